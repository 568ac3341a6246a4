from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from service_rating.observations.table import open_table
from tests.cli.program import run

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "tickets"
TICKETS, EVENTS = str(EXAMPLES / "tickets.csv"), str(EXAMPLES / "ticket-events.csv")
COLLECT = ("collect", "tickets")
MESSY = """工单编号,处理人,优先级,受理时间,首次响应时间,解决时间,重开次数,状态
T1,D01,紧急,2026/3/2 10:00,2026/3/2 10:30,2026/3/2 12:00,0,已解决
T2,D01,P2,2026/3/2 10:00,2026/3/2 14:01,2026/3/2 20:00,1,已解决
T3,D02 ,三级,2026/3/6 10:00,2026/3/6 11:00,2026/3/13 10:00,0,已解决
T4,D02,咨询,2026/3/6 10:00,,,,处理中
T5,D02,1,2026/3/6 10:00,,,,处理中
T6,=D02,9,2026/3/6 10:00,,,,处理中
T7,D02,1,2026/3/6 10:00,2026/3/6 9:00,,,处理中
T8,D02,1,2026/3/6 10:00,,,,取消
,,,,,,,
T9,D02,1,yesterday,,,,处理中
"""


def messy(folder: Path) -> str:
    file = folder / "messy.csv"
    file.write_text(MESSY, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "name", ["help-collect-tickets", "collect-tickets", "collect-tickets-messy", "collect-ticket-events"]
)
def test_run_is_the_golden_file(tmp_path: Path, name: str, language: str) -> None:
    report = str(tmp_path / "r.csv")
    runs = {
        "help-collect-tickets": (*COLLECT, "--help"),
        "collect-tickets": (
            *COLLECT,
            TICKETS,
            "-r",
            "service-awareness",
            "--every",
            "month",
            "--as-of",
            "2026-06-30T18:00",
        ),
        "collect-tickets-messy": (*COLLECT, messy(tmp_path), "--report", report),
        "collect-ticket-events": (*COLLECT, EVENTS, "-o", str(tmp_path / "o.csv"), "--report", report),
    }
    found = run(*runs[name], "--lang", language)
    told = f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}"
    told += "".join(f"--- {path.name}\n{path.read_text('utf-8')}" for path in sorted(tmp_path.glob("r.*")))
    told = told.replace(f"{EXAMPLES}/", "").replace(f"{tmp_path}/", "")
    golden = GOLDEN / f"{language}-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert told == file.read()


def test_the_examples_are_what_their_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "benchmarks" / "example_tickets.py"), str(tmp_path)], check=True)
    assert {path.name for path in tmp_path.iterdir()} == {"tickets.csv", "ticket-events.csv"}
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (EXAMPLES / path.name).read_bytes()


def test_evaluate_accepts_every_row_and_finds_the_same_shares(tmp_path: Path) -> None:
    target = str(tmp_path / "o.csv")
    assert run(*COLLECT, TICKETS, "-o", target).code == 0
    found = run("evaluate", target, "-r", "service-desk", "--period", "2026H1", "--format", "json", "--lang", "en")
    assert found.code == 0
    assert '"rejected": 0' in found.out
    assert "rejected 0" in found.err


@pytest.mark.parametrize(("rubric", "kpi"), [("service-awareness", "timeliness"), ("service-desk", "resolution_rate")])
def test_evaluate_finds_the_share_of_the_cases(tmp_path: Path, rubric: str, kpi: str) -> None:
    target = str(tmp_path / "o.csv")
    assert run(*COLLECT, TICKETS, "-r", rubric, "-o", target).code == 0
    found = json.loads(run("evaluate", target, "-r", rubric, "--period", "2026H1", "--format", "json").out)
    values = {(a["employee"], k["kpi"]): k.get("value") for a in found["assessments"] for k in a["kpis"]}
    rows = pl.read_csv(target, infer_schema=False).filter(pl.col("kpi") == kpi)
    sums = rows.group_by("employee").agg(pl.col("numerator", "denominator").cast(pl.Int64).sum())
    for employee, numerator, denominator in sums.rows():
        assert values[employee, kpi] == round(numerator / denominator, 6)


def test_the_same_log_as_cases_and_as_events_says_the_same(tmp_path: Path) -> None:
    cases, events = tmp_path / "cases.csv", tmp_path / "events.csv"
    wanted = set(pl.read_csv(EVENTS)["case"].to_list())
    log = pl.read_csv(TICKETS, infer_schema=False).filter(pl.col("工单编号").is_in(list(wanted)))
    log.write_csv(tmp_path / "some.csv")
    for source, target in ((tmp_path / "some.csv", cases), (Path(EVENTS), events)):
        assert run(*COLLECT, str(source), "-o", str(target), "--as-of", "2026-03-31").code == 0
    assert cases.read_bytes() == events.read_bytes()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_formats_say_the_same(tmp_path: Path, suffix: str) -> None:
    one, other = str(tmp_path / "one.csv"), str(tmp_path / f"other{suffix}")
    for target in (one, other):
        assert run(*COLLECT, EVENTS, "-o", target).code == 0
    frames = [pl.concat(open_table(path).blocks()).select("^c[0-9]+$") for path in (one, other)]
    assert frames[0].equals(frames[1])


def test_a_report_as_a_workbook(tmp_path: Path) -> None:
    target = tmp_path / "report.xlsx"
    assert run(*COLLECT, EVENTS, "-o", str(tmp_path / "o.csv"), "--report", str(target), "--lang", "zh").code == 0
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(target)["工单数"]
    assert [cell.value for cell in sheet[1]][:4] == ["处理人", "服务级别", "工单数", "已解决"]
    assert sheet.max_row > 10


def test_rejected_rows_as_a_file_are_formula_safe(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.csv"
    found = run(*COLLECT, messy(tmp_path), "--rejects", str(rejects), "-o", str(tmp_path / "o.csv"), "--lang", "en")
    assert found.code == 1
    rows = pl.read_csv(rejects)
    assert rows["code"].to_list() == ["TK104", "TK106", "LG101"]
    assert "'=D02" in rejects.read_text("utf-8-sig")
    assert "Rows read: 10 = used 4" in found.err


def test_ids_come_out_as_pseudonyms(tmp_path: Path) -> None:
    key, out, report = tmp_path / "key", tmp_path / "o.csv", tmp_path / "r.csv"
    assert run("collect", "pseudonymise", "--new-key", str(key)).code == 0
    found = run(*COLLECT, EVENTS, "-o", str(out), "--report", str(report), "--pseudonymise", str(key), "--lang", "en")
    assert found.code == 0
    ids = set(pl.read_csv(out)["employee"])
    assert len(ids) == 6
    assert all(name.startswith("p") for name in ids)
    assert set(pl.read_csv(report)["Agent"]) == ids


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--every", "mnth"), "TK057"),
        (("--calendar", "chnia"), "TK022"),
        (("--zone", "Asia/Peking"), "TK034"),
        (("--as-of", "soon"), "TK015"),
        (("--tiers", "levels"), "TK001"),
        (("-r", "service-habits"), "TK010"),
        (("--report", "r.txt"), "CL004"),
        (("--report", "none/r.csv"), "OU003"),
        (("--report", TICKETS), "OU001"),
        (("--date-format", "x"), "CL006"),
        (("--pseudonymise", "none"), "PN001"),
        (("--mapping", "none.yaml"), "SR001"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_cannot_run_says_why(arguments: tuple[str, ...], code: str, language: str) -> None:
    found = run(*COLLECT, TICKETS, *arguments, "--lang", language)
    assert found.code == 2
    assert code in found.err
    assert not found.out


def test_no_xlsxwriter_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service_rating.cli.collect_tickets_output.find_spec", lambda _: None)
    found = run(*COLLECT, TICKETS, "--report", str(tmp_path / "r.xlsx"))
    assert (found.code, "CL012" in found.err) == (2, True)


def test_a_company_calendar_changes_what_is_in_time(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("case,agent,tier,opened,resolved\nT1,D1,P3,2026-02-11 10:00,2026-02-26 09:00\n", encoding="utf-8")
    shares = {
        calendar: run(*COLLECT, str(log), "--calendar", calendar).out.splitlines()[1].split(",")[3:5]
        for calendar in ("china", "weekdays", str(EXAMPLES / "our-desk.calendar.yaml"))
    }
    assert list(shares.values()) == [["0", "1"], ["0", "1"], ["1", "1"]]  # the company closes three days earlier
