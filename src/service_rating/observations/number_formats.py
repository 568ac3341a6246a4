"""What the number formats of a workbook make of a number: a date, a span of time, a percentage, digits filled with zeros."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile

STYLES = "xl/styles.xml"
EAST_ASIAN_DATES = frozenset([*range(27, 37), *range(50, 59)])
"""Formats that every Chinese Excel has, such as 2026年3月5日; no file says what they are."""
DATE, SPAN, PERCENT, PLAIN = "date", "span", "%", ""
_NO_DIGITS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ZEROS = re.compile(r"0{2,20}")


def kinds_of(archive: zipfile.ZipFile) -> list[str]:
    """The kind of each cell style: ``date``, ``span``, ``%``, a row of zeros, or nothing of these.

    Only number formats are looked at, so that colours or fonts that are odd do no harm.
    """
    from defusedxml.ElementTree import fromstring

    if STYLES not in archive.namelist():
        return []
    own: dict[int, str] = {}
    styles: list[int] = []
    for part in fromstring(archive.read(STYLES)):
        name = part.tag.rpartition("}")[2]
        if name == "numFmts":
            own |= {int(found.get("numFmtId")): found.get("formatCode", "") for found in part}
        elif name == "cellXfs":
            styles = [int(found.get("numFmtId", "0")) for found in part]
    kinds = {number: kind_of(number, own) for number in set(styles)}
    return [kinds[number] for number in styles]


def kind_of(number: int, own: dict[int, str]) -> str:
    """The kind of a format by its number; ``own`` are those that the file brings along."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

    if number in EAST_ASIAN_DATES and number not in own:
        return DATE
    code = own.get(number) or BUILTIN_FORMATS.get(number, "")
    if is_timedelta_format(code):
        return SPAN
    if is_date_format(code):
        return DATE
    if PERCENT in _NO_DIGITS.sub("", code):
        return PERCENT
    return code if _ZEROS.fullmatch(code) else PLAIN
