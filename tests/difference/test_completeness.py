"""No difference in content goes unnoticed, and nothing is found where there is none: on rubrics nobody would think of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.rubric.difference.assembly import assembled
from service_rating.rubric.difference.compare import difference
from service_rating.rubric.fingerprint import canonical
from service_rating.rubric.model import Rubric
from tests.rubric.mini import content_of, write
from tests.scoring.frames import loaded
from tests.strategies import rubrics, to_yaml

if TYPE_CHECKING:
    from service_rating.rubric.difference.change import Change
    from service_rating.rubric.difference.parts import Place
    from tests.strategies_kpis import Node

pytestmark = pytest.mark.untraced

CLAUSES = (("order", "clauses"), ("order", "gates"))
FEW = settings(max_examples=20, deadline=None)


@FEW
@given(rubrics())
def test_a_rubric_does_not_differ_from_itself_however_it_is_laid_out(drawn: Node) -> None:
    rubric = loaded(drawn)
    again = loaded(content_of(write(content_of(to_yaml(drawn)))))
    assert difference(rubric, again).changes == ()


@FEW
@given(rubrics(), rubrics())
def test_changes_add_up_to_the_whole_difference(one: Node, other: Node) -> None:
    old, new = loaded(one), loaded(other)
    found = difference(old, new)
    assert bool(found.changes) == (canonical(old) != canonical(new))
    everything = [place for change in found.changes for place in change.places]
    assert len(everything) == len(set(everything))
    assert made(old, new, set(everything)) == canonical(new)
    assert made(old, new, set()) == canonical(old)


@FEW
@given(rubrics(), rubrics(), st.data())
def test_some_changes_are_found_again_as_just_these(one: Node, other: Node, data: st.DataObject) -> None:
    found = difference(loaded(one), loaded(other))
    some = data.draw(st.lists(st.sampled_from(found.changes), unique_by=id)) if found.changes else []
    content = assembled(*found.pair.taken, {place for change in some for place in change.places})
    try:
        between = Rubric.model_validate(content)
    except ValueError:
        return
    again = difference(found.pair.old, between).changes
    assert places(*again) <= places(*some)


def places(*changes: Change) -> set[Place]:
    """Where the changes are, but for clauses: which clause is which depends on all of them."""
    everything = {place for change in changes for place in change.places}
    return {place for place in everything if place[0] not in ("clause", "gate") and place[:2] not in CLAUSES}


def made(old: Rubric, new: Rubric, places: set[Place]) -> str:
    return canonical(Rubric.model_validate(assembled(*difference(old, new).pair.taken, places)))


@pytest.mark.parametrize("text", ["there", "True", "1"])
def test_a_text_is_never_taken_for_a_mark_of_ours(text: str) -> None:
    from tests.rubric.mini import mini_rubric

    found = difference(mini_rubric(), mini_rubric({"source": text}))
    assert [(change.kind, change.old, change.new) for change in found.changes] == [("rubric.source", None, text)]
