"""Workbooks that cannot be read, or were made to do harm: a code and a sentence, quickly, whatever the bytes."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import read_observations, sheet_reader, workbook_parts
from service_rating.observations.table import open_table
from tests.observations.sample import SMALL, checked
from tests.observations.workbooks import RELS, WORKBOOK, cells, raw, save, simple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = simple(f"<row>{cells('E1', 'balance', '1')}</row>")


def refused(folder: Path, content: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(CouldNotRunError) as caught:
        open_table(save(folder, content, name))
    (found,) = caught.value.diagnostics
    assert found.message.zh
    return f"{found.code} {found.message.en}"


def told(error: CouldNotRunError) -> None:
    assert all(found.message.zh for found in error.diagnostics)


def with_doctype() -> bytes:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    return raw("", sheet=f"{bomb}<worksheet><sheetData>&b;</sheetData></worksheet>")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04rest", "OB034"),
        (GOOD[:-200], "OB034"),
        (GOOD[:300] + bytes(200) + GOOD[500:], "OB034"),
        (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "OB035"),
        (OLE + bytes(500) + "Workbook".encode("utf-16-le"), "OB036"),
        (OLE + bytes(500), "OB003"),
        (with_doctype(), "OB034"),
        (raw("", workbook=f'<!DOCTYPE x [<!ENTITY a "aaaa">]>{WORKBOOK}'), "OB034"),
        (raw("", rels=RELS.format(kind="worksheet", target="../../../etc/passwd")), "OB034"),
        (raw("", rels=RELS.format(kind="chartsheet", target="worksheets/sheet1.xml")), "OB034"),
        (raw("", styles="<styleSheet"), "OB034"),
        (raw('<row r="0"/>'), "OB034"),
        (raw('<row r="x"/>'), "OB034"),
        (raw('<row r="1048577"/>'), "OB034"),
        (raw('<row r="2"/><row r="2"/>'), "OB034"),
        (raw('<row><c r="XFE1"><v>1</v></c></row>'), "OB034"),
        (raw('<row><c r="a1"><v>1</v></c></row>'), "OB034"),
        (raw('<row><c r="B1"><v>1</v></c><c r="B1"><v>1</v></c></row>'), "OB034"),
        (raw('<row><c t="s"><v>7</v></c></row>'), "OB034"),
        (raw('<row><c t="b"><v>7</v></c></row>'), "OB034"),
        (simple(after='<mergeCells><mergeCell ref="A1:B"/></mergeCells>'), "OB034"),
    ],
)
def test_a_workbook_that_cannot_be_read(tmp_path: Path, content: bytes, code: str) -> None:
    assert refused(tmp_path, content).startswith(code)


def archive(**parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for part, text in parts.items():
            packed.writestr(part, text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.csv", archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
        ("a.ODS", archive(content=""), ".ods"),
        ("a.zip", archive(**{"Index/Document.iwa": ""}), ".numbers"),
        ("a.xlsx", archive(**{"xl/workbook.bin": ""}), ".xlsb"),
        ("A.XLS", OLE, ".xls"),
        ("a.xls", b"\xef\xbb\xbf\r\n <HTML xmlns:x='urn:schemas-microsoft-com:office:excel'>", "HTML (.xls)"),
        ("a.fods", "<?xml version='1.0'?><office:document>".encode("utf-16"), "XML (.xls, .fods)"),
        ("a.xls", b"MIME-Version: 1.0\nX-Document-Type: Workbook\n", "MHTML (.xls)"),
    ],
)
def test_tables_of_other_programs(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    told = refused(tmp_path, content, name)
    assert told.startswith(f"OB036 Tables in {kind} format are not read.")
    assert "save it as .xlsx or CSV (UTF-8)" in told


def test_other_archives(tmp_path: Path) -> None:
    assert "(zip)" in refused(tmp_path, b"PK\x03\x04rest", "a.csv")
    assert "(zip)" in refused(tmp_path, archive(readme=""), "a.csv")
    assert refused(tmp_path, archive(readme=""), "a.xlsx").startswith("OB034")


def test_a_merged_single_cell_is_no_range(tmp_path: Path) -> None:
    content = simple(
        f"<row>{cells('E1', 'balance', '1')}</row>", after='<mergeCells><mergeCell ref="A1"/></mergeCells>'
    )
    assert open_table(save(tmp_path, content)).most_rows() == 1


def test_a_missing_extra_is_told_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "defusedxml", None)
    assert "OB032 Reading Excel workbooks needs an extra: pip install 'service-rating[excel]'." in refused(
        tmp_path, GOOD
    )


def huge(size: int, name: str = "xl/media/a.bin", content: bytes = b"\0") -> Callable[[zipfile.ZipFile], None]:
    def write(archive: zipfile.ZipFile) -> None:
        with archive.open(name, "w") as part:
            for _ in range(size):
                part.write(content * (1 << 20))

    return write


@pytest.mark.parametrize(
    ("write", "limit"),
    [
        (huge(66), None),
        (huge(2), ("MOST_BYTES", 1 << 21)),
        (huge(2, "xl/theme/theme1.xml"), ("MOST_OF_A_PART", 1 << 20)),
        (huge(2, "xl/sharedStrings.xml"), ("MOST_OF_STRINGS", 1 << 20)),
        (huge(0), ("MOST_PARTS", 5)),
    ],
)
def test_bombs_are_refused_before_anything_is_unpacked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[zipfile.ZipFile], None],
    limit: tuple[str, int] | None,
) -> None:
    content = io.BytesIO(GOOD)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        write(archive)
    if limit is not None:
        monkeypatch.setattr(workbook_parts, *limit)
    assert refused(tmp_path, content.getvalue()).startswith("OB037")


def test_large_sheets_are_within_the_limits(tmp_path: Path) -> None:
    content = io.BytesIO(GOOD)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        huge(20, "xl/pivotCache/records.xml")(archive)
    assert open_table(save(tmp_path, content.getvalue())).most_rows() == 1


def test_encrypted_parts(tmp_path: Path) -> None:
    content = bytearray(GOOD)
    content[GOOD.rindex(b"PK\x01\x02") + 8] |= 1
    assert refused(tmp_path, bytes(content)).startswith("OB035")


def test_too_many_merged_ranges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_reader, "MOST_MERGED", 1)
    assert refused(tmp_path, simple(after='<mergeCell ref="A9:B9"/><mergeCell ref="A8:B8"/>')).startswith("OB034")


CHARACTERS = st.sampled_from(
    ["<row>", "</row>", "<c>", '<c t="b">', '<c r="C2">', "</c>", "<v>", "</v>", "1", "x", "&", "<f/>"]
)


@given(rows=st.lists(CHARACTERS, max_size=12).map("".join), cut=st.none() | st.integers(0, 2000))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_arbitrary_sheets_and_cut_files(tmp_path: Path, rows: str, cut: int | None) -> None:
    path = save(tmp_path, simple(rows)[:cut])
    try:
        checked(read_observations([path], SMALL))
    except CouldNotRunError as error:
        told(error)


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_arbitrary_bytes_in_a_workbook(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=6)):
        content[place] = data.draw(st.integers(0, 255))
    try:
        checked(read_observations([save(tmp_path, bytes(content))], SMALL))
    except CouldNotRunError as error:
        told(error)
