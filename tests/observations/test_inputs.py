"""Which files are meant, and how their bytes come: folders, patterns, pipes, gzip, the same file twice."""

from __future__ import annotations

import gzip
import io
import os
import sys
import threading
from pathlib import Path
from typing import IO, Any

import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import gzip_file, read_observations
from service_rating.observations.gzip_file import unpack
from service_rating.observations.inputs import InputFiles, input_files
from service_rating.observations.sources import FileSource
from service_rating.observations.table import open_table
from tests.observations.sample import SMALL, checked, write

LONG = "employee,kpi,value\nE1,balance,1\n"


def names(found: InputFiles) -> list[str]:
    return [Path(source.name).name for source in found.observations]


def notes(found: InputFiles) -> list[tuple[str, str]]:
    return [(note.code, note.message.en) for note in found.notes]


def test_a_folder_means_its_observation_files(tmp_path: Path) -> None:
    for name in ("b.csv", "a.CSV", "c.csv.gz", "d.parquet", ".hidden.csv", "notes.txt", "e.xlsx", "~$e.xlsx"):
        write(tmp_path, LONG, name)
    (tmp_path / "older.csv").mkdir()
    write(tmp_path / "older.csv", LONG, "e.csv")
    found = input_files([tmp_path])
    assert names(found) == ["a.CSV", "b.csv", "c.csv.gz", "d.parquet", "e.xlsx"]
    assert notes(found) == [("OB057", "Files in this folder that were passed over: notes.txt.")]
    assert names(input_files([tmp_path / "older.csv"])) == ["e.csv"]


def test_names_that_are_no_utf_8_are_told_by_their_codes() -> None:
    names = [os.fsdecode(b"\xff.csv"), os.fsdecode(b"\xe6\xb8\xa9.csv")]
    assert [FileSource(name).name for name in names] == ["\\udcff.csv", "温.csv"]


def test_a_folder_without_observation_files_is_refused(tmp_path: Path) -> None:
    write(tmp_path, LONG, "notes.txt")
    with pytest.raises(CouldNotRunError, match="OB017"):
        input_files([tmp_path])


def test_a_folder_that_cannot_be_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", locked)
    with pytest.raises(CouldNotRunError, match=r"OB001 .* it is not permitted"):
        input_files([tmp_path])


def test_many_files_that_are_passed_over_are_not_all_named(tmp_path: Path) -> None:
    for n in range(9):
        write(tmp_path, "", f"{n}.txt")
    write(tmp_path, LONG, "a.csv")
    assert notes(input_files([tmp_path]))[0][1].endswith("4.txt, 5.txt, ….")


def test_a_pattern_means_what_the_shell_would_make_of_it(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "c.txt", ".d.csv", "[1].csv"):
        write(tmp_path, LONG, name)
    (tmp_path / "in.csv").mkdir()
    write(tmp_path / "in.csv", LONG, "e.csv")
    assert names(input_files([f"{tmp_path}/[ab].csv"])) == ["a.csv", "b.csv"]
    assert names(input_files([f"{tmp_path}/*.csv"])) == ["[1].csv", "a.csv", "b.csv", "e.csv"]
    assert names(input_files([f"{tmp_path}/**/e.csv"])) == ["e.csv"]
    assert names(input_files([f"{tmp_path}/[1].csv"])) == ["[1].csv"]
    with pytest.raises(CouldNotRunError, match=r"x\*\.csv: OB018"):
        input_files([f"{tmp_path}/x*.csv"])


def test_the_same_file_is_read_once_whatever_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = write(tmp_path, LONG, "a.csv")
    (tmp_path / "link.csv").symlink_to(path)
    os.link(path, tmp_path / "other.csv")
    found = input_files(["*.csv", "a.csv"])
    assert names(found) == ["a.csv"]
    told = "The same file was named more than once and is read once: a.csv, link.csv = a.csv, other.csv = a.csv."
    assert notes(found) == [("OB056", told)]
    assert checked(read_observations([tmp_path, path], SMALL)).counts.read == 1
    (tmp_path / "more").mkdir()
    for n in range(8):
        (tmp_path / "more" / f"{n}.csv").symlink_to(path)
    assert notes(input_files([tmp_path / "more"]))[0][1].endswith("….")


def test_the_roster_is_no_observation_file(tmp_path: Path) -> None:
    write(tmp_path, LONG, "a.csv")
    roster = write(tmp_path, "employee\nE1\n", "roster.csv")
    for given in (str(tmp_path), f"{tmp_path}/*.csv"):
        found = input_files([given], roster)
        assert names(found) == ["a.csv"]
        assert found.paths == [tmp_path / "a.csv", roster]
        assert read_observations([given], SMALL, roster=roster).counts.roster_read == 1


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(LONG.encode())

    monkeypatch.setattr(sys, "stdin", Stdin())


@pytest.mark.usefixtures("piped")
def test_standard_input_is_kept_to_be_read_twice() -> None:
    found = read_observations(["-"], SMALL)
    assert (found.counts.accepted, found.inputs[0].name) == (1, "stdin")
    assert input_files(["-"]).paths == []


@pytest.mark.usefixtures("piped")
def test_what_came_through_a_pipe_has_no_name_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    table = open_table("-")
    assert list(tmp_path.iterdir()) == []
    assert sum(block.height for block in table.blocks()) == 1


def test_standard_input_serves_once(tmp_path: Path) -> None:
    for given, roster in ((["-", "-"], None), (["-"], "-")):
        with pytest.raises(CouldNotRunError, match="OB023"):
            input_files(given, roster)


def test_no_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(CouldNotRunError, match=r"stdin: OB001 .*Bad file descriptor"):
        read_observations(["-"], SMALL)


def test_a_named_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(LONG, "utf-8"))
    writer.start()
    found = read_observations([pipe], SMALL)
    writer.join()
    assert found.counts.accepted == 1


def test_a_full_disk_while_a_pipe_is_kept_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> IO[bytes]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(CouldNotRunError, match="the disk is full"):
        read_observations(["-"], SMALL)


def test_a_file_that_vanishes_between_two_passes_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, LONG)
    table = open_table(path)
    path.unlink()
    with pytest.raises(CouldNotRunError, match=r"OB001 .*there is no such file"):
        table.blocks()


def test_gzip_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    for content in (
        gzip.compress(LONG.encode(), mtime=0),
        gzip.compress(LONG[:20].encode(), mtime=0) + gzip.compress(LONG[20:].encode(), mtime=0),
    ):
        found = read_observations([write(tmp_path, content, "a.csv")], SMALL)
        assert found.counts.accepted == 1
    assert unpack(gzip.compress(b"x") + bytes(512), "") == b"x"
    assert unpack(gzip.compress("员工".encode("gb18030")), "").decode("gb18030") == "员工"


@pytest.mark.parametrize("keep", [3, 12, 40, -1, -9])
def test_a_gzip_file_that_is_cut_off_is_told(keep: int) -> None:
    with pytest.raises(CouldNotRunError, match=r"x.gz: OB019 .*cut off"):
        unpack(gzip.compress(os.urandom(100))[:keep], "x.gz")


@pytest.mark.parametrize(
    "harm", [lambda b: b + b"junk", lambda b: b[:30] + b"\xff\xff" + b[32:], lambda b: b[:-8] + bytes(8)]
)
def test_a_damaged_gzip_file_is_told(harm: Any) -> None:
    with pytest.raises(CouldNotRunError, match=r"x.gz: OB019 .*damaged"):
        unpack(harm(gzip.compress(bytes(range(256)))), "x.gz")


def test_a_gzip_file_that_swells_is_stopped_early(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    real = gzip_file._pieces

    def counted(content: bytes, name: str) -> Any:
        for piece in real(content, name):
            taken.append(len(piece[0]))
            yield piece

    monkeypatch.setattr(gzip_file, "_pieces", counted)
    bomb = gzip.compress(bytes(200 << 20), 1)
    with pytest.raises(CouldNotRunError, match=r"x.gz: OB020 .*more than 64 MiB|65 MiB"):
        unpack(bomb, "x.gz")
    assert sum(taken) <= gzip_file.FREE + gzip_file.PIECE


def test_a_dense_file_below_the_bound_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzip_file, "FREE", 1 << 10)
    monkeypatch.setattr(gzip_file, "PIECE", 1 << 8)
    text = b"".join(b"E%d,balance,%d\n" % (n, n % 5) for n in range(5000))
    assert unpack(gzip.compress(text), "") == text


def test_sources_may_be_given_instead_of_paths(tmp_path: Path) -> None:
    assert open_table(FileSource(write(tmp_path, LONG))).header == ["employee", "kpi", "value"]
