"""The cells of a workbook as the texts that a person reads there.

Whole numbers stand as in the file; others with at most 15 significant digits, as Excel itself shows them, so that 0.1 + 0.2
is 0.3. The format tells what a number is: 0.85 as a percentage is ``85%``, 46086 as a date ``2026-03-05``, 12 under the format
00000 is ``00012``. Rounding by the format (86% for 0.8567) is not followed: ``85.67%``.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from service_rating.observations.number_formats import DATE, PERCENT, PLAIN, SPAN

if TYPE_CHECKING:
    from service_rating.observations.sheet_reader import Cell
    from service_rating.observations.workbook_parts import Parts

DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
GREATEST = 308
_WHOLE = re.compile(r"-?[0-9]{1,40}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = range(0xD800, 0xE000)
YES_AND_NO = {"1": "是", "0": "否", "true": "是", "false": "否"}
NOT_FOUND, NOT_FOUND_TEXT = "#N/A", "#N/A!"
"""An error is not the words N/A, which say that a KPI does not apply."""


class Read(NamedTuple):
    """The text of a cell, and whether it is an ``error`` or a ``formula`` without a result."""

    text: str
    fault: str = ""


class CellTexts:
    """Reads the cells of one workbook."""

    def __init__(self, parts: Parts) -> None:
        self._strings, self._kinds, self._epoch = parts.strings, parts.kinds, parts.epoch
        self._asks_for_results = parts.asks_for_results

    def read(self, cell: Cell) -> Read:
        """What a person reads in the cell. Raises ``IndexError`` and ``ValueError`` where the file is damaged."""
        kind, value = cell.kind, cell.value
        if cell.formula is not None and self._is_without_result(kind, value):
            return Read(f"={cell.formula or '…'}", "formula")
        if kind == "inlineStr":
            return Read(unescaped(cell.text))
        if kind == "e" and value:
            return Read(NOT_FOUND_TEXT if value == NOT_FOUND else value, "error")
        return Read(self._text(kind, value, cell.style) if value else "")

    def _is_without_result(self, kind: str, value: str | None) -> bool:
        """No value is stored, or a 0 by a program that leaves computing to Excel."""
        return kind != "str" and (not value or (value == "0" and kind == "n" and self._asks_for_results))

    def _text(self, kind: str, value: str, style: str) -> str:
        if kind == "s":
            return unescaped(self._strings[int(value)])
        if kind == "n":
            return self._number(value.strip(), style)
        if kind == "b":
            return YES_AND_NO[value.strip()]
        return unescaped(value).removesuffix("T00:00:00")

    def _number(self, value: str, style: str) -> str:
        kind = self._style(style)
        if kind == PLAIN:
            return number_text(value)
        if kind == PERCENT:
            return percent_text(value)
        if kind in {DATE, SPAN}:
            return self._moment(value, is_span=kind == SPAN) or number_text(value)
        return value.zfill(len(kind)) if value.isdigit() else number_text(value)

    def _style(self, style: str) -> str:
        place = int(style)
        return self._kinds[place] if 0 <= place < len(self._kinds) else PLAIN

    def _moment(self, value: str, *, is_span: bool) -> str | None:
        from openpyxl.utils.datetime import from_excel

        try:
            return moment_text(from_excel(float(value), self._epoch, timedelta=is_span))
        except (ValueError, OverflowError):
            return None


def moment_text(moment: datetime | time | timedelta) -> str:
    """A date in ISO form, with the time of day if it is not midnight; a span of time as h:mm:ss."""
    if isinstance(moment, timedelta):
        seconds = round(moment.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(moment, time):
        return moment.isoformat("seconds")
    return moment.isoformat(" ", "seconds").removesuffix(" 00:00:00")


def number_text(value: str) -> str:
    """The number as plain digits; what is no number, or beyond any, stays as it is."""
    if _WHOLE.fullmatch(value):
        return value
    number = _decimal(value)
    return value if number is None else _plain(number)


def percent_text(value: str) -> str:
    """The number as a percentage."""
    number = _decimal(value)
    return value if number is None else f"{_plain(number.scaleb(2))}%"


def _decimal(value: str) -> Decimal | None:
    try:
        number = DIGITS.create_decimal(value)
    except ArithmeticError:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= GREATEST else None


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def unescaped(text: str) -> str:
    """A text without the ``_x000D_`` that stand for characters XML does not take."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code == 0 or code in _SURROGATES else chr(code)
