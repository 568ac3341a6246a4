"""Parts: what a class that is made of annotations can do."""

import copy
import pickle
from dataclasses import FrozenInstanceError
from decimal import Decimal
from typing import Any

import pytest

from service_rating.rubric.constraints import Field
from service_rating.rubric.curves.bands import Band
from service_rating.rubric.kpis import OnlyIf
from service_rating.rubric.levels import Gate, Level
from service_rating.rubric.measures import Amount, Share
from service_rating.rubric.model import Profile, Rubric
from service_rating.rubric.parts import Part, ShapeError, fields_of, plain_content, types_of, written_in
from service_rating.rubric.text import Text
from tests.rubric.mini import content_of, mini_rubric

TEXT = {"zh": "字", "en": "word"}


class Base(Part):
    first: int
    second: int = Field(default=2, ge=1)


class Derived(Base):
    second: int = 3
    third: Text = Text(**TEXT)


def test_fields_come_from_the_bases_first() -> None:
    assert list(fields_of(Derived)) == ["first", "second", "third"]
    assert types_of(Derived)["third"] is Text
    assert [field.is_required() for field in fields_of(Derived).values()] == [True, False, False]
    assert Derived(first=1).second == 3


@pytest.mark.parametrize("given", [{}, {"weight": 1}, {"kind": "share", "weight": 1}])
def test_a_part_is_made_of_its_own_fields(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Share"):
        Share(**given)


def test_a_part_never_changes() -> None:
    share = Share(kind="share")
    with pytest.raises(FrozenInstanceError):
        share.kind = "count"  # type: ignore[misc,assignment]
    with pytest.raises(FrozenInstanceError):
        del share.kind


def test_equal_is_what_holds_the_same() -> None:
    assert Share(kind="share") == Share(kind="share", max=Decimal("1.0"))
    assert hash(Share(kind="share")) == hash(Share(kind="share", max=Decimal("1.0")))
    assert Share(kind="share") != Share(kind="share", max=Decimal(2))
    assert Text(**TEXT) != TEXT
    assert Band(score=Decimal(1)) != Text(**TEXT)
    assert repr(Text(**TEXT)) == "Text(zh='字', en='word')"


def test_a_default_is_not_shared() -> None:
    one, other = Profile(), Profile()
    one.not_applicable.append("a")
    assert other.not_applicable == []


def test_a_copy_has_other_values_and_forgets_what_was_worked_out() -> None:
    rubric = mini_rubric()
    kpis = rubric.kpis
    changed = rubric.model_copy(update={"behaviours": []})
    assert rubric.kpis is kpis
    assert len(changed.kpis) == len(kpis) - len(rubric.behaviours)
    assert rubric.model_copy() == rubric
    assert Share(kind="share").model_copy(update={"max": Decimal(2)}).model_fields_set == {"kind", "max"}


@pytest.mark.parametrize("again", [lambda part: pickle.loads(pickle.dumps(part)), copy.deepcopy, copy.copy])  # noqa: S301
def test_parts_can_be_sent_elsewhere(again: Any) -> None:
    rubric = mini_rubric()
    assert rubric.kpis
    assert again(rubric) == rubric
    assert again(rubric).model_fields_set == rubric.model_fields_set
    assert "kpis" not in vars(again(rubric))


def test_plain_values() -> None:
    only_if = OnlyIf(kpi="a", value=Decimal(1))
    assert only_if.model_dump() == {"kpi": "a", "is": 1}
    assert only_if.model_dump(exclude={"kpi"}) == {"is": 1}
    assert written_in(only_if) == {"kpi": "a", "is": 1}
    level = Level(level=1, title=Text(**TEXT), cut_score=Decimal(0), clauses=[])
    assert level.model_dump(exclude_defaults=True) == {"level": 1, "title": TEXT, "cut_score": 0}
    assert written_in(level) == {"level": 1, "title": Text(**TEXT), "cut_score": 0, "clauses": []}
    assert plain_content({"levels": [level]}) == {"levels": [{"level": 1, "title": TEXT, "cut_score": 0}]}


def test_parts_inside_content_stand_for_themselves() -> None:
    rubric = mini_rubric()
    assert Rubric.model_validate(written_in(rubric)) == rubric
    doubtful = written_in(rubric) | {"version": "1１.0.0"}  # digits of all scripts: only pydantic takes them
    assert Rubric.model_validate(doubtful) == rubric.model_copy(update={"version": "1１.0.0"})
    assert Share(kind="share") == Share.model_validate(Share(kind="share"))


def test_what_is_wrong_is_told_by_pydantic() -> None:
    with pytest.raises(ShapeError, match="1 errors, the first: Field required") as caught:
        Amount.model_validate({"kind": "amount"})
    assert [error["type"] for error in caught.value.errors] == ["missing"]
    with pytest.raises(ShapeError):
        Gate.model_validate({"kpi": "a", "passing": Share(kind="share")})


def test_content_is_never_held_by_a_part() -> None:
    content = content_of("{not_applicable: [a], sources: {peer: 1}}")
    profile = Profile.model_validate(content)
    content["not_applicable"].append("b")
    content["sources"].clear()
    assert profile == Profile(not_applicable=["a"], sources={"peer": Decimal(1)})
