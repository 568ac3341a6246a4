"""Content is read without pydantic exactly where pydantic would take it, and comes out the same."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.collection.calendars.company_model import Company
from service_rating.collection.surveys.model import SurveyFile
from service_rating.collection.tickets.tiers_model import Agreement
from service_rating.rubric.constraints import Before, Field, RefusedError
from service_rating.rubric.document import read_document
from service_rating.rubric.model import Rubric
from service_rating.rubric.parts import Part, ShapeError
from service_rating.rubric.pydantic_models import validated
from service_rating.rubric.quick_parts import read_quickly, reader_of
from service_rating.rubric.quick_values import DoubtfulError
from service_rating.rubric.text import Line, Number
from tests.rubric.spoiling import spoilt
from tests.thoroughness import examples

ROOT = Path(__file__).parents[2]
ONLY_PYDANTIC = ("１", "\\ud800")
"""Digits of other scripts in a version, and half characters in a header: rare enough to be left to pydantic."""
FILES = (
    *((Rubric, file) for file in sorted(ROOT.glob("rubrics/*.yaml"))),
    (Rubric, ROOT / "tests/rubric/files/good/every-key.yaml"),
    (SurveyFile, ROOT / "examples/survey/survey.mapping.yaml"),
    (SurveyFile, ROOT / "examples/call-centre/call-centre.mapping.yaml"),
    (Company, ROOT / "examples/tickets/our-desk.calendar.yaml"),
    *((Agreement, file) for file in ROOT.glob("tiers/*.yaml")),
)


def content_of(file: Path) -> Any:
    return read_document(file.read_bytes(), file.name).content


def shortened(content: Any) -> Any:
    """Two of each kind are enough."""
    if isinstance(content, dict):
        return {key: shortened(value) for key, value in content.items()}
    return [shortened(value) for value in content[:2]] if isinstance(content, list) else content


@pytest.mark.untraced
@settings(max_examples=examples(120, thorough=5000), deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 2**32))
def test_both_readers_agree_on_spoilt_content(file: tuple[type[Part], Path], seed: int) -> None:
    model = file[0]
    content = spoilt(shortened(content_of(file[1])), Random(seed))  # noqa: S311  # no secrets here
    quick = read_quickly(model, content)
    try:
        slow = validated(model, content)
    except ShapeError:
        assert quick is None
    else:
        assert repr(quick or slow) == repr(slow)
        assert quick is None or quick.model_fields_set == slow.model_fields_set
        assert quick is not None or any(text in repr(content) for text in ONLY_PYDANTIC)


def _as_list(value: Any) -> Any:
    if value == "no":
        raise RefusedError("refused", "no {what}", {"what": "lists"})
    return [str(int(value)) if value.isdecimal() else value] if isinstance(value, str) else value


class Small(Part):
    kind: Literal["small"]
    size: int = Field(default=1, ge=1, le=9)


class Large(Part):
    kind: Literal["large", "huge"]
    weight: Number = Field(gt=0)


class Whole(Part):
    text: Annotated[str, Before(lambda value: value), Field(pattern=r"^[a-z]+\d$", max_length=4)] = "a1"
    lines: Annotated[list[Line], Before(_as_list, Line | list[Line])] = Field(default_factory=list, max_length=2)
    either: Number | Literal["N/A", 7] | None = None
    by_number: dict[int, Line] = Field(default={}, min_length=1)
    anything: Any = None
    few: int | None = Field(default=None, ge=1, le=5)
    sort: Annotated[Small | Large, Field(discriminator="kind")] = Small(kind="small")
    of_: Literal[0] | None = Field(default=None, key="of")
    small: Small = Field(default_factory=lambda: Small(kind="small"), description="a part")


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"text": "ab1", "lines": "one", "either": "N/A", "by_number": {1: "a"}, "anything": object, "of": Decimal("0.0")},
        {"lines": ["a", "b"], "either": 5, "sort": {"kind": "small", "size": 9}, "of": 0, "small": {"kind": "small"}},
        {"lines": ["字"], "either": Decimal("0.5"), "sort": {"kind": "huge", "weight": 1}, "of": None, "few": None},
    ],
)  # fmt: skip
def test_what_is_right_is_read_alike(content: dict[str, Any]) -> None:
    quick, slow = read_quickly(Whole, content), validated(Whole, content)
    assert quick is not None
    assert quick == slow
    assert quick.model_fields_set == slow.model_fields_set == {key.replace("of", "of_") for key in content}


WRONG: dict[str, tuple[Any, ...]] = {
    "text": ("", "a1\n", "abcd1", "A1", 1, None),
    "lines": ("no", "1" * 5000, "", ["a", ""], ["a", "b", "c"], ("a",), {"a": 1}, ["\ud800"], ["x" * 2001]),
    "either": ("n/a", True, Decimal("NaN"), Decimal("sNaN"), []),
    "by_number": ({}, {True: "a"}, {"1": "a"}, {1: 1}, [1]),
    "sort": (
        *({}, 1, {"kind": "tiny"}, {"kind": []}, {"kind": "large"}, {"kind": "small", "size": 10}),
        *({"kind": "small", "size": size} for size in (0, True, 1.0, Decimal(1), None)),
        *({"kind": "large", "weight": weight} for weight in (0, Decimal(0), "1")),
    ),
    "few": (0, 6),
    "of": (1, "0"),
    "of_": (0,),
    "nothing": (1,),
}


@pytest.mark.parametrize(
    "content", [None, [], "text", {1: 1}, *({key: value} for key, values in WRONG.items() for value in values)]
)
def test_what_is_wrong_is_wrong_for_both(content: Any) -> None:
    assert read_quickly(Whole, content) is None
    with pytest.raises(ShapeError):
        validated(Whole, content)


@pytest.mark.parametrize(("content", "half"), [({"by_number": {1: "a"}}, False), ({"either": "\ud800"}, True)])
def test_parts_inside_are_taken_as_they_are(content: dict[str, Any], half: bool) -> None:  # noqa: FBT001
    large = Large(kind="large", weight=Decimal(1))
    quick = read_quickly(Whole, content | {"sort": large})
    assert (quick is None) == half
    assert quick is None or quick.sort is large


def test_a_part_is_read_whichever_it_is() -> None:
    read = reader_of(Small | Large)
    assert read({"kind": "large", "weight": 1}) == Large(kind="large", weight=Decimal(1))
    with pytest.raises(DoubtfulError):
        read({"kind": "large"})


def test_good_files_need_no_pydantic() -> None:
    code = "import sys; from service_rating.rubric.loading import load_rubric; load_rubric('service-awareness')"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print('pydantic' in sys.modules)"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_a_number_of_a_kind_of_its_own_becomes_a_plain_one() -> None:
    class Own(Decimal):
        """A decimal all the same."""

    found = reader_of(Number)(Own("0.5"))
    assert found == Decimal("0.5")
    assert type(found) is Decimal
