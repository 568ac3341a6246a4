"""How memory is asked of the system and given back: in large pieces, and late, for the many short-lived columns of a large file."""

from __future__ import annotations

import os

SETTING = "_RJEM_MALLOC_CONF"
"""Where the allocator inside Polars looks once, when Polars is loaded."""
TRIM, MAP = -1, -3
"""What the C library calls how much free memory it keeps, and from which size on a piece goes straight back to the system."""
KEPT, LARGEST = 1 << 29, 1 << 25


def ask_for_large_pages() -> None:
    """Let the system hand out memory in pages of 2 MiB where it can, and take back none that was free for less than three seconds.

    Whoever has set the allocator up keeps that.
    """
    os.environ.setdefault(SETTING, "thp:always,dirty_decay_ms:3000")


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
