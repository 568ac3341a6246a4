from __future__ import annotations

import pytest

BUILD_SERVERS = ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR")


@pytest.fixture(autouse=True)
def _no_build_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests come out the same on a build server, and leave nothing in anybody's cache folder."""
    for name in BUILD_SERVERS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SERVICE_RATING_CACHE_DIR", "")
