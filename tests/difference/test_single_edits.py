"""Each change alone where that is a valid rubric; else with as few others as it cannot do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.analysis import single_edits as module
from service_rating.analysis.single_edits import single_edits
from service_rating.rubric.difference.change import Impact
from service_rating.rubric.difference.compare import Difference, difference
from service_rating.rubric.fingerprint import canonical
from service_rating.rubric.loading import load_rubric_bytes
from tests.difference.desk import changed, compared, kpi
from tests.difference.edits import EDITS, both, drop, put

if TYPE_CHECKING:
    from tests.difference.desk import Content

WEIGHTS = both(put("@greeting", "weight", to=35), put("@calm", "weight", to=35))
CUT = put("levels", 1, "cut_score", to=65)


def kinds(found: Difference) -> list[list[str]]:
    """The edits as lists of kinds of changes."""
    return [[found.changes[place].kind for place in edit.changes] for edit in single_edits(found).edits]


def made(found: Difference) -> list[str]:
    """The rubrics that the edits make."""
    return [canonical(edit.rubric) for edit in single_edits(found).edits]


def weighted_kpi(content: Content) -> None:
    """A new KPI that takes its weight from another."""
    entry = {"kpi": "extra", "title": {"zh": "额外", "en": "Extra"}, "weight": 10, "measure": {"kind": "share"},
             "curve": {"kind": "linear", "points": [[0, 0], [1, 100]]}}  # fmt: skip
    content["dimensions"][1]["kpis"].append(entry)
    kpi(content, "greeting")["weight"] = 30


def gate_on_new_kpi(content: Content) -> None:
    """A new KPI, a gate on it, and a profile it does not apply to."""
    content["behaviours"].append(
        {"kpi": "extra", "title": {"zh": "额外", "en": "Extra"}, "measure": {"kind": "count", "max": 5}}
    )
    content["levels"][2]["clauses"] = [
        {"text": {"zh": "额外", "en": "extra"}, "gates": [{"kpi": "extra", "min_value": 1}]}
    ]
    content["profiles"]["front"]["not_applicable"] = ["extra"]


def test_changes_that_stand_alone_are_tried_alone() -> None:
    found = compared(WEIGHTS, CUT, put("title", "en", to="Counter"))
    assert kinds(found) == [["weights"], ["level.cut_score"]]
    assert made(found) == [canonical(changed(WEIGHTS)), canonical(changed(CUT))]


def test_edits_of_words_alone_are_not_tried() -> None:
    assert kinds(compared(put("title", "en", to="Counter"))) == []


def test_one_weight_is_nothing_without_the_others() -> None:
    found = compared(weighted_kpi, CUT)
    assert kinds(found) == [["weights", "kpi.added"], ["level.cut_score"]]
    assert made(found) == [canonical(changed(weighted_kpi)), canonical(changed(CUT))]


def test_what_is_new_comes_with_what_needs_it() -> None:
    found = compared(gate_on_new_kpi, CUT)
    assert kinds(found) == [
        ["profile.not_applicable", "kpi.added"],
        ["kpi.added"],
        ["level.cut_score"],
        ["kpi.added", "clause.added"],
    ]


def test_what_goes_takes_along_what_hangs_on_it() -> None:
    found = compared(both(drop("behaviours", 0), put("@reply", "only_if", to=None)), CUT)
    assert kinds(found) == [["kpi.removed", "kpi.only_if"], ["kpi.only_if"], ["level.cut_score"]]


def to_the_end(content: Content) -> None:
    """The first KPI goes into a new dimension behind the others."""
    own = {
        "dimension": "mood",
        "title": {"zh": "气氛", "en": "Mood"},
        "kpis": [content["dimensions"][0]["kpis"].pop(0)],
    }
    content["dimensions"].append(own)


def test_a_kpi_moves_with_the_dimension_it_moves_to() -> None:
    found = compared(to_the_end, CUT)
    assert kinds(found) == [["kpi.dimension", "dimension.added"], ["level.cut_score"]]
    assert made(found)[0] == canonical(changed(to_the_end))


def test_where_only_all_together_make_a_rubric_there_is_no_single_edit() -> None:
    found = single_edits(compared(weighted_kpi))
    assert found.edits == []
    assert found.left_out == [0, 1]


@pytest.mark.parametrize("edited", EDITS, ids=lambda edited: f"{edited.kind} {edited.names} {edited.impact.name}")
def test_edits_are_valid_rubrics_that_differ_in_just_their_changes(edited: object) -> None:
    edit = edited.edit  # type: ignore[attr-defined]
    found = compared(edit, put("evidence", "min_sources", to=3))
    for one in single_edits(found).edits:
        again = difference(found.pair.old, one.rubric)
        assert [change.kind for change in again.changes] == [found.changes[place].kind for place in one.changes]
        assert max(change.impact for change in again.changes) > Impact.WORDING


def test_number_of_edits_and_of_trials_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    top = put("levels", 2, "cut_score", to=85)
    found = compared(weighted_kpi, CUT, top, put("title", "en", to="Counter"), put("source", to="other"))
    monkeypatch.setattr(module, "MOST_TRIALS", 1)
    assert kinds(found)[0] == ["weights", "kpi.added", "level.cut_score"]
    monkeypatch.setattr(module, "MOST_TRIALS", 0)
    assert single_edits(found).left_out == [0, 1]
    monkeypatch.setattr(module, "MOST_EDITS", 3)
    assert single_edits(found).edits == []
    assert single_edits(found).left_out == [0, 1, 2, 3]


def test_the_example_has_no_errors_of_its_own() -> None:
    from tests.difference.desk import DESK

    assert load_rubric_bytes(DESK.encode(), "desk")[0] is not None
