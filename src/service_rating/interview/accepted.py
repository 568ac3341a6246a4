"""What may be entered, in one sentence per kind of question. A new kind costs one function and one line in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.value_words import unit_of, value_text
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.interview.questions import Question

RATING = Localized("请输入 {low} 到 {high} 之间的数，例如 {example}。",
                   "Enter a number from {low} to {high}, such as {example}.")  # fmt: skip
PARTS = Localized("请输入 几分之几，例如 17/20（20 次中有 17 次）。",
                  "Enter how many of how many, such as 17/20.")  # fmt: skip
SHARE = Localized("请输入 17/20、85% 或 0.85 这样的比例，最大 {high}。",
                  "Enter a share such as 17/20, 85% or 0.85, at most {high}.")  # fmt: skip
SURE_SHARE = Localized("请输入 1/200 或 0.5% 这样的比例（不带 % 的小数容易误读），最大 {high}。",
                       "Enter a share such as 1/200 or 0.5% (a bare number could mean either), at most {high}.")  # fmt: skip
PERCENT = Localized("请输入 17/20 或 85%（不带 % 的数按百分数读），最大 {high}。",
                    "Enter a share such as 17/20 or 85% (a bare number counts as percent), at most {high}.")  # fmt: skip
CHECKLIST = Localized(
    "请输入做到的各项的序号，例如 1,3,5 或 2-4，或 全部、无；多次核查时输入 {k}/{n} 这样的合计。",
    "Enter the numbers of the items that hold, such as 1,3,5 or 2-4, or all, or none; for several checks the sum, such as {k}/{n}.",
)
GRID = Localized("请输入做到的日子的序号（1 周一 … 5 周五），例如 1,3,5 或 2-4，或 全部、无，或 4/5。",
                 "Enter the days on which it held (1 Monday … 5 Friday), such as 1,3,5 or 2-4, or all, or none, or 4/5.")  # fmt: skip
DURATION = Localized("请输入 1h30、90min、1小时30分 这样的时长，最长 {high}；只写数字按{unit}算。",
                     "Enter a time such as 1h30, 90min or 1:30 h, at most {high}; a bare number counts{unit}.")  # fmt: skip
COUNT = Localized("请输入 0 到 {high} 之间的整数，也可以画“正”字或竖线计数（||| 是 3）。",
                  "Enter a whole number from 0 to {high}, or tally marks (||| is 3).")  # fmt: skip
AMOUNT = Localized("请输入 {low} 到 {high} 之间的数。", "Enter a number from {low} to {high}.")


def accepted_words(question: Question) -> Localized:
    """The sentence for a question."""
    return TABLE[question.kind](question)


def _rating(question: Question) -> Localized:
    low, high = question.reading.low, question.reading.high
    example = question.anchors[-1][0] if question.anchors else high
    return RATING.format(low=plain(low), high=plain(high), example=plain(example))


def _share(question: Question) -> Localized:
    reading, high = question.reading, value_text(question.reading.high, question.measure)
    if reading.ratio:
        return PARTS
    told = PERCENT if reading.percent else SURE_SHARE if reading.small else SHARE
    return told.format(high=high)


def _checklist(question: Question) -> Localized:
    if question.grid:
        return GRID
    items = len(question.items)
    return CHECKLIST.format(k=2 * items - 1, n=2 * items)


def _duration(question: Question) -> Localized:
    high = value_text(question.reading.high, question.measure)
    return DURATION.format(high=high, unit=unit_of(question.measure))


def _count(question: Question) -> Localized:
    return COUNT.format(high=plain(question.reading.high))


def _amount(question: Question) -> Localized:
    low, high = (value_text(end, question.measure) for end in (question.reading.low, question.reading.high))
    return AMOUNT.format(low=low, high=high)


TABLE: dict[str, Callable[[Question], Localized]] = {
    "rating": _rating,
    "share": _share,
    "checklist": _checklist,
    "duration": _duration,
    "count": _count,
    "amount": _amount,
}
