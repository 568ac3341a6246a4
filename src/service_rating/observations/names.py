"""Texts as people type them: trimming, hidden characters, equal spellings, near misses, safe display."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

from service_rating.rubric.names import ZERO_WIDTH, folded, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["folded", "has_hidden", "identity", "is_blank", "nearest", "shown", "trimmed"]

_HIDDEN = re.compile(rf"[\x00-\x1f\x7f-\x9f{ZERO_WIDTH}\u2028\u2029\ud800-\udfff]")
_PLAIN_SIGNS = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_WHITE = "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""What Unicode, and so Polars, calls white space; Python's own strip takes four control characters more."""
SHOWN_CHARACTERS = 60
LONGEST_NAME = 200


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing but white space."""
    return not text.strip(_WHITE)


def identity(text: str) -> str:
    """The form in which ids and figures are read: trimmed, composed (NFC), full-width signs as plain ones.

    Not NFKC: that makes ``10²`` 102 and ``E①`` the same employee as ``E1``.
    """
    return trimmed(unicodedata.normalize("NFC", trimmed(text)).translate(_PLAIN_SIGNS))


def has_hidden(text: str) -> bool:
    """Whether a text holds control, zero-width or direction characters, which nobody sees and everything misreads."""
    return _HIDDEN.search(text) is not None


def shown(text: str, limit: int = SHOWN_CHARACTERS) -> str:
    """A cell for a message: hidden characters escaped, at most ``limit`` characters of it."""
    safe = _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text[:limit])
    return safe if len(text) <= limit else f"{safe}…"


def nearest(text: str, names: Iterable[str], cutoff: float) -> str | None:
    """The one name most like ``text`` (similarity ``cutoff`` to 1), or None."""
    if len(text) > LONGEST_NAME:
        return None
    found = difflib.get_close_matches(text, list(names), n=1, cutoff=cutoff)
    return found[0] if found else None
