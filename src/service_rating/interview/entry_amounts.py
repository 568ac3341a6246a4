"""Amounts: a plain number, with or without the measure's unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.interview.entry import NO_NUMBER, RANGE, Entry, Refusal, is_inside, nano_of, number_of, refused
from service_rating.localized import Localized
from service_rating.rubric.names import folded
from service_rating.rubric.value_words import value_text
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from service_rating.interview.questions import Question

_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}([, ][0-9]{3})+(\.[0-9]*)?")
SEPARATED = Localized("“{text}”含有千位分隔符，可能产生歧义，请去掉。",
                      "“{text}” holds thousands separators, which can be misread: leave them out.")  # fmt: skip


def parse_amount(question: Question, text: str) -> Entry | Refusal:
    """A number of the measure's range."""
    bare = _without_unit(text, question.reading.unit)
    number = number_of(bare)
    if number is None:
        return refused(question, SEPARATED if _THOUSANDS.fullmatch(bare) else NO_NUMBER, text=text)
    value = nano_of(number)
    if not is_inside(question, value):
        low, high = (value_text(end, question.measure) for end in (question.reading.low, question.reading.high))
        return refused(question, RANGE, text=text, low=low, high=high)
    return Entry(value, None, None, None, plain(value))


def _without_unit(text: str, unit: str | None) -> str:
    if unit is not None and folded(text).endswith(folded(unit)):
        return folded(text).removesuffix(folded(unit)).rstrip()
    return text
