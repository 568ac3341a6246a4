from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

import polars as pl
import pytest

from service_rating.observations.table import open_table
from tests.cli.program import run

EXAMPLES = Path(__file__).parents[2] / "examples"
SECRET = "0123456789abcdef0123456789ABCDEF"  # noqa: S105  # of a test


def by_hand(text: str) -> str:
    return "p" + hmac.new(SECRET.encode(), text.encode(), hashlib.sha256).hexdigest()[:32]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    key = tmp_path / "hr.key"
    key.write_text(f"{SECRET}\n", "utf-8")
    key.chmod(0o600)
    (tmp_path / "a.csv").write_text("工号,姓名,指标,数值\nE1,沈,x,1\n", "utf-8")
    (tmp_path / "b.csv").write_text("employee,rater,value\nE1,E1,=2\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_help_page_is_the_golden_file(language: str) -> None:
    told = run("collect", "pseudonymise", "--help", "--lang", language).out
    golden = Path(__file__).parent / "golden" / f"{language}-help-collect-pseudonymise.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    assert told == golden.read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_file_to_stdout(folder: Path, language: str) -> None:
    found = run("collect", "pseudonymise", "a.csv", "--key", "hr.key", "--lang", language)
    assert found.code == 0
    assert found.out == f"\ufeff工号,指标,数值\n{by_hand('E1')},x,1\n"
    told = {"zh": "a.csv: 共读取 1 行 = 采用 1 + 拒收 0", "en": "a.csv: Rows read: 1 = used 1 + rejected 0"}
    assert told[language] in found.err
    assert SECRET not in found.err


def test_many_files_into_a_folder(folder: Path) -> None:
    (folder / "out").mkdir()
    found = run("collect", "pseudonymise", "a.csv", "b.csv", "--key", "hr.key", "-o", "out", "--lang", "en")
    assert found.code == 0
    assert (folder / "out" / "b.csv").read_text(
        "utf-8-sig"
    ) == f"employee,rater,value\n{by_hand('E1')},{by_hand('E1')},'=2\n"
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["a.csv", "b.csv"]


@pytest.mark.parametrize("suffix", [".xlsx", ".parquet", ".csv"])
def test_formats_in_and_out(folder: Path, suffix: str) -> None:
    assert run("collect", "pseudonymise", "a.csv", "--key", "hr.key", "-o", f"t{suffix}").code == 0
    assert run("collect", "pseudonymise", f"t{suffix}", "--key", "hr.key", "-o", f"u{suffix}").code == 0
    rows = pl.concat(open_table(folder / f"u{suffix}").blocks())
    assert rows.select("c0", "c1", "c2").rows() == [(by_hand(by_hand("E1")), "x", "1")]
    (folder / "out").mkdir()
    found = run("collect", "pseudonymise", f"t{suffix}", "--key", "hr.key", "-o", "out")
    assert found.code == 0
    assert [path.name for path in (folder / "out").iterdir()] == [f"t{suffix}"]


def test_rejected_rows_are_told_and_kept_as_they_were(folder: Path) -> None:
    (folder / "a.csv").write_text("employee,value\nE1,1,2\nE2,3\n", "utf-8")
    found = run("collect", "pseudonymise", "a.csv", "--key", "hr.key", "--rejects", "r.csv", "--lang", "en")
    assert found.code == 1
    assert by_hand("E2") in found.out
    assert "E1" not in found.out
    assert "PN053" in found.err
    assert "E1" in (folder / "r.csv").read_text("utf-8-sig")


def test_a_new_key(folder: Path) -> None:
    made = run("collect", "pseudonymise", "--new-key", "new.key", "--lang", "en")
    assert made.code == 0
    secret = (folder / "new.key").read_text("utf-8").strip()
    assert secret not in made.out + made.err
    assert run("collect", "pseudonymise", "a.csv", "--key", "new.key").code == 0
    again = run("collect", "pseudonymise", "--new-key", "new.key")
    assert (again.code, "PN005" in again.err) == (2, True)
    assert (folder / "new.key").read_text("utf-8").strip() == secret


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "PN010"),
        (("a.csv",), "PN011"),
        (("a.csv", "--new-key", "n.key"), "PN012"),
        (("a.csv", "b.csv", "--key", "hr.key"), "PN007"),
        (("a.csv", "b.csv", "--key", "hr.key", "-o", "c.csv"), "PN007"),
        (("a.csv", "--key", "sub/a.csv", "-o", "o.csv"), "PN002"),
        (("a.csv", "--key", "none.key"), "PN001"),
        (("a.csv", "--key", "hr.key", "-o", "hr.key"), "CL004"),
        (("a.csv", "--key", "hr.key", "-o", "a.csv"), "OU001"),
        (("a.csv", "--key", "hr.key", "--rejects", "hr.key"), "OU001"),
        (("a.csv", "--key", "hr.key", "--map", "姓名=kpi"), "PN006"),
        (("a.csv", "--key", "hr.key", "--map", "姓氏=name"), "OB014"),
        (("sub/a.csv", "a.csv", "--key", "hr.key", "-o", "out"), "PN008"),
        (("none.csv", "--key", "hr.key"), "OB001"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    folder: Path, arguments: tuple[str, ...], code: str
) -> None:
    for name in ("out", "sub"):
        (folder / name).mkdir()
    (folder / "sub" / "a.csv").write_text("employee\nE9\n", "utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found = run("collect", "pseudonymise", *arguments, "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert f"{code} " in found.err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_levels_are_the_same_under_pseudonyms(folder: Path) -> None:
    for name in ("observations.csv", "roster.csv"):
        assert run("collect", "pseudonymise", str(EXAMPLES / name), "--key", "hr.key", "-o", name).code == 0
    plain = run(
        "evaluate",
        str(EXAMPLES / "observations.csv"),
        "--roster",
        str(EXAMPLES / "roster.csv"),
        "--period",
        "2026H1",
        "--format",
        "csv",
    )
    own = run("evaluate", "observations.csv", "--roster", "roster.csv", "--period", "2026H1", "--format", "csv")
    assert plain.code == own.code == 1
    frames = [pl.read_csv(found.out.encode(), infer_schema=False) for found in (plain, own)]
    first = frames[0].with_columns(pl.col("employee").map_elements(by_hand, pl.String)).drop("name").sort("employee")
    assert first.equals(frames[1])


def test_nothing_to_say_says_nothing(folder: Path) -> None:
    found = run("collect", "pseudonymise", "b.csv", "--key", "hr.key", "--lang", "en")
    assert found.err == "b.csv: Rows read: 1 = used 1 + rejected 0\n"


def test_two_sheets_and_files_without_suffix(folder: Path) -> None:
    import xlsxwriter

    (folder / "out").mkdir()
    with xlsxwriter.Workbook(folder / "w.xlsx") as book:
        for name in ("one", "two"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["employee", "value"])
            sheet.write_row(1, 0, [name, 1])
    (folder / "plain").write_text("employee\nE1\n", "utf-8")
    found = run("collect", "pseudonymise", "w.xlsx#one", "w.xlsx#two", "--key", "hr.key", "-o", "out")
    assert (found.code, "PN008" in found.err) == (2, True)
    assert run("collect", "pseudonymise", "w.xlsx#two", "plain", "--key", "hr.key", "-o", "out").code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["plain.csv", "w.xlsx"]


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"\xff\xfea\x00", b"PK\x03\x04rubbish", b'"', b"\n\n", b"employee\n\xff\xfe\n"]
)
def test_any_bytes_end_with_a_sentence(folder: Path, content: bytes) -> None:
    (folder / "a.csv").write_bytes(content)
    found = run("collect", "pseudonymise", "a.csv", "--key", "hr.key", "--lang", "en")
    assert found.code in (0, 1, 2)
    assert "Internal error" not in found.err
    assert found.code or found.out
