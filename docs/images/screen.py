"""The picture of the interview's screen: the real application over the example's observations, without a terminal."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING

from terminal import svg

from service_rating import load_rubric
from service_rating.interview.known import read_known
from service_rating.interview.screen_app import Interview
from service_rating.interview.screen_saving import saving
from service_rating.interview.session import Session
from service_rating.interview.speaker import Speaker

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.localized import Language

COLUMNS, LINES = 120, 36
PERIOD, DAY = "2026H1", date(2026, 6, 30)


def session(root: Path) -> Session:
    """A manager about an employee of the example, in the middle of the questions."""
    rubric, examples = load_rubric("service-awareness"), root / "examples"
    speaker = Speaker("E1004", "supervisor", "M7")
    known = read_known([examples / "observations.csv"], rubric, speaker, roster=examples / "roster.csv", period=PERIOD)
    made = Session(rubric, known.speaker, day=DAY, period=PERIOD, known=known)
    made.answer("4")
    made.on_change = lambda _: None  # a draft that is always saved
    return made


def picture(root: Path, language: Language) -> str:
    """The screen as SVG."""
    return asyncio.run(_picture(session(root), language))


async def _picture(made: Session, language: Language) -> str:
    with saving(made) as kept:
        app = Interview(made, kept, language)
        async with app.run_test(size=(COLUMNS, LINES)) as pilot:
            app.fields.answer.cursor_blink = False
            await pilot.press("3")
            while app.looking.busy:
                await pilot.pause(0.1)
            await pilot.pause(0.1)
            return svg([list(strip) for strip in app.screen._compositor.render_strips()], COLUMNS)  # noqa: SLF001
