"""How memory is asked of the system and given back: in large pieces, and late, for the many short-lived columns of a large file."""

from __future__ import annotations

import os

SETTING = "_RJEM_MALLOC_CONF"
"""Where the allocator inside Polars looks once, when Polars is loaded."""
TRIM, MAP = -1, -3
"""What the C library calls how much free memory it keeps, and from which size on a piece goes straight back to the system."""
KEPT, LARGEST = 1 << 29, 1 << 25


def allocation() -> str:
    """Pages of 2 MiB where the system has them; what was free for a quarter of a minute goes back, also of large columns.

    As few pools as cores: a column that one thread lets go of is used again by another, instead of being cleared anew.
    """
    return f"thp:always,dirty_decay_ms:15000,oversize_threshold:0,narenas:{os.cpu_count() or 1}"


def ask_for_large_pages() -> None:
    """Set the allocator up for large files; whoever has set it up keeps that."""
    os.environ.setdefault(SETTING, allocation())


def on_unix() -> bool:
    """Whether the program itself can be asked for the functions of its C library."""
    return os.name == "posix"


def keep_large_pieces() -> None:
    """Let the C library (glibc alone can) use the memory of one block of a file for the next: fresh memory costs as much as reading."""
    import ctypes  # Polars brings it along; a short command does without

    set_up = getattr(ctypes.CDLL(None), "mallopt", None) if on_unix() else None
    if set_up is not None:
        set_up(MAP, LARGEST)
        set_up(TRIM, KEPT)
