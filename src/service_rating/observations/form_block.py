"""What a sheet says once for all its rows, above the header: who is assessed, by whom, when, in which scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.observations.names import folded, identity

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS = {
    "employee": Localized("被评员工", "Person assessed"),
    "rater": Localized("评价人编号", "Rater's id"),
    "date": Localized("评价日期", "Date of assessment"),
    "scenario": Localized("情景", "Scenario"),
}
"""What stands left of each cell that is filled in. The first is no name of an employee column, so that no header is seen in it."""
OTHER_WORDS = {
    "assessor": "rater",
    "评估员编号": "rater",
    "assessor's id": "rater",
    "本周任一天": "date",
    "any day of the week": "date",
}
FIELDS = {folded(text): name for name, label in LABELS.items() for text in (label.zh, label.en)} | OTHER_WORDS


def told_above(rows: Sequence[dict[int, str]]) -> dict[str, str]:
    """The fields that are filled in above the header: each stands right of its label; the first of a name counts."""
    told: dict[str, str] = {}
    for row in rows:
        for column, text in row.items():
            name = FIELDS.get(folded(text).rstrip(":").rstrip())
            value = identity(row.get(column + 1, ""))
            if name is not None and value:
                told.setdefault(name, value)
    return told
