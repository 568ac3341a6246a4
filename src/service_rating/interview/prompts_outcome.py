"""What comes of a line that was typed at the plain prompts."""

from __future__ import annotations

from typing import Literal

Outcome = tuple[Literal["finish", "leave"] | None, bool]
"""The ending, if it is one; and whether the place is to be read out again."""
STAY: Outcome = (None, False)
AGAIN: Outcome = (None, True)
