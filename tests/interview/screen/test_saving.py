"""Everything goes to the draft at once; a save that fails is told; leaving and signals keep what was typed."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import pytest

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.interview.drafts import Draft, Keeper, parse_draft
from service_rating.interview.screen_hangup import kept_on_signals
from service_rating.localized import Localized
from tests.interview.kinds import session
from tests.interview.screen.stage import opened, play, shown

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from service_rating.interview.session import Session

pytestmark = pytest.mark.usefixtures("unlooked")


def drafted(path: Path) -> dict[str, Any]:
    found = parse_draft(path.read_bytes())
    assert isinstance(found, Draft)
    answers: dict[str, Any] = found.session["answers"]
    return answers


def test_every_answer_and_every_note_is_in_the_draft_at_once(tmp_path: Path) -> None:
    made, keeper = session(), Keeper(tmp_path / "d.json")
    made.on_change = keeper.save

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("4", "enter")
            assert drafted(keeper.path)["listens"]["text"] == "4"
            await stage.press("tab", "a", "b")
            await stage.pilot.pause(0.6)
            assert drafted(keeper.path)["greets"]["note"] == "ab"

    play(scene)
    assert made.on_change == keeper.save


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
def test_leaving_keeps_what_was_typed_a_moment_ago(key: str) -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("4", "tab", "x", key)
            assert stage.app.return_value == "leave"

    play(scene)
    assert (made.answers["listens"].state, made.answers["listens"].note) == ("given", "x")


def test_leaving_drops_an_answer_that_means_nothing_and_keeps_the_rest() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("x", "tab", "y", "ctrl+q")

    play(scene)
    assert (made.state("listens"), made.answers["listens"].note) == ("open", "y")


def test_ctrl_c_copies_what_is_selected() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("4", "shift+left", "ctrl+c")
            assert stage.app.clipboard == "4"
            assert stage.app.return_value is None

    play(scene)


def test_a_draft_that_cannot_be_saved_is_told_until_it_can() -> None:
    made = session()
    full = Diagnostic("OU004", Severity.ERROR, Localized("磁盘满", "No space left [red]."), Location("d.json"))
    broken = [True]

    def save(_: Session) -> None:
        if broken[0]:
            raise CouldNotRunError(full)

    made.on_change = save

    async def scene() -> None:
        async with opened(made) as stage:
            assert "draft saved" in stage.text()
            await stage.press("4", "enter")
            assert "The draft is not saved: No space left [red]." in stage.text()
            assert "draft saved" not in stage.text()
            broken[0] = False
            await stage.press("f2")
            assert "not saved" not in stage.text()
            await stage.press("ctrl+s")
            assert "saved by itself" in stage.text()

    play(scene)
    assert made.state("listens") == "given"


def test_without_a_draft_nothing_is_said_to_fail() -> None:
    async def scene() -> None:
        async with opened(session()) as stage:
            await stage.press("4", "enter")
            assert "not saved" not in shown(stage.app.unsaved)

    play(scene)


def test_terminate_leaves_in_good_order() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("4")
            os.kill(os.getpid(), signal.SIGTERM)
            await stage.pilot.pause(0.1)
            assert stage.app.return_value == "leave"

    play(scene)
    assert made.state("listens") == "given"


def test_hang_up_keeps_first_and_then_hangs_up(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    honest = os.kill

    async def scene() -> None:
        with kept_on_signals(lambda: told.append("kept"), lambda: None), monkeypatch.context() as patched:
            patched.setattr(signal, "signal", lambda *action: told.append(action))
            patched.setattr(os, "kill", lambda *sent: told.append(sent))
            honest(os.getpid(), signal.SIGHUP)
            await asyncio.sleep(0.1)

    play(scene)
    assert told == ["kept", (signal.SIGHUP, signal.SIG_DFL), (os.getpid(), signal.SIGHUP)]
