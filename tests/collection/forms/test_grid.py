"""The weekly grid: ticks become shares; counted again here in plain Python."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.collection.forms.plan import Asked
from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.form_grid import DAYS, with_grid_answers
from service_rating.observations.intake import read_observations
from tests.collection.forms.filling import codes, collected, fill, fill_with, form, load_rubric, rows, told

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.localized import Language

TICKED, CROSSED, AWAY = (
    ("✓", "✔", "√", "☑", "是", "yes", "Yes", "1", " １ "),
    ("✗", "×", "否", "no", "0"),
    ("N/A", "不适用"),
)
CELLS = st.sampled_from([*TICKED, *CROSSED, *AWAY, "", " ", "　"])
DOCUMENT = {"greets_first": "✓✓✓✓✓", "uses_name": "✓✓✓✓", "smile": "✓✓✓✓", "helps_unasked": "✓✓✓", "listens": "✓✓✓✓✓"}
"""The rows of the documents' example."""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=6))
def test_ticks_are_counted_as_a_person_counts(lines: list[list[str]]) -> None:
    days = [f"c{place}" for place in range(5)]
    block = pl.DataFrame(lines, schema=dict.fromkeys(days, pl.String), orient="row")
    for line, answer in zip(lines, with_grid_answers(block, days, "answer")["answer"], strict=True):
        held = sum(cell in TICKED for cell in line)
        due = 5 - sum(cell in AWAY for cell in line)
        if not any(cell.strip() for cell in line):
            assert answer == ""
        elif due == 0:
            assert answer == "N/A"
        else:
            assert answer == f"{held}/{due}"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_example_of_the_documents(tmp_path: Path, suffix: str, language: Language) -> None:
    asked = Asked("self", None, ["E1"], date="2026-03-04")
    path = form(tmp_path / f"week{suffix}", "service-habits", asked, language)
    left = {kpi: list(ticks.ljust(5)) for kpi, ticks in DOCUMENT.items()}
    order = ["smile", "greets_first", "uses_name", "helps_unasked", "listens"]
    cells = iter([cell for kpi in order for cell in left[kpi]])
    fill(path, lambda _employee, _day: next(cells).strip())
    found = collected(path, rubric="service-habits")
    counted = {str(kpi): (top, bottom) for kpi, top, bottom in rows(found, "kpi", "numerator", "denominator")}
    assert [counted[kpi] for kpi in DOCUMENT] == [("5", "5"), ("4", "5"), ("4", "5"), ("3", "5"), ("5", "5")]
    assert set(rows(found, "source", "rater", "date")) == {("self", "E1", "2026-03-04")}
    intake = read_observations([path], load_rubric("service-habits"))
    values = dict(intake.observations.select("kpi", "value").iter_rows())
    rubric = load_rubric("service-habits")
    expected = {rubric.kpi_index(kpi): Fraction(len(ticks), 5) * 10**9 for kpi, ticks in DOCUMENT.items()}
    assert values == expected


def test_a_supervisor_ticks_only_what_can_be_ticked(tmp_path: Path) -> None:
    path = form(tmp_path / "week.xlsx", "service-habits", Asked("supervisor", "grid", ["E1", "E2"], rater="M1"))
    fill_with(path, ["✓", "✗", "N/A"])
    found = collected(path, rubric="service-habits")
    assert found.observations.height == 16
    assert set(rows(found, "rater", "source")) == {("M1", "supervisor")}


def test_a_cell_that_is_no_tick_costs_its_line_and_is_shown(tmp_path: Path) -> None:
    path = form(tmp_path / "week.csv", "service-habits", Asked("self", "grid", ["E1"], date="2026-03-04"))
    cells = iter(["✓", "maybe", "✓", "✓", ""] + ["✓"] * 20)
    fill(path, lambda _employee, _day: next(cells))
    found = collected(path, rubric="service-habits")
    assert (codes(found), found.counts.used) == (["FM104"], 4)
    assert "✓✗: ✓ | maybe | ✓ | ✓ |" in found.rejects["message_en"][0]
    assert found.rejects["line"][0] == 2


def test_a_corrected_rejects_file_of_a_grid_is_read_again(tmp_path: Path) -> None:
    path = form(tmp_path / "week.csv", "service-habits", Asked("self", "grid", ["E1"], date="2026-03-04"))
    cells = iter(["✓", "maybe", "✓", "✓", ""] + ["✓"] * 20)
    fill(path, lambda _employee, _day: next(cells))
    rejects = tmp_path / "rejects.csv"
    rejects.write_text(collected(path, rubric="service-habits").rejects.write_csv().replace("maybe", "✓", 1), "utf-8")
    text = rejects.read_text("utf-8")
    line = next(csv.DictReader(io.StringIO(text)))
    line["#Tuesday"] = "✓"
    with rejects.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(line))
        writer.writeheader()
        writer.writerow(line)
    assert rows(collected(rejects, rubric="service-habits"), "kpi", "numerator", "denominator") == [("smile", "4", "5")]


def test_a_forgotten_line_is_told(tmp_path: Path) -> None:
    path = form(tmp_path / "week.csv", "service-habits", Asked("self", "grid", ["E1"]))
    cells = iter(["✓"] * 5 + [""] * 20)
    fill(path, lambda _employee, _day: next(cells))
    found = collected(path, rubric="service-habits")
    assert (told(found), found.counts.used) == (["FM052"], 1)
    assert found.diagnostics[0].message.en.startswith("Lines without any tick in a week that has others: 4.")
    path = form(tmp_path / "blank.csv", "service-habits", Asked("self", "grid", ["E1"]))
    assert told(collected(path, rubric="service-habits")) == []


@pytest.mark.parametrize(("rubric", "source"), [("service-habits", "peer"), ("service-awareness", "self")])
def test_a_grid_is_for_weekly_shares(tmp_path: Path, rubric: str, source: str) -> None:
    with pytest.raises(CouldNotRunError, match="FM013 A grid of ticks"):
        form(tmp_path / "week.csv", rubric, Asked(source, "grid"))


def test_days_are_the_five_of_the_documents() -> None:
    assert [day.zh for day in DAYS] == ["周一", "周二", "周三", "周四", "周五"]
