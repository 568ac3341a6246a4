"""Tables of other programs that go about as Excel files: told apart, so that the advice can be to save them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.observations.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Collection

PARTS = {"xl/workbook.bin": ".xlsb", "Index/Document.iwa": ".numbers", "Index.zip": ".numbers"}
"""What an archive holds → the format that it is."""
SUFFIXES = (".ods", ".ots", ".numbers", ".xlsb")
ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
FIRST_PART = 1 << 8
"""Bytes within which the first part of an archive stands; OpenDocument puts its kind there, not packed."""
MARKUP = {
    b"<html": "HTML (.xls)",
    b"<table": "HTML (.xls)",
    b"<!doctype": "HTML (.xls)",
    b"<?xml": "XML (.xls, .fods)",
    b"mime-version:": "MHTML (.xls)",
}
"""How a page begins that Excel opens as if it were a workbook; many systems export such."""


def refuse_other_archives(content: bytes, parts: Collection[str], name: str) -> None:
    """Raises :class:`CouldNotRunError` OB036 for an archive (its bytes, its parts) of a spreadsheet that is not read."""
    suffix = next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), None)
    kind = ".ods" if ODS in content[:FIRST_PART] else next((PARTS[part] for part in PARTS if part in parts), suffix)
    if kind is not None:
        raise refuse("OB036", name, kind=kind)


def refuse_markup(text: bytes, name: str) -> None:
    """Raises :class:`CouldNotRunError` OB036 for a text that is a page or an XML spreadsheet, and no table of cells."""
    start = text[:FIRST_PART].lstrip().lower()
    kind = next((MARKUP[mark] for mark in MARKUP if start.startswith(mark)), None)
    if kind is not None:
        raise refuse("OB036", name, kind=kind)
