"""Rows → raters → sources: the first half of a KPI's way, from the stages of the pipeline."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from service_rating.observations.dates import EPOCH, UNDATED
from service_rating.reports.derived import MICRO_DIGITS, NANO_DIGITS, Derived, known
from service_rating.reports.explanation_kpi import RaterPart, RowPart, SourcePart, Standing
from service_rating.reports.explanation_words import SOURCES
from service_rating.reports.wording import localized
from service_rating.rubric.model import POOLED
from service_rating.scoring.source_means import rated_one_by_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Localized
    from service_rating.rubric.text import SourceName


def source_parts(derived: Derived, kpi: int) -> Iterator[SourcePart]:
    """The sources that have rows about a KPI, in rubric order."""
    for number, source in enumerate(derived.rubric.source_order):
        stage = derived.stages.source(kpi, number)
        if stage is not None:
            yield _source(derived, kpi, number, source, stage)


def _source(derived: Derived, kpi: int, number: int, source: SourceName, stage: dict[str, Any]) -> SourcePart:
    settings = derived.rubric.known_sources[source]
    told_apart = number in rated_one_by_one(derived.plan)
    through_sources = derived.plan.kpis[kpi].aggregate in POOLED
    return SourcePart(
        source=source,
        title=source_title(derived, source),
        standing=_standing(stage),
        weight=derived.rubric.source_weight(derived.plan.kpis[kpi], source, derived.profile) or Decimal(0),
        pool=settings.pool,
        min_raters=settings.min_raters,
        raters=stage["raters"] if told_apart else None,
        mean=known(stage["mean"] if through_sources and stage["rows"] else None, NANO_DIGITS),
        observations=stage["observations"],
        not_applicable=stage["na"],
        singles=True,
        by_rater=tuple(_raters(derived, kpi, number)) if told_apart and through_sources else (),
        rows=tuple(_rows(derived, kpi, number)),
    )


def source_title(derived: Derived, source: SourceName) -> Localized:
    """What a source is called: by the rubric, else by us."""
    title = derived.rubric.known_sources[source].title
    return SOURCES[source] if title is None else localized(title)


def _standing(stage: dict[str, Any]) -> Standing:
    if not stage["weight"]:
        return "not_counted"
    return "counted" if stage["present"] else "absent"


def _raters(derived: Derived, kpi: int, source: int) -> Iterator[RaterPart]:
    for stage in derived.stages.raters_of(kpi, source):
        mean = known(stage["mean"], NANO_DIGITS)
        yield RaterPart(stage["rater"] or None, mean, stage["rows"], stage["na"])


def _rows(derived: Derived, kpi: int, source: int) -> Iterator[RowPart]:
    """The accepted rows, by date and content: the order in the file would tell of rows that are not shown."""
    own = [row for row in derived.rows if (row["kpi"], row["source"]) == (kpi, source)]
    for row in sorted(own, key=lambda r: (r["day"], r["value"] is None, r["value"] or 0, r["evidence"], r["rater"])):
        place = ":".join(str(part) for part in (row["file"], row["line"], row["column"]) if part != "")
        yield RowPart(
            value=known(row["value"], NANO_DIGITS),
            numerator=known(row["numerator"], MICRO_DIGITS),
            denominator=known(row["denominator"], MICRO_DIGITS),
            observations=row["observations"],
            date=None if row["day"] == UNDATED else (EPOCH + timedelta(row["day"])).isoformat(),
            rater=row["rater"] or None,
            evidence=row["evidence"] or None,
            place=place,
        )
