"""How a rubric reads observations: what a row about each KPI may say, and by which names things go.

Two rubrics that read alike accept the same rows and understand them in the same way, whatever they make of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.rubric.spellings import profile_names, source_words, subject_words

if TYPE_CHECKING:
    from decimal import Decimal

    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.text import SourceName

SMALL_SHARE = Fraction(2, 10)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a row about one KPI may say.

    Values lie in ``low``..``high``; ``percent``: a bare number is a percentage; ``small``: a bare number could be a
    percentage or a share, and is refused; ``ratio``: numerator and denominator are required; ``sums``: the evidence is
    part of what makes two rows the same; ``permitted``: the sources that may judge; ``default_source``: that of rows
    which state none.
    """

    kind: str
    unit: str | None
    low: Decimal
    high: Decimal
    percent: bool
    small: bool
    ratio: bool
    sums: bool
    permitted: frozenset[SourceName]
    default_source: SourceName | None


def reading_of(rubric: Rubric, kpi: Kpi) -> Reading:
    """Give the reading of one of the rubric's KPIs."""
    measure, order = kpi.measure, rubric.source_order
    source = rubric.source_of(kpi)
    return Reading(
        kind=measure.kind,
        unit=measure.unit if measure.kind in ("duration", "amount") else None,
        low=measure.min,
        high=measure.max,  # type: ignore[arg-type]  # a count's is an int, which compares alike
        percent=measure.kind == "share" and measure.unit == "percent",
        small=_is_small(kpi),
        ratio=kpi.aggregate == "ratio",
        sums=kpi.aggregate == "sum",
        permitted=frozenset(order if kpi.sources is None else (name for name in order if name in kpi.sources)),
        default_source=source if source in order else None,
    )


def _is_small(kpi: Kpi) -> bool:
    """Whether a bare number could mean a percentage or a share alike: the curve lies wholly at or below 0.2."""
    if kpi.measure.kind != "share" or kpi.measure.unit == "percent" or kpi.curve is None:
        return False
    return max(kpi.curve.breakpoints(), default=Fraction(1)) <= SMALL_SHARE


def reading_key(rubric: Rubric) -> object:
    """Give a value that is equal for two rubrics only if they take in every file alike, row by row and number by number."""
    return (
        tuple((kpi.kpi, reading_of(rubric, kpi)) for kpi in rubric.kpis),
        tuple(subject_words(rubric).items()),
        tuple(profile_names(rubric).items()),
        tuple(rubric.profile_order),
        tuple(rubric.source_order),
        tuple(source_words(rubric).items()),
        rubric.evidence.min_tenure,
    )
