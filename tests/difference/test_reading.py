"""Breaking means it: some row that fitted is refused or read otherwise. Of all other changes no row can tell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from service_rating.observations.intake import intake_frame
from service_rating.rubric.difference.change import Impact
from service_rating.rubric.reading import reading_key
from tests.difference.desk import changed, compared
from tests.difference.edits import EDITS, Edited
from tests.difference.people import old_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric

pytestmark = pytest.mark.untraced

COLUMNS = ("employee", "kpi", "value", "source", "rater", "date", "evidence", "profile")
NO_ROW_TELLS = ("rubric.rubric", "level.removed")
"""Breaking for the sake of assessments, not of observations."""


def probes() -> Iterator[tuple[str, str, str, str, str]]:
    """Rows (kpi, value, source, evidence, profile) by every name, from every source, at the ends of every range."""
    ends = {
        "greeting": ("0", "1", "0.3"),
        "calm": ("1", "5"),
        "reply": ("0", "100"),
        "online": ("0", "1"),
        "helps": ("0", "50"),
    }
    titles = {
        "greeting": ("问候率", "Greeting rate", "问候"), "calm": ("冷静", "Calm"), "reply": ("回复时间", "Reply time"),
        "online": ("在线", "Online"), "helps": ("帮助", "Helps"),
    }  # fmt: skip
    for kpi, values in ends.items():
        yield from ((kpi, value, "", "", "") for value in values)
        yield from ((title, values[0], "", "", "") for title in titles[kpi])
        yield from ((kpi, values[1], source, "", "") for source in ("supervisor", "customer", "system", "self"))
        yield from ((kpi, values[0], "customer", evidence, "") for evidence in ("first", "second"))
    for source in ("上级", "上司评", "By the boss", "客户"):
        yield "calm", "2", source, "", ""
    for profile in ("front", "back", "前台", "Front", "后台", "Back"):
        yield "reply", "50", "", "", profile
    for event in ("breach", "泄密", "Breach", "praise", "表扬", "Praise"):
        yield event, "1", "", "case", ""


def measured(rubric: Rubric, kpi: int) -> tuple[str, str | None]:
    """What a number of a KPI is a number of."""
    measure = rubric.kpis[kpi].measure
    return measure.kind, getattr(measure, "unit", None)


@cache
def listed() -> pl.DataFrame:
    """Each probe about a person of its own, and once more all of them about the same person, by the same rater."""
    rows = [
        (who, kpi, value, source, rater, "2026-03-01", evidence, profile)
        for n, (kpi, value, source, evidence, profile) in enumerate(probes())
        for who, rater in ((f"R{n:03d}", "boss"), ("E1", "r1"))
        if not (who == "E1" and profile)
    ]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def read_by(rubric: Rubric) -> dict[str, Any]:
    """Each accepted row as the rubric understands it."""
    found = intake_frame(listed(), rubric)
    kpis = [kpi.kpi for kpi in rubric.kpis]
    rows = {
        (row["employee"], kpis[row["kpi"]], row["value"]): (
            rubric.source_order[row["source"]],
            row["numerator"],
            row["observations"],
            *measured(rubric, row["kpi"]),
        )
        for row in found.observations.iter_rows(named=True)
    }
    events = {(row["employee"], rubric.events[row["event"]].event, 0): () for row in found.events.iter_rows(named=True)}
    profiles = {
        (row["employee"], "profile", 0): rubric.profile_order[row["profile"]]
        for row in found.employees.iter_rows(named=True)
        if row["profile"] >= 0
    }
    return {str(key): value for key, value in (rows | events | profiles).items()}


@cache
def before() -> dict[str, Any]:
    return read_by(old_desk())


@pytest.mark.parametrize("edited", EDITS, ids=lambda edited: f"{edited.kind} {edited.names} {edited.impact.name}")
def test_only_breaking_changes_break_files_and_the_same_key_reads_alike(edited: Edited) -> None:
    new = changed(edited.edit)
    broken = compared(edited.edit).impact is Impact.BREAKING
    read = read_by(new)
    fits = before().items() <= read.items()
    assert fits is (not broken or edited.kind in NO_ROW_TELLS)
    assert reading_key(new) != reading_key(old_desk()) or read == before()
