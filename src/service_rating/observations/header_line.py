"""Where the header of a text file is: its first line that says something, or the one that was named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.observations.careful_reader import careful_rows
from service_rating.observations.names import is_blank
from service_rating.observations.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


SEPARATOR_LINE = re.compile(rb"sep=[,;\t]\r?\n", re.IGNORECASE)


def records(text: bytes, separator: str, skipped: int = 0) -> Iterator[tuple[int, str | None, list[str]]]:
    """The records behind ``skipped`` lines that are not wholly blank; the first one is the header."""
    rows = careful_rows(text, separator)
    return (row for row in rows if row[0] > skipped and not all(map(is_blank, row[2])))


def first_record(text: bytes, separator: str, skipped: int, file: str) -> list[str]:
    """The cells of the header. Raises :class:`CouldNotRunError` OB040 if there is none."""
    for _, _, cells in records(text, separator, skipped):
        return cells
    raise refuse("OB040", file, row=skipped + 1)


def header_line(text: bytes) -> tuple[int, int, int]:
    """Where the first line that is not blank starts and ends (bytes), and its number."""
    content = text.lstrip(b" \t\r\n,;")
    start = text.rfind(b"\n", 0, len(text) - len(content)) + 1
    return start, text.find(b"\n", start) + 1 or len(text), text.count(b"\n", 0, start) + 1


def names_separator(text: bytes) -> bool:
    """Whether a text begins with the line (``sep=;``) by which Excel is told what separates the cells."""
    return SEPARATOR_LINE.match(text) is not None


def line_at(text: bytes, number: int, file: str) -> tuple[int, int, int]:
    """Where a line starts and ends (bytes), and its number. Raises :class:`CouldNotRunError` OB040 if there is none."""
    start = 0
    for _ in range(number - 1):
        start = text.find(b"\n", start) + 1 or len(text)
    end = text.find(b"\n", start) + 1 or len(text)
    if is_blank(text[start:end].decode().strip(",;")):
        raise refuse("OB040", file, row=number)
    return start, end, number
