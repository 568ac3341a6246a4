"""Progress on stderr: a bar on a terminal, lines elsewhere, nothing for small inputs; never on stdout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service_rating.cli import progress
from service_rating.observations import runs
from tests.cli.program import RUBRIC, run

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = 400


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    rows = "".join(f"E{n % 7},satisfaction,4\n" for n in range(ROWS))
    (tmp_path / "many.csv").write_text(f"employee,kpi,value\n{rows}", "utf-8")
    monkeypatch.setattr(progress, "LARGE", 1 << 10)
    monkeypatch.setattr(runs, "FIRST", 1 << 10)
    monkeypatch.setattr(runs, "BLOCK", 1 << 10)
    return str(tmp_path / "many.csv")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    def ticking() -> Iterator[float]:
        yield from (20.0 * n for n in range(10**6))

    ticks = ticking()
    monkeypatch.setattr(progress, "clock", lambda: next(ticks))


def test_a_bar_on_a_terminal(many: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    found = run("evaluate", many, "-r", RUBRIC, "--format", "json", terminal=True)
    assert "━" in found.err
    assert f"Reading 100%  {ROWS} rows" in found.err
    assert "left" in found.err
    assert json.loads(found.out)["observations"]["read"] == ROWS
    assert "Read 400" not in found.err
    assert "读取中" in run("evaluate", many, "-r", RUBRIC, "--lang", "zh", terminal=True).err


def test_the_bar_goes_when_reading_fails(many: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    Path(many).write_text(Path(many).read_text("utf-8").replace(",4\n", ",9\n"), "utf-8")
    found = run("evaluate", many, "-r", RUBRIC, "--max-rejects", "5%", terminal=True)
    assert found.code == 2
    assert found.err.rindex("OB024") > found.err.rindex("━")


def test_one_line_where_there_is_no_terminal(many: str) -> None:
    found = run("evaluate", many, "-r", RUBRIC)
    assert found.err.startswith(f"Read {ROWS} rows in 0:0")
    assert "Reading" not in found.err
    assert "\x1b" not in found.err


@pytest.mark.usefixtures("slow")
def test_a_line_now_and_then_in_a_long_run(many: str) -> None:
    found = run("evaluate", many, "-r", RUBRIC)
    lines = [line for line in found.err.splitlines() if line.startswith("Reading")]
    assert 2 <= len(lines) <= 8
    assert "rows/s" in lines[0]


def test_a_dumb_terminal_gets_lines(many: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert run("evaluate", many, "-r", RUBRIC, terminal=True).err.startswith("Read 400 rows")


def test_nothing_for_small_inputs(many: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LARGE", 1 << 20)
    for terminal in (True, False):
        assert "Read" not in run("evaluate", many, "-r", RUBRIC, terminal=terminal).err.replace("Rows read", "")


def test_hours_are_told() -> None:
    assert [progress._time(s) for s in (0, 65, 3605, 86400)] == ["0:00", "1:05", "1:00:05", "24:00:00"]
