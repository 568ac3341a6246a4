"""Numbers and names as text expressions, the same on every backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import MICRO
from service_rating.scoring.arithmetic import choose, text, whole
from service_rating.scoring.dialect import nw
from service_rating.scoring.plan import CENTI

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.rubric.measures import Measure
    from service_rating.rubric.text import Text


def joined(*parts: nw.Expr | str) -> nw.Expr:
    """Set texts one after another; a missing part makes the whole missing."""
    return nw.concat_str([text(part) if isinstance(part, str) else part for part in parts])


def joined_where(condition: nw.Expr, first: str, *parts: nw.Expr | str) -> nw.Expr:
    """As :func:`joined` where the condition holds; missing elsewhere, where nothing is set together at all."""
    return joined(nw.when(condition).then(text(first)), *parts)


def digits(number: nw.Expr) -> nw.Expr:
    """A whole number as text."""
    return number.cast(nw.String)


def _padded(number: nw.Expr, unit: int) -> nw.Expr:
    """The digits after the point: ``number`` of ``unit``, with leading zeros."""
    return digits(number % whole(unit) + whole(unit)).str.slice(1)


def fixed(number: nw.Expr) -> nw.Expr:
    """Centi-units (≥ 0) as text with two decimals: 7840 → 78.40."""
    return joined(digits(number // whole(CENTI)), ".", _padded(number, CENTI))


def shortest(number: nw.Expr) -> nw.Expr:
    """Micro-units as the shortest text: 850000 → 0.85."""
    size = number.abs()
    plain = joined(digits(size // whole(MICRO)), ".", _padded(size, MICRO)).str.replace_all(r"\.?0+$", "")
    return joined(choose([(number < whole(0), text("-"))], text("")), plain)


def value_shown(value: nw.Expr, measure: Measure) -> nw.Expr:
    """The number (micro-units) that a KPI value is shown as, without its unit; a share counts in percent."""
    return value * whole(CENTI) if measure.kind == "share" else value


def title_of(title: Text, language: Language) -> str:
    """A title of the rubric in one language."""
    return title.zh if language == "zh" else title.en
