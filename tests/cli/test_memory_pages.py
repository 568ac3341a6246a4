"""The allocator's setting is there before Polars is loaded, and a user's own setting stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from service_rating.cli.memory_pages import SETTING

OBSERVATIONS = str(Path(__file__).parents[2] / "examples" / "observations.csv")
PROBE = """
import os, sys
from service_rating.cli.main import main
main(["evaluate", {observations!r}])
print(os.environ.get({setting!r}), "polars" in sys.modules)
"""


@pytest.mark.parametrize(
    ("own", "told"), [(None, "thp:always,dirty_decay_ms:3000 True"), ("narenas:1", "narenas:1 True")]
)
def test_the_setting(monkeypatch: pytest.MonkeyPatch, own: str | None, told: str) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    if own is not None:
        monkeypatch.setenv(SETTING, own)
    code = PROBE.format(observations=OBSERVATIONS, setting=SETTING)
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1].endswith(told)  # Polars puts settings of its own before it
