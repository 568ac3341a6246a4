"""The sections on KPIs: sources and rows, value, curve, score, contribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.reports import explanation_kpi_words as words
from service_rating.reports.explanation_figures import NONE, counted, in_percent, reason, row_text, two, value_text
from service_rating.reports.explanation_pieces import Section, Table
from service_rating.reports.explanation_words import AGGREGATES, MEAN_ONLY, STANDINGS
from service_rating.rubric.model import POOLED
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.reports.explanation import Explanation
    from service_rating.reports.explanation_kpi import EventPart, KpiPart, SourcePart


def kpi_sections(found: Explanation, language: Language) -> Iterator[Section]:
    """A section per KPI."""
    yield Section(2, words.HEADING.get(language), ())
    for kpi in found.kpis:
        title = (words.WEIGHT if kpi.weight else words.GATES_ONLY).format(kpi=kpi.title, weight=plain(kpi.weight))
        yield Section(3, title.get(language), tuple(_kpi(kpi, found, language)))


def event_text(event: EventPart, language: Language) -> str:
    """How often an event was confirmed, and the points it brings."""
    limit = Localized("", "") if event.at_most is None else words.LIMIT.format(most=plain(event.at_most))
    points = f"{event.points or 0:+f}"
    return words.EVENT.format(event=event.title, n=event.count, points=points, limit=limit).get(language)


def _kpi(kpi: KpiPart, found: Explanation, language: Language) -> Iterator[str | Table]:
    if kpi.merged:
        yield words.MERGED.get(language)
    if kpi.sources:
        yield _sources(kpi, language)
    elif not kpi.merged:
        yield words.NO_ROWS.get(language)
    for source in kpi.sources:
        yield from _rows(kpi, source, language)
    yield from _value(kpi, language)
    yield from _score(kpi, found, language)


def _sources(kpi: KpiPart, language: Language) -> Table:
    rows = (
        (
            s.title.get(language),
            plain(s.weight),
            NONE if s.raters is None else str(s.raters),
            str(s.observations),
            value_text(s.mean, kpi.kind, kpi.unit, language),
            (STANDINGS[s.standing] if s.singles else MEAN_ONLY.format(standing=STANDINGS[s.standing])).get(language),
        )
        for s in kpi.sources
    )
    return Table(_head(words.SOURCE_HEAD, language), tuple(rows), (False, True, True, True, True, False))


def _head(titles: tuple[Localized, ...], language: Language) -> tuple[str, ...]:
    return tuple(title.get(language) for title in titles)


def _rows(kpi: KpiPart, source: SourcePart, language: Language) -> Iterator[str | Table]:
    """The single rows, where they may be told; each rater's mean before them."""
    if not source.singles:
        return
    if len(source.by_rater) > 1 and source.pool == "rater":
        means = (
            f"{r.rater or ''} {value_text(r.mean, kpi.kind, kpi.unit, language)}".lstrip() for r in source.by_rater
        )
        yield words.BY_RATER.format(source=source.title, raters=" · ".join(means)).get(language)
    yield words.ROWS_OF.format(source=source.title).get(language)
    rows = [
        (
            r.date or NONE,
            row_text(r, kpi.kind, kpi.unit, language),
            r.rater or NONE,
            r.evidence or NONE,
            r.place or NONE,
        )
        for r in source.rows
    ]
    kept = [i for i in range(len(words.ROW_HEAD)) if i < 2 or any(row[i] != NONE for row in rows)]  # noqa: PLR2004  # date and value
    head = _head(words.ROW_HEAD, language)
    yield Table(
        tuple(head[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in rows), tuple(i == 1 for i in kept)
    )


def _value(kpi: KpiPart, language: Language) -> Iterator[str]:
    """How the sources became the value, or why there is none."""
    present = [s for s in kpi.sources if s.standing == "counted"]
    if kpi.unscored is not None:
        few = words.FEW.format(n=counted(kpi.observations), least=kpi.min_observations)
        told = kpi.unscored == "too_few" and kpi.observations
        why = words.NO_VALUE.format(why=reason(kpi.unscored, kpi.observations)).get(language)
        yield why + (few.get(language) if told else "")
        return
    value = value_text(kpi.value, kpi.kind, kpi.unit, language)
    if kpi.aggregate != "mean":
        yield words.ALL_ROWS.format(how=AGGREGATES[kpi.aggregate]).get(language)
    if kpi.aggregate in POOLED and len(present) > 1:
        terms = " + ".join(f"{plain(s.weight)} × {_mean(s, kpi)}" for s in present)
        whole = plain(sum(s.weight for s in present))
        yield words.MEAN_OF.format(terms=f"({terms}) ÷ {whole}", value=value).get(language)
    yield words.VALUE.format(value=value, n=counted(kpi.observations)).get(language)


def _mean(source: SourcePart, kpi: KpiPart) -> str:
    return NONE if source.mean is None else f"{in_percent(source.mean, kpi.kind)}{'%' if kpi.kind == 'share' else ''}"


def _score(kpi: KpiPart, found: Explanation, language: Language) -> Iterator[str]:
    if kpi.curve is None or kpi.value is None:
        return
    yield words.CURVE.format(piece=_piece(kpi), formula=_formula(kpi), score=plain(kpi.curve.score)).get(language)
    if kpi.events:
        told = (event_text(event, language) for event in kpi.events)
        yield words.EVENTS.format(events="; ".join(told), score=plain(kpi.score_exact or 0)).get(language)
    if kpi.contribution is None:
        yield words.SCORE.format(score=two(kpi.score)).get(language)
        return
    weights = {"weight": plain(kpi.weight), "total": plain(found.composite.sum_weights)}
    yield words.CONTRIBUTION.format(score=two(kpi.score), contribution=two(kpi.contribution), **weights).get(language)


def _piece(kpi: KpiPart) -> Localized:
    """The stretch of values on which the curve has this formula."""
    assert kpi.curve is not None  # noqa: S101  # asked by the caller
    low, high = kpi.curve.value_from, kpi.curve.value_below
    ends = [Localized(*(value_text(end, kpi.kind, kpi.unit, x) for x in ("zh", "en"))) for end in (low, high)]
    return words.FROM.format(low=ends[0]) if high is None else words.UP_TO.format(low=ends[0], high=ends[1])


def _formula(kpi: KpiPart) -> str:
    """``60 + 2 × (92.5 − 80)``; the score alone on a level piece. A share's slope is per 1 %."""
    curve = kpi.curve
    assert curve is not None  # noqa: S101  # asked by the caller
    assert kpi.value is not None  # noqa: S101
    start = plain(curve.score_from)
    if not curve.slope:
        return start
    slope = curve.slope / 100 if kpi.kind == "share" else curve.slope
    sign = "+" if slope > 0 else "−"
    way = f"({in_percent(kpi.value, kpi.kind)} − {in_percent(curve.value_from, kpi.kind)})"
    return f"{start} {sign} {plain(abs(slope))} × {way}"
