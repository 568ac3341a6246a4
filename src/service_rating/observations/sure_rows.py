"""Rows of a long file that are surely fine, read in a few steps; any doubt leaves a row to the checks one by one.

Most rows of a large file are plain: a known employee, a KPI, a source that may judge it, a bare number in its range or a
numerator and denominator. They come out just as the checks one by one would accept them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.observations.combinations import combinations
from service_rating.observations.dates import UNDATED, day_number
from service_rating.observations.exact_numbers import MICRO, NANO, quotient
from service_rating.observations.lines import ATTRIBUTE, attributes, read, text
from service_rating.observations.subjects import KINDS
from service_rating.observations.values import BLANK, NA, NUMBER, PERCENT

if TYPE_CHECKING:
    from service_rating.observations.header import Layout
    from service_rating.observations.lines import Cells
    from service_rating.observations.reading import Task

SHARE, COUNT = KINDS.index("share"), KINDS.index("count")
NOT_PLAIN = r"[^!-~]"
LEAST = 2_000
"""Rows in a block for which it pays to look for sure ones first."""


NO_PARTS, BOTH_PARTS, ODD_PARTS = range(3)
"""What there is of numerator and denominator."""
VALUE_FINE, PARTS_FINE, WHOLE, EVIDENCE_COUNTS = 1, 2, 4, 8
"""What KPI, source and value say: fine as they are, fine with parts, whole numbers only, told apart by the evidence too."""


class Sure(NamedTuple):
    """Accepted observations, the lines they came from (employee, day, attributes, label if there are any), and which rows they are."""

    cells: pl.DataFrame
    lines: pl.DataFrame
    mask: pl.Series


def sure_rows(block: pl.DataFrame, layout: Layout, task: Task) -> Sure | None:
    """Read the sure rows of a block; None where the file is wide, or its values are in a unit of time."""
    value = layout.place("value")
    unit = "" if value is None or value.unit is None else value.unit
    if layout.form != "long" or unit not in ("", "%") or block.height < LEAST:
        return None
    figures = _figures(block, layout, task, percent=unit == "%")
    frame = block.select("line", "shape").with_columns(
        **_cells(block, layout, task), **attributes(block, layout), **figures
    )
    if layout.place("profile") is not None:
        frame = frame.with_columns(pl.col("profile").alias(f"{ATTRIBUTE}profile"))
    frame = frame.with_columns(
        fine=pl.col("fine") & _line_is_fine(layout, task).fill_null(value=False),
        evidence_counts=_said_so(EVIDENCE_COUNTS),
    )
    mask = frame["fine"]
    frame = frame if mask.all() else frame.filter(mask)
    return Sure(frame, frame.select("employee", "day", f"^(label|{ATTRIBUTE}.*)$"), mask)


def _cells(block: pl.DataFrame, layout: Layout, task: Task) -> Cells:
    """The cells that are looked up one by one: all but the figures."""
    lexicon = task.lexicon
    return {
        **read(block, layout.place("employee"), lexicon.employee, "employee", "known", "leads"),
        **read(block, layout.place("rater"), lexicon.rater),
        **read(block, layout.place("profile"), lexicon.profile),
        **read(block, layout.place("date"), lexicon.day),
        **({} if layout.place("period") is None else read(block, layout.place("period"), lexicon.label)),
        **{name: text(block, own) for name in ("evidence", "observation") if (own := layout.place(name)) is not None},
    }  # fmt: skip


def _figures(block: pl.DataFrame, layout: Layout, task: Task, *, percent: bool) -> dict[str, pl.Series]:
    """What KPI, source and value say together, what numerator and denominator do, and whether that is ``fine``.

    Where there are both parts, their quotient is the value; those rows are few, so only they are held against the range.
    """
    cells = combinations(block, _names(layout, "kpi", "source", "value"))
    said = _said(cells.rows, layout, task, percent=percent)
    parts = combinations(block, _names(layout, "numerator", "denominator"))
    given = _given(parts.rows, layout, task)
    columns = cells.spread(said, "subject", "source", "value", "says")
    columns |= parts.spread(given, "parts", "numerator", "denominator", "observations")
    both = (columns["parts"] == BOTH_PARTS).arg_true()
    ratios = pl.concat(
        [parts.of(both, given, "quotient"), cells.of(both, said, "low", "high", "says")], how="horizontal"
    ).select("quotient", fine=_said_so(PARTS_FINE) & _inside(pl.col("quotient"), _said_so(WHOLE)))
    bare = (columns["parts"] == NO_PARTS) & ((columns["says"] & VALUE_FINE) != 0)
    columns["value"] = columns["value"].scatter(both, ratios["quotient"])
    return columns | {"fine": bare.scatter(both, ratios["fine"].fill_null(value=False))}


def _names(layout: Layout, *fields: str) -> list[str]:
    places = map(layout.place, fields)
    return [f"c{column.position}" for column in places if column is not None]


def _given(cells: pl.DataFrame, layout: Layout, task: Task) -> pl.DataFrame:
    """Numerator, denominator, their quotient, for how many observations they stand, and what there is of them (``parts``)."""
    top = read(cells, layout.place("numerator"), task.lexicon.part)
    bottom = read(cells, layout.place("denominator"), task.lexicon.part)
    frame = cells.select(
        none=top["blank"] & bottom["blank"],
        numerator=top["micro"],
        denominator=bottom["micro"],
    )
    return frame.with_columns(_parts_and_quotient())


@cache
def _parts_and_quotient() -> tuple[pl.Expr, ...]:
    both = pl.col("numerator").is_not_null() & (pl.col("denominator") > 0)
    parts = pl.when("none").then(pl.lit(NO_PARTS, pl.Int8)).when(both).then(pl.lit(BOTH_PARTS, pl.Int8))
    ratio = quotient(pl.col("numerator"), pl.when(both).then("denominator").otherwise(MICRO))
    count = pl.when(both).then((pl.col("denominator") // MICRO).clip(1)).otherwise(pl.lit(1, pl.Int64))
    there = parts.otherwise(pl.lit(ODD_PARTS, pl.Int8))
    return there.alias("parts"), ratio.alias("quotient"), count.alias("observations")


def _said(cells: pl.DataFrame, layout: Layout, task: Task, *, percent: bool) -> pl.DataFrame:
    """KPI, the source the row counts for, the value as written, its range, and what is fine (``says``, a bit mask)."""
    subjects, kpis, sources = task.subjects, len(task.subjects.rubric.kpis), len(task.subjects.rubric.source_order)
    frame = cells.select(
        **read(cells, layout.place("kpi"), task.lexicon.subject, "subject"),
        **read(cells, layout.place("source"), task.lexicon.source),
        **read(cells, layout.place("value"), task.lexicon.value, "form", "nano", "hundredth"),
    )
    subject = frame["subject"].fill_null(kpis) if frame["subject"].null_count() else frame["subject"]
    known = subject < kpis
    number = subject.set(~known, 0)
    place = frame.select(number * (sources + 2) + pl.col("source").fill_null(-2) + 2).to_series()
    names = ["kind", "low", "high", "percent", "small", "ratio", "evidence_counts"]
    frame = frame.with_columns(
        subject=number.cast(pl.Int16),
        source=subjects.settled_source[place],
        known=known,
        **subjects.table[names][number].to_dict(),
    )
    return frame.with_columns(_value_and_says(percent=percent))


@cache
def _value_and_says(*, percent: bool) -> tuple[pl.Expr, pl.Expr]:
    """The value as written (null: N/A), and what is fine of it, from what KPI, source and the cell mean."""
    col = pl.col
    hundredths = (col("form") == PERCENT) | ((col("kind") == SHARE) & (col("percent") | percent))
    value = pl.when(col("form") != NA).then(pl.when(hundredths).then("hundredth").otherwise("nano"))
    known = col("known") & col("source").is_not_null()
    says = {VALUE_FINE: known & _value_is_fine(value, hundredths), PARTS_FINE: known & (col("form") == BLANK),
            WHOLE: col("kind") == COUNT, EVIDENCE_COUNTS: col("evidence_counts")}  # fmt: skip
    bits = (says.fill_null(value=False).cast(pl.Int8) * bit for bit, says in says.items())
    return value.alias("value"), pl.sum_horizontal(bits).cast(pl.Int8).alias("says")


def _value_is_fine(value: pl.Expr, hundredths: pl.Expr) -> pl.Expr:
    col = pl.col
    bare = (col("form") == NUMBER) & (~col("small") | hundredths | (value == 0))
    written = ~col("ratio") & (bare | ((col("form") == PERCENT) & (col("kind") == SHARE)))
    return (written & _inside(value, col("kind") == COUNT)) | (col("form") == NA)


def _inside(value: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return (value >= pl.col("low")) & (value <= pl.col("high")) & (~whole | (value % NANO == 0))


def _said_so(bit: int) -> pl.Expr:
    return (pl.col("says") & bit) != 0


def _line_is_fine(layout: Layout, task: Task) -> pl.Expr:
    col = pl.col
    order: list[str] = list(task.subjects.rubric.source_order)
    fine = col("shape").is_null() & col("known")
    fine &= ~col("rater_hidden") & col("day").is_not_null() & col("profile").is_not_null()
    if layout.place("observation") is not None:
        fine &= ~col("observation").str.contains(NOT_PLAIN)
    if "subordinate" in order:
        fine &= (col("source") != order.index("subordinate")) | col("leads").fill_null(value=True)
    if task.period is None:
        return fine
    fine &= col("day") != UNDATED
    if layout.place("period") is not None:
        fine &= ~col("outside")
    if task.period.first is None or task.period.last is None:
        return fine
    return fine & col("day").is_between(day_number(task.period.first), day_number(task.period.last))
