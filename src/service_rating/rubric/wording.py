"""Small pieces of bilingual sentences: quoted names, lists, near misses, numbers."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_QUOTE = 60
# Comparing a misspelt name with very many candidates would cost more than the hint is worth.
MOST_CANDIDATES = 500


def shown(value: object, longest: int = LONGEST_QUOTE) -> str:
    """Give a value as one short line without control characters, fit for any terminal or log."""
    text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in str(value)[: longest + 1])
    return text if len(text) <= longest else text[: longest - 1] + "…"


def listed(names: Iterable[object]) -> Localized:
    """Join names for reading: 、 in Chinese, commas in English; long lists are cut."""
    parts = [shown(name) for name in names]
    more = len(parts) > 20  # noqa: PLR2004  # a reader takes in no more in one sentence
    parts = parts[:20]
    return Localized("、".join(parts) + (" 等" if more else ""), ", ".join(parts) + (", …" if more else ""))


def nearest(name: object, candidates: Iterable[str]) -> str | None:
    """Give the candidate that ``name`` is most likely a misspelling of, or None."""
    known = list(candidates)[:MOST_CANDIDATES]
    wanted = unicodedata.normalize("NFKC", str(name)[:LONGEST_QUOTE]).casefold().replace("-", "_").replace(" ", "_")
    folded = {candidate.casefold().replace("-", "_"): candidate for candidate in known}
    close = get_close_matches(wanted, folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else None


def did_you_mean(name: object, candidates: Iterable[str]) -> Localized:
    """Say which known name was probably meant; empty when nothing is near."""
    near = nearest(name, candidates)
    if near is None:
        return Localized("", "")
    return Localized(f"是否想写 {near}？", f" Did you mean {near}?")


def plain(number: Decimal | Fraction | int) -> str:
    """Give a number in plain decimal notation without needless zeros; endless fractions to 6 decimals."""
    if isinstance(number, Fraction):
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        number = exact if Fraction(exact) == number else round(exact, 6)
    text = f"{Decimal(number):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


@lru_cache(maxsize=1024)  # most of them are the same few numbers
def decimals(number: Decimal) -> int:
    """Count the decimals a number needs (trailing zeros do not count)."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
