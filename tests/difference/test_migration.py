"""Who moves under another rubric, and by which edit: the same as two evaluations side by side, one edit after the other."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import polars as pl
import pytest

from service_rating.analysis.assessed import Readings, assessed
from service_rating.analysis.migration import Migration, migrate, side_by_side
from service_rating.analysis.same_rubric import same_rubric
from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.intake import Intake, intake_frame
from service_rating.reports.evaluation import evaluate_intake
from service_rating.scoring.intake import assess_frames
from service_rating.scoring.standing import standing_frames
from tests.difference.desk import changed, compared
from tests.difference.edits import EDITS, both, drop, put
from tests.difference.people import old_desk, rows, taken_in

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric
    from tests.difference.desk import Edit

CUT = put("levels", 1, "cut_score", to=70)
CALM = put("levels", 1, "clauses", 0, "gates", 0, "min_value", to=4)
ABSENT = drop("@helps", "measure", "absent")
NARROW = put("@calm", "measure", "max", to=4)
OTHERS = both(put("@calm", "measure", "anchors", to=None), put("@calm", "curve", "points", to=[[1, 0], [4, 100]]))


def migration(*edits: Edit) -> Migration:
    return migrate(compared(*edits), taken_in)


def places(rubric: Rubric) -> dict[str, str]:
    """Where everybody stands, by a whole evaluation."""
    found = taken_in(rubric)
    frame = assess_frames(found.observations, found.events, found.employees, rubric)
    return {
        row["employee"]: str(row["level"]) if row["level"] is not None else row["status"]
        for row in frame.iter_rows(named=True)
    }


@pytest.mark.parametrize("edits", [(CUT,), (CUT, CALM), (CUT, CALM, ABSENT), (NARROW, OTHERS, CUT)])
def test_people_and_trials_are_those_of_whole_evaluations(edits: tuple[Edit, ...]) -> None:
    found = migration(*edits)
    old, new = places(old_desk()), places(changed(*edits))
    people = {row["employee"]: (row["old_place"], row["new_place"]) for row in found.people.iter_rows(named=True)}
    assert people == {name: (old.get(name, "absent"), new.get(name, "absent")) for name in sorted(old | new)}
    movers = {name for name, (before, after) in people.items() if before != after}
    assert movers == set(found.movers["employee"])
    assert movers
    trials = {(row["employee"], row["edit"]): row["place"] for row in found.trials.iter_rows(named=True)}
    for number, edit in enumerate(found.edits):
        alone = places(edit.rubric)
        assert {name: trials[name, number] for name in movers} == {name: alone.get(name, "absent") for name in movers}


def test_rows_that_only_one_rubric_rejects_are_told() -> None:
    found = migration(NARROW, OTHERS)
    only_new = found.rejected_only(by_new=True)
    assert set(only_new["code"]) == {"OB144"}
    assert only_new.height == found.old.intake.counts.accepted - found.new.intake.counts.accepted
    assert found.rejected_only(by_new=False).is_empty()


def test_nobody_moves_and_nothing_is_tried() -> None:
    found = migration(put("title", "en", to="Counter"))
    assert found.movers.is_empty()
    assert found.edits == []
    assert found.trials.is_empty()


def test_somebody_without_a_usable_row_is_not_assessed() -> None:
    frame = pl.DataFrame(
        {"employee": ["A", "B"], "kpi": ["calm", "greeting"], "value": ["5", "1"], "source": ["customer", ""]}
    )
    found = migrate(compared(NARROW, OTHERS), lambda rubric: intake_frame(frame, rubric))
    assert found.people["employee"].to_list() == ["A", "B"]
    assert found.people.row(0, named=True)["new_place"] == "absent"
    assert found.people.row(0, named=True)["new_status"] == "absent"


def test_files_are_read_once_by_rubrics_that_read_alike() -> None:
    read: list[Rubric] = []

    def counted(rubric: Rubric) -> Intake:
        read.append(rubric)
        return taken_in(rubric)

    migrate(compared(CUT, CALM), counted)
    assert len(read) == 1
    migrate(compared(CUT, ABSENT), counted)
    assert len(read) == 2
    migrate(compared(CUT, NARROW, OTHERS), counted)
    assert len(read) == 4  # each edit alone reads as one of the two rubrics does


def test_an_edit_under_which_the_files_cannot_be_read_is_left_out() -> None:
    def picky(rubric: Rubric) -> Intake:
        greeting, calm = rubric.kpis[:2]
        if calm.measure.max == 4 and greeting.aliases == ["问候"]:
            raise CouldNotRunError
        return taken_in(rubric)

    found = migrate(compared(NARROW, OTHERS, put("@greeting", "aliases", to=["问候", "招呼"])), picky)
    assert found.movers.height
    assert len(found.edits) == 3
    (unreadable,) = found.unreadable
    assert set(found.trials["edit"]) == {0, 1, 2} - {unreadable}


def test_a_refusal_says_by_which_rubric() -> None:
    frame = pl.DataFrame({"employee": ["A"], "greetin": ["1"]})
    with pytest.raises(CouldNotRunError) as error:
        migrate(compared(CUT), lambda rubric: intake_frame(frame, rubric))
    assert [found.code for found in error.value.diagnostics] == ["OB008", "AN002"]
    assert error.value.diagnostics[1].message.en == "This was met when reading by the rubric desk 1.4.2."


def test_readings_narrow_to_some_people() -> None:
    readings = Readings(taken_in)
    whole = readings.by(old_desk())
    readings.narrow(pl.Series(["E001", "E002"]))
    few = readings.by(old_desk())
    other = readings.by(changed(NARROW, OTHERS))
    assert few.employees["employee"].to_list() == ["E001", "E002"]
    assert set(other.observations["employee"]) <= {"E001", "E002"}
    assert few.observations.height < whole.observations.height


@pytest.mark.parametrize("edited", [e for e in EDITS if e.impact > 1][::6], ids=lambda e: f"{e.kind} {e.impact.name}")
def test_standing_is_that_of_the_whole_assessment(edited: object) -> None:
    rubric = changed(edited.edit)  # type: ignore[attr-defined]
    found = taken_in(rubric)
    frames = (found.observations, found.events, found.employees)
    names = ["employee", "status", "level", "composite"]
    assert standing_frames(*frames, rubric).equals(assess_frames(*frames, rubric, ()).select(names))


def test_assessments_of_two_rubrics_are_never_mixed_silently() -> None:
    old, new = (assessed(rubric, taken_in(rubric)) for rubric in (old_desk(), changed(CUT)))
    with pytest.raises(CouldNotRunError) as error:
        side_by_side(old, new)
    (found,) = error.value.diagnostics
    assert found.code == "AN001"
    assert old.fingerprint in found.message.en
    assert new.fingerprint in found.message.zh
    assert side_by_side(old, new, across_rubrics=True).height == 24
    assert side_by_side(old, old).filter(pl.col("old_place") != pl.col("new_place")).is_empty()


def test_the_guard_takes_evaluations_too() -> None:
    outcomes = [evaluate_intake(intake_frame(rows(), rubric), rubric).outcome for rubric in (old_desk(), changed(CUT))]
    same_rubric([outcomes[0], outcomes[0]])
    same_rubric([])
    with pytest.raises(CouldNotRunError, match="AN001"):
        same_rubric(outcomes)


def _unpacked(content: bytes) -> bytes:
    """What a workbook holds; anything else as it is."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as workbook:
        return b"".join(workbook.read(name) for name in workbook.namelist())


def test_whatever_keeps_assessments_for_later_names_their_rubric() -> None:
    """All formats but csv and the table, whose columns are fixed."""
    from service_rating.reports.formats import FORMATS

    rubric = old_desk()
    outcome = evaluate_intake(taken_in(rubric), rubric).outcome
    named = {form.name for form in FORMATS if outcome.fingerprint.encode() in _unpacked(form.render(outcome, "en"))}
    assert named == {form.name for form in FORMATS} - {"csv", "table"}
