"""Whole screens, compared cell by cell. After a wanted change: UPDATE_GOLDEN=1 pytest tests/interview/screen, then look at them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from service_rating.interview.speaker import Speaker
from tests.interview.kinds import answered, session, shipped
from tests.interview.screen.stage import LARGE, SMALL, is_even, opened, play

if TYPE_CHECKING:
    from service_rating.interview.session import Session

pytestmark = pytest.mark.untraced

GOLDEN = Path(__file__).parent / "golden"
SCENES = {
    "question": ("need_discovery", ()),
    "chosen": ("composure", ("3", "tab")),
    "refused": ("composure", ("9", "enter")),
    "count": ("unprompted_help", ()),
    "level": ("composure", ("f8",)),
    "review": ("composure", ("f9",)),
    "help": ("composure", ("f1",)),
    "commands": ("composure", ("ctrl+p",)),
}


@cache
def manager() -> Session:
    """A manager in the middle of the shipped rubric; the assessment is computed once for all pictures."""
    speaker = Speaker("E1024", "supervisor", "M7", name="王芳 [b]")
    made = session(shipped("service-awareness"), speaker, period="2026H1")
    answered(made, {"need_discovery": "4", "unprompted_help": "2"})
    made.jump("need_discovery")
    made.note("3月6日：主动询问忌口 [bold]")
    made.evidence("T-17")
    made.on_change = lambda _: None
    made.live()
    return made


@cache
def own_week() -> Session:
    """Somebody's weekly self-check."""
    made = session(shipped("service-habits"), Speaker("E1024", "self", "E1024"))
    made.live()
    return made


def compare(name: str, text: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8", newline="")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", list(SCENES))
def test_screen_is_the_golden_file(scene: str, size: tuple[int, int], language: str) -> None:
    kpi, keys = SCENES[scene]
    manager().jump(kpi)

    async def played() -> None:
        async with opened(manager(), language, size, draft="/home/m/draft.json") as stage:
            await stage.looked()
            await stage.press(*keys)
            assert len(stage.lines()) == size[1]
            assert is_even(stage.lines(), size[0])
            compare(f"{language}-{scene}-{size[0]}x{size[1]}", stage.text())

    play(played)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_weekly_sheet_is_the_golden_file(language: str) -> None:
    async def played() -> None:
        async with opened(own_week(), language) as stage:
            await stage.looked()
            await stage.press("f6", "space", "right", "space")
            assert is_even(stage.lines(), 80)
            compare(f"{language}-sheet-80x24", stage.text())

    play(played)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_panels_stand_below_each_other_whatever_the_width_of_the_characters(size: tuple[int, int]) -> None:
    manager().jump("composure")

    async def played() -> None:
        async with opened(manager(), "zh", size) as stage:
            await stage.looked()
            borders = {cell_len(line.split("▕")[0]) for line in stage.lines() if "▕" in line}
            assert len(borders) == 1

    play(played)


@pytest.mark.parametrize("size", [(60, 20), (50, 16), (200, 60)])
def test_other_sizes_keep_question_answer_and_keys_in_sight(size: tuple[int, int]) -> None:
    manager().jump("composure")

    async def played() -> None:
        async with opened(manager(), "zh", size) as stage:
            await stage.looked()
            assert is_even(stage.lines(), size[0])
            for told in ("情绪稳定", "回答", "备注", "案例编号", "F1 帮助"):
                assert told in stage.text()

    play(played)
