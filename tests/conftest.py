from __future__ import annotations

import functools
import os
import pkgutil
import sys
from importlib import import_module
from typing import Any

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
CORE = [f"service_rating.{name}" for name in ("rubric", "scoring", "observations", "analysis")]


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
        _import_core()
        for test in items:
            if test.get_closest_marker("untraced") is not None or not (THOROUGH or _is_measured(config, test)):
                test.add_marker(pytest.mark.no_cover)


def _import_core() -> None:
    """Some modules are imported where they are needed, and the first test to need one may be one that is not measured."""
    for name in CORE:
        for module in pkgutil.walk_packages(import_module(name).__path__, f"{name}."):
            import_module(module.name)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """What the core has worked out in this process and still knows is worked out anew for a test that is measured, for the same reason."""
    if item.config.pluginmanager.hasplugin("_cov") and item.get_closest_marker("no_cover") is None:
        for function in _once():
            function.cache_clear()


@functools.cache
def _once() -> list[Any]:
    modules = [module for name, module in sys.modules.items() if name.startswith(tuple(CORE))]
    return [thing for module in modules for thing in vars(module).values() if hasattr(thing, "cache_clear")]


def _is_measured(config: pytest.Config, test: pytest.Item) -> bool:
    return test.path.relative_to(config.rootpath / "tests").as_posix().startswith(MEASURED)
