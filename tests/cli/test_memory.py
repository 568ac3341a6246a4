"""``--memory``: whatever rows may take, the outcome is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_rating.observations import store
from tests.cli.program import EVALUATE, OBSERVATIONS, run


def test_the_outcome_does_not_depend_on_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "SCORED", 4 * 2**20 / Path(OBSERVATIONS).stat().st_size)
    found = [run(*EVALUATE, "--format", "csv", *more) for more in ((), ("--memory", "1M"), ("--memory", "2G"))]
    assert found[0].code == found[1].code == found[2].code
    assert found[0].out == found[1].out == found[2].out
    assert found[0].err == found[1].err == found[2].err


@pytest.mark.parametrize("size", ["2", "much", "1K", "-2G"])
def test_what_is_no_size_is_refused(size: str) -> None:
    found = run(*EVALUATE, "--memory", size)
    assert found.code == 2
    assert "CL011" in found.err
    assert size in found.err
