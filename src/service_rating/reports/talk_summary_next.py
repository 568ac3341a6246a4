"""What is missing for the next level: the clauses that are not shown yet, and the points."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any

from service_rating.reports import talk_summary_words as words
from service_rating.reports.explanation_words import GATE_STATES
from service_rating.reports.json_next_level import needs
from service_rating.reports.talk_summary_kpis import places
from service_rating.reports.wording import localized
from service_rating.rubric.gate_words import gate_needs
from service_rating.rubric.value_words import value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language, Localized
    from service_rating.reports.talk_summary import Talk
    from service_rating.rubric.model import Clause, Gate, Kpi


def missing_rows(talk: Talk, following: dict[str, Any], language: Language) -> list[tuple[str, ...]]:
    """One row for each condition that is not met or not shown: clause, condition, state."""
    return [_row(talk, clause, gate, entry, language) for entry, clause, gate in _missing(talk, following)]


def _missing(talk: Talk, following: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Clause, Gate]]:
    """The blocking gates of the assessment with their clauses; each gate of the rubric is taken once."""
    level = next(level for level in talk.rubric.levels if level.level == following["level"])
    left = [(clause, gate) for clause in level.clauses for gate in clause.gates]
    for entry in following["gates"]:
        found = next(pair for pair in left if pair[1].kpi == entry["kpi"] and needs(pair[1]) == entry["needs"])
        left.remove(found)
        yield entry, *found


def _row(talk: Talk, clause: Clause, gate: Gate, entry: dict[str, Any], language: Language) -> tuple[str, ...]:
    kpi = next(kpi for kpi in talk.rubric.kpis if kpi.kpi == gate.kpi)
    own = next(own for own in talk.assessment["kpis"] if own["kpi"] == gate.kpi)
    state = ("；" if language == "zh" else "; ").join(text.get(language) for text in _state(entry, own, kpi))
    condition = f"{localized(kpi.title).get(language)}: {gate_needs(gate, kpi.measure).get(language)}"
    return localized(clause.text).get(language), condition, state


def _state(entry: dict[str, Any], own: dict[str, Any], kpi: Kpi) -> Iterator[Localized]:
    """Met or shown or not, the value now, and what is lacking where it can be counted."""
    state, lacking = GATE_STATES[entry["state"]], entry.get("shortfall", {})
    if own.get("value") is None or "passing" in entry["needs"]:
        yield state
    else:
        yield words.NOW.format(state=state, value=value_text(Decimal(str(own["value"])), kpi.measure))
    for name, template in (("passing", words.MORE_PASSING), ("min_observations", words.MORE_OBSERVATIONS)):
        if name in lacking:
            yield template.format(n=lacking[name])


def next_parts(talk: Talk, following: dict[str, Any], language: Language) -> Iterator[str]:
    """Caps, points, and the smallest raise of one KPI that would close the gap."""
    titles = {event.event: localized(event.title) for event in talk.rubric.events}
    for event in following["caps"]:
        yield words.CAP.format(event=titles[event]).get(language)
    points = following["points_short"]
    if points:
        yield words.POINTS.format(points=f"{points:.2f}").get(language)
    elif points == 0:
        yield words.NO_POINTS.get(language)
    raised = following["smallest_raise"]
    if raised is not None:
        kpi = next(kpi for kpi in talk.rubric.kpis if kpi.kpi == raised["kpi"])
        value = value_text(_outward(talk, raised, kpi), kpi.measure)
        yield words.RAISE.format(kpi=localized(kpi.title), value=value).get(language)


def _outward(talk: Talk, raised: dict[str, Any], kpi: Kpi) -> Decimal:
    """The value to be reached, rounded to what a talk needs but never short of it; whole where the range ends there."""
    value = Decimal(str(raised["value_to"]))
    now = next(own.get("value", 0) for own in talk.assessment["kpis"] if own["kpi"] == kpi.kpi)
    rounding = ROUND_CEILING if value >= Decimal(str(now)) else ROUND_FLOOR
    found = value.quantize(Decimal(1).scaleb(-places(kpi)), rounding)
    return found if kpi.measure.min <= found <= kpi.measure.max else value
