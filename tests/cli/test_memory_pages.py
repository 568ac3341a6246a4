"""The allocator's setting is there before Polars is loaded, and a user's own setting stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from service_rating.cli.memory_pages import SETTING, allocation, keep_large_pieces
from service_rating.observations.runs import BLOCK

OBSERVATIONS = str(Path(__file__).parents[2] / "examples" / "observations.csv")
PROBE = """
import os, sys
from service_rating.cli.main import main
main(["evaluate", {observations!r}])
print(os.environ.get({setting!r}), "polars" in sys.modules)
"""


@pytest.mark.parametrize(("own", "told"), [(None, f"{allocation()} True"), ("narenas:1", "narenas:1 True")])
def test_the_setting(monkeypatch: pytest.MonkeyPatch, own: str | None, told: str) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    if own is not None:
        monkeypatch.setenv(SETTING, own)
    code = PROBE.format(observations=OBSERVATIONS, setting=SETTING)
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1].endswith(told)  # Polars puts settings of its own before it


class Library:
    """Takes the place of the C library."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def mallopt(self, name: int, value: int) -> int:
        """As glibc's."""
        self.told.append((name, value))
        return 1


def test_the_c_library_keeps_the_memory_of_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library()
    monkeypatch.setattr("ctypes.CDLL", lambda _: library)
    keep_large_pieces()
    assert dict(library.told) == {-3: 1 << 25, -1: 1 << 29}  # M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of malloc.h
    assert BLOCK < 1 << 25


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    asked: list[object] = []
    monkeypatch.setattr("ctypes.CDLL", asked.append)
    monkeypatch.setattr("service_rating.cli.memory_pages.on_unix", lambda: system == "posix")
    keep_large_pieces()
    assert len(asked) == (system == "posix")
