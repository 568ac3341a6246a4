"""What the sheets of a workbook have in common: cells, formats, colours of levels, widths, a header that stays."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Language, Localized

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service_rating.reports.outcome import Outcome

OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed day: when a file was made is no part of an outcome."""
NO_ROOM = Localized(
    "写不了临时文件：{reason}。请检查磁盘空间，或用 TMPDIR 换一个文件夹。",
    "Temporary files cannot be written: {reason}. Check the disk space, or choose another folder with TMPDIR.",
)
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LONGEST = 32_767
NARROWEST, WIDEST = 8, 60
SAMPLE = 1000
"""Rows by which widths are measured."""
LINE, TALLEST = 17, 400
"""Points that a line takes with Chinese characters in it, and the most that a row may have."""
SCORE, SHARE = "0.00", "0.00%"
PALE, DEEP = (0xE3, 0xEE, 0xF9), (0x1F, 0x4E, 0x79)
"""The lowest and the highest level: from pale to deep, so that they differ without colours too."""
DEEP_ENOUGH = 0.5
HEADER = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#F2F2F2"}
TOO_MUCH = Localized(
    "一张工作表放不下 {rows} 行、{columns} 列。请改用 .csv 或 .parquet。",
    "A sheet has no room for {rows} rows and {columns} columns. Write .csv or .parquet instead.",
)


class Book:
    """A workbook that is being written, in one language. Rows must be written from top to bottom."""

    def __init__(self, workbook: Any, language: Language) -> None:
        self.workbook, self.language = workbook, language
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def sheet(self, name: Localized) -> Any:
        """A new sheet, to be printed in landscape, one page wide."""
        sheet = self.workbook.add_worksheet(name.get(self.language))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def format(self, **properties: object) -> Any:
        """A format; one for each set of properties. Cells stand at the top of their row."""
        properties = {"valign": "top", **properties}
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]

    def header(self, sheet: Any, names: Sequence[str], rows: int) -> None:
        """The header in the first row: it stays, and filters ``rows`` rows. Raises :class:`CouldNotRunError` OU005."""
        if rows >= LAST_ROW or len(names) > LAST_COLUMN:
            message = TOO_MUCH.format(rows=rows, columns=len(names))
            raise CouldNotRunError(Diagnostic("OU005", Severity.ERROR, message, Location()))
        for place, name in enumerate(names):
            put(sheet, 0, place, name, self.format(**HEADER))
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        if names:
            sheet.autofilter(0, 0, rows, len(names) - 1)


def tall(sheet: Any, row: int, text: object, width: int = WIDEST) -> None:
    """A row with room for all lines of a text that is wrapped at ``width`` places; before its cells are written."""
    lines = -(-cell_len(str(text or "")[:LONGEST]) // (width - 2)) if text else 1
    sheet.set_row(row, min(LINE * max(1, lines), TALLEST))


def put(sheet: Any, row: int, column: int, value: object, style: Any = None) -> None:
    """A cell: numbers as numbers, texts as texts (cut where a cell can hold no more), nothing for None."""
    if value is None:
        return
    if isinstance(value, (int, float)):
        sheet.write_number(row, column, value, style)
    else:
        text = str(value)
        sheet.write_string(row, column, text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…", style)


def fitted(sheet: Any, names: Sequence[str], rows: Iterable[Sequence[object]], widest: int = WIDEST) -> None:
    """Columns as wide as their texts, where a Chinese character takes two places."""
    sizes = [cell_len(name) + 2 for name in names]
    for row in rows:
        sizes = [max(size, cell_len(str(value)) + 1) for size, value in zip(sizes, row, strict=True)]
    for place, size in enumerate(sizes):
        sheet.set_column(place, place, min(max(size, NARROWEST), widest))


def level_styles(outcome: Outcome) -> dict[int, dict[str, object]]:
    """The colours of each level."""
    levels = sorted(level.level for level in outcome.rubric.levels)
    return {level: _shade(place / max(1, len(levels) - 1)) for place, level in enumerate(levels)}


def _shade(depth: float) -> dict[str, object]:
    mixed = (round(pale + (deep - pale) * depth) for pale, deep in zip(PALE, DEEP, strict=True))
    colour = "#" + "".join(f"{part:02X}" for part in mixed)
    return {"bg_color": colour, "font_color": "#FFFFFF" if depth > DEEP_ENOUGH else "#000000", "border": 1}
