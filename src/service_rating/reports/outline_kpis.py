"""The outline's sections on KPIs: the table of weights, then every KPI with measure, curve, judges and anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.reports import outline_words as words
from service_rating.reports.explanation_pieces import Section, Table
from service_rating.reports.explanation_words import AGGREGATES
from service_rating.reports.outline_measures import curve_words, joined, measure_words
from service_rating.reports.outline_origin import origin_lines, origin_rows
from service_rating.reports.outline_sources import judges, source_title
from service_rating.reports.wording import localized
from service_rating.rubric.value_words import value_text
from service_rating.rubric.weights import effective_weights
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Dimension, Kpi, Rubric

NOTHING = "—"


def kpi_sections(rubric: Rubric, language: Language) -> Iterator[Section]:
    """The table of weights, a section per dimension and KPI, and the KPIs that are only evidence."""
    yield Section(2, words.TABLE.get(language), (_table(rubric, language),))
    weights = iter(effective_weights(rubric))
    for dimension in rubric.dimensions:
        own = [next(weights) for _ in dimension.kpis]
        title = words.DIMENSION.format(title=localized(dimension.title), weight=plain(sum(own))).get(language)
        yield Section(3, title, tuple(_covers(dimension, language)))
        for kpi, weight in zip(dimension.kpis, own, strict=True):
            named = words.KPI.format(title=localized(kpi.title), weight=plain(weight))
            yield Section(4, named.get(language), tuple(_parts(kpi, rubric, language)))
    if rubric.behaviours:
        yield Section(3, words.EVIDENCE_ONLY.get(language), ())
    for kpi in rubric.behaviours:
        yield Section(4, localized(kpi.title).get(language), tuple(_parts(kpi, rubric, language)))


def _table(rubric: Rubric, language: Language) -> Table:
    weights = iter(effective_weights(rubric))
    rows = []
    for dimension in rubric.dimensions:
        for n, kpi in enumerate(dimension.kpis):
            first = "" if n else localized(dimension.title).get(language)
            origin = None if kpi.provenance is None else kpi.provenance.weight
            told = NOTHING if origin is None else words.ORIGINS[origin].get(language)
            rows.append((first, localized(kpi.title).get(language), plain(next(weights)), told))
    return Table(tuple(t.get(language) for t in words.TABLE_HEAD), tuple(rows), (False, False, True, False))


def _covers(dimension: Dimension, language: Language) -> Iterator[str]:
    if dimension.behaviours:
        listed = joined((localized(text) for text in dimension.behaviours), "；", "; ")
        yield words.LISTED.format(behaviours=listed).get(language)
    yield from origin_lines(dimension.provenance, language)


def _parts(kpi: Kpi, rubric: Rubric, language: Language) -> Iterator[str | Table]:
    if kpi.description is not None:
        yield localized(kpi.description).get(language)
    rows = [(name.get(language), told.get(language)) for name, told in _properties(kpi, rubric)]
    yield _pairs((*rows, *origin_rows(kpi.provenance, language)), language)
    yield from _anchors(kpi, language)


def _pairs(rows: tuple[tuple[str, str], ...], language: Language) -> Table:
    return Table(tuple(t.get(language) for t in words.PARTS_HEAD), rows, (False, False))


def _properties(kpi: Kpi, rubric: Rubric) -> Iterator[tuple[Localized, Localized]]:
    yield words.IN_FILES, Localized(kpi.kpi, kpi.kpi)
    if kpi.aliases:
        yield words.CALLED, Localized("、".join(kpi.aliases), ", ".join(kpi.aliases))
    yield words.MEASURED, measure_words(kpi.measure)
    if kpi.curve is not None:
        yield words.SCORED, curve_words(kpi.curve, kpi.measure)
    yield words.JUDGED, judges(kpi, rubric)
    unnamed = rubric.source_of(kpi)
    if unnamed is not None and len(kpi.sources or rubric.known_sources) > 1:
        yield words.UNNAMED, source_title(rubric, unnamed)
    least = kpi.evidence.min_observations
    yield words.NEEDED, words.ONE_OBSERVATION if least == 1 else words.OBSERVATIONS.format(n=least)
    yield words.COMBINED, AGGREGATES[kpi.aggregate]
    if kpi.only_if is not None:
        other = rubric.kpis[rubric.kpi_index(kpi.only_if.kpi)]
        named = {"kpi": localized(other.title), "value": value_text(kpi.only_if.value, other.measure)}
        yield words.ONLY_IF, words.ONLY_IF_TOLD.format(**named)


def _anchors(kpi: Kpi, language: Language) -> Iterator[Table]:
    """The behaviour pinned to the points of a scale, or the points of a checklist."""
    if kpi.measure.kind == "rating" and kpi.measure.anchors:
        rows = tuple((str(n), localized(text).get(language)) for n, text in sorted(kpi.measure.anchors.items()))
        yield Table(tuple(t.get(language) for t in words.ANCHOR_HEAD), rows, (True, False))
    if kpi.measure.kind == "share" and kpi.measure.items:
        rows = tuple((str(n), localized(text).get(language)) for n, text in enumerate(kpi.measure.items, 1))
        yield Table(tuple(t.get(language) for t in words.ITEM_HEAD), rows, (True, False))
