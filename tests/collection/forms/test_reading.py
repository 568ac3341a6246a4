"""A filled-in form says the same to ``evaluate`` as what ``collect form`` makes of it, whatever rubric, source and layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from service_rating.collection.forms.plan import Asked
from service_rating.collection.forms.questions import questions_of
from service_rating.observations.form_opening import form_tables
from service_rating.observations.header import plain_names
from service_rating.observations.intake import read_observations
from service_rating.observations.sources import source_of
from service_rating.reports.collected_files import RENDERERS
from service_rating.rubric.catalogue import packaged_rubrics
from service_rating.rubric.reading import reading_of
from tests.collection.forms.filling import collected, fill, fill_with, form, load_rubric, rows

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.localized import Language

ROSTER = "employee,name,leads_others\nE1,沈若楠,yes\nE2,=Gu,yes\n"
SOURCES = {
    name: [
        source
        for source in load_rubric(name).source_order
        if any(source in reading_of(load_rubric(name), kpi).permitted for kpi in load_rubric(name).kpis)
    ]
    for name in packaged_rubrics()
}
LAYOUTS = ["row", "sheet"]


def answer_for(rubric: str, source: str, number: int) -> dict[str, str | int]:
    """An answer to each question, by id and by both titles; the ``number`` varies them."""
    found: dict[str, str | int] = {}
    for place, question in enumerate(questions_of(load_rubric(rubric), source)):  # type: ignore[arg-type]
        turn = (place + number) % 5
        if turn == 4:
            told: str | int = ["N/A", "不适用", ""][place % 3]
        elif question.reading.kind == "share":
            told = f"{turn}/{turn + 3}"
        else:
            told = int(question.reading.high) - turn
        found |= dict.fromkeys((question.kpi, question.title.zh, question.title.en), told)
    return found


def filled_forms(tmp_path: Path, rubric: str, roster: Path) -> dict[str, Path]:
    """A form for each source of a rubric, in all layouts, languages and formats by turns, filled in."""
    forms: dict[str, Path] = {}
    for number, source in enumerate(SOURCES[rubric]):
        turn = number + len(rubric)
        rater = None if source == "self" else f"R{number}"
        asked = Asked(source, LAYOUTS[turn % 2], ["E1", "E2"], roster, rater=rater, date="2026-03-05")
        known = {"E1": answer_for(rubric, source, number), "E2": answer_for(rubric, source, number + 1)}
        path = tmp_path / f"{source}{('.xlsx', '.csv')[turn // 2 % 2]}"
        form(path, rubric, asked, ("zh", "en")[turn // 4 % 2 ^ turn % 2])
        forms[source] = fill(path, lambda employee, kpi, known=known: known[employee].get(kpi))  # type: ignore[misc]
    return forms


@pytest.mark.parametrize("rubric", list(SOURCES))
def test_evaluate_reads_forms_as_collect_form_does(tmp_path: Path, rubric: str) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER, "utf-8")
    forms = filled_forms(tmp_path, rubric, roster)
    found = collected(*forms.values(), rubric=rubric, roster=roster)
    again = tmp_path / "rows.csv"
    again.write_bytes(RENDERERS[".csv"](found.observations, "zh"))
    files: tuple[list[Path], ...] = (list(forms.values()), [again])
    intakes = [read_observations(paths, load_rubric(rubric), roster=roster) for paths in files]
    key = ["employee", "kpi", "source", "rater", "day"]
    of_forms, of_rows = (intake.observations.sort(key) for intake in intakes)
    assert_frame_equal(of_forms, of_rows)
    assert [found.rejects.height, *(intake.counts.rejected for intake in intakes)] == [0, 0, 0]
    assert found.counts.used == of_forms.height == intakes[0].counts.accepted
    asked = {source: len(questions_of(load_rubric(rubric), source)) for source in forms}  # type: ignore[arg-type]
    assert found.counts.read == 2 * sum(asked.values())
    assert set(found.observations["source"]) == set(forms)
    assert set(found.observations["date"]) == {"2026-03-05"}
    per_source = dict(found.observations.group_by("source").len().iter_rows())
    assert all(asked[source] <= per_source[source] <= 2 * asked[source] for source in forms)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_answer_arrives_as_it_was_typed(tmp_path: Path, layout: str, suffix: str, language: Language) -> None:
    asked = Asked("mystery_shopper", layout, ["00123"], date="2026-03-05")
    path = form(tmp_path / f"form{suffix}", "service-awareness", asked, language)
    fill_with(path, ["17/20", 4.5, "８５%", "不适用", "9/10", 3, None, 87.5])
    found = rows(collected(path, rubric="service-awareness"), "employee", "kpi", "value", "numerator", "denominator")
    assert found == [
        ("00123", "proactive_greeting_rate", None, "17", "20"),
        ("00123", "need_discovery", "4.5", None, None),
        ("00123", "polite_language_rate", "85%", None, None),
        ("00123", "composure", "不适用", None, None),
        ("00123", "necessary_service", None, "9", "10"),
        ("00123", "unprompted_help", "3", None, None),
        ("00123", "quality_inspection", "87.5", None, None),
    ]


def test_a_form_is_as_long_as_its_sheet(tmp_path: Path) -> None:
    path = form(tmp_path / "form.xlsx", "service-habits", Asked("self", "sheet", ["E1"]))
    (table,) = form_tables(source_of(path), plain_names(), [])
    assert (table.most_rows(), [block.height for block in table.blocks()]) == (5, [5])


def test_a_form_for_nobody_in_particular(tmp_path: Path) -> None:
    for layout in LAYOUTS:
        path = form(tmp_path / f"{layout}.xlsx", "service-awareness", Asked("supervisor", layout, kpis=["comp*"]))
        found = collected(path, rubric="service-awareness")
        assert (found.counts.read, found.observations.height) == (0, 0)
        fill_with(path, [3])
        found = collected(path, rubric="service-awareness")
        assert set(found.rejects["code"]) == {"OB110"}
        assert found.counts.add_up


def test_what_is_said_of_the_whole_form_can_be_said_of_a_row(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    form(path, "service-awareness", Asked("supervisor", "sheet", ["E1", "E2"], kpis=["composure"], rater="M1"))
    text = path.read_text("utf-8-sig").replace(",M1,", ",M2,", 1)
    path.write_text(text, "utf-8")
    fill_with(path, ["4"])
    assert rows(collected(path, rubric="service-awareness"), "employee", "rater") == [("E1", "M2"), ("E2", "M1")]


def test_the_title_of_the_scenario_goes_before_the_evidence(tmp_path: Path) -> None:
    asked = Asked("simulation", "sheet", ["E1"], kpis=["*_night"], rater="A1", scenario="深夜来客：外国客人深夜抵达。")
    path = form(tmp_path / "form.xlsx", "scenario-simulation", asked, "zh")
    fill_with(path, [4, 5])
    found = collected(path, rubric="scenario-simulation")
    assert set(found.observations["evidence"]) == {"深夜来客"}
    assert set(found.observations["rater"]) == {"A1"}


def test_a_profile_leaves_out_what_does_not_apply(tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("employee,profile\nE1,telephone\nE2,face_to_face\n", "utf-8")
    for layout, read in (("row", 22), ("sheet", 20)):
        asked = Asked("supervisor", layout, roster=roster, rater="M1")
        path = form(tmp_path / f"{layout}.xlsx", "service-habits", asked)
        fill_with(path, ["4/5"])
        found = collected(path, rubric="service-habits", roster=roster)
        assert found.counts.read == read
        own = {kpi: value for employee, kpi, value in rows(found, "employee", "kpi", "value") if employee == "E1"}
        assert {kpi for kpi, value in own.items() if value == "N/A"} == ({"smile", "eye"} if layout == "row" else set())


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=12), min_size=3, max_size=3))
def test_any_text_in_a_cell_is_taken_or_told(tmp_path: Path, cells: list[str]) -> None:
    path = form(tmp_path / "form.csv", "service-awareness", Asked("peer", "row", ["E1"], rater="P1"))
    answers = [text.replace("\0", "").encode("utf-8", "replace").decode() for text in cells]
    fill_with(path, answers)
    found = collected(path, rubric="service-awareness")
    assert found.counts.add_up
    assert found.counts.read >= 1
    assert found.observations.height == found.counts.used
    assert found.rejects.select(pl.col("message_zh", "message_en") != "").to_series().all()
