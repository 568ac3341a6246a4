"""The grid of a week: a line per habit, a column per day, ✓ where it held. Each line becomes a share such as ``4/5``.

✓ counts as held and ✗ or a blank as not held, out of all days but those that are N/A (a day off). A line that is wholly
blank says nothing, and one whose days are all N/A does not apply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.localized import Localized
from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.names import folded, identity
from service_rating.observations.vocabulary import NO, NOT_APPLICABLE, YES

if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS = (
    Localized("周一", "Monday"),
    Localized("周二", "Tuesday"),
    Localized("周三", "Wednesday"),
    Localized("周四", "Thursday"),
    Localized("周五", "Friday"),
)
DAY_HEADERS = {folded(f"#{text}"): place for place, day in enumerate(DAYS) for text in (day.zh, day.en, str(place + 1))}
"""Folded headers of the days, with their places from 0."""
HELD, NOT_HELD, OFF, BLANK, FOREIGN = range(5)
GRID_ANSWER = "✓✗: "
"""How the answer of a line begins that holds anything else than ticks; the cells follow."""


def with_grid_answers(block: pl.DataFrame, days: Sequence[str], answer: str) -> pl.DataFrame:
    """Fill the column ``answer`` from the columns of ``days``."""
    marks = block.select(by_unique(block[day], _mark, {"mark": pl.Int8})["mark"].alias(day) for day in days)
    each = pl.all()
    told = marks.select(
        held=pl.sum_horizontal(each == HELD), due=len(days) - pl.sum_horizontal(each == OFF),
        blank=pl.all_horizontal(each == BLANK), foreign=pl.any_horizontal(each == FOREIGN),
    )  # fmt: skip
    cells = pl.concat_str(pl.lit(GRID_ANSWER), pl.concat_str(pl.col(list(days)).str.strip_chars(), separator=" | "))
    share = pl.lit(told.select(pl.concat_str("held", pl.lit("/"), "due")).to_series())
    return block.with_columns(
        pl.when(pl.lit(told["foreign"])).then(cells)
        .when(pl.lit(told["blank"])).then(pl.lit(""))
        .when(pl.lit(told["due"]) == 0).then(pl.lit("N/A"))
        .otherwise(share).alias(answer)
    )  # fmt: skip


def _mark(text: str) -> tuple[int]:
    word = identity(text).casefold()
    if not word:
        return (BLANK,)
    if word in NOT_APPLICABLE:
        return (OFF,)
    return (HELD,) if word in YES | {"1"} else (NOT_HELD,) if word in NO | {"0"} else (FOREIGN,)
