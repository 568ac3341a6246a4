"""Workbooks for tests: ordinary ones by openpyxl, and odd ones from their XML."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADER = ["employee", "kpi", "value", "evidence"]
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK = (
    f'<workbook {MAIN} xmlns:r="{RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/{{kind}}" Target="{{target}}"/></Relationships>'
)
STYLES = (
    f'<styleSheet {MAIN}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>'
)


def book(*rows: Sequence[Any], title: str = "S", **others: Sequence[Sequence[Any]]) -> openpyxl.Workbook:
    """A workbook with these rows, and other sheets by name."""
    found = openpyxl.Workbook()
    found.active.title = title
    for row in rows:
        found.active.append(list(row))
    for name, cells in others.items():
        sheet = found.create_sheet(name)
        for row in cells:
            sheet.append(list(row))
    return found


def save(folder: Path, content: openpyxl.Workbook | bytes, name: str = "a.xlsx") -> Path:
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        content.save(path)
    return path


def cells(*texts: str) -> str:
    """A row's cells of texts, without addresses."""
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


def raw(rows: str, after: str = "", **parts: str) -> bytes:
    """A workbook from the XML of its one sheet's rows; ``parts`` replace other parts."""
    sheet = f'<worksheet {MAIN}><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData>{after}</worksheet>'
    found = {
        "types": TYPES,
        "workbook": WORKBOOK,
        "rels": RELS.format(kind="worksheet", target="worksheets/sheet1.xml"),
        "styles": STYLES,
        "sheet": sheet,
    } | parts
    paths = {
        "types": "[Content_Types].xml", "workbook": "xl/workbook.xml", "rels": "xl/_rels/workbook.xml.rels",
        "styles": "xl/styles.xml", "sheet": "xl/worksheets/sheet1.xml",
    }  # fmt: skip
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in found.items():
            archive.writestr(paths.get(name, name), text)
    return content.getvalue()


def simple(*rows: str, after: str = "") -> bytes:
    """A workbook of a header and these rows."""
    return raw(f"<row>{cells(*HEADER)}</row>" + "".join(rows), after)
