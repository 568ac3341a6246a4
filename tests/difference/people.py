"""Observations about a few dozen people at the desk, as a file would hold them: the same on every run."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.intake import intake_frame
from tests.difference.desk import DESK, rubric_of

if TYPE_CHECKING:
    from service_rating.observations.intake import Intake
    from service_rating.rubric.model import Rubric

COLUMNS = ("employee", "kpi", "value", "source", "rater", "date", "evidence", "profile")
ROWS_OF = {
    "greeting": ("system", 0, 1, 100),
    "calm": ("customer", 1, 5, 1),
    "reply": ("system", 0, 100, 1),
    "helps": ("system", 0, 2, 1),
}
"""KPI → source, least and greatest value, and the parts of one that values move in."""


@cache
def rows(people: int = 24) -> pl.DataFrame:
    """Rows in long form; some profiles, events, blanks and bosses among them."""
    random = Random(4)  # noqa: S311  # the same rows every time is the point
    found: list[tuple[str, ...]] = []
    for number in range(people):
        name, profile = f"E{number:03d}", ("", "", "front", "back")[number % 4]
        for kpi, (source, low, high, parts) in ROWS_OF.items():
            values = [random.randint(low * parts, high * parts) / parts for _ in range(random.randint(0, 3))]
            found += [(name, kpi, f"{value:g}", source, "", "", "", profile) for value in values]
        found += [(name, "calm", "N/A", "supervisor", "boss", "2026-03-01", "", profile)] * (number % 3 == 0)
        found += [(name, "online", "1", "system", "", "", "", profile)] * (number % 5 > 0)
        found += [(name, "breach", "", "", "board", "", f"case {number}", profile)] * (number % 11 == 0)
        found += [(name, "praise", "", "", "boss", "", f"note {number}", profile)] * (number % 7 == 0)
    return pl.DataFrame(found, schema=COLUMNS, orient="row")


def taken_in(rubric: Rubric) -> Intake:
    """The rows as a rubric reads them."""
    return intake_frame(rows(), rubric)


@cache
def old_desk() -> Rubric:
    """The rubric as it was."""
    return rubric_of(DESK)
