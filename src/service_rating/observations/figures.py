"""Figures: the checks of one observation against its KPI, and its value in nano-units."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.exact_numbers import CEILING, MICRO, NANO, quotient
from service_rating.observations.filled import filled
from service_rating.observations.lines import Check, with_problems
from service_rating.observations.subjects import KINDS, UNSTATED
from service_rating.observations.values import (
    ANSWER,
    BLANK,
    DATED,
    FAULTY,
    FORMULA,
    NA,
    NONSENSE,
    NUMBER,
    PARTS,
    PERCENT,
    SCIENTIFIC,
    THOUSANDS,
    says_event,
)  # fmt: skip

if TYPE_CHECKING:
    from service_rating.observations.subjects import Subjects

SHARE, COUNT, EVENT, DURATION = (KINDS.index(kind) for kind in ("share", "count", "event", "duration"))


def read_figures(cells: pl.DataFrame, subjects: Subjects) -> pl.DataFrame:
    """Check the cells and read their figures.

    Adds blank (Boolean), is_event (Boolean), value, numerator, denominator, observations; ``problem`` is completed.
    """
    number = cells["subject"].fill_null(0).cast(pl.UInt32)
    frame = cells.hstack(subjects.table[number])
    frame = _with_value(_with_source(_with_blank(frame), subjects))
    frame = with_problems(frame, [*_value_checks(), *_event_checks(frame)])
    return frame.with_columns(
        blank=pl.col("blank") & pl.col("problem").is_null(),
        is_event=pl.col("kind") == EVENT,
        value=pl.when(pl.col("form") != NA).then("value"),
    )


def _with_source(frame: pl.DataFrame, subjects: Subjects) -> pl.DataFrame:
    """Fill in default sources and check who may judge."""
    order: list[str] = list(subjects.rubric.source_order)
    subordinate = order.index("subordinate") if "subordinate" in order else -9
    default = pl.when(pl.col("source") == UNSTATED).then("default_source").otherwise("source")
    frame = frame.with_columns(source=default.cast(pl.Int64))
    place = frame.select(
        pl.col("subject").fill_null(0) * len(order) + pl.col("source").fill_null(0).clip(0)
    ).to_series()
    kpi = (pl.col("kind") != EVENT) & ~pl.col("blank")
    return with_problems(frame, [
        ("OB120", pl.col("kpi_blank")),
        ("OB121", pl.col("subject").is_null()),
        ("OB122", kpi & (pl.col("source") == UNSTATED)),
        ("OB123", kpi & ~pl.lit(subjects.permitted[place])),
        ("OB124", kpi & (pl.col("source") == subordinate) & ~pl.col("leads").fill_null(value=True)),
    ])  # fmt: skip


def _with_blank(frame: pl.DataFrame) -> pl.DataFrame:
    """Say which rows hold nothing; an event of a long file is told by its row alone."""
    nothing = (pl.col("form") == BLANK) & pl.col("no_top") & pl.col("no_bottom")
    return frame.with_columns(blank=nothing & ((pl.col("kind") != EVENT) | (pl.col("position") >= 0)))


def _with_value(frame: pl.DataFrame) -> pl.DataFrame:
    """The written value and the quotient; the quotient is the value where there is one."""
    percent = (pl.col("kind") == SHARE) & (pl.col("percent") | pl.col("percent_header"))
    written = pl.when((pl.col("form") == PERCENT) | ((pl.col("form") == NUMBER) & percent)).then("hundredth")
    frame = frame.with_columns(percent_declared=percent, written=written.otherwise("nano"))
    if frame["unit_seconds"].fill_null(0).gt(0).any():
        frame = frame.with_columns(written=_in_unit())
    frame = frame.with_columns(
        numerator=pl.when(pl.col("no_top")).then("top").otherwise("numerator"),
        denominator=pl.when(pl.col("no_bottom")).then("bottom").otherwise("denominator"),
    )
    frame = frame.with_columns(_quotients(frame["numerator"], frame["denominator"]).alias("quotient"))
    parts = pl.col("denominator") // MICRO
    count = pl.when(pl.col("denominator").is_not_null()).then(parts.clip(1)).when(pl.col("n") > 0).then("n")
    return frame.with_columns(
        value=pl.coalesce("quotient", "written"), observations=count.otherwise(pl.lit(1, pl.Int64))
    )


def _quotients(numerators: pl.Series, denominators: pl.Series) -> pl.Series:
    """Numerator ÷ denominator in nano-units where there are both; null elsewhere."""
    none = filled(numerators.len(), pl.Int64, value=None)
    places = (numerators.is_not_null() & (denominators > 0)).arg_true()
    if not places.len():
        return none
    given = pl.DataFrame({"top": numerators[places], "bottom": denominators[places]})
    return none.scatter(places, given.select(quotient(pl.col("top"), pl.col("bottom"))).to_series())


def _in_unit() -> pl.Expr:
    """A duration written in the header's unit, in the measure's unit, rounded half-up once."""
    header, own = pl.col("unit_seconds").cast(pl.Int128), pl.col("seconds").cast(pl.Int128)
    converted = (pl.col("nano").cast(pl.Int128) * header * 2 + own) // (own * 2)
    timed = (pl.col("kind") == DURATION) & (pl.col("unit_seconds") > 0) & (pl.col("form") == NUMBER)
    return pl.when(timed).then(converted.clip(-CEILING, CEILING).cast(pl.Int64)).otherwise("written")


@cache
def _value_checks() -> list[Check]:
    col = pl.col
    live = (col("kind") != EVENT) & ~col("blank")
    share, form, value = col("kind") == SHARE, col("form"), col("value")
    parted = ~col("no_top") & ~col("no_bottom")
    differs = (col("written") - col("quotient")).abs() > pl.max_horizontal(pl.lit(NANO), col("quotient").abs()) // 200
    bare = (form == NUMBER) & col("quotient").is_null()
    checks = [
        ("OB130", form == NONSENSE),
        ("OB131", form == FORMULA),
        ("OB147", form == FAULTY),
        ("OB148", form == DATED),
        ("OB132", form == THOUSANDS),
        ("OB133", form == SCIENTIFIC),
        ("OB134", ~share & form.is_in([PERCENT, PARTS, ANSWER])),
        ("OB137", col("no_top") != col("no_bottom")),
        ("OB135", ~col("no_top") & col("numerator").is_null()),
        ("OB136", ~col("no_bottom") & col("denominator").is_null()),
        ("OB139", (form == NA) & parted),
        ("OB138", col("denominator") <= 0),
        ("OB140", parted & differs),
        ("OB141", col("ratio") & (form != NA) & col("quotient").is_null()),
        ("OB142", col("small") & bare & ~col("percent_declared") & (value != 0)),
        ("OB143", share & bare & ~col("percent_declared") & (value > col("high")) & (col("hundredth") <= col("high"))),
        ("OB144", (value < col("low")) | (value > col("high"))),
        ("OB145", (col("kind") == COUNT) & (value % NANO != 0)),
        ("OB146", col("n").is_null()),
    ]
    return [(code, live & condition) for code, condition in checks]


def _event_checks(frame: pl.DataFrame) -> list[Check]:
    event = (pl.col("kind") == EVENT) & ~pl.col("blank")
    if not frame.select((event & pl.col("problem").is_null()).any()).item():
        return []
    said = pl.lit(says_event(frame["value_text"].fill_null("")))
    parts = ~pl.col("no_top") | ~pl.col("no_bottom")
    return [
        ("OB150", event & (~said | parts)),
        ("OB151", event & (pl.col("evidence").str.strip_chars() == "")),
        ("OB152", event & ~pl.col("rated")),
    ]
