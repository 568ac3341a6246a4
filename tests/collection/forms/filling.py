"""Fills forms in as people and programs do: with openpyxl and the csv module, knowing nothing of the reader."""

from __future__ import annotations

import csv
import io
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING, Any

import openpyxl

from service_rating.collection.forms.collecting import collect_forms
from service_rating.collection.forms.plan import Asked, plan_form
from service_rating.observations.inputs import input_files
from service_rating.reports.form_files import RENDERERS
from service_rating.rubric import loading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from service_rating.collection.collected import Collected
    from service_rating.localized import Language

load_rubric = cache(loading.load_rubric)
MARK = "service-rating-form/"
NO_ANSWERS = ("employee", "name", "kpi", "evidence", "rater", "date", "员工", "姓名", "指标", "评价人", "日期", "证据")


def form(path: Path, rubric: str, asked: Asked, language: Language = "en") -> Path:
    """Write a form."""
    path.write_bytes(RENDERERS[path.suffix](plan_form(load_rubric(rubric), asked), language))
    return path


def collected(*paths: Path, rubric: str, roster: Path | None = None) -> Collected:
    """Read forms back."""
    return collect_forms(input_files([str(path) for path in paths], roster), load_rubric(rubric))


def rows(found: Collected, *names: str) -> list[tuple[str | None, ...]]:
    """Some columns of what was collected."""
    return found.observations.select(names).rows()


def codes(found: Collected) -> list[str]:
    """The codes of rejected rows."""
    return found.rejects["code"].to_list()


def told(found: Collected) -> list[str]:
    """The codes of diagnostics."""
    return [diagnostic.code for diagnostic in found.diagnostics]


def fill(path: Path, answer: Callable[[str, str], Any]) -> Path:
    """Write ``answer(employee, kpi)`` into every open cell; of grids, ``answer(employee, day)``."""
    return _fill_csv(path, answer) if path.suffix == ".csv" else _fill_workbook(path, answer)


def fill_with(path: Path, answers: Iterable[Any]) -> Path:
    """Write answers one after the other, and again from the first."""
    again = cycle(answers)
    return fill(path, lambda _employee, _kpi: next(again))


def header_of(sheet: Any) -> tuple[int, list[Any]]:
    """The row that the program reads, and its cells; 0 where there is none."""
    for row in sheet.iter_rows():
        names = [cell.value for cell in row]
        if "employee" in names:
            return row[0].row, names
    return 0, []


def _fill_workbook(path: Path, answer: Callable[[str, str], Any]) -> Path:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        top, names = header_of(sheet)
        told = {row[2].value: row[3].value for row in sheet.iter_rows(max_row=top) if len(row) > 3} if top else {}
        person = next((value for label, value in told.items() if label in ("Person assessed", "被评员工")), None)
        for row in range(top + 1, sheet.max_row + 1) if top else ():
            cells = {name: sheet.cell(row, place) for place, name in enumerate(names, 1) if name is not None}
            for name, cell in cells.items():
                if name not in NO_ANSWERS and not name.startswith(MARK) and cell.value is None:
                    kpi = cells["kpi"].value if name == "value" else name
                    cell.value = answer(str(cells["employee"].value or person), kpi)
    book.save(path)
    return path


def _fill_csv(path: Path, answer: Callable[[str, str], Any]) -> Path:
    text = path.read_text("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    for line in lines:
        for name, cell in line.items():
            if name not in NO_ANSWERS and not name.startswith((MARK, "# ")) and not cell:
                employee = line.get("employee") or line.get("员工") or ""
                kpi = line.get("kpi") or line.get("指标") or name
                line[name] = answer(employee, kpi if name in ("value", "数值") else name) or ""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    return path
