"""``collect table``: files in, observations out, exit codes, both languages."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from tests.cli.program import run

GOLDEN = Path(__file__).parent / "golden"
EXAMPLE = Path(__file__).parents[2] / "examples" / "call-centre"
LOG = """\
Calls of March,,,,,
坐席 ,日期,等待,满意度,满意度,备注
E1,13/03/2026,0:00:12,满意,x,=cmd()
E1\u3000,14/03/2026,35 秒,一般,x,
,,,,,
E2,05/03/2026,?,不满意,x,测试
E2,05/03/2026,1,很满意,x,
E3,31/02/2026,0:00:02,满意,x,
,06/03/2026,0:00:02,满意,x,
坐席 ,日期,等待,满意度,满意度,备注
"""
MAPPING = """\
mapping: march
for: observations
rubric: service-awareness
table: {header_row: 2}
columns: {employee: 坐席, date: 日期, evidence: 备注}
missing: ["?"]
filters: [{column: 备注, drop: [测试]}]
kpis:
  timeliness: {column: 等待, unit: min, passing: {at_most: 0.5}}
  customer_satisfaction: {column: 满意度, values: {满意: 5, 一般: 3, 不满意: 1}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    (tmp_path / "march.mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


def compared(name: str, told: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert told == file.read()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_whole_run_is_the_golden_file(folder: Path, language: str) -> None:
    found = run(
        "--lang", language, "collect", "table", "log.csv", "-m", "march.mapping.yaml", "--rejects", "rejects.csv"
    )
    rejects = (folder / "rejects.csv").read_text(encoding="utf-8")
    compared(
        f"{language}-collect-table",
        f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}--- rejects\n{rejects}",
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["table", "map"])
def test_help_is_the_golden_file(name: str, language: str) -> None:
    compared(f"{language}-help-collect-{name}", run("--lang", language, "collect", name, "--help").out)


def test_what_is_written_is_read_by_evaluate(folder: Path) -> None:
    mapping, inspections = str(EXAMPLE / "call-centre.mapping.yaml"), str(EXAMPLE / "inspections.csv")
    first = (EXAMPLE / "calls.csv").read_text(encoding="utf-8").splitlines(keepends=True)[:900]
    (folder / "calls.csv").write_text("".join(first), encoding="utf-8")
    outcomes = []
    for suffix in (".csv", ".xlsx", ".parquet"):
        target = f"observations{suffix}"
        assert run("collect", "table", "calls.csv", "-m", mapping, "-o", target).code == 1
        found = run("evaluate", target, inspections, "--period", "2026H1", "--format", "csv")
        assert found.code == 0
        outcomes.append(found.out)
    assert len(set(outcomes)) == 1
    levels = {row["employee"]: row["level"] for row in csv.DictReader(io.StringIO(outcomes[0].lstrip("\ufeff")))}
    assert (len(levels), levels["A101"], levels["A110"]) == (10, "2", "1")


def test_rejected_rows_are_corrected_and_handed_in_again(folder: Path) -> None:
    (folder / "plain.mapping.yaml").write_text(MAPPING.replace("table: {header_row: 2}\n", ""), encoding="utf-8")
    run("collect", "table", "log.csv", "-m", "march.mapping.yaml", "--rejects", "rejects.csv", "-o", "out.csv")
    text = (folder / "rejects.csv").read_text(encoding="utf-8-sig")
    mended = (
        text.replace("31/02/2026", "28/02/2026")
        .replace(",很满意,", ",满意,")
        .replace("\r\nlog.csv,9,坐席", "\r\nlog.csv,9,")
    )
    (folder / "rejects.csv").write_text(mended, encoding="utf-8-sig")
    found = run(
        "--lang",
        "en",
        "collect",
        "table",
        "rejects.csv",
        "-m",
        "plain.mapping.yaml",
        "-o",
        "again.csv",
        "--date-format",
        "日期=dmy",
    )
    assert "Rows read: 3 = used 2 + rejected 1" in found.err
    again = pl.read_csv(folder / "again.csv", infer_schema=False)
    assert sorted(set(again["date"])) == ["2026-02-28", "2026-03-05"]


def test_formulas_do_not_come_out_alive(folder: Path) -> None:
    run("collect", "table", "log.csv", "-m", "march.mapping.yaml", "-o", "out.csv")
    assert ",'=cmd()," in (folder / "out.csv").read_text(encoding="utf-8")
    run("collect", "table", "log.csv", "-m", "march.mapping.yaml", "-o", "out.xlsx")
    sheet = openpyxl.load_workbook(folder / "out.xlsx").active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {
        "s",
        "inlineStr",
        "n",
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("none.csv", "-m", "march.mapping.yaml"), "OB001"),
        (("log.csv", "-m", "none.mapping.yaml"), "SR001"),
        (("log.csv", "-m", "log.csv"), "SR"),
        (("log.csv", "-m", "march.mapping.yaml", "-o", "log.csv"), "OU001"),
        (("log.csv", "-m", "march.mapping.yaml", "-o", "march.mapping.yaml"), "CL004"),
        (("log.csv", "-m", "march.mapping.yaml", "--rejects", "march.mapping.yaml"), "OU001"),
        (("log.csv", "-m", "march.mapping.yaml", "-o", "x.txt"), "CL004"),
        (("log.csv", "-m", "march.mapping.yaml", "-r", "nothing"), "nothing"),
        (("log.csv", "-m", "march.mapping.yaml", "-r", "service-habits"), "LG040"),
        (("log.csv", "-m", "march.mapping.yaml", "--zone", "Mars"), "LG035"),
        (("log.csv", "-m", "march.mapping.yaml", "--date-format", "dmy"), "CL006"),
        (("log.csv", "-m", "march.mapping.yaml", "--date-format", "日期=xyz"), "LG034"),
        (("log.csv", "-m", "march.mapping.yaml", "--pseudonymise", "none.key"), "none.key"),
        (("log.csv",), "mapping"),
    ],
)
def test_what_cannot_be_done_is_exit_2_in_both_languages(folder: Path, arguments: tuple[str, ...], code: str) -> None:
    told = [run("--lang", language, "collect", "table", *arguments) for language in ("zh", "en")]
    assert [found.code for found in told] == [2, 2]
    assert all(code in found.err and "Traceback" not in found.err for found in told)
    assert told[0].err != told[1].err
    assert not list(folder.glob("out*"))


def test_pseudonyms_take_the_place_of_ids(folder: Path) -> None:
    key = folder / "a.key"
    key.write_bytes(bytes(range(64)))
    key.chmod(0o600)
    found = run("collect", "table", "log.csv", "-m", "march.mapping.yaml", "--pseudonymise", "a.key", "-o", "out.csv")
    employees = pl.read_csv(folder / "out.csv", infer_schema=False)["employee"]
    assert found.code == 1
    assert employees.str.contains("^p[0-9a-f]{32}$").all()
    assert employees.n_unique() == 1


@pytest.mark.parametrize(
    "content", [b"", b"\0\0", b"\xff\xfe\x00", b"PK\x03\x04", "坐席,日期\n".encode("gb18030"), b'"', b"a,b\n" * 9]
)
def test_any_bytes_are_answered_in_words(folder: Path, content: bytes) -> None:
    (folder / "odd.csv").write_bytes(content)
    for command in (("table", "odd.csv", "-m", "march.mapping.yaml"), ("map", "odd.csv")):
        found = run("--lang", "en", "collect", *command)
        assert found.code in (1, 2)
        assert "Traceback" not in found.err
