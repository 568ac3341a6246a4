"""The sheet of a workbook that shows how the proposed levels are distributed, as a table and a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.localized import Localized
from service_rating.reports.summary import groups_of
from service_rating.reports.workbook_style import HEADER, SHARE, fitted, level_styles, put, tall

if TYPE_CHECKING:
    from service_rating.reports.outcome import Outcome
    from service_rating.reports.workbook_style import Book

NAME = Localized("等级分布", "Distribution")
HEADERS = (
    Localized("建议等级", "Proposed level"),
    Localized("人数", "Employees"),
    Localized("占比", "Share"),
    Localized("其中暂定", "Of these provisional"),
)
TITLE = Localized("建议等级分布（人数）", "Proposed levels (employees)")
NO_LEVEL = {"bg_color": "#FFFFFF", "border": 1}
CHART = {"x_scale": 1.3, "y_scale": 1.2}
FEW = 10
"""Employees up to which the chart's axis has a line for each."""


def distribution_sheet(book: Book, outcome: Outcome) -> None:
    """Write the sheet: lowest level first, then those without a level."""
    groups = groups_of(outcome)
    groups = [*reversed(groups[:-2]), *groups[-2:]]
    shades = [*(style for _, style in sorted(level_styles(outcome).items())), NO_LEVEL, NO_LEVEL]
    names = [name.get(book.language) for name in HEADERS]
    sheet = book.sheet(NAME)
    fitted(sheet, names, [(words.get(book.language), 0, "", 0) for words, *_ in groups])
    for place, name in enumerate(names):
        put(sheet, 0, place, name, book.format(**HEADER))
    total = max(1, outcome.frame.height)
    for row, ((words, employees, provisional), shade) in enumerate(zip(groups, shades, strict=True), 1):
        tall(sheet, row, None)
        put(sheet, row, 0, words.get(book.language), book.format(**shade))
        put(sheet, row, 1, employees, book.format())
        put(sheet, row, 2, employees / total, book.format(num_format=SHARE))
        put(sheet, row, 3, provisional, book.format())
    sheet.freeze_panes(1, 0)
    shown = [(words.get(book.language), employees) for words, employees, _ in groups]
    _chart(book, sheet, shown, [str(shade["bg_color"]) for shade in shades])


def _chart(book: Book, sheet: Any, shown: list[tuple[str, int]], colours: list[str]) -> None:
    """One column for each group, in its colour, with the number above it."""
    last, name = len(colours), sheet.get_name()
    chart = book.workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": [name, 0, 1],
            "categories": [name, 1, 0, last, 0],
            "values": [name, 1, 1, last, 1],
            "categories_data": [words for words, _ in shown],
            "values_data": [employees for _, employees in shown],
            "points": [{"fill": {"color": colour}, "border": {"color": "#404040"}} for colour in colours],
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    chart.set_title({"name": TITLE.get(book.language), "overlay": False})
    chart.set_legend({"none": True})
    steps = {"major_unit": 1} if max(employees for _, employees in shown) < FEW else {}  # half a person is nobody
    chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}, **steps})
    sheet.insert_chart(1, 5, chart, CHART)
