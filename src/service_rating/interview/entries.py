"""Texts → entries: one function per kind of question, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.interview.entry import LONGEST_ENTRY, Entry, Refusal, refused
from service_rating.interview.entry_amounts import parse_amount
from service_rating.interview.entry_checklists import parse_checklist, ticks_text
from service_rating.interview.entry_counts import parse_count
from service_rating.interview.entry_durations import parse_duration
from service_rating.interview.entry_ratings import parse_rating
from service_rating.interview.entry_shares import parse_share
from service_rating.localized import Localized
from service_rating.observations.names import has_hidden, identity
from service_rating.observations.vocabulary import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.interview.questions import Question

__all__ = ["Entry", "Refusal", "parse", "ticks_text"]

NOTHING = Localized("没有输入内容。没有观察到时请选“未观察到”。",
                    "Nothing was entered. Where you saw nothing of it, choose “not seen”.")  # fmt: skip
LONG = Localized("输入有 {n} 个字符，太长了；说明请写在备注里。",
                 "{n} characters are too many here; remarks go into the note.")  # fmt: skip
HIDDEN = Localized("“{text}”含有看不见的字符或换行，请重新输入。",
                   "“{text}” holds invisible characters or line breaks: type it again.")  # fmt: skip
NOT_FOR_ASSESSOR = Localized(
    "“不适用”由岗位类型决定，不由评价人填写。没有观察到时请选“未观察到”。",
    "What does not apply follows from the profile, not from the assessor. Where you saw nothing of it, choose “not seen”.",
)

PARSERS: dict[str, Callable[[Question, str], Entry | Refusal]] = {
    "rating": parse_rating,
    "share": parse_share,
    "checklist": parse_checklist,
    "duration": parse_duration,
    "count": parse_count,
    "amount": parse_amount,
}


def parse(question: Question, text: str) -> Entry | Refusal:
    """Understand what was typed for a question; a refusal says why, and what would be accepted."""
    if len(text) > LONGEST_ENTRY:
        return refused(question, LONG, n=len(text))
    plain = identity(text).replace("\u2212", "-")
    if not plain:
        return refused(question, NOTHING)
    if has_hidden(plain):
        return refused(question, HIDDEN, text=plain)
    if plain.casefold() in NOT_APPLICABLE:
        return Refusal(NOT_FOR_ASSESSOR)
    return PARSERS[question.kind](question, plain)
