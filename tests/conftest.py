from __future__ import annotations

import os

import pytest

from tests.thoroughness import THOROUGH

if (
    "PYTEST_XDIST_WORKER" in os.environ
):  # every core has a worker already; threads of Polars would only wait for each other
    os.environ.setdefault("POLARS_MAX_THREADS", "1")

BUILD_SERVERS = ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR")
MEASURED = ("rubric/", "scoring/", "observations/", "cases/", "difference/", "collection/forms/", "explain/test_derivation.py",
            "validate/test_comments.py")  # fmt: skip
"""Where the tests of the core are; CI holds the core's coverage at 100 %."""


@pytest.fixture(autouse=True)
def _no_build_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests come out the same on a build server, and leave nothing in anybody's cache folder."""
    for name in BUILD_SERVERS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SERVICE_RATING_CACHE_DIR", "")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where coverage is measured, measure it only in tests that are about the core, and in none marked ``untraced``.

    Tracing makes a test two to four times as slow. Tests of the floors above go through the core all day long and would hide
    that no test of the core itself knows a line; those marked go through the same lines thousands of times. A thorough run
    measures all but those marked.
    """
    if config.pluginmanager.hasplugin("_cov") and not config.getoption("no_cov"):
        for test in items:
            if test.get_closest_marker("untraced") is not None or not (THOROUGH or _is_measured(config, test)):
                test.add_marker(pytest.mark.no_cover)


def _is_measured(config: pytest.Config, test: pytest.Item) -> bool:
    return test.path.relative_to(config.rootpath / "tests").as_posix().startswith(MEASURED)
