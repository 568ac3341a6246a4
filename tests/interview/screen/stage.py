"""The screen without a terminal: opened at a size, played by Textual's pilot, read line by line."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from service_rating.interview.screen_app import Interview
from service_rating.interview.screen_saving import saving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from textual.pilot import Pilot
    from textual.widget import Widget
    from textual.widgets import OptionList, Static

    from service_rating.interview.session import Session

SMALL, LARGE = (80, 24), (120, 40)


@dataclass
class Stage:
    """One open screen."""

    app: Interview
    pilot: Pilot[str]

    @property
    def session(self) -> Session:
        """What is filled in."""
        return self.app.session

    async def press(self, *keys: str) -> None:
        """Press keys one after another."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type characters."""
        await self.press(*(KEYS.get(character, character) for character in text))

    async def click(self, where: str | Widget, **more: Any) -> None:
        """Click on a widget, or on the first that a CSS selector names."""
        assert await self.pilot.click(where, **more), where
        await self.pilot.pause()

    async def looked(self) -> None:
        """Wait until the assessment is up to date."""
        while self.app.looking.busy:
            await self.pilot.pause(0.02)
        await self.pilot.pause()

    def lines(self) -> list[str]:
        """What is on the screen, line by line, blanks at the end included."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    def text(self) -> str:
        """What is on the screen, without blanks at the end of lines."""
        return "".join(f"{line.rstrip()}\n" for line in self.lines())

    def told(self) -> str:
        """The sentence below the answer."""
        return shown(self.app.fields.told)

    def focus(self) -> str | None:
        """Where typing goes."""
        return None if self.app.focused is None else self.app.focused.id


KEYS = {
    " ": "space",
    "/": "slash",
    ",": "comma",
    ".": "full_stop",
    "%": "percent_sign",
    "-": "minus",
    "#": "number_sign",
}


def shown(widget: Static) -> str:
    """The text of a widget as it is wrapped, on one line."""
    strips = [widget.render_line(y).text.strip() for y in range(widget.size.height)]
    return " ".join(strip for strip in strips if strip)


def titles(listed: OptionList) -> list[str]:
    """The prompts of a list, one line each."""
    return [listed.get_option_at_index(n).prompt.content(500).plain for n in range(listed.option_count)]  # type: ignore[union-attr]


@asynccontextmanager
async def opened(
    session: Session, language: Any = "en", size: tuple[int, int] = SMALL, **more: Any
) -> AsyncIterator[Stage]:
    """Open the screen of a session as ``run_screen`` does."""
    with saving(session) as kept:
        app = Interview(session, kept, language, **more)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Stage(app, pilot)


def play(scene: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a scene."""
    asyncio.run(scene())


def is_even(lines: list[str], columns: int) -> bool:
    """Whether every line fills the screen exactly: no wide character is half a cell off."""
    return all(cell_len(line) == columns for line in lines)
