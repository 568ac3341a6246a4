from __future__ import annotations

import os

import pytest

if (
    "PYTEST_XDIST_WORKER" in os.environ
):  # every core has a worker already; threads of Polars would only wait for each other
    os.environ.setdefault("POLARS_MAX_THREADS", "1")

BUILD_SERVERS = ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR")


@pytest.fixture(autouse=True)
def _no_build_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests come out the same on a build server, and leave nothing in anybody's cache folder."""
    for name in BUILD_SERVERS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SERVICE_RATING_CACHE_DIR", "")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where coverage is measured, leave tests out that are marked ``untraced``.

    They go through the same lines thousands of times. Tracing makes them three to four times as slow and finds nothing new:
    other tests run these lines too, and CI sees to it that no line of the core goes untested.
    """
    if config.pluginmanager.hasplugin("_cov") and not config.getoption("no_cov"):
        for test in items:
            if test.get_closest_marker("untraced") is not None:
                test.add_marker(pytest.mark.no_cover)
