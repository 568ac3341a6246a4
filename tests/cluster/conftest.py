from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from service_rating.cli.main import main
from service_rating.cluster import connection, run
from tests.cluster.plain_context import plainly
from tests.cluster.standalone import Cluster, environment, missing, standalone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A real cluster; where it cannot be, its tests are left out, unless CI says that it must."""
    if why := missing():
        assert "SERVICE_RATING_NEEDS_JAVA" not in os.environ, why
        pytest.skip(why)
    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(folder).items():
            patch.setenv(name, value)
        with standalone(folder) as started:
            yield started


@pytest.fixture
def evaluate(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Run ``evaluate --engine spark`` with a context that is no cluster; gives the exit code and stderr."""
    monkeypatch.setattr(run, "connected", plainly)
    monkeypatch.setattr(connection, "check_machine", lambda: None)
    monkeypatch.chdir(tmp_path)

    def evaluated(*arguments: object, lang: str = "en") -> tuple[int, str]:
        spark = ["--engine", "spark", "--master", "local", "-o", "out"]
        code = main(["evaluate", *map(str, arguments), *spark, "--lang", lang])
        return code, capfd.readouterr().err

    return evaluated
