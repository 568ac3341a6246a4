"""Ratings by subordinates count only where the roster says that the employee leads others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.rejecting import bad_rows
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric

LEADS_UNKNOWN = {
    "FM105": Localized(
        "花名册没有说这名员工是否带人，下级评价不能采用。请在花名册的 是否带人 中填写。",
        "The roster does not say whether this employee leads others, so ratings by subordinates were not taken. Fill in leads_others.",
    )
}


def without_unknown_leaders(
    accepted: pl.DataFrame, leads: dict[str, bool | None], rubric: Rubric
) -> tuple[pl.DataFrame, dict[int, pl.DataFrame]]:
    """The answers that count, and those that do not as bad rows of each file (by its number).

    ``leads``: what the roster says of each employee. (Where it says no, the row checks have rejected the answer already.)
    """
    order: list[str] = list(rubric.source_order)
    if "subordinate" not in order:
        return accepted, {}
    leaders = [employee for employee, does in leads.items() if does]
    unknown = (pl.col("source") == order.index("subordinate")) & ~pl.col("employee").is_in(leaders)
    lost = accepted.filter(unknown)
    bad = {
        int(number): bad_rows((line, position, "FM105", None) for line, position in part.select("line", "position").iter_rows())
        for (number,), part in lost.group_by("file", maintain_order=True)
    }  # fmt: skip
    return accepted.filter(~unknown), bad
