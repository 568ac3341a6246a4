"""Forms written by hand, to the letter of their mark: what of them is an observation, and what is rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from service_rating.observations.form_mark import FormMark
from service_rating.observations.intake import Intake, read_observations
from service_rating.rubric.fingerprint import fingerprint
from service_rating.rubric.loading import load_rubric

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.observations.form_mark import Layout
    from service_rating.rubric.text import SourceName

HABITS = load_rubric("service-habits")


def mark(source: SourceName, layout: Layout, *questions: str) -> str:
    """The mark of a form for shares of the habits."""
    asked = tuple((question, "share") for question in questions)
    return FormMark("service-habits", HABITS.version, fingerprint(HABITS), source, layout, asked).header()


def read(tmp_path: Path, *lines: str) -> Intake:
    """Read a form of these lines."""
    path = tmp_path / "form.csv"
    path.write_text("\n".join(lines), "utf-8")
    return read_observations([path], HABITS)


def codes(intake: Intake) -> list[tuple[int, str, str]]:
    """Line, column and code of every rejected row."""
    return intake.rejects.select("line", "column", "code").rows()


@pytest.mark.parametrize(("source", "rows", "expected"), [
    ("peer", ("E1,E1,4/5", "E1,E2,4/5", "E1,,4/5", "E1,E1,"), [(2, "rater", "FM101")]),
    ("self", ("E1,E1,4/5", "E2,E1,4/5", "E3,,4/5", "E2,E1,"), [(3, "rater", "FM102")]),
])  # fmt: skip
def test_who_rates_whom(
    tmp_path: Path, source: SourceName, rows: tuple[str, ...], expected: list[tuple[int, str, str]]
) -> None:
    intake = read(tmp_path, f"employee,rater,smile,{mark(source, 'row', 'smile')}", *(f"{row}," for row in rows))
    assert codes(intake) == expected
    assert (intake.counts.accepted, intake.counts.blank) == (2, 1)
    places = set(intake.observations["source"])
    assert places == {HABITS.source_order.index(source)}


def test_a_self_rating_without_a_rater_is_ones_own(tmp_path: Path) -> None:
    intake = read(tmp_path, f"employee,smile,{mark('self', 'row', 'smile')}", "E1,4/5,", "E2,3/5,")
    assert intake.observations["rater"].to_list() == ["E1", "E2"]


def test_what_is_not_asked_is_rejected(tmp_path: Path) -> None:
    header = f"employee,kpi,value,#help,{mark('peer', 'sheet', 'smile')}"
    intake = read(tmp_path, header, "E1,smile,4/5,seen?,", "E1,uses_name,4/5,,", "E1,uses_name,,,", "E1,nonsense,1,,")
    assert codes(intake) == [(3, "kpi", "FM103"), (5, "kpi", "OB121")]


def test_ticks_of_a_week(tmp_path: Path) -> None:
    header = f"employee,kpi,#1,#2,#3,#4,#5,{mark('self', 'grid', 'smile', 'listens')}"
    intake = read(tmp_path, header, "E1,smile,✓,,✗,N/A,是,", "E1,listens,✓,,,,soon,", "E2,smile,,,,,,", ",,,,,,,")
    assert codes(intake) == [(3, "value", "FM104")]
    assert intake.observations.select("value", "numerator", "denominator").rows() == [(5 * 10**8, 2 * 10**6, 4 * 10**6)]
    assert intake.counts.blank == 1


@pytest.mark.parametrize("label", ["Person assessed", "被评员工："])
def test_what_stands_above_the_header_holds_for_every_row(tmp_path: Path, label: str) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["A form", None], [label, "E1"], ["Rater's id", " P1 "], ["Date of assessment", "2026-03-05"], ["Scenario", ""],
        ["Rater's id", "P2"], ["employee", "kpi", "value", mark("peer", "sheet", "smile")],
        [None, "smile", "4/5"], ["E2", "smile", "3/5"],
    ):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "form.xlsx")
    intake = read_observations([tmp_path / "form.xlsx"], HABITS)
    assert intake.observations.select("employee", "rater").sort("employee").rows() == [("E1", "P1"), ("E2", "P1")]
    assert set(intake.observations["day"]) == {20517}
    assert intake.counts.rejected == 0


def test_rows_that_are_no_rows_stay_rejected(tmp_path: Path) -> None:
    intake = read(tmp_path, f"employee,smile,{mark('peer', 'row', 'smile')}", "E1,4/5", "E1,4/5,,x", ",4/5,")
    assert [code for _, _, code in codes(intake)] == ["OB102", "OB101", "OB110"]
