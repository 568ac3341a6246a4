"""The outline's sections on levels and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports import outline_rule_words as rule_words
from service_rating.reports import outline_words as words
from service_rating.reports.explanation_pieces import Section, Table
from service_rating.reports.outline_measures import joined
from service_rating.reports.outline_origin import origin_lines, origin_rows
from service_rating.reports.wording import level_titles, localized
from service_rating.rubric.gate_words import gate_needs
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language, Localized
    from service_rating.rubric.model import Event, Gate, Level, Rubric


def level_sections(rubric: Rubric, language: Language) -> Iterator[Section]:
    """A section per level, from the lowest up."""
    yield Section(2, words.LEVELS.get(language), ())
    for level in rubric.levels:
        yield Section(3, localized(level.title).get(language), tuple(_level(level, rubric, language)))


def event_sections(rubric: Rubric, language: Language) -> Iterator[Section]:
    """What confirmed events do, where there are any."""
    if not rubric.events:
        return
    rows = []
    for event in rubric.events:
        origin = "".join(f" {told}" for _, told in origin_rows(event.provenance, language))
        effect = joined(_effects(event, rubric)).get(language)
        end = "。" if language == "zh" else "."
        rows.append((localized(event.title).get(language), f"{effect}{end}{origin}"))
    table = Table(tuple(title.get(language) for title in rule_words.EVENT_HEAD), tuple(rows), (False, False))
    yield Section(2, rule_words.EVENTS.get(language), (rule_words.EVENTS_TOLD.get(language), table))


def _level(level: Level, rubric: Rubric, language: Language) -> Iterator[str | Table]:
    if level.definition is not None:
        yield localized(level.definition).get(language)
    yield words.CUT_SCORE.format(cut=plain(level.cut_score)).get(language)
    rows = [
        ("" if n else localized(clause.text).get(language), gate_text(gate, rubric).get(language))
        for clause in level.clauses
        for n, gate in enumerate(clause.gates)
    ]
    if rows:
        yield Table(tuple(title.get(language) for title in words.CLAUSE_HEAD), tuple(rows), (False, False))
    else:
        yield words.NO_CLAUSES.get(language)
    yield from origin_lines(level.provenance, language)


def gate_text(gate: Gate, rubric: Rubric) -> Localized:
    """A gate with the KPI it looks at."""
    kpi = rubric.kpis[rubric.kpi_index(gate.kpi)]
    told = words.GATE.format(kpi=localized(kpi.title), needs=gate_needs(gate, kpi.measure))
    return words.WAIVED.format(gate=told) if gate.if_not_applicable == "waive" else told


def _effects(event: Event, rubric: Rubric) -> Iterator[Localized]:
    if event.points is not None and event.kpi is not None:
        kpi = rubric.kpis[rubric.kpi_index(event.kpi)]
        yield rule_words.KPI_POINTS.format(kpi=localized(kpi.title), points=f"{event.points:+f}")
    elif event.points is not None:
        yield rule_words.POINTS.format(points=f"{event.points:+f}")
    if event.at_most is not None:
        yield rule_words.AT_MOST.format(most=plain(event.at_most))
    if event.caps_level_at is not None:
        yield rule_words.CAP.format(level=level_titles(rubric)[event.caps_level_at])
