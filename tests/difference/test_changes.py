"""Every kind of change is found, named and classed; nothing else is found beside it."""

from __future__ import annotations

import pytest

from service_rating.rubric.difference.assembly import assembled
from service_rating.rubric.difference.change import Impact
from service_rating.rubric.difference.compare import difference
from service_rating.rubric.difference.kinds import KINDS
from service_rating.rubric.fingerprint import canonical
from service_rating.rubric.model import Rubric
from tests.difference.desk import DESK, compared, rubric_of
from tests.difference.edits import EDITS, Edited

WITH_OTHERS = {"sources", "kpi.removed", "kpi.dimension", "dimension.added", "dimension.removed"}
"""Kinds whose edits cannot stand alone."""


def id_of(edited: Edited) -> str:
    return "-".join([edited.kind, *edited.names, edited.impact.name.lower()])


def test_there_is_an_edit_for_every_kind() -> None:
    assert {edited.kind for edited in EDITS} == set(KINDS)


@pytest.mark.parametrize("edited", EDITS, ids=id_of)
def test_edit_is_found_and_classed(edited: Edited) -> None:
    found = compared(edited.edit).changes
    own = [change for change in found if (change.kind, change.names) == (edited.kind, edited.names)]
    assert [change.impact for change in own] == [edited.impact], [(c.kind, c.names) for c in found]
    assert len(found) == 1 or edited.kind in WITH_OTHERS


@pytest.mark.parametrize("edited", EDITS, ids=id_of)
def test_changes_made_on_the_old_rubric_give_the_new_one(edited: Edited) -> None:
    found = compared(edited.edit)
    places = frozenset[tuple[str, ...]]().union(*(change.places for change in found.changes))
    made = Rubric.model_validate(assembled(*found.pair.taken, places))
    assert canonical(made) == canonical(found.pair.new)


@pytest.mark.parametrize("edited", EDITS, ids=id_of)
def test_sentences_name_the_thing_in_both_languages(edited: Edited) -> None:
    for change in compared(edited.edit).changes:
        for sentence in (change.sentence.zh, change.sentence.en):
            assert not change.names or change.names[0] in sentence or change.names == ("",)
            assert "None" not in sentence
            assert "Decimal" not in sentence
            assert "{'" not in sentence
        assert change.sentence.zh != change.sentence.en
        assert change.why is None or change.why.zh != change.why.en


@pytest.mark.parametrize("edited", EDITS, ids=id_of)
def test_an_edit_taken_back_is_found_too(edited: Edited) -> None:
    there = compared(edited.edit)
    back = difference(there.pair.new, there.pair.old)
    assert len(back.changes) == len(there.changes)
    assert there.impact is not None
    assert (back.impact is Impact.WORDING) == (there.impact is Impact.WORDING)


def test_cases_comments_layout_and_the_version_are_no_difference() -> None:
    text = DESK[: DESK.index("cases:")].replace("1.4.2", "1.5.0").replace("weight: 40", "weight: 40.0   # forty")
    found = difference(rubric_of(DESK), rubric_of(text))
    assert found.changes == ()
    assert found.impact is None
    assert found.fingerprints[0] != found.fingerprints[1]


def test_gravest_changes_come_first() -> None:
    edits = {edited.kind: edited.edit for edited in EDITS}
    names = ("rubric.title", "level.cut_score", "source.removed", "evidence.min_coverage")
    found = compared(*(edits[name] for name in names))
    assert [change.kind for change in found.changes] == [
        "source.removed",
        "evidence.min_coverage",
        "level.cut_score",
        "rubric.title",
    ]


def test_rubric_compared_with_itself() -> None:
    found = compared()
    assert found.changes == ()
    assert found.pair.old == rubric_of(DESK)
