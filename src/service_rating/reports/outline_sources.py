"""The outline's sections on who may judge: sources, evidence rules, profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports import outline_rule_words as words
from service_rating.reports.explanation_pieces import Section, Table
from service_rating.reports.explanation_words import SOURCES
from service_rating.reports.outline_measures import joined
from service_rating.reports.outline_words import BESIDE, JUDGE, WHERE_WEIGHTED
from service_rating.reports.wording import localized
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from service_rating.localized import Language, Localized
    from service_rating.rubric.model import Kpi, Profile, Rubric
    from service_rating.rubric.text import SourceName

NOTHING = "—"
PERCENT = 100


def source_title(rubric: Rubric, source: SourceName) -> Localized:
    """The rubric's own title of a source, else the usual one."""
    own = rubric.known_sources[source].title
    return SOURCES[source] if own is None else localized(own)


def judges(kpi: Kpi, rubric: Rubric) -> Localized:
    """Who may judge a KPI, with the weights among several."""
    weights = {name: rubric.source_weight(kpi, name, None) for name in rubric.source_order}
    counting = sum(weight > 0 for weight in weights.values() if weight is not None)
    told = (_judge(rubric, name, weight, alone=counting == 1) for name, weight in weights.items() if weight is not None)
    return joined(told, "、", ", ")


def _judge(rubric: Rubric, source: SourceName, weight: Decimal, *, alone: bool) -> Localized:
    title = source_title(rubric, source)
    if weight:
        return title if alone else JUDGE.format(source=title, weight=plain(weight))
    elsewhere = any(profile.sources.get(source) for profile in rubric.profiles.values())
    return (WHERE_WEIGHTED if elsewhere else BESIDE).format(source=title)


def source_sections(rubric: Rubric, language: Language) -> Iterator[Section]:
    """Sources, evidence rules and profiles."""
    yield Section(2, words.SOURCES.get(language), (words.SOURCES_TOLD.get(language), _sources(rubric, language)))
    yield Section(2, words.EVIDENCE.get(language), tuple(told.get(language) for told in _evidence(rubric)))
    if rubric.profiles:
        table = _profiles(rubric, language)
        yield Section(2, words.PROFILES.get(language), (words.PROFILES_TOLD.get(language), table))


def _sources(rubric: Rubric, language: Language) -> Table:
    rows = [
        (
            source_title(rubric, name).get(language),
            plain(source.weight),
            words.POOLS[source.pool].get(language),
            str(source.min_raters),
            NOTHING if source.every is None else words.CYCLES[source.every].get(language),
        )
        for name, source in rubric.known_sources.items()
    ]
    head = tuple(title.get(language) for title in words.SOURCE_HEAD)
    return Table(head, tuple(rows), (False, True, False, True, False))


def _evidence(rubric: Rubric) -> Iterator[Localized]:
    rules = rubric.evidence
    least, full = (f"{plain(share * PERCENT)}%" for share in (rules.min_coverage, rules.full_coverage))
    yield words.COVERAGE.format(least=least, full=full)
    if rules.min_sources:
        yield words.MIN_SOURCES.format(n=rules.min_sources)
    if rules.min_tenure:
        yield words.MIN_TENURE.format(n=rules.min_tenure)


def _profiles(rubric: Rubric, language: Language) -> Table:
    titles = {kpi.kpi: localized(kpi.title) for kpi in rubric.kpis}
    rows = []
    for name, profile in rubric.profiles.items():
        absent = joined((titles[kpi] for kpi in profile.not_applicable), "、", ", ").get(language)
        weights = joined(_other_weights(rubric, profile), "、", ", ").get(language)
        title = name if profile.title is None else localized(profile.title).get(language)
        rows.append((title, absent or NOTHING, weights or NOTHING))
    return Table(tuple(title.get(language) for title in words.PROFILE_HEAD), tuple(rows), (False, False, False))


def _other_weights(rubric: Rubric, profile: Profile) -> Iterator[Localized]:
    """The source weights of a profile that differ from the rubric's."""
    for name, weight in profile.sources.items():
        if weight != rubric.known_sources[name].weight:
            yield JUDGE.format(source=source_title(rubric, name), weight=plain(weight))
