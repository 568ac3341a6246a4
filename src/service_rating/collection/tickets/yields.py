"""Which KPIs of a rubric a ticket log feeds: the yields of the tiers file, checked against the rubric."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.collection.tickets.sentences import SENTENCES, refuse
from service_rating.collection.tickets.tiers import limit_of, unit_of
from service_rating.diagnostic import CouldNotRunError, sort_diagnostics
from service_rating.localized import Localized
from service_rating.rubric.reading import reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.collection.definitions import Definition
    from service_rating.collection.tickets.tiers_model import Agreement, Yield
    from service_rating.diagnostic import Diagnostic
    from service_rating.rubric.model import Kpi, Rubric

SYSTEM = "system"
WANTED = {"share": "share", "time": "duration", "count": "count"}
MILLISECONDS = {"s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
COUNTED = {
    "working_days": Localized("工作日", "working days"),
    "working_hours": Localized("工作小时", "working hours"),
}
FITTING = {"working_days": ("d",), "working_hours": ("s", "min", "h")}


@dataclass(frozen=True)
class Feed:
    """A KPI that the log feeds. ``unit``: milliseconds of the KPI's unit; ``most``: its greatest value (durations)."""

    kpi: Kpi
    what: Yield
    unit: int = 0
    most: Fraction = Fraction(0)


def feeds_of(found: Definition[Agreement], rubric: Rubric) -> list[Feed]:
    """The KPIs of ``rubric`` that a log feeds, in the order of the tiers file.

    Raises ``CouldNotRunError`` TK010 (none), TK011 (kind), TK012 (unit), TK013 (source), TK014 (counts that do not add up).
    """
    kpis = {kpi.kpi: kpi for kpi in rubric.kpis}
    own = [(place, one) for place, one in enumerate(found.value.yields) if one.kpi in kpis]
    if not own:
        raise refuse("TK010", found.document.name, tiers=found.value.agreement, rubric=rubric.rubric)
    problems = [problem for place, one in own for problem in _problems(found, rubric, kpis[one.kpi], place)]
    if problems:
        raise CouldNotRunError(*sort_diagnostics(problems))
    return [_feed(kpis[one.kpi], one) for _, one in own]


def _feed(kpi: Kpi, one: Yield) -> Feed:
    if kpi.measure.kind != "duration":
        return Feed(kpi, one)
    return Feed(kpi, one, MILLISECONDS[kpi.measure.unit], Fraction(kpi.measure.max))


def _problems(found: Definition[Agreement], rubric: Rubric, kpi: Kpi, place: int) -> Iterator[Diagnostic]:
    one = found.value.yields[place]
    word = next(word for word in WANTED if getattr(one, word) is not None)

    def problem(code: str, **values: object) -> Diagnostic:
        return found.problem(code, SENTENCES[code].format(kpi=kpi.kpi, **values), "yields", place)

    if kpi.measure.kind != WANTED[word]:
        yield problem("TK011", kind=kpi.measure.kind, word=word, wanted=WANTED[word])
    elif kpi.measure.kind == "duration":
        tier = next(tier for tier in found.value.tiers if tier.tier == one.tier)
        limit = limit_of(tier, one.time)
        counted = "" if limit is None else unit_of(limit)
        if kpi.measure.unit not in FITTING.get(counted, MILLISECONDS):
            yield problem("TK012", unit=kpi.measure.unit, counted=COUNTED[counted])
    elif word == "count" and kpi.aggregate != "sum":
        yield problem("TK014")
    if SYSTEM not in reading_of(rubric, kpi).permitted:
        yield problem("TK013", rubric=rubric.rubric)
