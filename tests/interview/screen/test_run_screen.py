"""What the caller gets from ``run_screen``; the screen itself is played elsewhere, and in tmux from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.interview.screen import run_screen
from service_rating.interview.screen_app import Interview
from tests.interview.kinds import session

if TYPE_CHECKING:
    from service_rating.interview.session import Session


@pytest.mark.parametrize(("outcome", "given"), [("finish", "finish"), ("leave", "leave"), (None, "leave")])
def test_outcomes(outcome: str | None, given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = session()
    saved: list[Session] = []
    made.on_change = saved.append
    kept = made.on_change

    def run(app: Interview) -> str | None:
        app.session.skip()
        return outcome

    monkeypatch.setattr(Interview, "run", run)
    assert run_screen(made, language="en") == given
    assert saved == [made]
    assert made.on_change == kept


def test_a_fault_of_ours_is_raised_and_the_saver_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    made = session()

    def run(app: Interview) -> None:
        app.failure = ZeroDivisionError("fault")

    monkeypatch.setattr(Interview, "run", run)
    with pytest.raises(ZeroDivisionError):
        run_screen(made, language="zh")
    assert made.on_change is None


@pytest.mark.parametrize(("value", "colourless"), [("1", True), ("", False), (None, False)])
def test_no_color_is_obeyed(value: str | None, colourless: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    monkeypatch.delenv("NO_COLOR", raising=False)
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    seen = []
    monkeypatch.setattr(Interview, "run", lambda app: seen.append(app.native_ansi_color))
    run_screen(session(), language="en")
    assert seen == [colourless]
