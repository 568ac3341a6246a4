"""Answers from a file: strict about its form, complete about what is wrong or missing, the same as answers at a prompt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.interview.answers_entry import enter, says_not_seen
from service_rating.interview.answers_file import read_answers
from service_rating.interview.template import render_template
from service_rating.rubric.encoding import MAX_BYTES
from tests.interview.kinds import ANSWERS, answered, boss, session, shipped

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic
    from service_rating.interview.session import Session
    from service_rating.localized import Language

FULL = "answers:\n" + "".join(f'  {kpi}: "{text}"\n' for kpi, text in ANSWERS.items())


def entered(text: str | bytes) -> Session:
    made = session()
    assert enter(made, read_answers(text if isinstance(text, bytes) else text.encode(), "a.yaml")) == []
    return made


def problems(text: str | bytes) -> list[Diagnostic]:
    with pytest.raises(CouldNotRunError) as caught:
        entered(text)
    return caught.value.diagnostics


def test_a_file_gives_the_same_answers_as_typing_them() -> None:
    assert entered(FULL).answers == answered(session()).answers


def test_numbers_need_no_quotes_and_ticks_may_be_a_list() -> None:
    plain = (
        "answers:\n  listens: 4\n  greets: 17/20\n  complaints: 0.5%\n  on_time: 85\n  solved: 9/10\n  steps: [1, 3]\n"
        "  waiting: 1h30\n  absence: 1.5\n  ideas: 3\n  refunds: -20\n  points: 7.5\n"
    )
    assert [row.cells() for row in entered(plain).rows()] != []
    made = entered(plain)
    assert made.answers["steps"] == answered(session()).answers["steps"]
    assert made.answers["absence"] == answered(session()).answers["absence"]


def test_json_is_read_as_well() -> None:
    content = {"answers": {**ANSWERS, "listens": {"value": 4, "note": "😀 说“好”\n第二行", "evidence": "TK/1"}}}
    for text in (json.dumps(content), json.dumps(content, indent="\t"), json.dumps(content, ensure_ascii=False)):
        made = entered(text)
        assert made.answers["listens"].note == "😀 说“好”\n第二行"
        assert made.answers["listens"].evidence == "TK/1"


def test_not_seen_and_notes() -> None:
    made = entered(FULL.replace('ideas: "3"', "ideas: {value: not_seen, note: was away}").replace('"7.5"', "未见"))
    assert (made.state("ideas"), made.answers["ideas"].note) == ("not_seen", "was away")
    assert made.state("points") == "not_seen"


@pytest.mark.parametrize("text", ["not_seen", "Not seen", "NOT SEEN", "未见", "没看到", "未观察到", "unseen"])
def test_words_for_not_seen(text: str) -> None:
    assert says_not_seen(text)


def test_an_empty_list_ticks_nothing() -> None:
    assert entered(FULL.replace('"1,3"', "[]")).answers["steps"].entry is not None


def test_everything_that_is_missing_is_told_at_once_with_its_place() -> None:
    text = FULL.replace('  greets: "17/20"\n', "").replace('"4"', "null").replace('"7.5"', "{note: later}")
    found = problems(text)
    assert [(d.code, d.location.line) for d in found] == [("IV058", 2), ("IV058", 2), ("IV058", 11)]
    told = " ".join(d.message.en for d in found)
    for words in (
        "listens (Listens)",
        "greets (Greets)",
        "points (Points)",
        "a number from 1 to 5",
        "17/20, 85% or 0.85",
    ):
        assert words in told


def test_everything_that_is_wrong_is_told_at_once() -> None:
    text = (
        FULL.replace('"4"', "9")
        .replace("  points:", "  pionts:")
        .replace('"1h30"', "{value: soon, evidence: " + "x" * 300 + "}")
    )
    found = problems(text + "  patience: 3\n")
    assert [d.code for d in found] == ["IV057", "IV057", "IV057", "IV055", "IV055", "IV058"]
    assert "9" in found[0].message.en
    assert "Did you mean points?" in found[3].message.en


def test_a_kpi_that_this_source_does_not_judge_is_told_as_such() -> None:
    made = session(speaker=boss(profile="office"))
    with pytest.raises(CouldNotRunError) as caught:
        enter(made, read_answers(FULL.encode(), "a.yaml"))
    assert [d.code for d in caught.value.diagnostics] == ["IV056"]
    assert "supervisor" in caught.value.diagnostics[0].message.en


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["IV050"]),
        (" \n ", ["IV050"]),
        (b"\xff\xfe", ["IV050"]),
        ("工号".encode("gbk"), ["IV050"]),
        (b"a" * (MAX_BYTES + 1), ["IV050"]),
        ("- 4", ["IV052"]),
        ("just text", ["IV052"]),
        ("rater: m7", ["IV052"]),
        ("answers: 4", ["IV052"]),
        ("answers: {listens: yes}", ["SR010"]),
        ("answers: {listens: true}", ["IV052"]),
        ("answers: {waiting: 1:30}", ["SR010"]),
        ("answers: {listens: 4, listens: 5}", ["SR009"]),
        ("answers: {listens: [a]}", ["IV052"]),
        ("answers: {steps: [true]}", ["IV052"]),
        ("answers: {listens: {valeu: 4}}", ["IV051"]),
        ("answers: {listens: {note: [x]}}", ["IV052"]),
        ("answers: {listens: {value: {x: 1}}}", ["IV052"]),
        ("raters: m7\nanswers: {listens: 4}", ["IV051"]),
        ("rater: [m7]\nanswers: {listens: 4}", ["IV052"]),
        ("rater: 007\nanswers: {listens: 4}", ["SR010"]),
        ('answers: {listens: {note: "\\e[2J"}}', ["SR004"]),
    ],
)
def test_the_form_is_strict(text: str | bytes, codes: list[str]) -> None:
    found = problems(text)
    assert [d.code for d in found] == codes
    assert all(d.message.zh != d.message.en for d in found)


def test_three_hundred_thousand_brackets_are_told() -> None:
    assert problems("answers: " + "[" * 300_000)[0].code.startswith("SR")


def test_the_header_is_taken_as_text() -> None:
    head = "employee: 1024\nrater: m7\ndate: 2026-06-30\nperiod: 2026\nsource: self\n"
    found = read_answers((head + FULL).encode(), "a.yaml").header
    assert found == {"employee": "1024", "rater": "m7", "date": "2026-06-30", "period": "2026", "source": "self"}


def test_another_version_is_a_warning() -> None:
    made = session()
    found = enter(made, read_answers(('version: "0.9.0"\n' + FULL).encode(), "a.yaml"))
    assert [d.code for d in found] == ["IV059"]
    assert len(made.answers) == len(ANSWERS)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["kinds", "service-awareness", "service-habits", "service-desk"])
def test_a_template_lacks_nothing_but_the_answers(name: str, language: Language) -> None:
    made = session() if name == "kinds" else session(shipped(name))
    text = render_template(made, language)
    read = read_answers(text.encode(), "t.yaml")
    assert list(read.answers) == [question.kpi for question in made.questions]
    assert read.header["employee"] == "E1"
    with pytest.raises(CouldNotRunError) as caught:
        enter(made, read)
    assert {d.code for d in caught.value.diagnostics} == {"IV058"}
    assert len(caught.value.diagnostics) == len(made.questions)
    filled = text.replace("value: null", "value: not_seen")
    assert enter(made, read_answers(filled.encode(), "t.yaml")) == []
    assert made.completeness().open == 0


def test_an_id_cannot_break_out_of_a_template() -> None:
    made = session(speaker=boss(name="x"))
    object.__setattr__(made.speaker, "employee", 'E"1: {a}\\ #')
    assert read_answers(render_template(made, "en").encode(), "t").header["employee"] == 'E"1: {a}\\ #'
