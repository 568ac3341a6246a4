"""How many examples a slow property draws: on every run so many that planted faults are found, in a nightly one many more."""

from __future__ import annotations

import os

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
"""``HYPOTHESIS_PROFILE=thorough pytest`` tries many times as many examples as every run does."""


def examples(usual: int, *, thorough: int) -> int:
    """The number of examples to draw."""
    return thorough if THOROUGH else usual
