"""What is likeliest wrong with a file of which most rows are rejected, told from the codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.localized import Localized
from service_rating.observations.names import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

_PERCENT_WIDE = (
    '“{column}”列是百分数，却没有百分号。请把表头写成“{column}(%)”，或加上 --map "{column}={column}(%)"。',
    'column “{column}” is in percent without a percent sign. Write its header as “{column}(%)”, or add --map "{column}={column}(%)".',
)
_PERCENT_LONG = (
    "百分数没有写百分号（如{cells}）。请在数值后加上 %。",
    "percentages without a percent sign (such as {cells}). Add % to the values.",
)
_SHAPE = (
    "单元格数与表头不一致。请检查分隔符，以及单元格里是否有没加引号的逗号。",
    "rows and header differ in their number of cells. Check the separator, and for commas inside cells that are not quoted.",
)
_SOURCE = (
    "来源写法不对（如{cells}）。请按细则中的来源填写，或用 -r 指定另一份细则。",
    "sources the rubric does not know or allow (such as {cells}). Write its own names, or choose another rubric with -r.",
)
_CAUSES: dict[str, tuple[str, str]] = {
    "OB101": _SHAPE,
    "OB102": _SHAPE,
    "OB104": ("有一个引号没有结束。请看所列的第一行。", "a quote that is never closed. Look at the first line named."),
    "OB110": (
        "员工列有空白，可能是合并过的单元格。请在每一行都写上员工。",
        "blank employee cells, perhaps merged cells of a workbook. Write the employee into every row.",
    ),
    "OB112": (
        "花名册不对：不含{cells}等员工。请检查 --roster。",
        "the wrong roster: it lacks {cells}. Check --roster.",
    ),
    "OB113": (
        "细则不对：没有{cells}等岗位类型。请用 -r 指定细则。",
        "the wrong rubric: it has no profile {cells}. Choose one with -r.",
    ),
    "OB116": (
        "日期格式不对（如{cells}）。请写成 2026-03-05。",
        "dates in another form (such as {cells}). Write 2026-03-05.",
    ),
    "OB117": _SOURCE,
    "OB118": _SOURCE,
    "OB121": (
        "细则不对，或指标写法不对：没有{cells}。请用 -r 指定细则，或改正指标名称。",
        "the wrong rubric, or other names of KPIs: it has no {cells}. Choose one with -r, or correct the names.",
    ),
    "OB122": ("没有写来源。请补上来源列。", "the source is missing. Add a source column."),
    "OB123": _SOURCE,
    "OB130": (
        "“{column}”列不是数值（如{cells}）。请检查列是否对应正确，或用 --map 指定。",
        "column “{column}” holds no values (such as {cells}). Check which column is which, or say so with --map.",
    ),
    "OB144": (
        "数值的尺度不同（如{cells}）。请检查细则中的范围，或用 -r 指定另一份细则。",
        "values on another scale (such as {cells}). Check the ranges in the rubric, or choose another one with -r.",
    ),
    "OB160": (
        "同样的行读了两次。请检查是否重复给了文件。",
        "the same rows twice. Check that no file was handed in twice.",
    ),
    "OB161": (
        "同一观察有不同的内容。请检查是否混入了旧版文件，或观察编号重复使用。",
        "different figures for the same observation. Check for an older version of a file, or observation ids used twice.",
    ),
}
_OTHERWISE = ("多数问题是 {code}，见下。", "most problems are {code}, see below.")
LIKELIEST = Localized("最可能的原因：{cause}", "The likeliest cause: {cause}")
EXAMPLES = 3


def likely_cause(rejects: pl.DataFrame, *, wide: bool) -> Localized:
    """One sentence about the code that rejected most rows (of equals the lowest), with examples of its cells."""
    code: str = rejects["code"].value_counts().sort("count", "code", descending=[True, False])["code"][0]
    own = rejects.filter(pl.col("code") == code)
    column: str = own["column"].value_counts().sort("count", "column", descending=[True, False])["column"][0]
    zh, en = _CAUSES.get(code, _OTHERWISE)
    if code in ("OB142", "OB143"):
        zh, en = _PERCENT_WIDE if wide else _PERCENT_LONG
    values = {"code": code, "column": shown(column), "cells": _examples(own, column)}
    return LIKELIEST.format(cause=Localized(zh, en).format(**values))


def _examples(own: pl.DataFrame, column: str) -> Localized:
    """The commonest cells of the column, between quotes."""
    cells: Iterable[str] = ()
    if column in own.columns:
        counted = own[column].alias("cell").value_counts().sort("count", "cell", descending=[True, False])
        cells = [f"“{shown(cell)}”" for cell in counted["cell"].head(EXAMPLES)]
    return Localized("、".join(cells), ", ".join(cells))
