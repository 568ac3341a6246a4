"""Large files are read block by block, with the same outcome as if they were read whole."""

from __future__ import annotations

import codecs
import errno
import hashlib
import os
import threading
from typing import TYPE_CHECKING, Any

import pytest

from service_rating import observations
from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import large_file, read_observations, runs
from service_rating.observations.large_file import LargeFile
from service_rating.observations.sources import FileSource, PipeSource
from service_rating.observations.table import FileTable, open_table
from tests.observations.sample import SMALL, checked, read, write

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "".join(f"E{i % 9},balance,{i % 7},R{i},2026-01-{i % 28 + 1:02d},{'组' if i % 2 else ''}\n" for i in range(200))
TEXT = f"employee,kpi,value,rater,date,team\n{ROWS}\n{ROWS[:90]}"


@pytest.fixture
def in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_file, "LARGE", 10)
    monkeypatch.setattr(runs, "FIRST", 70)
    monkeypatch.setattr(runs, "BLOCK", 300)


def document_of(path: Path) -> object:
    table = open_table(path)
    assert isinstance(table, FileTable)
    return table.document


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_blocks_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: bytes, newline: str) -> None:
    content = mark + TEXT.replace("\n", newline).encode()
    whole = read(tmp_path, content)
    monkeypatch.setattr(large_file, "LARGE", 10)
    monkeypatch.setattr(runs, "FIRST", 70)
    monkeypatch.setattr(runs, "BLOCK", 300)
    blocks = read(tmp_path, content)
    document = document_of(tmp_path / "observations.csv")
    assert isinstance(document, LargeFile)
    assert len(document.cuts) > 10
    assert document.text() == (TEXT if TEXT.endswith("\n") else TEXT + "\n").encode()
    for name in ("observations", "rejects", "attributes", "counts", "digest", "diagnostics"):
        one, other = getattr(whole, name), getattr(blocks, name)
        assert one.equals(other) if hasattr(one, "equals") else one == other, name
    assert set(whole.counts.by_code) == {"OB144", "OB160", "OB102"}


@pytest.mark.usefixtures("in_blocks")
@pytest.mark.parametrize(
    "content",
    [
        TEXT.replace("R199", '"R199"').encode(),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        b" ,\n" * 200 + TEXT.encode(),
        TEXT.encode() + b"\0",
    ],
)
def test_anything_but_plain_text_is_read_whole(tmp_path: Path, content: bytes) -> None:
    assert not isinstance(document_of(write(tmp_path, content)), LargeFile)


@pytest.mark.usefixtures("in_blocks")
def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT)
    table = open_table(path)
    blocks = table.blocks()
    next(blocks)
    path.write_text(TEXT + "E1,balance,1,R1,2026-01-01,\n")
    with pytest.raises(CouldNotRunError, match="OB015"):
        list(blocks)


@pytest.mark.usefixtures("in_blocks")
def test_a_file_that_vanishes(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT)
    table = open_table(path)
    path.unlink()
    with pytest.raises(CouldNotRunError, match="OB001"):
        list(table.blocks())


@pytest.mark.usefixtures("in_blocks")
def test_a_file_that_shrinks_while_it_is_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, TEXT)
    real = large_file._stamp
    monkeypatch.setattr(large_file, "_stamp", lambda file: (real(file)[0] + 1, real(file)[1]))
    assert not isinstance(document_of(path), LargeFile)


@pytest.mark.usefixtures("in_blocks")
def test_an_unreadable_file(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match="OB001"):
        open_table(tmp_path / "none.csv")
    with pytest.raises(CouldNotRunError, match="OB001"):
        read_observations([f"a{os.sep}\0"], SMALL)


@pytest.mark.usefixtures("in_blocks")
def test_rejects_of_a_large_file_are_read_once_more(tmp_path: Path) -> None:
    found = checked(read_observations([write(tmp_path, TEXT)], SMALL))
    assert found.rejects.filter(code="OB160")["rater"].to_list() == ["R0", "R1", "R2"]


@pytest.mark.usefixtures("in_blocks")
def test_a_file_that_was_looked_through_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, TEXT)
    here, looks, real = threading.current_thread(), list[threading.Thread](), large_file._looked_through

    def look(*about: Any) -> LargeFile | None:
        looks.append(threading.current_thread())
        return real(*about)

    monkeypatch.setattr(large_file, "_looked_through", look)
    large_file.look_ahead([FileSource(tmp_path / "none.csv"), PipeSource("-")])
    large_file.look_ahead([FileSource(path)])
    assert isinstance(document_of(path), LargeFile)
    assert looks != [here]
    assert len(looks) == 1
    assert isinstance(document_of(path), LargeFile)
    assert looks[1:] == [here]


@pytest.mark.usefixtures("in_blocks")
def test_a_file_that_changed_since_it_was_looked_through_ahead(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT)
    large_file.look_ahead([FileSource(path)])
    path.write_text(TEXT + '"E1",balance,1,R1,2026-01-01,\n')
    assert not isinstance(document_of(path), LargeFile)


@pytest.mark.usefixtures("in_blocks")
def test_what_goes_wrong_ahead_is_told_to_whoever_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, TEXT)
    asked = threading.Event()

    def look(*_: object) -> None:
        asked.set()
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(large_file, "_looked_through", look)
    large_file.look_ahead([FileSource(path)])
    assert asked.wait(30)
    with pytest.raises(CouldNotRunError, match="OB001"):
        open_table(path)


@pytest.mark.usefixtures("in_blocks")
def test_a_file_that_is_needed_before_its_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = write(tmp_path, TEXT), write(tmp_path, TEXT, "second.csv")
    wait, real = threading.Event(), large_file._looked_through

    def look(*about: Any) -> LargeFile | None:
        assert wait.wait(30)
        return real(*about)

    monkeypatch.setattr(large_file, "_looked_through", look)
    large_file.look_ahead([FileSource(first), FileSource(second)])
    monkeypatch.setattr(large_file, "_looked_through", real)
    assert isinstance(document_of(second), LargeFile)
    wait.set()
    assert isinstance(document_of(first), LargeFile)


@pytest.mark.usefixtures("in_blocks")
def test_the_digest_is_that_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    path = write(tmp_path, codecs.BOM_UTF8 + TEXT.encode())
    found = read_observations([path], SMALL)
    sums = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.digest == f"sha256:{hashlib.sha256(sums.encode()).hexdigest()}"
    found = read_observations([path], SMALL)
    path.write_text(TEXT + "E1,balance,1,R1,2026-01-01,\n")
    with pytest.raises(CouldNotRunError, match="OB015"):
        _ = found.digest


def test_the_package_knows_its_own_names_only() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = observations.nothing
