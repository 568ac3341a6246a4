"""Checklists: 1,3,5 · 2-4 · #3 · all · none, or the sum of several checks as 38/40."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from service_rating.interview.entry import NO_NUMBER, Entry, Refusal, refused
from service_rating.interview.entry_shares import of_parts
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.interview.questions import Question

ALL = frozenset({"all", "*", "全部", "全", "都", "所有", "都做到"})
NONE = frozenset({"none", "0", "#0", "-", "无", "没有", "全无", "都没有"})
_PIECE = re.compile(r"#?([0-9]{1,4})(?:\s*[-~–—至到]\s*#?([0-9]{1,4}))?")
_BETWEEN = re.compile(r"[,;、，；\s]+")
ONE_NUMBER = Localized("“{text}”有歧义：第 {text} 项写 #{text}，{text} 项写 {text}/{n}。",
                       "“{text}” can mean item {text} (write #{text}) or {text} of them (write {text}/{n}).")  # fmt: skip
NO_ITEM = Localized("没有第 {item} 项，序号是 1 到 {n}。", "There is no item {item}; they are numbered 1 to {n}.")


def ticks_text(ticks: Iterable[int]) -> str:
    """The canonical text of ticked items: ``1,3,5``, ``#3``, ``none``."""
    found = sorted(ticks)
    if not found:
        return "none"
    return f"#{found[0]}" if len(found) == 1 else ",".join(map(str, found))


def ticked(question: Question, ticks: frozenset[int]) -> Entry:
    """So many of the items hold."""
    return Entry(None, Decimal(len(ticks)), Decimal(len(question.items)), ticks, ticks_text(ticks))


def parse_checklist(question: Question, text: str) -> Entry | Refusal:
    """Which items hold, or how many of how many."""
    word, count = text.casefold(), len(question.items)
    if word in ALL | NONE:
        return ticked(question, frozenset(range(1, count + 1)) if word in ALL else frozenset())
    top, slash, bottom = text.partition("/")
    if slash:
        return of_parts(question, text, top.strip(), bottom.strip())
    if text.isdecimal() and count > 1:
        return refused(question, ONE_NUMBER, text=text, n=count)
    found = _items(text)
    if found is None:
        return refused(question, NO_NUMBER, text=text)
    strange = [item for item in found if not 1 <= item <= count]
    if strange:
        return refused(question, NO_ITEM, item=strange[0], n=count)
    return ticked(question, frozenset(found))


def _items(text: str) -> list[int] | None:
    """The numbers and runs of numbers named; None where anything else is there."""
    found: list[int] = []
    for piece in _BETWEEN.split(text.strip(",;、，； ")):
        numbers = _PIECE.fullmatch(piece)
        if numbers is None:
            return None
        first = int(numbers[1])
        last = first if numbers[2] is None else int(numbers[2])
        if last < first:
            return None
        found.extend(range(first, last + 1))
    return found
