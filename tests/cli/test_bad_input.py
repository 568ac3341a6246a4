"""What HR may hand in by mistake, and disks that take nothing: one sentence, exit 2, nothing half-written."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest

from service_rating import files
from tests.cli.program import DATA, EVALUATE, OBSERVATIONS, RUBRIC, command, run


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("folder.csv", "OB017"),
        ("x*.csv", "OB018"),
        ("gone.csv", "OB001"),
        ("cut.csv.gz", "OB019"),
        ("cut.parquet", "OB021"),
    ],
)
def test_one_sentence_and_2(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "cut.csv.gz").write_bytes(b"\x1f\x8b\x08")
    (tmp_path / "cut.parquet").write_bytes(b"PAR1")
    target = tmp_path / "levels.csv"
    for language in ("zh", "en"):
        found = run("evaluate", f"{tmp_path}/{name}", "-r", RUBRIC, "-o", str(target), "--lang", language)
        assert (found.code, found.out, len(found.err.splitlines())) == (2, "", 1)
        assert f"{name}: {code} " in found.err
    assert not target.exists()


def test_standard_input(tmp_path: Path) -> None:
    whole = ("evaluate", "-", *EVALUATE[2:], "--format", "csv", "--rejects", f"{tmp_path}/r.csv")
    with Path(OBSERVATIONS).open("rb") as file:
        found = subprocess.run(command(*whole), stdin=file, capture_output=True, check=False)
    assert found.returncode == 1
    assert found.stdout.decode() == run(*EVALUATE, "--format", "csv").out
    assert b"stdin:14:value: OB143" in found.stderr
    empty = subprocess.run(command("evaluate", "-"), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert empty.returncode == 2
    assert b"stdin: OB002" in empty.stderr


def test_a_pattern_between_quotes_and_a_folder_are_the_file_itself() -> None:
    for given in (str(DATA), f"{DATA}/*.csv"):
        found = run("evaluate", given, *EVALUATE[2:])
        assert (found.code, found.out) == (1, run(*EVALUATE).out)


def test_a_file_found_through_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    copy = tmp_path / "observations.csv"
    copy.write_bytes(Path(OBSERVATIONS).read_bytes())
    for option in ("-o", "--rejects"):
        assert "OU001" in run("evaluate", str(tmp_path), "-r", RUBRIC, option, str(copy)).err


NOBODY = [
    "employee,kpi,value\n",
    "employee,kpi,value\nE01,greeting_rate,87\nE02,nope,1\n",
]


@pytest.mark.parametrize("text", NOBODY)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nobody_to_assess_is_2_with_the_problems_and_the_rejects(tmp_path: Path, text: str, language: str) -> None:
    (tmp_path / "a.csv").write_text(text, "utf-8")
    target, rejects = tmp_path / "levels.csv", tmp_path / "rejects.csv"
    options = ("-o", str(target), "--rejects", str(rejects), "--lang", language)
    found = run("evaluate", str(tmp_path / "a.csv"), "-r", RUBRIC, *options)
    assert (found.code, found.out) == (2, "")
    assert ("OB143" in found.err) is ("87" in text)
    assert ("OB050" in found.err) is ("87" not in text)
    assert found.err.splitlines()[-1].startswith("CL010")
    assert not target.exists()
    assert rejects.read_text("utf-8-sig").count("OB1") == text.count("E0")


def test_a_roster_is_somebody(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("employee,kpi,value\n", "utf-8")
    (tmp_path / "roster.csv").write_text("employee\nE01\n", "utf-8")
    found = run("evaluate", f"{tmp_path}/a.csv", "--roster", f"{tmp_path}/roster.csv", "-r", RUBRIC)
    assert found.code == 0


def test_a_blank_cell_is_somebody(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("employee,kpi,value\nE01,greeting_rate,\n", "utf-8")
    assert run("evaluate", f"{tmp_path}/a.csv", "-r", RUBRIC).code == 0


@pytest.mark.parametrize("option", ["-o", "--rejects"])
@pytest.mark.parametrize(("number", "words"), [(30, "that place is read-only"), (28, "the disk is full")])
def test_a_folder_that_takes_nothing_is_told_before_the_work(
    tmp_path: Path, option: str, number: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(number, words)

    monkeypatch.setattr("service_rating.files.tempfile.TemporaryFile", full)
    found = run("evaluate", "none.csv", "-r", RUBRIC, option, str(tmp_path / "levels.csv"))
    assert (found.code, len(found.err.splitlines())) == (2, 1)
    assert f"levels.csv: OU004 This file cannot be written: {words}." in found.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_locked_is_told_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "levels.csv"
    target.write_text("old", "utf-8")
    real = Path.open

    def locked(self: Path, mode: str = "r", **options: object) -> object:
        if mode == "ab":
            raise PermissionError(13, "Permission denied")
        return real(self, mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    assert "OU004 This file cannot be written: it is not permitted." in run(*EVALUATE, "-o", str(target)).err
    assert target.read_text("utf-8") == "old"


def test_looking_whether_a_file_can_be_written_leaves_no_trace(tmp_path: Path) -> None:
    target = tmp_path / "levels.csv"
    files.check_target(target, [])
    assert list(tmp_path.iterdir()) == []
    target.write_text("old", "utf-8")
    before = target.stat()
    files.check_target(target, [])
    assert target.stat() == before


def test_both_streams_closed_early_are_quiet() -> None:
    line = " ".join(command(*EVALUATE)) + " 2>&1 | true; echo ${PIPESTATUS[0]}"
    found = subprocess.run(["bash", "-c", line], capture_output=True, check=False)  # noqa: S607
    assert found.stdout.strip() in {b"0", b"1"}
    assert found.stderr == b""


def test_a_name_of_fifty_thousand_characters_does_not_fill_the_screen(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"employee,name,kpi,value\nE01,{'长' * 50_000},greeting_rate,85%\n", "utf-8")
    assert len(run("evaluate", f"{tmp_path}/a.csv", "-r", RUBRIC).out.splitlines()) < 30


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r="])
def test_a_formula_leaves_as_text(tmp_path: Path, sign: str) -> None:
    cell = f"{sign}cmd|' /C calc'!A0"
    row = f'greeting_rate,85%,"{cell}"\n'
    (tmp_path / "a.csv").write_text(
        f'employee,kpi,value,"{sign}x"\nE01,{row}"{cell}",{row}E02,nope,1,"{cell}"\n', "utf-8", newline=""
    )
    out, rejects = tmp_path / "levels.csv", tmp_path / "rejects.csv"
    found = run("evaluate", f"{tmp_path}/a.csv", "-r", RUBRIC, "-o", str(out), "--rejects", str(rejects))
    assert found.code == 1
    for file in (out, rejects):
        with file.open(encoding="utf-8-sig", newline="") as text:
            cells = [cell for line in csv.reader(text) for cell in line]
        assert any(cell.startswith("'") for cell in cells)
        assert [cell for cell in cells if cell.startswith(tuple("=+-@＝＋－＠\t\r"))] == []
