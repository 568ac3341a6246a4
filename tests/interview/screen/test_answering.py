"""Answers by typing, arrows and mouse; refusals beside the field; notes and references."""

from __future__ import annotations

import pytest
from textual import events

from service_rating.interview.answers import LONGEST_NOTE, Answer
from service_rating.interview.screen_choices import Choice
from tests.interview.kinds import ANSWERS, answered, read, session
from tests.interview.screen.stage import Stage, opened, play

pytestmark = pytest.mark.usefixtures("unlooked")


def given(stage: Stage) -> dict[str, str]:
    return {kpi: answer.entry.text for kpi, answer in stage.session.answers.items() if answer.entry is not None}


def test_every_kind_is_answered_by_typing_and_enter() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            for text in ANSWERS.values():
                await stage.type(text)
                await stage.press("enter")
            assert type(stage.app.screen).__name__ == "Review"

    play(scene)
    expected = answered(session())
    assert made.answers == expected.answers
    assert made.current is None


def test_a_refusal_says_why_and_what_is_accepted_and_the_text_stays_for_mending() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            assert "from 1 to 5" in stage.told()
            await stage.type("9")
            await stage.press("enter")
            assert "✗" in stage.told()
            assert "9" in stage.told()
            assert "from 1 to 5" in stage.told()
            assert stage.app.fields.answer.value == "9"
            assert stage.focus() == "answer"
            await stage.press("backspace")
            assert "✗" not in stage.told()
            await stage.press("4", "enter")

    play(scene)
    assert (made.answers["listens"].state, made.position) == ("given", 1)


def test_arrows_choose_points_and_escape_puts_the_stored_answer_back() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("down", "down", "down")
            assert stage.app.fields.answer.value == "3"
            await stage.press("up", "enter", "f4")
            assert stage.app.fields.answer.value == "2"
            await stage.press("5", "escape")
            assert stage.app.fields.answer.value == "2"

    play(scene)
    assert made.answers["listens"].entry is not None
    assert made.answers["listens"].entry.text == "2"


def test_a_checklist_is_ticked_by_space_and_by_clicks() -> None:
    made = session()
    made.jump("steps")

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("space", "down", "down", "space")
            assert stage.app.fields.answer.value == "1,3"
            boxes = [choice.render_line(0).text.split("]")[0][-1] for choice in stage.app.query(Choice)]
            assert boxes == ["x", " ", "x"]
            await stage.click("Choice", offset=(3, 0))
            assert stage.app.fields.answer.value == "#3"
            await stage.press("enter")

    play(scene)
    assert made.answers["steps"].entry is not None
    assert made.answers["steps"].entry.ticks == frozenset({3})


def test_a_count_goes_up_and_down_by_arrows_and_stops_at_its_range() -> None:
    made = session()
    made.jump("ideas")

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("up", "up", "up", "down")
            assert stage.app.fields.answer.value == "1"
            await stage.press("down", "down", "down")
            assert stage.app.fields.answer.value == "0"

    play(scene)


def test_the_mouse_alone_is_enough() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.click(list(stage.app.query(Choice))[3])
            assert stage.app.fields.answer.value == "4"
            await stage.click("#accept")
            assert made.position == 1
            await stage.click("#list", offset=(5, 1))
            assert made.current is not None
            assert made.current.kpi == "listens"
            await stage.click(next(iter(stage.app.query(Choice))), times=2)
            assert made.position == 1
            await stage.click(list(stage.app.query("FooterKey"))[1])
            assert made.state("greets") == "not_seen"

    play(scene)
    assert made.answers["listens"].entry is not None
    assert made.answers["listens"].entry.text == "1"


def test_notes_and_references_are_kept_while_typing_and_markup_stays_text() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made, "zh") as stage:
            await stage.press("4", "tab")
            assert stage.focus() == "note"
            await stage.app.fields.note._on_paste(events.Paste("[bold]当面[/bold]\n致谢 [red"))
            await stage.pilot.pause(0.6)
            assert made.answers["listens"].note == "[bold]当面[/bold]\n致谢 [red"
            assert "[bold]当面[/bold]" in stage.text()
            await stage.press("enter")
            assert stage.focus() == "evidence"
            await stage.type("T-1 x")
            await stage.press("enter")

    play(scene)
    kept = made.answers["listens"]
    assert (kept.state, kept.evidence, made.position) == ("given", "T-1 x", 1)


def test_a_note_of_ten_thousand_characters_is_refused_with_a_sentence_and_stays_for_shortening() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            stage.app.fields.note.text = "长" * 10_000
            await stage.press("4", "enter")
            assert f"10000 characters, {LONGEST_NOTE} are the most" in stage.told()
            assert len(stage.app.fields.note.text) == 10_000
            stage.app.fields.note.text = "short"
            await stage.press("enter")

    play(scene)
    assert made.answers["listens"].note == "short"


def test_pasted_lines_and_control_characters_become_one_harmless_line() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            stage.app.fields.evidence.focus()
            stage.app.fields.evidence._on_paste(events.Paste("T-1\r\nT-2\x1b[31m\u202e"))
            assert stage.app.fields.evidence.value == "T-1 T-2 [31m "
            stage.app.fields.answer._on_paste(events.Paste(""))
            stage.app.fields.answer._on_paste(events.Paste("4\n"))
            assert stage.app.fields.answer.value == "4"

    play(scene)


def test_a_rating_without_anchors_shows_its_points_and_asks_for_a_note() -> None:
    text = RUBRIC_WITHOUT_ANCHORS
    made = session(read(text))

    async def scene() -> None:
        async with opened(made) as stage:
            assert [choice.line.number for choice in stage.app.query(Choice)] == [1, 2, 3, 4, 5]
            assert "no anchors" in stage.text()
            await stage.press("up", "enter")

    play(scene)
    assert made.answers["listens"] == Answer(made.answers["listens"].entry)
    assert made.answers["listens"].entry is not None
    assert made.answers["listens"].entry.text == "5"


def _without_anchors() -> str:
    from tests.interview.kinds import RUBRIC

    return "\n".join(line for line in RUBRIC.splitlines() if "anchors:" not in line)


RUBRIC_WITHOUT_ANCHORS = _without_anchors()


def test_a_refusal_of_something_typed_fast_stays_in_sight() -> None:
    async def scene() -> None:
        async with opened(session()) as stage:
            for key in ("9", "enter"):
                stage.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await stage.pilot.pause(0.3)
            assert "✗" in stage.told()

    play(scene)
