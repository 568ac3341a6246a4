"""A failing case as sections: what differs, then in short from the values to the level, as ``explain`` tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.reports import case_words as words
from service_rating.reports import explanation_level_words as level_words
from service_rating.reports.explanation_figures import reason, two, value_text
from service_rating.reports.explanation_level_sections import gate_cells, level_sections, seen_of
from service_rating.reports.explanation_pieces import Section, Table
from service_rating.reports.explanation_result_sections import result_sections, title_of, why_withheld
from service_rating.reports.plain_text import beginning
from service_rating.reports.plain_text import plain as harmless
from service_rating.reports.wording import STATUSES
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language
    from service_rating.reports.case_report import TestedCase
    from service_rating.reports.explanation import Explanation, LevelPart

SMALL = 3
NOTHING = Localized("", "")


def heading(case: TestedCase) -> str:
    """Where the case stands and what it is called, on one line however long: editors and terminals jump to it."""
    return f"{beginning(str(case.location))}: {harmless(case.outcome.case.case)}"


def case_sections(case: TestedCase, language: Language) -> Iterator[Section]:
    """What differs; KPIs and composite; the levels in question; the level given."""
    yield Section(SMALL, "", (_differences(case, language),))
    found = case.derivation
    if found is None:
        yield Section(SMALL, "", (words.NOT_DERIVED.get(language),))
        return
    composite = next(iter(level_sections(found, language)))
    yield Section(SMALL, composite.title, (_kpis(found, language), *composite.parts[1:]))
    yield from _levels(case, found, language)
    yield Section(SMALL, level_words.RESULT.get(language), tuple(_given(found, language)))
    if {"lowest", "highest"} & {name for name, _, _ in case.outcome.differences}:
        *_, bounds = result_sections(found, language)
        yield Section(SMALL, bounds.title, bounds.parts)


def _head(titles: tuple[Localized, ...], language: Language) -> tuple[str, ...]:
    return tuple(title.get(language) for title in titles)


def _differences(case: TestedCase, language: Language) -> Table:
    rows = (
        (name, words.shown(want).get(language), words.shown(got).get(language))
        for name, want, got in case.outcome.differences
    )
    return Table(_head(words.DIFFERENCE_HEAD, language), tuple(rows), (False, False, False))


def _kpis(found: Explanation, language: Language) -> Table:
    """Every KPI that weighs: value, score, weight, contribution; or why it has none."""
    rows = []
    for kpi in (kpi for kpi in found.kpis if kpi.weight):
        value = value_text(kpi.value, kpi.kind, kpi.unit, language)
        seen = value if kpi.unscored is None else reason(kpi.unscored, kpi.observations).get(language)
        rows.append((kpi.title.get(language), seen, two(kpi.score), plain(kpi.weight), two(kpi.contribution)))
    return Table(_head(words.KPI_HEAD, language), tuple(rows), (False, True, True, True, True))


def _levels(case: TestedCase, found: Explanation, language: Language) -> Iterator[Section]:
    """The levels that are sure, in a line each; with their gates those in question, up to what is expected or next."""
    numbers = [0, *(part.level for part in found.levels)]
    expected = case.outcome.case.expect.level
    places = sorted([numbers.index(found.outcome.earned), numbers.index(expected) if expected in numbers else 0])
    sure, last = places[0], max(places[1], numbers.index(found.outcome.earned) + 1)
    if sure:
        yield Section(SMALL, "", tuple(_reached(level, language) for level in found.levels[:sure]))
    for level in found.levels[sure:last]:
        yield Section(SMALL, _reached(level, language), tuple(_level(level, case, found, language)))


def _reached(level: LevelPart, language: Language) -> str:
    mark = level_words.REACHED if level.reached else level_words.OUT_OF_REACH
    return level_words.LEVEL.format(level=level.title, mark=mark).get(language)


def _level(level: LevelPart, case: TestedCase, found: Explanation, language: Language) -> Iterator[str | Table]:
    mark = level_words.REACHED if level.cut_reached else level_words.OUT_OF_REACH
    shown = {"cut": plain(level.cut_score), "composite": two(found.composite.composite), "mark": mark}
    yield level_words.CUT.format(**shown).get(language)
    counts = case.outcome.case.observations is not None
    rows = []
    for gate in (gate for clause in level.clauses for gate in clause.gates):
        _, needs, _, state = gate_cells(NOTHING, gate, language)
        rows.append((needs, seen_of(gate, language, counts=counts), state))
    if rows:
        yield Table(_head(level_words.CLAUSE_HEAD, language)[1:], tuple(rows), (False, False, False))


def _given(found: Explanation, language: Language) -> Iterator[str]:
    """Caps and the reason to withhold, where there are any; the level and its status."""
    part = found.outcome
    for event in part.caps:
        named = {"event": event.title, "n": event.count, "level": title_of(found, event.caps_level_at)}
        yield level_words.CAPPED.format(**named).get(language)
    if part.withheld is not None:
        yield level_words.WHY.format(why=why_withheld(found, part)).get(language)
    given = title_of(found, 0 if part.status == "unclassified" else part.level)
    yield level_words.GIVEN.format(level=given, status=STATUSES[part.status]).get(language)
