"""An Excel workbook before any of its cells is read: what it is, that it is within limits, and which sheets it has."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.observations.foreign_workbooks import refuse_other_archives
from service_rating.observations.gzip_file import FREE, RATIO
from service_rating.observations.number_formats import kinds_of
from service_rating.observations.refusals import refuse

if TYPE_CHECKING:
    from datetime import datetime

    from service_rating.diagnostic import CouldNotRunError

OLE = b"\xd0\xcf\x11\xe0"
WORKBOOK = "xl/workbook.xml"
SUFFIXES = (".xlsx", ".xlsm")
MOST_PARTS = 10_000
MOST_BYTES, MOST_OF_STRINGS, MOST_OF_A_PART = 1 << 30, 1 << 28, 1 << 24
"""Bytes of all parts, of the shared texts, and of any other part that is read as a tree; sheets are read bit by bit."""
AS_TREES = (".xml", ".rels")
BIT_BY_BIT = ("xl/worksheets/", "xl/pivotCache/", "customXml/")
STRINGS = "xl/sharedStrings.xml"
IS_ENCRYPTED = 1
NOT_PACKED = (zipfile.BadZipFile, zlib.error, EOFError)
NOT_WHOLE = Localized("文件不完整", "the file is not whole")


@dataclass(frozen=True)
class SheetPart:
    """A worksheet: its name, its part of the file, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Parts:
    """An opened workbook.

    ``strings``: the shared texts; ``kinds``: what each style makes of a number; ``epoch``: the day from which dates are
    counted; ``asks_for_results``: whether the program that wrote it left computing to Excel.
    """

    name: str
    archive: zipfile.ZipFile
    sheets: list[SheetPart]
    strings: list[str]
    kinds: list[str]
    epoch: datetime
    asks_for_results: bool

    @property
    def visible(self) -> list[SheetPart]:
        """The sheets that people see."""
        return [sheet for sheet in self.sheets if not sheet.hidden]


def damaged(name: str, error: BaseException) -> CouldNotRunError:
    """What to tell of a workbook that does not hold what it should."""
    said = " ".join(str(error).split()) or type(error).__name__
    reason = NOT_WHOLE if isinstance(error, NOT_PACKED) else Localized(said, said)
    return refuse("OB034", name, reason=reason)


def is_workbook(content: bytes, name: str) -> bool:
    """Whether these bytes, which begin as an archive or an old Office file, are a workbook that can be read.

    Raises :class:`CouldNotRunError`: OB034 damaged, OB035 protected by a password, OB036 of a format that is not read.
    """
    if content.startswith(OLE):
        _refuse_compound_file(content, name)
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except Exception as error:  # whatever the bytes: zipfile raises many kinds
        if name.lower().endswith(SUFFIXES):
            raise damaged(name, error) from error
        return False
    if WORKBOOK not in names:
        refuse_other_archives(content, names, name)
    return WORKBOOK in names or name.lower().endswith(SUFFIXES)


def _refuse_compound_file(content: bytes, name: str) -> None:
    """Old Office files, and new ones under a password, are folders of streams with names in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise refuse("OB035", name)
    if any(stream.encode("utf-16-le") in content for stream in ("Workbook", "Book")) or name.lower().endswith(".xls"):
        raise refuse("OB036", name, kind=".xls")


def open_parts(content: bytes, name: str) -> Parts:
    """Open a workbook. Raises :class:`CouldNotRunError` OB032 (missing extra), OB034, OB035, OB037 (beyond limits)."""
    try:
        import defusedxml  # noqa: F401  # openpyxl makes use of it where it is there
        from openpyxl.reader.excel import ExcelReader
    except ImportError as error:
        raise refuse("OB032", name) from error
    archive = zipfile.ZipFile(io.BytesIO(content))
    check_limits(archive, name)
    try:
        reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_strings()
        reader.read_workbook()
        kinds = kinds_of(archive)
        found = [
            (sheet.name, rel.target, sheet.state != "visible", rel.Type) for sheet, rel in reader.parser.find_sheets()
        ]
    except Exception as error:  # whatever the bytes: openpyxl raises many kinds
        raise damaged(name, error) from error
    sheets = [SheetPart(str(n), part, hidden) for n, part, hidden, kind in found if kind.endswith("/worksheet")]
    if not sheets:
        raise refuse("OB034", name, reason="no worksheet")
    waiting = bool(getattr(reader.wb.calculation, "fullCalcOnLoad", False))
    return Parts(name, archive, sheets, reader.shared_strings, kinds, reader.wb.epoch, waiting)


def check_limits(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse, before anything is unpacked, what would fill the memory; no part can be larger than it says."""
    parts = archive.infolist()
    if any(part.flag_bits & IS_ENCRYPTED for part in parts):
        raise refuse("OB035", name)
    if len(parts) > MOST_PARTS:
        raise refuse("OB037", name, part=f"{len(parts)} parts")
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise refuse("OB037", name, part=f"{sum(part.file_size for part in parts) >> 20} MiB")
    for part in parts:
        if part.file_size > _most(part.filename) or (
            part.file_size > FREE and part.file_size > RATIO * part.compress_size
        ):
            raise refuse("OB037", name, part=f"{part.filename}: {part.file_size >> 20} MiB")


def _most(part: str) -> int:
    """Bytes that a part may have."""
    if part == STRINGS:
        return MOST_OF_STRINGS
    return MOST_OF_A_PART if part.endswith(AS_TREES) and not part.startswith(BIT_BY_BIT) else MOST_BYTES
