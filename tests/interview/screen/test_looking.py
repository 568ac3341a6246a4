"""The assessment beside the typing: in its own thread, the newest wins, and its faults are told."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.interview.session import Session
from service_rating.localized import Localized
from tests.interview.kinds import session
from tests.interview.screen.stage import LARGE, opened, play, shown

if TYPE_CHECKING:
    from service_rating.interview.live import Live


def test_level_numbers_and_what_is_missing_follow_the_answers() -> None:
    made = session()

    async def scene() -> None:
        async with opened(made, "en", LARGE) as stage:
            await stage.looked()
            assert "0 given" in shown(stage.app.assessment)
            for text in ("5", "17/20"):
                await stage.type(text)
                await stage.press("enter")
            await stage.looked()
            found = made.live()
            told = shown(stage.app.assessment)
            assert f"{found.assessment['composite']:.2f}" in told
            assert found.blocks
            for block in found.blocks:
                assert block.en in told

    play(scene)


def test_typing_goes_on_while_it_is_computed_and_only_the_newest_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    made, go = session(), Event()
    computed: list[int] = []
    honest = Session.level

    def slow(self: Session) -> Live:
        count = self.completeness().given
        computed.append(count)
        found = honest(self)
        assert go.wait(30)
        return found

    monkeypatch.setattr(Session, "level", slow)

    async def scene() -> None:
        async with opened(made) as stage:
            for text in ("5", "17/20", "1%"):
                await stage.type(text)
                await stage.press("enter")
            assert made.completeness().given == 3
            assert stage.app.looking.live is None
            go.set()
            await stage.looked()
            assert computed == [0, 3]
            assert stage.app.looking.live == honest(made)

    play(scene)


def test_leaving_does_not_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made, go = session(), Event()
    monkeypatch.setattr(Session, "level", lambda _: go.wait(30))

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.press("ctrl+q")
            assert stage.app.return_value == "leave"

    play(scene)
    assert not go.is_set()
    go.set()


def test_an_assessment_that_cannot_run_is_told_and_the_interview_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    made = session()
    why = Diagnostic("XX001", Severity.ERROR, Localized("不行", "It cannot be [b]computed[/b]."), Location())

    def unable(self: Session) -> Live:
        raise CouldNotRunError(why)

    monkeypatch.setattr(Session, "level", unable)

    async def scene() -> None:
        async with opened(made) as stage:
            await stage.looked()
            assert "It cannot be [b]computed[/b]." in stage.text()
            await stage.press("4", "enter")
            assert made.position == 1

    play(scene)


def test_a_fault_of_ours_ends_the_screen_with_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Session) -> Live:
        message = "fault"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(Session, "level", broken)

    async def scene() -> None:
        async with opened(session()) as stage:
            await stage.looked()

    with pytest.raises(ZeroDivisionError):
        play(scene)
