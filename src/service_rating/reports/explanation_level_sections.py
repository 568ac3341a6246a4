"""The sections on the composite, the levels with their clauses and gates, the level given, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.reports import explanation_level_words as words
from service_rating.reports.explanation_figures import counted, percent, reason, two, value_text
from service_rating.reports.explanation_kpi_sections import event_text
from service_rating.reports.explanation_pieces import Section, Table
from service_rating.reports.explanation_words import GATE_STATES
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.reports.explanation import Explanation, GatePart, LevelPart


def level_sections(found: Explanation, language: Language) -> Iterator[Section]:
    """The composite, then every level with what it asks for."""
    yield Section(2, words.COMPOSITE.get(language), tuple(_composite(found, language)))
    yield Section(2, words.LEVELS.get(language), ())
    for level in found.levels:
        mark = words.REACHED if level.reached else words.OUT_OF_REACH
        title = words.LEVEL.format(level=level.title, mark=mark).get(language)
        yield Section(3, title, tuple(_level(level, found, language)))


def _kpis(found: Explanation, language: Language) -> Table:
    """Every weighted KPI with its score and contribution, or why it has none."""
    rows = []
    for kpi in (kpi for kpi in found.kpis if kpi.weight):
        score = two(kpi.score) if kpi.unscored is None else reason(kpi.unscored, kpi.observations).get(language)
        rows.append((kpi.title.get(language), plain(kpi.weight), score, two(kpi.contribution)))
    return Table(tuple(title.get(language) for title in words.KPI_HEAD), tuple(rows), (False, True, True, True))


def _composite(found: Explanation, language: Language) -> Iterator[str | Table]:
    part = found.composite
    yield _kpis(found, language)
    if part.mean is None or part.unclamped is None:
        yield words.NO_SCORE.get(language)
    else:
        sums = {"sum": plain(part.sum_weighted), "weights": plain(part.sum_weights), "mean": plain(part.mean)}
        yield words.SUMS.format(**sums).get(language)
        if part.events:
            told = "; ".join(event_text(event, language) for event in part.events)
            yield words.POINTS.format(events=told, points=plain(part.event_points)).get(language)
        figures = {"exact": plain(part.unclamped), "composite": two(part.composite)}
        yield words.ROUNDED.format(most=plain(part.maximum), **figures).get(language)
    weights = {"scored": plain(part.sum_weights), "applicable": plain(part.weight_applicable)}
    limits = {"least": percent(part.min_coverage), "full": percent(part.full_coverage)}
    yield words.COVERAGE.format(coverage=percent(part.coverage), **weights, **limits).get(language)


def _level(level: LevelPart, found: Explanation, language: Language) -> Iterator[str | Table]:
    if level.definition is not None:
        yield level.definition.get(language)
    mark = words.REACHED if level.cut_reached else words.OUT_OF_REACH
    cut = words.CUT.format(cut=plain(level.cut_score), composite=two(found.composite.composite), mark=mark)
    yield cut.get(language)
    if level.clauses:
        nothing = Localized("", "")
        rows = tuple(
            gate_cells(nothing if n else clause.text, gate, language)
            for clause in level.clauses
            for n, gate in enumerate(clause.gates)
        )
        yield Table(tuple(title.get(language) for title in words.CLAUSE_HEAD), rows, (False,) * len(words.CLAUSE_HEAD))


def gate_cells(clause: Localized, gate: GatePart, language: Language) -> tuple[str, ...]:
    """Clause, what the gate asks for, what was seen, and its state."""
    needs = f"{gate.title.get(language)}: {gate.needs_text.get(language)}"
    wide = needs.replace(": ", "：", 1) if language == "zh" else needs
    return clause.get(language), wide, seen_of(gate, language), GATE_STATES[gate.state].get(language)


def seen_of(gate: GatePart, language: Language, *, counts: bool = True) -> str:
    """What was seen of a gate's KPI: why nothing, or value, score, and (with ``counts``) how many observations, how many pass."""
    if gate.unscored is not None:
        why = reason(gate.unscored, gate.observations).get(language)
        return f"{why} ({counted(gate.observations).get(language)})" if gate.observations else why
    parts = [value_text(gate.value, gate.kind, gate.unit, language)]
    if "min_score" in gate.needs or "max_score" in gate.needs:
        parts.append(words.SEEN_SCORE.format(score=two(gate.score)).get(language))
    if gate.passed is not None and counts:
        parts.append(words.SEEN_PASSED.format(passed=gate.passed, n=gate.observations).get(language))
    if counts:
        parts.append(counted(gate.observations).get(language))
    return ("，" if language == "zh" else ", ").join(parts)
