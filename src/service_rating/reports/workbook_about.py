"""The sheet of a workbook that states what the levels were computed from, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.reports.wording import CONFIRM
from service_rating.reports.workbook_rejects import MOST
from service_rating.reports.workbook_style import put, tall

if TYPE_CHECKING:
    from service_rating.reports.outcome import Outcome
    from service_rating.reports.workbook_style import Book

NAME = Localized("说明", "About")
RUBRIC = Localized("评定细则", "Rubric")
ID = Localized("细则标识", "Rubric id")
VERSION = Localized("细则版本", "Rubric version")
FINGERPRINT = Localized("细则指纹", "Rubric fingerprint")
PERIOD = Localized("考核周期", "Period")
NO_PERIOD = Localized("未指定", "not given")
TOOL = Localized("工具版本", "Tool")
DIGEST = Localized("输入文件摘要", "Digest of the inputs")
EMPLOYEES = Localized("员工人数", "Employees")
READ = Localized("读取的行", "Rows read")
ACCEPTED = Localized("采用", "Accepted")
BLANK = Localized("空白", "Blank")
OUTSIDE = Localized("考核周期外", "Outside the period")
REJECTED = Localized("拒收", "Rejected")
NOTE = Localized("注意", "Note")
CUT = Localized(
    "被拒收的行超过一张工作表的容量，只列出前 {n} 行。用 --rejects 文件.csv 可得到全部。",
    "There are more rejected rows than a sheet can hold; the first {n} are listed. --rejects FILE.csv gives all of them.",
)
WIDTHS = (24, 100)


def about_sheet(book: Book, outcome: Outcome) -> None:
    """Write the sheet: a fact per row."""
    sheet = book.sheet(NAME)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    label, text = book.format(bold=True), book.format(text_wrap=True, align="left")
    for row, (name, value) in enumerate(_facts(outcome)):
        tall(sheet, row, None)
        put(sheet, row, 0, name.get(book.language), label)
        put(sheet, row, 1, value.get(book.language) if isinstance(value, Localized) else value, text)


def _facts(outcome: Outcome) -> list[tuple[Localized, Localized | str | int]]:
    rubric, counts = outcome.rubric, outcome.counts
    facts: list[tuple[Localized, Localized | str | int]] = [
        (RUBRIC, Localized(rubric.title.zh, rubric.title.en)),
        (ID, rubric.rubric),
        (VERSION, rubric.version),
        (FINGERPRINT, outcome.fingerprint),
        (PERIOD, outcome.period or NO_PERIOD),
        (TOOL, f"service-rating {outcome.tool}"),
        (DIGEST, outcome.digest),
        (EMPLOYEES, outcome.frame.height),
        (READ, counts.read),
        (ACCEPTED, counts.accepted),
        (BLANK, counts.blank),
        (OUTSIDE, counts.out_of_period),
        (REJECTED, counts.rejected),
        (NOTE, CONFIRM),
    ]
    if outcome.rejects is not None and outcome.rejects.height > MOST:
        facts.append((NOTE, CUT.format(n=MOST)))
    return facts
