"""What keeps the next level away, sentence by sentence, with numbers; from an assessment as the json form has it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from service_rating.interview import blocks_words as words
from service_rating.reports.explanation_level_words import CAPPED, NO_RAISE, RAISE
from service_rating.reports.explanation_words import GATE_STATES, UNSCORED
from service_rating.reports.json_next_level import needs
from service_rating.reports.wording import level_titles, localized
from service_rating.rubric.gate_words import gate_needs
from service_rating.rubric.value_words import value_text
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Localized
    from service_rating.rubric.model import Kpi, Level, Rubric

    Assessment = dict[str, Any]


def blocks_of(assessment: Assessment, rubric: Rubric) -> tuple[Localized, ...]:
    """Why no level is given; or what is missing for the next one: caps, gates, points, the smallest raise."""
    if assessment["status"] == "withheld":
        return tuple(_withheld(assessment, rubric))
    following = assessment["next_level"]
    if following is None:
        return ()
    level = next(level for level in rubric.levels if level.level == following["level"])
    return (*_caps(assessment, rubric), *_gates(assessment, rubric, level), *_points(assessment, rubric))


def _withheld(assessment: Assessment, rubric: Rubric) -> Iterator[Localized]:
    """The reason for which no level is given, with its numbers; and what else would still withhold it."""
    counted = {source for kpi in assessment["kpis"] for source in kpi.get("sources", ()) if source != "self"}
    coverage, least = Decimal(str(assessment["coverage"] or 0)), rubric.evidence.min_coverage
    reasons = dict.fromkeys([assessment["withheld"], *(["low_coverage"] if coverage < least else [])])
    for reason in reasons:
        yield words.WITHHELD[reason].format(
            coverage=_percent(coverage),
            min_coverage=_percent(least),
            sources=len(counted),
            min_sources=rubric.evidence.min_sources,
            min_tenure=rubric.evidence.min_tenure,
        )


def _percent(share: Decimal) -> str:
    return f"{plain(share * 100)}%"


def _caps(assessment: Assessment, rubric: Rubric) -> Iterator[Localized]:
    titles = level_titles(rubric)
    for event in rubric.events:
        if event.event in assessment["next_level"]["caps"]:
            times = sum(told["event"] == event.event for told in assessment["events"])
            yield CAPPED.format(event=localized(event.title), n=times, level=titles[event.caps_level_at or 0])


def _gates(assessment: Assessment, rubric: Rubric, level: Level) -> Iterator[Localized]:
    """The gates that block, in the order of the level's clauses."""
    told = iter(assessment["next_level"]["gates"])
    blocked = next(told, None)
    for gate in (gate for clause in level.clauses for gate in clause.gates):
        if blocked is None or (gate.kpi, needs(gate)) != (blocked["kpi"], blocked["needs"]):
            continue
        kpi = next(kpi for kpi in rubric.kpis if kpi.kpi == gate.kpi)
        yield words.GATE.format(
            kpi=localized(kpi.title),
            needs=gate_needs(gate, kpi.measure),
            seen=seen_of(assessment, kpi),
            state=GATE_STATES[blocked["state"]],
        )
        blocked = next(told, None)


def seen_of(assessment: Assessment, kpi: Kpi) -> Localized:
    """What an assessment says of a KPI: its value and how many observations, or why there is none."""
    told = next(told for told in assessment["kpis"] if told["kpi"] == kpi.kpi)
    if "unscored" in told:
        return UNSCORED[told["unscored"]]
    value = value_text(Decimal(str(told["value"])), kpi.measure)
    return (words.SEEN_ONE if told["observations"] == 1 else words.SEEN).format(value=value, n=told["observations"])


def _points(assessment: Assessment, rubric: Rubric) -> Iterator[Localized]:
    following = assessment["next_level"]
    short, found = following["points_short"], following["smallest_raise"]
    if not short:
        return
    yield words.SHORT.format(points=plain(Decimal(str(short))))
    if found is None:
        yield NO_RAISE
        return
    kpi = next(kpi for kpi in rubric.kpis if kpi.kpi == found["kpi"])
    told = next(told for told in assessment["kpis"] if told["kpi"] == kpi.kpi)
    low, high = (value_text(Decimal(str(value)), kpi.measure) for value in (told["value"], found["value_to"]))
    scores = {"score": _two(told["score"]), "score_to": _two(found["score_to"])}
    yield RAISE.format(kpi=localized(kpi.title), low=low, high=high, **scores)


def _two(score: float) -> str:
    return f"{Decimal(str(score)):.2f}"
