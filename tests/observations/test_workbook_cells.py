"""The cells of a workbook as a person reads them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from service_rating.observations.cell_texts import number_text, percent_text, unescaped
from service_rating.observations.number_formats import kind_of
from service_rating.observations.table import open_table
from tests.observations.workbooks import HEADER, STYLES, book, cells, raw, save, simple

if TYPE_CHECKING:
    from pathlib import Path


def texts(folder: Path, content: Any, column: int = 3) -> list[str]:
    (block,) = open_table(save(folder, content)).blocks()
    return block[f"c{column}"].to_list()


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("0.30000000000000004", "0.3"), ("4.0", "4"), ("85.5", "85.5"), ("-0.0", "0"), ("1E-7", "0.0000001"),
        ("2.5E3", "2500"), ("123456789012345678", "123456789012345678"), ("-12", "-12"), ("NaN", "NaN"),
        ("0.1234567890123456", "0.123456789012346"), ("1E+999", "1E+999"), ("1E+99999999999999999999", "1E+99999999999999999999"),
        ("abc", "abc"), ("100000000000000000000.5", "100000000000000000000"),
    ],
)  # fmt: skip
def test_numbers(stored: str, text: str) -> None:
    assert number_text(stored) == text


@pytest.mark.parametrize(
    ("stored", "text"),
    [("0.85", "85%"), ("0.8567", "85.67%"), ("1", "100%"), ("0.57999999999999996", "58%"), ("x", "x")],
)
def test_percentages(stored: str, text: str) -> None:
    assert percent_text(stored) == text


@pytest.mark.parametrize(
    ("number", "own", "kind"),
    [
        (0, None, ""), (9, None, "%"), (10, None, "%"), (164, "0.0%;[Red]-0.0%", "%"), (164, '0.0"%"', ""),
        (164, "00000", "00000"), (164, "#,##0\\%", ""), (163, None, ""), (14, None, "date"), (46, None, "span"),
        (31, None, "date"), (57, None, "date"), (31, "0.00", ""), (164, 'yyyy"年"m"月"', "date"),
    ],
)  # fmt: skip
def test_number_formats(number: int, own: str | None, kind: str) -> None:
    assert kind_of(number, {} if own is None else {number: own}) == kind


def test_a_chinese_date_format_that_no_file_explains(tmp_path: Path) -> None:
    styles = STYLES.replace('numFmtId="0"', 'numFmtId="31"')
    rows = f'<row>{cells(*HEADER)}</row><row>{cells("E1", "balance", "1")}<c s="0"><v>46086</v></c></row>'
    assert texts(tmp_path, raw(rows, styles=styles)) == ["2026-03-05"]


def test_escaped_characters() -> None:
    assert unescaped("a_x000D_b_x_") == "a\rb_x_"
    assert unescaped("_x0000_ _xD800_") == "_x0000_ _xD800_"


def test_types_and_formats_as_texts(tmp_path: Path) -> None:
    values = [
        (0.85, "0%", "85%"), (12, "00000", "00012"), (1.5, "000", "1.5"), (True, None, "是"), (False, None, "否"),
        (date(2026, 3, 5), None, "2026-03-05"), (datetime(2026, 3, 5, 8, 30), None, "2026-03-05 08:30:00"),  # noqa: DTZ001
        (time(8, 30), None, "08:30:00"), (timedelta(hours=30, seconds=5), None, "30:00:05"), ("85 %", None, "85 %"),
        (-5.5, "yyyy-mm-dd", "-5.5"), (0.1 + 0.2, None, "0.3"), ("_x000D_", None, "\r"),
    ]  # fmt: skip
    content = book(HEADER, *(["E1", "balance", "", value] for value, *_ in values))
    for row, (_, number_format, _) in enumerate(values, 2):
        if number_format:
            content.active.cell(row, 4).number_format = number_format
    content.active.cell(12, 4).value = -1e9
    content.active.cell(12, 4).number_format = "yyyy-mm-dd"
    found = texts(tmp_path, content)
    assert found == [text if row != 12 else "-1000000000" for row, (*_, text) in enumerate(values, 2)]


def test_cells_as_other_programs_write_them(tmp_path: Path) -> None:
    rich = '<c t="inlineStr"><is><r><t>ab</t></r><rPh><t>x</t></rPh><r><t>c</t></r></is></c>'
    rows = (
        f'<row r="5">{cells("E1", "balance", "1")}{rich}</row>',
        f'<row>{cells("E2")}<c r="D6" t="d"><v>2026-03-05T00:00:00</v></c></row>',
        f'<row>{cells("E3")}<c r="B7" s="1"/><c r="D7" s="9"><v> 4.50 </v></c></row>',
        f'<row>{cells("E4")}<c r="D8" t="e"><v/></c></row>',
        "<row/>",
    )
    assert texts(tmp_path, simple(*rows)) == ["abc", "2026-03-05", "4.5", ""]


def test_a_workbook_may_have_no_styles(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(simple())) as old, zipfile.ZipFile(content, "w") as new:
        for name in set(old.namelist()) - {"xl/styles.xml"}:
            new.writestr(name, old.read(name))
    assert open_table(save(tmp_path, content.getvalue())).header == HEADER


def test_a_prefix_of_the_names_does_not_matter(tmp_path: Path) -> None:
    namespace = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    row = "".join(f'<x:c t="str"><x:v>{text}</x:v></x:c>' for text in ("E1", "balance", "1", "note"))
    header = "".join(f'<x:c t="str"><x:v>{text}</x:v></x:c>' for text in HEADER)
    sheet = f"<x:worksheet {namespace}><x:sheetData><x:row>{header}</x:row>\n<x:row>{row}</x:row></x:sheetData></x:worksheet>"
    assert texts(tmp_path, raw("", sheet=sheet)) == ["note"]


def test_a_text_that_is_too_long_costs_its_row(tmp_path: Path) -> None:
    row = f"<row>{cells('E1', 'balance', '1', 'x' * 131_073)}</row>"
    (block,) = open_table(save(tmp_path, simple(row))).blocks()
    assert block["shape"].to_list() == ["OB106"]
