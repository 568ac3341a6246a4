"""What comments in a rubric silence, and what they were meant to silence but do not (SR301)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from service_rating.diagnostic import Diagnostic, Location, Severity, sort_diagnostics
from service_rating.localized import Localized
from service_rating.rubric.ignore_comments import Ignore, ignores
from service_rating.rubric.wording import did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

UNUSED = "SR301"
CASES = "SR9"
ALWAYS_TOLD = ("SR0", "SR1")
"""Errors of the file, of YAML and of shape: nothing after them can be trusted, so nothing silences them."""
MOST_TOLD = 100
"""More comments in vain than this teach nothing."""
RAISED_ELSEWHERE = frozenset({"SR390", "SR391"})
"""Codes of ``rubric test`` and ``evaluate``; whether they are silenced in vain cannot be seen here."""


def silence(
    found: Sequence[Diagnostic], text: str, name: str, *, known: Collection[str], cases_run: bool
) -> tuple[list[Diagnostic], int]:
    """Give the findings that comments leave, with those about the comments themselves, and how many were silenced.

    Args:
        found: all findings of the file.
        text: its content.
        name: its name, for new findings.
        known: all codes that exist.
        cases_run: whether the worked cases were run; else nothing is said about codes of theirs.
    """
    try:
        orders = ignores(text)
    except yaml.YAMLError:  # the findings say so
        return list(found), 0
    left, used = _left(found, orders)
    whole = not any(told.code.startswith(ALWAYS_TOLD) for told in found)
    vain = (order for order in orders if order not in used)
    judged = [o for o in vain if o.code not in known or _is_judged(o, whole=whole, cases_run=cases_run)]
    said = [_unused(order, name, known) for order in judged[:MOST_TOLD]]
    kept, _ = _left(said, orders)
    return sort_diagnostics([*left, *kept]), len(found) + len(said) - len(left) - len(kept)


def _left(found: Iterable[Diagnostic], orders: list[Ignore]) -> tuple[list[Diagnostic], set[Ignore]]:
    """The findings that no comment covers, and the comments that cover some."""
    left: list[Diagnostic] = []
    used: set[Ignore] = set()
    by_place: dict[tuple[str, int], list[Ignore]] = {}
    for order in orders:
        by_place.setdefault((order.code, order.target), []).append(order)
    for told in found:
        covering = [*by_place.get((told.code, told.location.line), ()), *by_place.get((told.code, 0), ())]
        if not covering or told.code.startswith(ALWAYS_TOLD):
            left.append(told)
        else:
            used.update(covering)
    return left, used


def _is_judged(order: Ignore, *, whole: bool, cases_run: bool) -> bool:
    """Whether it can be known that a comment silences nothing: not where checks were not run."""
    if order.code == UNUSED or order.code in RAISED_ELSEWHERE:
        return False
    if order.code.startswith(ALWAYS_TOLD):
        return True
    return whole and (cases_run or not order.code.startswith(CASES))


def _unused(order: Ignore, name: str, known: Collection[str]) -> Diagnostic:
    return Diagnostic(UNUSED, Severity.WARNING, _why(order, known), Location(name, order.line, order.column))


def _why(order: Ignore, known: Collection[str]) -> Localized:
    code = shown(order.code)
    if order.target < 0:
        return _MALFORMED.format(code=code)
    if order.code not in known:
        return _UNKNOWN.format(code=code, near=did_you_mean(order.code, known))
    if order.code.startswith(ALWAYS_TOLD):
        return _NEVER.format(code=code)
    return (_NOT_IN_FILE if order.target == 0 else _NOT_HERE).format(code=code, line=order.target)


_MALFORMED = Localized(
    "这条注释什么也不屏蔽（{code}）；请写成 # service-rating: ignore[SR203]。",
    "This comment silences nothing ({code}); write it like # service-rating: ignore[SR203].",
)
_UNKNOWN = Localized("没有 {code} 这个代码。{near}", "There is no code {code}.{near}")
_NEVER = Localized(
    "{code} 不能屏蔽：文件、YAML 和结构的错误总会列出；请改正它，并删去这个代码。",
    "{code} cannot be silenced: errors of the file, of YAML and of shape are always told. Mend it and remove the code here.",
)
_NOT_HERE = Localized(
    "第 {line} 行没有 {code} 的问题，这里的屏蔽没有用处；请删去。",
    "Nothing of {code} was found on line {line}, so that nothing is silenced here; remove it.",
)
_NOT_IN_FILE = Localized(
    "本文件没有 {code} 的问题，这里的屏蔽没有用处；请删去。",
    "Nothing of {code} was found in this file, so that nothing is silenced here; remove it.",
)
