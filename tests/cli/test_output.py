from __future__ import annotations

import errno
import io
import json
import os
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import polars as pl
import pytest

from service_rating import files
from service_rating.diagnostic import CouldNotRunError
from service_rating.reports import rejects_file
from tests.cli.program import DATA, EVALUATE, OBSERVATIONS, RUBRIC, command, run

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = json.loads((Path(__file__).parents[2] / "schema" / "assessments.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl", "parquet", "txt", "JSON"])
def test_suffix_gives_the_format(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"levels.{suffix}"
    found = run(*EVALUATE, "-o", str(target))
    assert (found.code, found.out) == (1, "")
    assert f"Written: {target}." in found.err
    assert target.stat().st_size > 100
    assert [file.name for file in tmp_path.iterdir()] == [target.name]


def test_format_beats_suffix(tmp_path: Path) -> None:
    run(*EVALUATE, "-o", str(tmp_path / "levels.dat"), "--format", "json")
    assert json.loads((tmp_path / "levels.dat").read_bytes())["schema"] == "service-rating/assessments/1"


def test_json_of_the_real_pipeline_fits_the_schema() -> None:
    document = json.loads(run(*EVALUATE, "--format", "json").out)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert [row["level"] for row in document["assessments"]] == [2, 1, None, None]
    assert document["assessments"][1]["events"] == [
        {"event": "data_breach", "evidence": "CASE-7", "decided_by": "王经理", "date": "2026-03-02"}
    ]
    assert document["observations"] | {"digest": ""} == {
        "read": 15, "accepted": 11, "blank": 1, "out_of_period": 1, "rejected": 2, "digest": "",
    }  # fmt: skip


def test_parquet_goes_into_a_pipe_but_not_onto_a_terminal() -> None:
    piped = subprocess.run(command(*EVALUATE, "--format", "parquet"), capture_output=True, check=False)
    assert pl.read_parquet(io.BytesIO(piped.stdout))["employee"].to_list() == ["E01", "E02", "E03", "E04"]
    refused = run(*EVALUATE, "--format", "parquet", terminal=True)
    assert (refused.code, refused.out) == (2, "")
    assert "CL005" in refused.err


def test_assessments_do_not_depend_on_files_and_order(tmp_path: Path) -> None:
    header, *rows = Path(OBSERVATIONS).read_text("utf-8").splitlines()
    (tmp_path / "b.csv").write_text("\n".join([header, *rows[:6:-1]]), "utf-8")
    (tmp_path / "a.csv").write_text("\n".join([header, *rows[6::-1]]), "utf-8")
    split = ("evaluate", str(tmp_path / "b.csv"), str(tmp_path / "a.csv"), "-r", RUBRIC, "--period", "2026H1")
    for name in ("csv", "jsonl", "table"):
        assert run(*split, "--format", name).out == run(*EVALUATE, "--format", name).out


def test_rejects_file_holds_the_rows_and_can_be_handed_in_again(tmp_path: Path) -> None:
    target = tmp_path / "rejects.csv"
    found = run(*EVALUATE, "--rejects", str(target))
    assert f"Written: {target}." in found.err
    rows = pl.read_csv(target, infer_schema=False)
    assert rows["line"].to_list() == ["14", "15"]
    assert rows["code"].to_list() == ["OB143", "OB121"]
    assert rows["value"].to_list() == ["87", "0.5"]
    target.write_text(target.read_text("utf-8").replace("87,", "87%,").replace("greting", "greeting"), "utf-8")
    assert "Rows read: 2 = accepted 2 " in run("evaluate", str(target), "-r", RUBRIC).err


def test_rejects_file_is_written_also_when_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "clean.csv").write_text("employee,kpi,value\nE01,greeting_rate,85%\n", "utf-8")
    target = tmp_path / "rejects.csv"
    assert run("evaluate", str(tmp_path / "clean.csv"), "-r", RUBRIC, "--rejects", str(target)).code == 0
    assert target.read_text("utf-8-sig").startswith("file,line,column,code,")


def test_without_room_for_the_rejects_there_are_no_new_assessments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: pl.DataFrame) -> Iterator[bytes]:
        raise OSError(errno.ENOSPC, "No space left on device")
        yield b""

    monkeypatch.setattr(rejects_file, "rejects_pieces", full)
    levels, rejects = tmp_path / "levels.csv", tmp_path / "rejects.csv"
    levels.write_text("as before", "utf-8")
    found = run(*EVALUATE, "-o", str(levels), "--rejects", str(rejects))
    assert (found.code, found.out) == (2, "")
    assert f"{rejects}: OU004 " in found.err
    assert [file.name for file in tmp_path.iterdir()] == ["levels.csv"]
    assert levels.read_text("utf-8") == "as before"


def test_inputs_are_never_overwritten(tmp_path: Path) -> None:
    copy = tmp_path / "observations.csv"
    copy.write_bytes(Path(OBSERVATIONS).read_bytes())
    link = tmp_path / "link.csv"
    link.symlink_to(copy)
    for arguments in (("-o", str(copy)), ("-o", str(link)), ("--rejects", str(copy)), ("-o", f"{tmp_path}/./link.csv")):
        found = run("evaluate", str(copy), "-r", RUBRIC, *arguments)
        assert found.code == 2
        assert "OU001" in found.err
    both = str(tmp_path / "both.csv")
    assert "OU001" in run(*EVALUATE, "-o", both, "--rejects", both).err
    assert copy.read_bytes() == Path(OBSERVATIONS).read_bytes()


@pytest.mark.parametrize(
    ("target", "code"), [("missing/levels.csv", "OU003"), (".", "OU002"), ("/proc/levels.csv", "OU004")]
)
def test_unwritable_targets_are_2_in_a_sentence(
    target: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = run(*EVALUATE, "-o", target, "--format", "csv")
    assert (found.code, found.out) == (2, "")
    assert f"{target}: {code} " in found.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_disk_is_2_in_a_sentence() -> None:
    assert "/dev/full: OU004" in run(*EVALUATE, "-o", "/dev/full", "--format", "json").err
    for arguments in (EVALUATE, (*EVALUATE, "--format", "csv"), ("--help",), ("--version",)):
        with Path("/dev/full").open("wb") as full:
            found = subprocess.run(command(*arguments), stdout=full, stderr=subprocess.PIPE, check=False)
        assert found.returncode == 2
        assert b"the disk is full" in found.stderr
        assert len(found.stderr.splitlines()) == 1


def test_a_reader_that_leaves_early_is_no_error() -> None:
    line = " ".join(command(*EVALUATE)) + " | true; echo ${PIPESTATUS[0]}"
    found = subprocess.run(["bash", "-c", line], capture_output=True, check=False)  # noqa: S607
    assert found.stdout.strip() in {b"0", b"1"}
    assert b"Traceback" not in found.stderr
    assert b"Broken" not in found.stderr


def test_old_content_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "levels.csv"
    target.write_text("old", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CouldNotRunError, match="the disk is full"):
        files.write_file(target, b"new")
    assert target.read_text("utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["levels.csv"]


def test_written_files_keep_their_rights_and_links(tmp_path: Path) -> None:
    target, link = tmp_path / "levels.csv", tmp_path / "link.csv"
    files.write_file(target, b"one")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask
    target.chmod(0o640)
    link.symlink_to(target)
    files.write_file(link, b"two")
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode), link.is_symlink()) == (b"two", 0o640, True)


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[1m" in run(*EVALUATE, terminal=True).out
    assert "\x1b" not in run(*EVALUATE).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(*EVALUATE, terminal=True).out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in run(*EVALUATE, terminal=True).out


def test_wide_terminals_get_the_justification_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Justification" not in run(*EVALUATE).out
    monkeypatch.setenv("COLUMNS", "140")
    assert "Justification" in run(*EVALUATE).out


def test_non_ascii_goes_out_as_utf8_whatever_the_locale() -> None:
    found = subprocess.run(
        command(*EVALUATE, "--lang", "zh"),
        capture_output=True,
        check=False,
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert "建议等级" in found.stdout.decode()
    assert "拒收" in found.stderr.decode()


def test_map_and_attribute(tmp_path: Path) -> None:
    path = tmp_path / "renamed.csv"
    path.write_text("wer,kpi,value,greting_rate\nE01,greeting_rate,85%,x\n", "utf-8")
    assert run("evaluate", str(path), "-r", RUBRIC).code == 2
    found = run(
        "evaluate", str(path), "-r", RUBRIC, "--map", "wer=employee", "--attribute", "greting_rate", "--format", "json"
    )
    assert found.code == 0
    assert json.loads(found.out)["assessments"][0]["attributes"] == {"greting_rate": "x"}


def test_data_folder_is_what_the_tests_think() -> None:
    assert {file.name for file in DATA.iterdir()} == {"counter.rubric.yaml", "observations.csv"}
