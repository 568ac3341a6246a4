from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.cluster.standalone import Cluster, environment, missing, standalone

if TYPE_CHECKING:
    from collections.abc import Iterator


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
