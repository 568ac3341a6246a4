"""How far reading is, on stderr: a bar on a terminal, a line now and then elsewhere, nothing for small inputs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Self

from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.cli.session import Session
    from service_rating.observations.header import Layout
    from service_rating.observations.intake import Intake
    from service_rating.observations.reading import Findings
    from service_rating.observations.sentences import Wording
    from service_rating.observations.table import Table

LARGE = 1 << 24
"""Bytes of text from which progress is shown."""
SECONDS_BETWEEN_LINES = 30
clock = time.monotonic
NOW = Localized(
    "读取中 {percent}%　{rows} 行　每秒 {rate} 行　约剩 {left}",
    "Reading {percent}%  {rows} rows  {rate} rows/s  {left} left",
)
DONE = Localized("读取完成：{rows} 行，用时 {took}，每秒 {rate} 行。", "Read {rows} rows in {took}, {rate} rows/s.")


class Progress:
    """Watches the reading of large inputs. The bar vanishes when it is done; lines stay."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sizes: list[int] = []
        self._most: list[int] = []
        self._rows: list[int] = []
        self._began = self._told = clock()
        self._bar: Any = None

    def __enter__(self) -> Self:
        """Nothing is shown yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away, also when reading failed."""
        if self._bar is not None:
            self._bar.stop()

    def start(self, tables: Sequence[Table], _layouts: Sequence[Layout], _wording: Wording) -> None:
        """Learn how much there is; show the bar."""
        self._sizes = [table.extent.size for table in tables]
        self._most = [table.extent.rows for table in tables]
        self._rows = [0] * len(tables)
        if self._is_large and self._session.is_watched:
            self._bar = _bar(sum(self._sizes))
            self._bar.start()

    def step(self, number: int, rows: int, _found: Findings) -> None:
        """Show how far it is."""
        self._rows[number] = rows
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._bytes(number), description=self._now(number))
            self._bar.refresh()
        elif self._is_large and clock() - self._told >= SECONDS_BETWEEN_LINES:
            self._told = clock()
            self._session.note(self._now(number))

    def end(self, _intake: Intake) -> None:
        """One line stays where nobody saw the bar."""
        if self._is_large and self._bar is None:
            took = clock() - self._began
            self._session.note(DONE.format(rows=f"{sum(self._rows):,}", took=_time(took), rate=self._rate(took)))

    @property
    def _is_large(self) -> bool:
        return sum(self._sizes) >= LARGE

    def _bytes(self, number: int) -> float:
        """Bytes done, taking the rows of a file to be of equal length."""
        share = min(1.0, self._rows[number] / max(1, self._most[number]))
        return sum(self._sizes[:number]) + share * self._sizes[number]

    def _rate(self, took: float) -> str:
        return f"{sum(self._rows) / max(took, 0.001):,.0f}"

    def _now(self, number: int) -> str:
        took, done = clock() - self._began, self._bytes(number) / sum(self._sizes)
        left = _time(took * (1 - done) / done) if done else "?"
        text = NOW.format(percent=f"{100 * done:.0f}", rows=f"{sum(self._rows):,}", rate=self._rate(took), left=left)
        return text.get(self._session.language)


def _time(seconds: float) -> str:
    """``1:05``, ``1:00:05``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _bar(total: int) -> Any:
    """A bar on stderr that is drawn when told to, without a thread of its own."""
    import sys

    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (BarColumn(bar_width=20), TextColumn("{task.description}", markup=False))
    bars = Bars(*columns, console=Console(file=sys.stderr), auto_refresh=False, transient=True)
    bars.add_task("", total=total)
    return bars
