"""The last sheet of a form: how to fill it in, what becomes of it, and for which rubric it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.observations.form_block import LABELS
from service_rating.reports import form_words as words
from service_rating.reports.wording import localized
from service_rating.reports.workbook_style import put, tall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.collection.forms.plan import FormPlan
    from service_rating.reports.workbook_style import Book

RUBRIC = Localized("评定细则", "Rubric")
PURPOSE = Localized("细则说明", "What it is for")
VERSION = Localized("细则版本", "Rubric version")
FINGERPRINT = Localized("细则指纹", "Rubric fingerprint")
WHO = Localized("由谁填写", "Filled in by")
HOW = Localized("怎么填", "How")
SEEN = Localized("依据", "Evidence")
SEEN_TEXT = Localized(
    "请写看到的具体事例（时间、情形、做法），不写印象；其中不要写客户或他人的姓名。",
    "Write what was seen (when, what happened, what was done), not impressions, and no names of customers or others.",
)
ANONYMOUS = Localized("保密", "Confidential")
ANONYMOUS_TEXT = Localized(
    "您的单项评分和事例不会给被评员工和直接上级看；至少有 {n} 位{source}评价时，只显示合计。",
    "Your single ratings and remarks are not shown to the person assessed or to their line manager; with {n} or more raters of "
    "the kind “{source}” only the combined figure is.",
)
BACK = Localized("交回之后", "When handed back")
BACK_TEXT = Localized(
    "用 service-rating collect form 或 evaluate 直接读取这份文件。请不要改动题目和灰色、白色的格子。",
    "The file is read as it is by service-rating collect form or evaluate. Leave questions and the cells that are not yellow as "
    "they are.",
)
WIDTHS = (20, 96)
CONFIDENTIAL = ("peer", "subordinate")


def write_about(book: Book, plan: FormPlan) -> None:
    """Write the sheet: a fact per row."""
    sheet = book.sheet(words.ABOUT)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    for row, (name, text) in enumerate(_facts(plan)):
        tall(sheet, row, text.get(book.language), WIDTHS[1])
        put(sheet, row, 0, name.get(book.language), book.format(bold=True))
        put(sheet, row, 1, text.get(book.language), book.format(text_wrap=True, align="left"))


def _facts(plan: FormPlan) -> Iterator[tuple[Localized, Localized]]:
    rubric, mark = plan.rubric, plan.mark
    source = words.source_title(rubric, plan.source)
    yield RUBRIC, Localized(f"{rubric.title.zh}（{rubric.rubric}）", f"{rubric.title.en} ({rubric.rubric})")
    yield VERSION, Localized(mark.version, mark.version)
    yield FINGERPRINT, Localized(mark.fingerprint, mark.fingerprint)
    yield WHO, source
    if plan.scenario:
        yield LABELS["scenario"], Localized(plan.scenario, plan.scenario)
    yield HOW, words.HOW_GRID if plan.layout == "grid" else words.HOW
    yield SEEN, SEEN_TEXT
    if plan.source in CONFIDENTIAL:
        yield ANONYMOUS, ANONYMOUS_TEXT.format(n=rubric.known_sources[plan.source].min_raters, source=source)
    yield BACK, BACK_TEXT
    if rubric.description is not None:
        yield PURPOSE, localized(rubric.description)
