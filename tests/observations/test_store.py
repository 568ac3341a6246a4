"""Rows that do not fit into memory: the same outcome, from a file that nobody can leave behind."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl
import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import (
    Intake,
    memory,
    narrow_rows,
    read_observations,
    reading,
    repeats,
    spill_file,
    store,
)
from service_rating.reports.csv_text import render
from service_rating.reports.evaluation import evaluate_intake
from tests.observations.sample import SMALL, checked, write

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "employee,kpi,value,source,rater,date,evidence,team\n"


def rows() -> str:
    """Twelve employees, two of them with nothing but conflicts, duplicates, events and bad rows."""
    lines = [
        f"E{i % 12},balance,{i % 7 - 3},customer,R{i % 5},2026-01-{1 + i % 9:02},,T{i % 2}\n"
        f"E{i % 12},need_discovery,{1 + i % 6},peer,R{i % 4},2026-02-{1 + i % 7:02},,T{i % 2}\n"
        for i in range(150)
    ]
    twice = "".join(f"X{i},balance,{value},customer,R,2026-01-01,,\n" for i in range(2) for value in (1, 2))
    events = "E1,data_breach,,,boss,2026-03-01,case 7,\n" * 2 + "E3,data_breach,,,boss,2026-03-01,case 8,\n"
    lost = "Y,data_breach,,,boss,2026-03-01,case 9,\n" * 2 + "Z,balance,x,,,,,\n"
    return "".join(lines) + twice + events + lost


def split(path: Path, parts: int, **options: Any) -> Intake:
    limit = int(path.stat().st_size * store.SCORED * store.BESIDE / (parts - 0.5))
    intake = checked(read_observations([path], SMALL, memory=limit, **options))
    assert intake.accepted.store.parts == parts
    return intake


@pytest.mark.parametrize("parts", [5, 7])
@pytest.mark.parametrize("roster", [None, "employee\nE1\nE2\nnobody\n"])
def test_the_outcome_does_not_depend_on_the_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: int, roster: str | None
) -> None:
    path = write(tmp_path, HEADER + rows())
    people = None if roster is None else write(tmp_path, roster, "roster.csv")
    monkeypatch.setattr(store, "MANY", 40)
    whole, apart = read_observations([path], SMALL, roster=people), split(path, parts, roster=people)
    assert (whole.counts, whole.diagnostics) == (apart.counts, apart.diagnostics)
    for name in ("events", "employees", "attributes", "rejects"):
        assert getattr(whole, name).equals(getattr(apart, name)), name
    order = whole.observations.columns
    assert whole.observations.sort(order).equals(apart.observations.sort(order))
    one, other = (evaluate_intake(intake, SMALL).outcome for intake in (whole, apart))
    assert (render(one, "en"), render(one, "zh")) == (render(other, "en"), render(other, "zh"))


def test_whoever_is_left_is_looked_for_in_all_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = "E5,balance,1,customer,R,2026-03-01,,\n" * 2 + "L,balance,2,customer,R,2026-03-01,,\n"
    path = write(tmp_path, HEADER + rows() + "L,balance,1,customer,R,2026-01-01,,\n" * 2 + last)
    at_once = checked(read_observations([path], SMALL))
    monkeypatch.setattr(repeats, "SOON", 7)
    bit_by_bit = checked(read_observations([path], SMALL))
    assert bit_by_bit.employees.equals(at_once.employees)
    named = at_once.employees["employee"].to_list()
    assert "L" in named
    assert not {"X0", "X1"} & set(named)


@pytest.mark.parametrize("team", ["team", ""])
def test_people_of_many_blocks_are_laid_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, team: str) -> None:
    lines = rows().splitlines(keepends=True)
    header = HEADER.replace(",team", f",{team}")
    for number in range(6):
        write(tmp_path, (HEADER if number == 5 else header) + "".join(lines[number::6]), f"{number}.csv")
    apart = checked(read_observations([tmp_path], SMALL))
    monkeypatch.setattr(reading, "MANY_PEOPLE", 0)
    together = checked(read_observations([tmp_path], SMALL))
    assert together.attributes.equals(apart.attributes)
    assert together.employees.equals(apart.employees)
    assert together.diagnostics == apart.diagnostics


def test_one_employee_is_found_in_any_part(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + rows())
    whole, apart = (intake.only(pl.Series(["E3"])) for intake in (read_observations([path], SMALL), split(path, 5)))
    assert whole.observations.equals(apart.observations)
    assert set(whole.observations["employee"]) == {"E3"}


def test_the_file_has_no_name_while_it_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    found = split(write(tmp_path, HEADER + rows()), 5)
    assert found.observations.height
    assert list(folder.iterdir()) == []


def test_a_killed_process_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    path = write(tmp_path, HEADER + rows())
    program = (
        "import os, signal\nfrom service_rating.observations import read_observations\n"
        "from service_rating.rubric.loading import load_rubric\n"
        f"found = read_observations([{str(path)!r}], load_rubric('service-awareness'), memory=1)\n"
        "assert found.accepted.store.parts > 1\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], env=os.environ | {"TMPDIR": str(folder)}, check=False)
    assert done.returncode == -signal.SIGKILL
    assert list(folder.iterdir()) == []


class Disk(NamedTuple):
    free: int


def test_a_disk_that_is_too_small_is_told_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, HEADER + rows())
    monkeypatch.setattr("shutil.disk_usage", lambda _: Disk(10))
    with pytest.raises(CouldNotRunError, match=r"OB030.*has 0 MiB left"):
        split(path, 5)


def test_a_full_disk_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, HEADER + rows())

    def full(**_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(CouldNotRunError, match=r"OB031.*the disk is full"):
        split(path, 5)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no disk that is always full")  # noqa: PTH110
def test_a_disk_that_fills_up_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, HEADER + rows())
    monkeypatch.setattr("tempfile.TemporaryFile", partial(open, "/dev/full", "r+b"))
    with pytest.raises(CouldNotRunError, match=r"OB031.*the disk is full"):
        split(path, 5)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("2G", 2 << 30), ("2 GiB", 2 << 30), ("500m", 500 << 20), ("1.5GB", 3 << 29), ("１T", 1 << 40), ("1M", 1 << 20),
        ("0.5M", None), ("2", None), ("G", None), ("-1G", None), ("2K", None), ("1e3M", None), ("", None),
    ],
)  # fmt: skip
def test_sizes(text: str, size: int | None) -> None:
    assert memory.parse_size(text) == size


def test_the_usual_memory_heeds_the_limits_of_a_container(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LIMITS", [tmp_path / "absent"])
    machine = memory.usual_memory()
    monkeypatch.setattr(memory, "LIMITS", [write(tmp_path, "max\n", "a"), write(tmp_path, "4194304\n", "b")])
    assert memory.usual_memory() == 1 << 20 <= machine


def test_a_machine_that_does_not_tell_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.sysconf")
    monkeypatch.setattr(memory, "LIMITS", [])
    assert memory.usual_memory() == memory.UNKNOWN


@pytest.mark.parametrize("on_disk", [False, True])
@pytest.mark.parametrize("heights", [[], [1, 2], [2, 2, 1], [5], [1, 5, 0]])
def test_rows_come_back_by_employee_however_they_were_added(
    monkeypatch: pytest.MonkeyPatch, heights: list[int], *, on_disk: bool
) -> None:
    monkeypatch.setattr(store, "MANY", 4)
    monkeypatch.setattr(narrow_rows, "FEW", 2)
    monkeypatch.setattr(spill_file, "GATHERED", 1)
    rows = pl.DataFrame({"employee": range(10), "line": range(10), "value": [7] * 10})
    rows = rows.cast({"employee": pl.UInt32, "line": pl.Int64, "value": pl.Int64})
    kept, start = store.Store(3, on_disk=on_disk), 0
    for height in [*heights, 0]:
        kept.add(kept.ready(rows.slice(start, height)))
        start += height
    parts = [part.rows for part in kept]
    assert [part.columns for part in parts] == [rows.columns] * 3
    assert [part["line"].sort().to_list() for part in parts] == [list(range(first, start, 3)) for first in range(3)]
    assert {value for part in parts for value in part["value"]} == ({7} if start else set())
    assert [part.rows.columns for part in kept.read("value")] == [["value"]] * 3
    kept.let_go("line")
    assert on_disk or [part.rows.columns for part in kept] == [["employee", "value"]] * 3


def test_a_disk_that_gives_back_less_than_was_written_ends_the_run() -> None:
    kept = store.Store(2, on_disk=True)
    kept.add(kept.ready(pl.DataFrame({"employee": range(4), "line": range(4)})))
    assert [part.rows.height for part in kept] == [2, 2]
    kept._rows._file.truncate(100)
    with pytest.raises(OSError, match="Input/output error"):
        list(kept)


def test_rows_in_memory_are_narrow_whatever_comes_beside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MANY", 4)
    rows = pl.DataFrame({"employee": [0] * 9, "line": range(9), "value": [5, 5, 300, 5, 5, 5, 5, 5, 5]})
    kept = store.Store()
    for start, height in ((0, 2), (2, 5), (7, 2)):
        kept.add(kept.ready(rows.slice(start, height)))
    (part,) = kept
    assert part.rows.equals(rows)
    assert part.rows.schema == {"employee": pl.Int64, "line": pl.UInt8, "value": pl.UInt16}


def test_a_large_file_is_several_parts_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, HEADER + rows())
    whole = read_observations([path], SMALL)
    monkeypatch.setattr(store, "AT_ONCE", path.stat().st_size // 4)
    apart = checked(read_observations([path], SMALL))
    assert (apart.accepted.store.parts, apart.accepted.store.on_disk) == (5, False)
    assert (whole.counts, whole.diagnostics) == (apart.counts, apart.diagnostics)
    assert whole.observations.sort(pl.all()).equals(apart.observations.sort(pl.all()))
    found = [render(evaluate_intake(intake, SMALL).outcome, "zh") for intake in (whole, apart)]
    assert found[0] == found[1]


@pytest.mark.parametrize("parts", [1, 5])
def test_lines_are_told_until_they_are_forgotten(tmp_path: Path, parts: int) -> None:
    path = write(tmp_path, HEADER + rows())
    intake = read_observations([path], SMALL) if parts == 1 else split(path, parts)
    assert intake.accepted.observations("line")["line"].is_between(2, 400).all()
    before = intake.observations.sort(pl.all())
    intake.forget_lines()
    assert intake.accepted.observations().sort(pl.all()).equals(before)
