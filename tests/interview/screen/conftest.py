"""Most scenes are not about the assessment: there it is not computed beside them."""

from __future__ import annotations

import pytest

from service_rating.interview.screen_looking import Looking


@pytest.fixture
def unlooked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the assessment out."""
    monkeypatch.setattr(Looking, "look", lambda _: None)
