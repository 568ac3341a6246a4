"""Rows of a long file that are surely fine, read in a few steps; any doubt leaves a row to the checks one by one.

Most rows of a large file are plain: a known employee, a KPI, a source that may judge it, a bare number in its range or a
numerator and denominator. They come out just as the checks one by one would accept them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

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


class Sure(NamedTuple):
    """Accepted observations, the lines they came from (employee, day, attributes, label), and which rows they are."""

    cells: pl.DataFrame
    lines: pl.DataFrame
    mask: pl.Series


def sure_rows(block: pl.DataFrame, layout: Layout, task: Task) -> Sure | None:
    """Read the sure rows of a block; None where the file is wide, or its values are in a unit of time."""
    value = layout.place("value")
    unit = "" if value is None or value.unit is None else value.unit
    if layout.form != "long" or unit not in ("", "%") or block.height < LEAST:
        return None
    frame = block.select("line", "shape").with_columns(**_cells(block, layout, task), **attributes(block, layout))
    if layout.place("profile") is not None:
        frame = frame.with_columns(pl.col("profile").alias(f"{ATTRIBUTE}profile"))
    frame = _with_kpi(frame, task, percent=unit == "%")
    frame = frame.with_columns(_with_quotient(frame))
    frame = frame.with_columns(fine=(_value_is_fine() & _line_is_fine(task)).fill_null(value=False))
    mask = frame["fine"]
    frame = frame if mask.all() else frame.filter(mask)
    return Sure(frame, frame.select("employee", "day", "label", f"^{ATTRIBUTE}.*$"), mask)


def _cells(block: pl.DataFrame, layout: Layout, task: Task) -> Cells:
    lexicon = task.lexicon
    top = read(block, layout.place("numerator"), lexicon.part)
    bottom = read(block, layout.place("denominator"), lexicon.part)
    observation = text(block, layout.place("observation"))
    return {
        **read(block, layout.place("employee"), lexicon.employee, "employee", "known", "leads"),
        **read(block, layout.place("rater"), lexicon.rater),
        **read(block, layout.place("source"), lexicon.source),
        **read(block, layout.place("profile"), lexicon.profile),
        **read(block, layout.place("date"), lexicon.day),
        **read(block, layout.place("period"), lexicon.label),
        **read(block, layout.place("kpi"), lexicon.subject, "subject"),
        **read(block, layout.place("value"), lexicon.value, "form", "nano", "hundredth"),
        "no_top": top["blank"], "numerator": top["micro"], "no_bottom": bottom["blank"], "denominator": bottom["micro"],
        "evidence": text(block, layout.place("evidence")), "observation": observation,
    }  # fmt: skip


def _with_kpi(frame: pl.DataFrame, task: Task, *, percent: bool) -> pl.DataFrame:
    """What the KPI allows, the source the row counts for (null: refused), and the value as written."""
    subjects, kpis, sources = task.subjects, len(task.subjects.rubric.kpis), len(task.subjects.rubric.source_order)
    subject = frame["subject"].fill_null(kpis)
    known = frame["subject"] < kpis
    number = subject.set(~known.fill_null(value=False), 0)
    place = frame.select(number * (sources + 2) + pl.col("source").fill_null(-2) + 2).to_series()
    table = subjects.table
    frame = frame.with_columns(
        known_kpi=known, source=subjects.settled_source.gather(place),
        **{name: table[name].gather(number) for name in ("kind", "low", "high", "percent", "small", "ratio", "evidence_counts")},
    )  # fmt: skip
    share = pl.col("kind") == SHARE
    hundredths = (pl.col("form") == PERCENT) | (share & (pl.col("percent") | percent))
    return frame.with_columns(written=pl.when(hundredths).then("hundredth").otherwise("nano"), declared=hundredths)


def _with_quotient(frame: pl.DataFrame) -> list[pl.Series | pl.Expr]:
    """The value, and how many observations the row stands for."""
    rows = frame.select(
        "numerator", "denominator", both=pl.col("numerator").is_not_null() & (pl.col("denominator") > 0)
    )
    places = rows["both"].arg_true()
    given = rows.select(pl.col("numerator", "denominator").gather(places))
    quotients = given.select(quotient(pl.col("numerator"), pl.col("denominator"))).to_series()
    bare = frame.select(pl.when(pl.col("form") != NA).then("written")).to_series()
    count = pl.when(pl.col("denominator").is_not_null()).then((pl.col("denominator") // MICRO).clip(1))
    return [bare.scatter(places, quotients).alias("value"), count.otherwise(pl.lit(1, pl.Int64)).alias("observations")]


def _value_is_fine() -> pl.Expr:
    col = pl.col
    alone, parted = col("no_top") & col("no_bottom"), col("numerator").is_not_null() & (col("denominator") > 0)
    share = col("kind") == SHARE
    bare = (col("form") == NUMBER) & (~col("small") | col("declared") | (col("value") == 0))
    written = alone & ~col("ratio") & (bare | ((col("form") == PERCENT) & share))
    inside = (col("value") >= col("low")) & (col("value") <= col("high"))
    inside &= (col("kind") != COUNT) | (col("value") % NANO == 0)
    return ((written | (parted & (col("form") == BLANK))) & inside) | ((col("form") == NA) & alone)


def _line_is_fine(task: Task) -> pl.Expr:
    col = pl.col
    order: list[str] = list(task.subjects.rubric.source_order)
    fine = col("shape").is_null() & col("known") & col("known_kpi") & col("source").is_not_null()
    fine &= ~col("rater_hidden") & col("day").is_not_null() & col("profile").is_not_null()
    fine &= ~col("observation").str.contains(NOT_PLAIN)
    if "subordinate" in order:
        fine &= (col("source") != order.index("subordinate")) | col("leads").fill_null(value=True)
    if task.period is None:
        return fine
    fine &= ~col("outside") & (col("day") != UNDATED)
    if task.period.first is None or task.period.last is None:
        return fine
    return fine & col("day").is_between(day_number(task.period.first), day_number(task.period.last))
