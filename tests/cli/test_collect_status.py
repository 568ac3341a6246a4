from __future__ import annotations

import csv
import io
import os
from datetime import datetime
from pathlib import Path

import pytest

from service_rating.cli import collect_status
from tests.cli.program import run

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = Path(__file__).parents[2] / "examples"
STATUS = (
    "collect", "status", str(EXAMPLES / "observations.csv"), "--roster", str(EXAMPLES / "roster.csv"), "--period", "2026H1",
)  # fmt: skip
JUNE = ("--as-of", "2026-06-30")
RUNS = {
    "help-collect-status": ("collect", "status", "--help"),
    "collect-status": (*STATUS, *JUNE, "--source", "peer", "--source", "simulation", "--source", "客户"),
    "collect-status-early": (*STATUS, "--as-of", "2026-02-10", "--source", "mystery_shopper"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(RUNS))
def test_run_is_the_golden_file(name: str, language: str) -> None:
    found = run(*RUNS[name], "--lang", language)
    told = f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}".replace(f"{EXAMPLES}/", "")
    golden = GOLDEN / f"{language}-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    assert told == golden.read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_file_has_every_line(tmp_path: Path, language: str) -> None:
    found = run(*STATUS, *JUNE, "-o", str(tmp_path / "s.csv"), "--lang", language)
    assert found.code == 1
    rows = list(csv.DictReader(io.StringIO((tmp_path / "s.csv").read_text("utf-8-sig"))))
    assert len(rows) == 443
    states = [row["state"] for row in rows]
    told = {
        "zh": "共 443 项 = 齐全 {} + 不足 {} + 缺失 {} + 未到期 {}",
        "en": "Expected: 443 = complete {} + too few {} + missing {} + not yet due {}",
    }
    counts = [states.count(state) for state in ("complete", "too_few", "missing", "not_yet_due")]
    assert told[language].format(*counts) in found.err
    assert all(bool(row["needs"]) == (row["state"] in ("too_few", "missing")) for row in rows)
    assert {row["name"] for row in rows} >= {"沈若楠"}


def test_workbook_and_parquet_say_the_same(tmp_path: Path) -> None:
    import polars as pl

    from service_rating.observations.table import open_table

    for suffix in (".csv", ".xlsx", ".parquet"):
        assert run(*STATUS, *JUNE, "-o", str(tmp_path / f"s{suffix}"), "--lang", "zh").code == 1
    tables = [open_table(tmp_path / f"s{s}") for s in (".csv", ".xlsx", ".parquet")]
    read = [pl.concat(table.blocks()).select("^c[0-9]+$") for table in tables]
    every = f"c{tables[0].header.index('every')}"
    assert read[0].drop(every).equals(read[1].drop(every))
    assert set(zip(read[0][every], read[1][every], strict=True)) >= {("half_year", "每半年"), ("month", "每月")}
    assert read[0].equals(read[2])
    assert [tables[1].header[0], tables[1].header[-1]] == ["员工", "还缺什么"]


def clean(folder: Path) -> tuple[str, ...]:
    rows = [
        f"E1,{k},4,supervisor,M1,2026-06-20"
        for k in ("need_discovery", "composure", "comprehensive_service", "internal_service")
    ]
    rows = [
        row.replace("comprehensive_service,4", "comprehensive_service,90%") for row in rows if "internal" not in row
    ]
    rows.append("E1,need_discovery,4,supervisor,M2,2026-06-20")
    rows.append("E1,need_discovery,4,supervisor,M3,2026-06-20")
    rows += [f"E1,composure,4,supervisor,M{n},2026-06-20" for n in (2, 3)]
    (folder / "o.csv").write_text("employee,kpi,value,source,rater,date\n" + "\n".join(rows) + "\n", "utf-8")
    return ("collect", "status", str(folder / "o.csv"), "--period", "2026H1", "--source", "supervisor", "--lang", "en")


def test_complete_is_0_and_says_so(tmp_path: Path) -> None:
    found = run(*clean(tmp_path), *JUNE)
    assert found.code == 0
    assert "All evidence that is due is there." in found.out
    assert "ST050" in found.err


def test_rejected_rows_are_told_with_exit_1(tmp_path: Path) -> None:
    arguments = clean(tmp_path)
    with (tmp_path / "o.csv").open("a", encoding="utf-8") as file:
        file.write("E1,need_discovery,9,supervisor,M4,2026-06-20\n")
    found = run(*arguments, *JUNE, "--rejects", str(tmp_path / "r.csv"))
    assert found.code == 1
    assert "All evidence that is due is there." in found.out
    assert "OB144" in (tmp_path / "r.csv").read_text("utf-8-sig")


def test_today_is_the_default_until_the_period_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # noqa: ARG003
            return datetime(2026, 5, 4, 12).astimezone()

    arguments = clean(tmp_path)
    monkeypatch.setattr(collect_status, "datetime", Clock)
    assert "as of 2026-05-04:" in run(*arguments).err
    assert "as of 2025-12-31:" in run(*(a.replace("2026H1", "2025H2") for a in arguments)).err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "CL002"),
        (("--period", "summer"), "ST001"),
        (("--period", "2026H1", "--as-of", "soon"), "ST002"),
        (("--period", "2026H1", "--source", "moon"), "ST003"),
        (("--period", "2026H1", "-r", "service-desk", "--source", "peer"), "ST003"),
        (("--period", "2026H1", "-o", "x.json"), "CL004"),
        (("--period", "2026H1", "--map", "x"), "CL006"),
        (("--period", "2026H1", "-r", "nothing"), "SR020"),
        (("--period", "1999H1"), "CL010"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, arguments: tuple[str, ...], code: str) -> None:
    (tmp_path / "o.csv").write_text("employee,kpi,value\n", "utf-8")
    for language in ("zh", "en"):
        found = run("collect", "status", str(tmp_path / "o.csv"), *arguments, "--lang", language)
        assert (found.code, found.out) == (2, "")
        assert f"{code} " in found.err


def test_a_long_list_is_cut_and_says_so() -> None:
    found = run(*STATUS, *JUNE, "--lang", "en")
    assert "more lines. -o FILE.csv or .xlsx gives all.\n" in found.out
    assert "Sources observed daily (System data)" in found.err


def test_a_source_whose_interval_ends_later_is_told(tmp_path: Path) -> None:
    arguments = [argument.replace("2026H1", "2026Q1") for argument in clean(tmp_path)]
    found = run(*arguments, "--as-of", "2026-03-31")
    assert "nothing is asked of them: Supervisor" in found.err


def test_with_a_roster_nothing_is_said_of_it(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("employee,hired\nE1,2020-01-01\n", "utf-8")
    found = run(*clean(tmp_path), *JUNE, "--roster", str(tmp_path / "r.csv"))
    assert found.code == 0
    assert "ST050" not in found.err


def test_hostile_names_reach_the_page_harmless(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("employee,name\nE1,\x1b[31m::error::x\n", "utf-8")
    found = run(*clean(tmp_path)[:3], "--period", "2026H1", "--roster", str(tmp_path / "r.csv"), *JUNE)
    assert found.code in (1, 2)
    assert "\x1b" not in found.out + found.err


@pytest.mark.parametrize(
    "rubric", ["scenario-simulation", "service-desk", "service-habits", "service-level-grades", "service-quality"]
)
def test_every_shipped_rubric_has_a_status(rubric: str) -> None:
    observations = str(EXAMPLES / f"observations-{rubric}.csv")
    found = run("collect", "status", observations, "-r", rubric, "--period", "2026H1", *JUNE, "--lang", "en")
    assert found.code in (0, 1)
    assert ("intervals, from 2026-W" in found.out) == (rubric == "service-habits")
    assert ("Not listed" in found.err) == (rubric not in ("scenario-simulation", "service-quality"))
