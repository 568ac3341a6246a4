"""The windows: help, level, commands, weekly sheet, last page; all by keyboard and by mouse."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from service_rating.interview.screen_grid import Grid, Sheet
from service_rating.interview.screen_palette import Palette
from service_rating.interview.screen_review import Review
from service_rating.interview.speaker import Speaker
from service_rating.localized import Localized
from tests.interview.kinds import answered, session, shipped
from tests.interview.screen.stage import LARGE, opened, play, titles

pytestmark = pytest.mark.usefixtures("unlooked")


@pytest.mark.parametrize(("key", "words"), [("f1", "How to answer"), ("f8", "Proposed level"), ("ctrl+p", "Commands")])
def test_windows_open_by_key_and_close_by_escape_and_by_mouse(key: str, words: str) -> None:
    async def scene() -> None:
        async with opened(session(), draft="/home/[b]x.json") as stage:
            for closing in ("escape", None):
                await stage.press(key)
                assert words in stage.text()
                await (stage.press(closing) if closing else stage.click("#close"))
                assert stage.focus() == "answer"

    play(scene)


def test_help_tells_every_key_and_where_the_draft_is() -> None:
    async def scene() -> None:
        async with opened(session(), draft="/home/[b]x.json", size=(120, 80)) as stage:
            await stage.press("f1")
            for told in ("F2", "F9", "^P", "/home/[b]x.json", "not seen"):
                assert told in stage.text()

    play(scene)


def test_commands_are_found_by_a_few_characters_and_run() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made, "zh") as stage:
            await stage.press("ctrl+p")
            await stage.type("点子")
            found = stage.app.screen.query_one("#found", OptionList)
            assert titles(found) == ["    到：点子"]
            await stage.press("enter")
            assert made.current is not None
            assert made.current.kpi == "ideas"
            await stage.press("ctrl+p")
            await stage.type("zzz")
            await stage.press("enter")
            assert isinstance(stage.app.screen, Palette)
            assert "没有这样的命令" in stage.text()
            await stage.press("escape", "ctrl+p", "down", "enter")
            assert made.state("ideas") == "not_seen"

    play(scene)


def test_the_weekly_sheet_is_filled_in_by_keyboard() -> None:
    made = session(shipped("service-habits"), Speaker("E1", "self", "E1"))

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("f6")
            assert isinstance(stage.app.screen, Grid)
            await stage.press("space", "right", "space", "down", "space", "up", "left", "space", "left", "up")
            assert "1/5" in stage.text()
            await stage.press("enter")

    play(scene)
    kept = [answer.entry.ticks for answer in made.answers.values() if answer.entry is not None]
    assert kept == [frozenset({2}), frozenset({2}), frozenset(), frozenset(), frozenset()]


def test_the_weekly_sheet_is_filled_in_by_mouse_and_can_be_left_as_it_was() -> None:
    made = session(shipped("service-habits"), Speaker("E1", "self", "E1"))

    async def scene() -> None:
        async with opened(made, "zh", LARGE) as stage:
            await stage.press("f6")
            sheet = stage.app.screen.query_one(Sheet)
            await stage.click("#sheet", offset=(sheet.first + 1, 1))
            await stage.click("#sheet", offset=(sheet.first + 7 * 4 + 1, 5))
            await stage.click("#sheet", offset=(1, 1))
            await stage.click("#close")
            assert not made.answers
            await stage.press("f6")
            await stage.click("#sheet", offset=(sheet.first + 1, 1))
            await stage.click("#sheet", offset=(sheet.first + 7 * 4 + 1, 5))
            await stage.click("#keep")

    play(scene)
    kept = [answer.entry.ticks for answer in made.answers.values() if answer.entry is not None]
    assert kept == [frozenset({1}), frozenset(), frozenset(), frozenset(), frozenset({5})]


def test_without_habits_there_is_no_sheet() -> None:
    async def scene() -> None:
        async with opened(session()) as stage:
            await stage.press("f6")
            assert "no weekly self-check" in stage.text()

    play(scene)


def test_finishing_without_any_answer_is_refused_on_the_page() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("f9", "f10")
            assert "✗" in stage.text()
            assert "nothing to finish" in stage.text()
            await stage.click("#close")
            assert made.position == 0
            assert stage.app.return_value is None

    play(scene)


@pytest.mark.parametrize("by", ["f10", "#finish"])
def test_finishing(by: str) -> None:
    made = answered(session(), {"listens": "4"})

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("f9")
            assert isinstance(stage.app.screen, Review)
            await (stage.press(by) if by == "f10" else stage.click(by))
            assert stage.app.return_value == "finish"

    play(scene)


def test_the_last_page_tells_notes_that_would_not_be_written() -> None:
    made = session()
    made.note("seen at the desk")

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("f9")
            assert "A note without an answer is not written to the result: Listens" in " ".join(stage.text().split())

    play(scene)


def test_what_is_to_be_read_first_lies_on_top() -> None:
    notice = (Localized("旧草稿", "An answer no longer fits: [b]x[/b]"),)

    async def scene() -> None:
        async with opened(session(), notice=notice) as stage:
            assert "An answer no longer fits: [b]x[/b]" in stage.text()
            await stage.press("escape")
            assert stage.focus() == "answer"

    play(scene)
