"""A draft under another definition of the rubric: what fits is carried over, what does not is told, nothing is guessed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service_rating.interview.carry_over import take_up
from service_rating.interview.drafts import Draft, content_of, parse_draft
from service_rating.interview.session import Session
from tests.interview.kinds import ANSWERS, DAY, RUBRIC, answered, boss, read, session

if TYPE_CHECKING:
    from service_rating.interview.carry_over import CarryOver

LISTENS = "measure:\n          kind: rating\n          min: 1\n          max: 5\n"


def draft() -> Draft:
    """Every question answered, with a note at each."""
    made = answered(session())
    for kpi in ANSWERS:
        made.jump(kpi)
        made.note(f"note on {kpi}")
        made.evidence("TK-1")
    made.jump("steps")
    found = parse_draft(json.dumps(content_of(made, datetime(2026, 6, 1, tzinfo=UTC))).encode())
    assert isinstance(found, Draft)
    return found


def carried(old: str, new: str, **more: str) -> tuple[Session, CarryOver]:
    """The draft taken up under the rubric with ``old`` replaced by ``new``."""
    assert old in RUBRIC
    made = Session(read(RUBRIC.replace(old, new)), boss(**more), day=DAY)
    return made, take_up(made, draft(), Path("a.draft.json"))


def codes(found: CarryOver) -> list[str]:
    return [told.code for told in found.told]


def test_the_same_rubric_takes_everything_and_tells_nothing() -> None:
    made, found = carried("version: 1.0.0", "version: 1.0.0")
    assert codes(found) == []
    assert {kpi: answer.entry.text for kpi, answer in made.answers.items() if answer.entry} == {
        kpi: answer.entry.text for kpi, answer in answered(session()).answers.items() if answer.entry
    }
    assert made.current is not None
    assert made.current.kpi == "steps"


def test_another_version_with_the_same_questions_is_told_once() -> None:
    made, found = carried("version: 1.0.0", "version: 1.1.0")
    assert codes(found) == ["IV045"]
    assert "1.0.0" in found.told[0].message.en
    assert "11 answers carried over, 0 no longer fit" in found.told[0].message.en
    assert len(made.answers) == 11


def test_a_kpi_that_is_gone_is_told_with_its_answer_and_note() -> None:
    _, found = carried(
        "  - {kpi: points, title: {zh: 分数, en: Points}", "  - {kpi: marks, title: {zh: 记分, en: Marks}"
    )
    assert codes(found) == ["IV045", "IV043"]
    assert found.lost == 1
    for told in (found.told[1].message.zh, found.told[1].message.en):
        assert "7.5" in told
        assert "note on points" in told


def test_another_range_takes_the_answer_away_and_keeps_the_note() -> None:
    made, found = carried("min: 1\n          max: 5", "min: 1\n          max: 7")
    assert codes(found) == ["IV045", "IV043"]
    assert made.state("listens") == "open"
    assert (made.answers["listens"].note, made.answers["listens"].evidence) == ("note on listens", "TK-1")


@pytest.mark.parametrize(
    ("old", "new", "kpi"),
    [
        ("unit: min, max: 600", "unit: h, max: 600", "waiting"),
        ("{zh: 丙, en: c}]", "{zh: 丙, en: c}, {zh: 丁, en: d}]", "steps"),
        ("{zh: 丙, en: c}]", "{zh: 丁, en: d}]", "steps"),  # what was ticked is another thing now
        ("kind: share, unit: percent, max: 1.2", "kind: share, max: 1.2", "on_time"),
        ("kind: count, max: 50, absent: 0", "kind: amount, max: 50", "ideas"),
    ],
)
def test_what_is_measured_otherwise_is_not_carried_over(old: str, new: str, kpi: str) -> None:
    made, found = carried(old, new)
    assert found.lost == 1
    assert made.state(kpi) == "open"


@pytest.mark.parametrize(
    ("old", "new", "kpi"),
    [
        ("5: {zh: 好, en: good}", "5: {zh: 很好, en: excellent}", "listens"),
        ("{zh: 问候的次数, en: How often they greet}", "{zh: 主动问候, en: Greets first}", "greets"),
    ],
)
def test_other_words_carry_the_answer_over_and_say_look_again(old: str, new: str, kpi: str) -> None:
    made, found = carried(old, new)
    assert codes(found) == ["IV045", "IV044"]
    assert found.lost == 0
    assert made.state(kpi) == "given"


def test_what_the_profile_excludes_is_told() -> None:
    made, found = carried("version: 1.0.0", "version: 1.0.0", profile="office")
    assert codes(found) == ["IV043"]
    assert "no longer asked" in found.told[0].message.en
    assert "greets" not in made.answers


def test_with_new_questions_it_goes_on_at_the_first_that_is_open() -> None:
    new = "behaviours:\n  - {kpi: fresh, title: {zh: 新, en: Fresh}, measure: {kind: count, max: 5}, sources: [supervisor]}\n"
    made, _ = carried("behaviours:\n", new)
    assert made.current is not None
    assert made.current.kpi == "fresh"


def test_every_sentence_is_in_both_languages() -> None:
    _, found = carried("5: {zh: 好, en: good}", "5: {zh: 很好, en: excellent}")
    for told in found.told:
        assert told.message.en.isascii()
        assert not told.message.zh.isascii()
