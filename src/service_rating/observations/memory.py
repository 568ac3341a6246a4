"""How much memory rows may take: sizes as people write them, and what is usual on this machine."""

from __future__ import annotations

import os
import re
from fractions import Fraction
from pathlib import Path

from service_rating.observations.names import identity

UNITS = {"m": 20, "g": 30, "t": 40}
LEAST = 1 << 20
SHARE, MOST, UNKNOWN = 4, 3 << 30, 1 << 31
"""The part of the machine's memory that is usual, the most that is, and what is where the machine's is unknown."""
LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
_SIZE = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,3})?)\s*([MGT])(?:i?B)?", re.IGNORECASE)


def parse_size(text: str) -> int | None:
    """``2G``, ``500M``, ``1.5 GiB`` (units of 1024) as bytes; None for anything else and for less than 1M."""
    found = _SIZE.fullmatch(identity(text))
    if found is None:
        return None
    size = int(Fraction(found[1]) * 2 ** UNITS[found[2].lower()])
    return size if size >= LEAST else None


def usual_memory() -> int:
    """A quarter of the memory that this machine has or this container may take, but no more than 3 GiB; in bytes."""
    return min(MOST, min([_physical(), *_limits()]) // SHARE)


def _physical() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # not on Windows
        return UNKNOWN * SHARE


def _limits() -> list[int]:
    texts = [path.read_text(encoding="ascii").strip() for path in LIMITS if path.is_file()]
    return [int(text) for text in texts if text.isdecimal()]
