"""Counts per agent and tier, for whoever wants to see what stands behind the shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.tickets.tiers_model import SHARES
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (
    "agent", "tier", "cases", "solved", "reopened", "not_yet_counted", *(f"{name}.{end}" for name in SHARES for end in ("n", "of"))
)  # fmt: skip
"""``<share>.n`` of ``<share>.of`` cases; ``not_yet_counted``: cases within their limit that say nothing yet."""

TITLES: dict[str, Localized] = {
    "agent": Localized("处理人", "Agent"),
    "tier": Localized("服务级别", "Tier"),
    "cases": Localized("工单数", "Cases"),
    "solved": Localized("已解决", "Resolved"),
    "reopened": Localized("重开过", "Reopened"),
    "not_yet_counted": Localized("尚未计入", "Not yet counted"),
    "response_in_time": Localized("响应及时", "Answered in time"),
    "resolution_in_time": Localized("解决及时", "Resolved in time"),
    "in_time": Localized("响应和解决都及时", "Both in time"),
    "resolved": Localized("确认解决", "Confirmed as resolved"),
    "first_contact": Localized("首次解决", "Resolved at the first contact"),
}
OF = Localized("{title}（应计）", "{title} (of)")


def title_of(column: str) -> Localized:
    """What a column is called for people."""
    name, _, end = column.partition(".")
    return OF.format(title=TITLES[name]) if end == "of" else TITLES[name]


def tally(counts: pl.DataFrame, tiers: Sequence[str]) -> pl.DataFrame:
    """One row per agent and tier, sorted: :data:`COLUMNS`. ``counts``: cases that say the same, with their number ``n``."""
    names = pl.DataFrame({"tier": range(len(tiers)), "name": list(tiers)}, schema={"tier": pl.Int8, "name": pl.String})
    counted = counts.group_by("agent", "tier").agg(
        cases=pl.col("n").sum(),
        solved=_number(pl.col("done").is_not_null()),
        reopened=_number(pl.col("reopened") > 0),
        not_yet_counted=_number(pl.all_horizontal(pl.col(SHARES).is_null())),
        **{f"{name}.n": _number(pl.col(name) == 1) for name in SHARES},
        **{f"{name}.of": _number(pl.col(name).is_not_null()) for name in SHARES},
    )
    found = counted.with_columns(pl.col("agent").cast(pl.String)).join(names, on="tier").sort("agent", "tier")
    return found.with_columns(tier="name").select(COLUMNS)


def _number(those: pl.Expr) -> pl.Expr:
    """How many cases are of those."""
    return pl.when(those).then("n").otherwise(0).sum()
