"""``# service-rating: ignore[…]``: what it silences, what it cannot, and what it silences in vain."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from service_rating.rubric.ignore_comments import Ignore, ignores
from service_rating.rubric.loading import load_rubric_bytes
from service_rating.rubric.suppression import MOST_TOLD, silence
from tests.validate.files import CLEAN, WRONG_SUM, validate, write

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = ("SR101", "SR201", "SR203", "SR301", "SR390", "SR900")
FAILING = CLEAN.replace("composite: 49.99", "composite: 49.98")


def told(text: str, *, cases_run: bool = True) -> tuple[list[str], int]:
    """Codes and lines of what is left, and how many were silenced."""
    found = load_rubric_bytes(text.encode(), "x")[1]
    left, ignored = silence(found, text, "x", known=KNOWN, cases_run=cases_run)
    return [f"{one.code}:{one.location.line}" for one in left], ignored


def at_dimensions(comment: str, *, above: bool = False) -> str:
    """The rubric with a wrong sum, and a comment at the place where that is told."""
    line = "  - dimension: service"
    return WRONG_SUM.replace(line, f"  # {comment}\n{line}" if above else f"{line}  # {comment}")


@pytest.mark.parametrize(
    "text",
    [
        at_dimensions("service-rating: ignore[SR201]"),
        at_dimensions("service-rating:ignore[ SR201 ,] because this is a draft"),
        at_dimensions("service-rating: ignore[SR201]", above=True),
        at_dimensions("service-rating: ignore[SR201]\n  # and another remark", above=True),
        "# service-rating: ignore-file[SR201]\n" + WRONG_SUM,
        WRONG_SUM + "  # service-rating: ignore-file[SR201]",
        WRONG_SUM.replace("\n", "\r\n").replace("dimensions:", "dimensions:\r\n# service-rating: ignore[SR201]"),
    ],
)
def test_silenced(text: str) -> None:
    assert told(text) == ([], 1)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (WRONG_SUM, ["SR201:5"]),
        (at_dimensions("service-rating: ignore[SR203]"), ["SR201:5", "SR301:5"]),
        (at_dimensions("service-rating: ignore[SR201]\n", above=True), ["SR301:5", "SR201:7"]),
        (at_dimensions("service-rating: ignore"), ["SR201:5", "SR301:5"]),
        (at_dimensions("service-rating: ignore[]"), ["SR201:5", "SR301:5"]),
        (at_dimensions("service-rating: ignroe[SR201]"), ["SR201:5", "SR301:5"]),
        (at_dimensions("service-rating: ignore[SR2O1]"), ["SR201:5", "SR301:5"]),
        (at_dimensions("service-rating: ignore[SR101]"), ["SR201:5", "SR301:5"]),
        (at_dimensions("service-rating: ignore-file[SR203, SR900]"), ["SR201:5", "SR301:5", "SR301:5"]),
        (at_dimensions("service-rating: ignore[SR390]"), ["SR201:5"]),
        (at_dimensions("service-rating: ignore[SR301]"), ["SR201:5"]),
    ],
)
def test_not_silenced(text: str, left: list[str]) -> None:
    assert told(text)[0] == left


def test_comments_about_comments_can_be_silenced() -> None:
    assert told(at_dimensions("service-rating: ignore[SR201, SR203, SR301]")) == ([], 2)


def test_errors_of_shape_are_told_all_the_same_and_nothing_is_said_of_the_rest() -> None:
    text = CLEAN.replace("weight: 60", "wieght: 60  # service-rating: ignore[SR101, SR203]")
    assert told(text)[0] == ["SR101:10", "SR301:10"]


def test_codes_of_worked_cases_are_left_alone_where_none_were_run() -> None:
    text = "# service-rating: ignore-file[SR900]\n" + CLEAN
    assert told(text, cases_run=False) == ([], 0)
    assert told(text) == (["SR301:1"], 0)


def test_text_is_no_comment() -> None:
    mark = "# service-rating: ignore[SR203]"
    for text in (
        f'a: "{mark}"',
        f"a: '{mark}'",
        f"a: |\n  {mark}",
        f"a: >\n  x\n  {mark}\nb: 1",
        f"a: 'x\n  {mark}\n  y'",
        "a: b# service-rating:ignore[SR203]",
    ):
        assert ignores(text) == []
    assert ignores(f"a: |  {mark}\n  x\n{mark}\nb: 1") == [Ignore("SR203", 1, 32, 1), Ignore("SR203", 3, 26, 4)]
    assert ignores(f"a: 'x'  {mark}") == [Ignore("SR203", 1, 34, 1)]
    assert ignores(mark) == [Ignore("SR203", 1, 26, 1)]


def test_broken_yaml_is_told_as_it_is() -> None:
    assert told("a: [1  # service-rating: ignore[SR203]")[0] == ["SR005:1"]
    assert told("a: [1  # service-rating: ignore[SR005]")[0] == ["SR005:1", "SR301:1"]
    assert told("a: 'x  # service-rating: ignore[SR005]")[0] == ["SR005:1"]


def test_very_many_comments_take_no_time_and_no_room() -> None:
    text = CLEAN + "# service-rating: ignore[SR203, SR2O3]\n" * 20_000
    left, _ = told(text)
    assert len(left) == MOST_TOLD


def test_they_are_counted_and_the_rubric_stays_unusable_for_evaluate(tmp_path: Path) -> None:
    file = write(tmp_path, "x.rubric.yaml", at_dimensions("service-rating: ignore[SR201]"))
    found = validate(file)
    assert (found.code, found.out) == (0, "")
    assert "Silenced by comments: 1." in found.err
    assert json.loads(validate(file, "--format", "json").out)["ignored"] == 1
    assert "注释屏蔽了 1 个问题。" in validate(file, "--lang", "zh").err
    assert load_rubric_bytes(at_dimensions("service-rating: ignore[SR201]").encode(), "x")[0] is None


def test_a_failed_case_can_be_silenced(tmp_path: Path) -> None:
    text = FAILING.replace("composite: 49.98}", "composite: 49.98}  # service-rating: ignore[SR900]")
    assert validate(write(tmp_path, "x.rubric.yaml", text)).code == 0
    assert validate(write(tmp_path, "x.rubric.yaml", text), "--ignore", "SR900").code == 0
    assert "SR301" in validate(write(tmp_path, "x.rubric.yaml", text.replace("49.98", "49.99"))).out
