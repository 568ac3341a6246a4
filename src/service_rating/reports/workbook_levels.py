"""The sheet of a workbook that gives the proposed levels: one row per employee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.localized import Language, Localized
from service_rating.reports.flat_frame import sheet_frame
from service_rating.reports.workbook_style import SAMPLE, SCORE, SHARE, fitted, level_styles, put, tall

if TYPE_CHECKING:
    import polars as pl

    from service_rating.reports.outcome import Outcome
    from service_rating.reports.workbook_style import Book

NAME = Localized("建议等级", "Levels")
HEADERS = {
    "employee": Localized("员工", "Employee"),
    "level": Localized("等级", "Level"),
    "level_title": Localized("建议等级", "Proposed level"),
    "status": Localized("状态", "Status"),
    "composite": Localized("综合分", "Composite"),
    "coverage": Localized("覆盖率", "Coverage"),
    "justification": Localized("依据", "Justification"),
}
SCORES = Localized("{title}（分）", "{title} (score)")
KNOWN = {
    "name": Localized("姓名", "Name"), "team": Localized("团队", "Team"), "profile": Localized("岗位类型", "Profile"),
    "leads_others": Localized("是否带人", "Leads others"), "hired": Localized("入职日期", "Hired"),
}  # fmt: skip
WIDE_TEXT = 80


def levels_sheet(book: Book, outcome: Outcome) -> None:
    """Write the sheet."""
    frame, attributes = sheet_frame(outcome, book.language)
    names = _headers(frame, attributes, outcome, book.language)
    sheet = book.sheet(NAME)
    fitted(sheet, names, frame.head(SAMPLE).fill_null("").iter_rows())
    place = frame.columns.index("justification")
    sheet.set_column(place, place, WIDE_TEXT)
    book.header(sheet, names, frame.height)
    plain = [_style(book, name) for name in frame.columns]
    coloured = {level: book.format(**style) for level, style in level_styles(outcome).items()}
    level = frame.columns.index("level")
    for number, row in enumerate(frame.iter_rows(), 1):
        own = coloured.get(row[level])
        tall(sheet, number, row[place], WIDE_TEXT)
        for column, value in enumerate(row):
            put(sheet, number, column, value, own if own and column in (level, level + 1) else plain[column])


def _headers(frame: pl.DataFrame, attributes: list[str], outcome: Outcome, language: Language) -> list[str]:
    """The headers in the run's language; attributes the reader knows no name for keep theirs."""
    known = {name: KNOWN[name] for name in attributes if name in KNOWN} | HEADERS
    titles = {f"score.{outcome.plan.kpis[i].kpi}": outcome.plan.kpis[i].title for i in outcome.plan.scored}
    known |= {name: SCORES.format(title=Localized(text.zh, text.en)) for name, text in titles.items()}
    return [known[name].get(language) if name in known else name for name in frame.columns]


def _style(book: Book, name: str) -> Any:
    if name == "coverage":
        return book.format(num_format=SHARE)
    if name == "justification":
        return book.format(text_wrap=True)
    return book.format(num_format=SCORE) if name == "composite" or name.startswith("score.") else book.format()
