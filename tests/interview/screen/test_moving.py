"""Moving about: back, skip, not seen, jumps, undo; what was typed is never lost on the way."""

from __future__ import annotations

import pytest

from tests.interview.kinds import ANSWERS, answered, session
from tests.interview.screen.stage import opened, play, titles

pytestmark = pytest.mark.usefixtures("unlooked")


def test_not_seen_skip_and_back() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("f2", "f3", "f3")
            assert [made.state(kpi) for kpi in ("listens", "greets", "complaints")] == ["not_seen", "open", "open"]
            assert made.position == 3
            await stage.press("f4", "f4", "f4", "f4", "f4")
            assert made.position == 0
            marks = [line[:2] for line in titles(stage.app.questions)[1:2]]
            assert marks == ["▸–"]

    play(scene)


def test_going_elsewhere_takes_along_what_was_typed_and_refuses_what_cannot_be_taken() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("4")
            await stage.app.action_go("ideas")
            assert (made.state("listens"), made.current and made.current.kpi) == ("given", "ideas")
            await stage.press("x")
            await stage.press("f4")
            assert made.current is not None
            assert made.current.kpi == "ideas"
            assert "✗" in stage.told()
            await stage.press("escape", "f4")
            assert made.current.kpi == "absence"

    play(scene)


def test_undo_redo_and_clear() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("4", "enter", "f5")
            assert made.state("listens") == "open"
            await stage.press("ctrl+y")
            assert made.state("listens") == "given"
            await stage.press("f5", "f5")
            assert "nothing to undo" in stage.text()
            await stage.press("ctrl+y", "ctrl+y")
            assert "nothing to redo" in stage.text()
            await stage.app.action_go("listens")
            await stage.press("f7")
            assert made.state("listens") == "open"
            assert stage.app.fields.answer.value == ""

    play(scene)


def test_the_list_is_reached_by_keyboard_and_jumps() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made, "zh") as stage:
            await stage.press("ctrl+l", "down", "enter")
            assert made.current is not None
            assert made.current.kpi == "greets"
            assert stage.focus() == "answer"
            assert titles(stage.app.questions)[:4] == ["看法", "   倾听", "数字", "▸  问候"]
            await stage.press("shift+tab")
            assert stage.focus() == "list"
            await stage.press("tab", "tab", "tab")
            assert stage.focus() == "evidence"
            await stage.press("escape")
            assert stage.focus() == "answer"

    play(scene)


def test_a_resumed_session_opens_where_it_was_left() -> None:
    made = answered(session(), {"listens": "4", "greets": "17/20"})

    async def scene() -> None:
        async with opened(made) as stage:
            assert "Complaint rate" in stage.text()
            assert "✓ Greets  17/20" in stage.text()

    play(scene)


def test_a_finished_session_opens_at_the_last_page_and_goes_back_from_there() -> None:
    made = answered(session())

    async def scene() -> None:
        async with opened(made) as stage:
            assert "Finish F10" in stage.text()
            await stage.press("home", "down", "enter")
            assert made.current is not None
            assert made.current.kpi == "greets"
            await stage.press("f9")
            assert made.current is None
            await stage.press("escape")
            assert made.position == len(ANSWERS) - 1

    play(scene)


def test_keys_typed_ahead_belong_to_the_question_they_were_typed_for() -> None:
    made = session()

    async def scene() -> None:
        from textual import events

        async with opened(made) as stage:
            for key in (
                "9",
                "enter",
                "backspace",
                "4",
                "enter",
                "9",
                "slash",
                "1",
                "1",
                "left",
                "delete",
                "0",
                "enter",
                "f2",
                "8",
                "5",
                "enter",
            ):
                stage.app.post_message(events.Key(key, {"slash": "/"}.get(key, key if len(key) == 1 else None)))
            await stage.pilot.pause(0.5)

    play(scene)
    kept = {kpi: answer.entry and answer.entry.text for kpi, answer in made.answers.items()}
    assert kept == {"listens": "4", "greets": "9/10", "complaints": None, "on_time": "85%"}
