"""A rubric in words, as titled sections in one language: what the terminal view and Markdown are written from."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.reports import outline_words as words
from service_rating.reports.explanation_pieces import Section
from service_rating.reports.outline_kpis import kpi_sections
from service_rating.reports.outline_levels import event_sections, level_sections
from service_rating.reports.outline_sources import source_sections
from service_rating.reports.wording import localized
from service_rating.rubric.fingerprint import fingerprint
from service_rating.rubric.weights import effective_weights
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language, Localized
    from service_rating.rubric.model import Rubric


FULL = 100


def sections(rubric: Rubric, language: Language) -> Iterator[Section]:
    """All sections: what it is, how a level comes about, levels, KPIs, sources, evidence, profiles, events, cases."""
    title = words.TITLE.format(title=localized(rubric.title), rubric=rubric.rubric, version=rubric.version)
    yield Section(1, title.get(language), tuple(told.get(language) for told in _head(rubric)))
    how = (*words.HOW_TOLD, *_greatest(rubric), *_weights(rubric))
    yield Section(2, words.HOW.get(language), tuple(told.get(language) for told in how))
    yield from level_sections(rubric, language)
    yield from kpi_sections(rubric, language)
    yield from source_sections(rubric, language)
    yield from event_sections(rubric, language)
    if rubric.cases:
        yield Section(2, words.CASES.get(language), (words.CASES_TOLD.format(n=len(rubric.cases)).get(language),))


def _head(rubric: Rubric) -> Iterator[Localized]:
    if rubric.description is not None:
        yield localized(rubric.description)
    if rubric.source is not None:
        yield words.SOURCE.format(source=rubric.source)
    yield _adopted(rubric)
    yield words.FINGERPRINT.format(fingerprint=fingerprint(rubric))


def _adopted(rubric: Rubric) -> Localized:
    adopted = rubric.adopted
    if adopted is None or not (adopted.by or adopted.announced or adopted.effective_from):
        return words.NOT_ADOPTED
    told = {"by": adopted.by, "announced": adopted.announced, "since": adopted.effective_from}
    return words.ADOPTED.format(**{name: text or words.UNSTATED for name, text in told.items()})


def _greatest(rubric: Rubric) -> Iterator[Localized]:
    if rubric.composite_max > FULL:
        yield words.GREATEST.format(most=plain(rubric.composite_max))


def _weights(rubric: Rubric) -> Iterator[Localized]:
    """How much of the weight a document fixes, where the rubric says so at all."""
    weights = effective_weights(rubric)
    origins = [None if kpi.provenance is None else kpi.provenance.weight for kpi in rubric.kpis]
    if any(origins):
        fixed = sum((w for w, origin in zip(weights, origins, strict=True) if origin == "fixed"), Fraction(0))
        yield words.FIXED_WEIGHT.format(fixed=plain(fixed), assumed=plain(sum(weights, Fraction(0)) - fixed))
