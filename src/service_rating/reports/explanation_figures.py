"""Numbers of an explanation as text, written as the justification writes them: shares in percent, scores with two decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.reports.explanation_words import FEW_RATERS, UNSCORED
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from service_rating.localized import Language
    from service_rating.reports.explanation_kpi import RowPart

NONE = "—"
ONE = Localized("1 次观察", "1 observation")
SEVERAL = Localized("{n} 次观察", "{n} observations")


def value_text(value: Decimal | None, kind: str, unit: Localized, language: Language) -> str:
    """A value of a KPI with its unit."""
    return NONE if value is None else f"{in_percent(value, kind)}{unit.get(language)}"


def in_percent(value: Decimal, kind: str) -> str:
    """The number of a value without its unit; a share counts in percent."""
    return plain(value * 100 if kind == "share" else value)


def two(number: Decimal | None) -> str:
    """A score, a composite or a contribution with its two decimals."""
    return NONE if number is None else f"{number:.2f}"


def percent(share: Decimal | None) -> str:
    """A part of 1 in percent."""
    return NONE if share is None else f"{plain(share * 100)}%"


def row_text(row: RowPart, kind: str, unit: Localized, language: Language) -> str:
    """What a row says: ``19/20 = 95%``, ``4``, ``N/A``; with its observations where it stands for several."""
    if row.value is None:
        return "不适用" if language == "zh" else "N/A"
    shown = value_text(row.value, kind, unit, language)
    if row.numerator is not None and row.denominator is not None:
        return f"{plain(row.numerator)}/{plain(row.denominator)} = {shown}"
    return shown if row.observations == 1 else f"{shown} (n={row.observations})"


def counted(observations: int) -> Localized:
    """A number of observations in words."""
    return ONE if observations == 1 else SEVERAL.format(n=observations)


def reason(unscored: str, observations: int) -> Localized:
    """Why a KPI has no value; no observations where rows exist means that every source lacked raters."""
    return FEW_RATERS if unscored == "too_few" and not observations else UNSCORED[unscored]
