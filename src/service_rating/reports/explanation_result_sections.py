"""The sections on the level given, what is missing for the next one, and the bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.reports import explanation_level_words as words
from service_rating.reports.explanation_figures import two, value_text
from service_rating.reports.explanation_level_sections import gate_cells
from service_rating.reports.explanation_pieces import Section
from service_rating.reports.explanation_words import WITHHELD
from service_rating.reports.wording import STATUSES
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.reports.explanation import Explanation, GatePart, OutcomePart
    from service_rating.reports.explanation_kpi import EventPart


def result_sections(found: Explanation, language: Language) -> Iterator[Section]:
    """Level given, next level, bounds."""
    yield Section(2, words.RESULT.get(language), tuple(_result(found, language)))
    following = title_of(found, found.outcome.next_level)
    heading = words.RESULT_NEXT if found.outcome.next_level is None else words.NEXT.format(level=following)
    yield Section(2, heading.get(language), tuple(_next(found, language)))
    yield Section(2, words.BOUNDS.get(language), (_bounds(found).get(language),))


def title_of(found: Explanation, level: int | None) -> Localized:
    """What a level is called; also none at all, and below the lowest."""
    if level is None:
        return words.ABSENT_LEVEL
    return next((part.title for part in found.levels if part.level == level), words.BELOW)


def _result(found: Explanation, language: Language) -> Iterator[str]:
    part = found.outcome
    yield words.EARNED.format(level=title_of(found, part.earned)).get(language)
    for event in part.caps:
        cap = words.CAPPED.format(event=event.title, n=event.count, level=title_of(found, event.caps_level_at))
        yield " ".join([cap.get(language), *_cases(event, language)])
    if not part.caps:
        yield words.NO_CAP.get(language)
    yield words.SOURCES.format(sources=part.sources, least=part.min_sources).get(language)
    yield (
        words.NO_REASON.get(language)
        if part.withheld is None
        else words.WHY.format(why=why_withheld(found, part)).get(language)
    )
    given = title_of(found, 0 if part.status == "unclassified" else part.level)
    yield words.GIVEN.format(level=given, status=STATUSES[part.status]).get(language)


def _cases(event: EventPart, language: Language) -> Iterator[str]:
    for case in event.cases:
        yield f"({words.CASE.format(**{name: text or '—' for name, text in case.items()}).get(language)})"


def why_withheld(found: Explanation, part: OutcomePart) -> Localized:
    """The reason for which no level is given."""
    least = plain(found.composite.min_coverage * 100)
    numbers = {"sources": part.sources, "min_sources": part.min_sources, "min_tenure": part.min_tenure}
    return WITHHELD[part.withheld or ""].format(min_coverage=least, **numbers)


def _next(found: Explanation, language: Language) -> Iterator[str]:
    part = found.outcome
    if part.next_level is None:
        yield words.NO_NEXT.get(language)
        return
    for event in part.next_caps:
        yield words.CAPPED.format(event=event.title, n=event.count, level=title_of(found, event.caps_level_at)).get(
            language
        )
    for level in found.levels:
        if level.level == part.next_level:
            yield from (
                _missing(g, language) for c in level.clauses for g in c.gates if g.state in ("not_met", "not_shown")
            )
    if part.points_short is None:
        yield words.NO_SCORE.get(language)
    elif not part.points_short:
        yield words.NO_GAP.get(language)
    else:
        yield words.GAP.format(points=two(part.points_short)).get(language)
        yield _raise(part, language)


def _missing(gate: GatePart, language: Language) -> str:
    _, needs, seen, state = gate_cells(Localized("", ""), gate, language)
    return f"{needs} — {seen} — {state}"


def _raise(part: OutcomePart, language: Language) -> str:
    found = part.smallest_raise
    if found is None:
        return words.NO_RAISE.get(language)
    low, high = (value_text(value, found.kind, found.unit, language) for value in (found.value_from, found.value_to))
    scores = {"score": two(found.score_from), "score_to": two(found.score_to)}
    return words.RAISE.format(kpi=found.title, low=low, high=high, **scores).get(language)


def _bounds(found: Explanation) -> Localized:
    part = found.outcome
    if part.lowest is None:
        return words.NO_BOUNDS
    low, high = title_of(found, part.lowest), title_of(found, part.highest)
    scores = {"low_score": two(part.composite_lowest), "high_score": two(part.composite_highest)}
    return words.BOUND.format(low=low, high=high, **scores)
