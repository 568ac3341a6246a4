"""One table of observations, block by block: checked cells, rejects, attributes and counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.attributes import attributes_of, people_of, together
from service_rating.observations.coding import Coding, as_texts
from service_rating.observations.dates import UNDATED, day_number
from service_rating.observations.figures import read_figures
from service_rating.observations.forms import read_cells
from service_rating.observations.lines import read_lines
from service_rating.observations.observation_keys import told_apart
from service_rating.observations.rejects import rejected_rows
from service_rating.observations.sure_rows import LEAST, sure_rows
from service_rating.observations.threads import side_by_side
from service_rating.observations.watching import Watches

if TYPE_CHECKING:
    from service_rating.observations.header import Layout
    from service_rating.observations.lexicon import Lexicon
    from service_rating.observations.period import Period
    from service_rating.observations.store import Ready, Store
    from service_rating.observations.subjects import Subjects
    from service_rating.observations.sure_rows import Sure
    from service_rating.observations.table import Table
    from service_rating.observations.watching import Watch

KEPT = {
    "employee": pl.UInt32, "file": pl.Int32, "line": pl.Int64, "position": pl.Int32, "subject": pl.Int16,
    "source": pl.Int8, "rater": pl.UInt32, "day": pl.Int32, "told": pl.UInt64,
    "value": pl.Int64, "numerator": pl.Int64, "denominator": pl.Int64, "observations": pl.Int64,
}  # fmt: skip
"""The columns of an accepted row, as narrow as they can be; employee and rater are numbers of the lexicon."""

MANY_PEOPLE = 1 << 21
"""Rows of employees and attributes from which on those of several blocks are laid together."""


@dataclass(frozen=True)
class Task:
    """What every table is read with."""

    subjects: Subjects
    lexicon: Lexicon
    period: Period | None
    store: Store
    watch: Watch = field(default_factory=Watches)


@dataclass
class Findings:
    """What has been found so far; frames per block. ``others``: employees of blank and out of period rows.

    ``observations`` are there for one block only: they go to the store.
    """

    observations: list[pl.DataFrame] = field(default_factory=list)
    events: list[pl.DataFrame] = field(default_factory=list)
    people: list[pl.DataFrame] = field(default_factory=list)
    rejects: list[pl.DataFrame] = field(default_factory=list)
    repeated: list[pl.DataFrame] = field(default_factory=list)
    others: list[pl.Series] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    read: int = 0
    blank: int = 0
    out_of_period: int = 0
    undated: int = 0

    def add(self, more: Findings) -> None:
        """Take over what was found in another block."""
        for name, own in vars(self).items():
            found = getattr(more, name)
            setattr(self, name, own | found if isinstance(own, set) else own + found)
        if sum(people.height for people in self.people[1:]) > max(MANY_PEOPLE, self.people[0].height):
            self.people = [together(self.people)]


def read_table(table: Table, number: int, layout: Layout, task: Task, found: Findings) -> int:
    """Read one table into ``found``, its blocks side by side; gives the number of its lines."""
    lines = 0
    coding = Coding(layout, task.lexicon)
    work = partial(_read_block, file=table.name, number=number, layout=layout, task=task)
    spread = map if 0 < table.extent.rows <= LEAST else side_by_side  # one short block needs no threads
    for height, rows, more in spread(work, map(coding.seen, table.blocks(coding.kinds))):
        lines += height
        task.store.add(rows)
        found.add(more)
        task.watch.step(number, lines, found)
    if not found.events:  # no row was read one by one: a block without rows gives frames of the right columns
        _read_one_by_one(no_rows(table), table.name, number, layout, task, found)
        task.store.add(found.observations.pop())
    return lines


def _read_block(block: pl.DataFrame, file: str, number: int, layout: Layout, task: Task) -> tuple[int, Ready, Findings]:
    """How many lines there were, the observations as the store wants them, and what else was found."""
    found = Findings()
    sure = sure_rows(block, layout, task)
    if sure is not None:
        _keep_sure(sure, number, found)
        block = block if not sure.cells.height else block.filter(~sure.mask)
    if sure is None or block.height:
        _read_one_by_one(as_texts(block), file, number, layout, task, found)
    lines = (0 if sure is None else sure.cells.height) + block.height
    rows = task.store.ready(pl.concat(found.observations))
    found.observations.clear()
    return lines, rows, found


def _keep_sure(sure: Sure, number: int, found: Findings) -> None:
    cells = told_apart(sure.cells.with_columns(file=pl.lit(number), position=pl.lit(-1)))
    found.observations.append(cells.select(pl.col(name).cast(kind) for name, kind in KEPT.items()))
    found.people.append(people_of(sure.lines))
    if "label" in sure.lines.columns:
        found.labels.update(sure.lines["label"].unique().to_list())
        found.labels.discard("")
    found.read += cells.height


def _read_one_by_one(  # noqa: PLR0913, PLR0917
    block: pl.DataFrame, file: str, number: int, layout: Layout, task: Task, found: Findings
) -> None:
    common = read_lines(block, layout, task.lexicon)
    cells = read_figures(read_cells(block, common, layout, task.subjects, task.lexicon), task.subjects)
    cells = cells.with_columns(file=pl.lit(number, pl.Int32))
    if cells.height:
        cells = _dated(cells, task.period, found)
    _count(cells, found)
    _keep(cells, found)
    bad = cells.filter(pl.col("problem").is_not_null())
    bad = bad.select("line", "problem", "position", "subject", detail=pl.lit(None, pl.String))
    found.rejects.append(rejected_rows(block, layout, bad, file))
    found.people.append(attributes_of(common, cells))


def no_rows(table: Table) -> pl.DataFrame:
    """A block without rows."""
    names = ["shape", "more", *(f"c{i}" for i in range(len(table.header)))]
    return pl.DataFrame(schema={"line": pl.Int64} | dict.fromkeys(names, pl.String))


def _dated(cells: pl.DataFrame, period: Period | None, found: Findings) -> pl.DataFrame:
    """Mark cells outside the period: dated outside its days, or labelled with another period."""
    if period is None and (cells["label"] == "").all():
        return cells
    if period is None:
        fine = cells.filter(pl.col("problem").is_null() & ~pl.col("blank") & (pl.col("label") != ""))
        found.labels.update(fine["label"].unique().to_list())
        return cells
    undated = pl.col("day") == UNDATED
    if period.first is not None and period.last is not None:
        inside = pl.col("day").is_between(day_number(period.first), day_number(period.last)) | undated
        cells = cells.with_columns(outside=pl.col("outside") | ~inside)
    live = pl.col("problem").is_null() & ~pl.col("blank") & ~pl.col("outside")
    found.undated += cells.select((live & undated & (pl.col("label") == "")).sum()).item()
    return cells


def _count(cells: pl.DataFrame, found: Findings) -> None:
    fine = pl.col("problem").is_null()
    blank, outside = cells.select(
        (fine & pl.col("blank")).sum().alias("blank"),
        (fine & ~pl.col("blank") & pl.col("outside")).sum().alias("outside"),
    ).row(0)
    found.read += cells.height
    found.blank += blank
    found.out_of_period += outside


def _keep(cells: pl.DataFrame, found: Findings) -> None:
    """Keep accepted observations and events, each with what makes it the same as another."""
    fine = pl.col("problem").is_null()
    live = fine & ~pl.col("blank") & ~pl.col("outside")
    marks = cells.select(live=live, event=live & pl.col("is_event"), other=fine & ~live)
    kept = told_apart(cells).select(pl.col(name).cast(kind) for name, kind in KEPT.items())
    found.observations.append(kept.filter(marks["live"] & ~marks["event"]))
    found.events.append(kept.with_columns(evidence=cells["evidence"]).filter(marks["event"]))
    found.others.append(cells["employee"].filter(marks["other"]).unique())
