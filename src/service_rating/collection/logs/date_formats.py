"""The forms in which dates may be declared: an order of day, month and year, or a format with ``%`` directives."""

from __future__ import annotations

import re

ORDERS = ("dmy", "mdy", "ymd")
SPANS = ("h:m", "m:s")
"""The forms of durations of two parts."""
DIRECTIVES = "YymbBdHIMSp"
_DIRECTIVE = re.compile(r"%(.?)", re.DOTALL)


def format_problem(text: str) -> str | None:
    """The part of a declared format that cannot be used, or None."""
    if text in (*ORDERS, *SPANS):
        return None
    found = _DIRECTIVE.findall(text)
    unknown = next((f"%{sign}" for sign in found if not sign or sign not in DIRECTIVES), None)
    if unknown is not None:
        return unknown
    is_day = "d" in found and set("mbB").intersection(found) and set("Yy").intersection(found)
    return None if is_day and len(set(found)) == len(found) else text


def has_time(text: str) -> bool:
    """Whether a format with ``%`` tells the time of day, too."""
    return bool(set("HI").intersection(_DIRECTIVE.findall(text)))
