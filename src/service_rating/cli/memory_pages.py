"""How memory is asked of the system and given back: in large pieces, and late, for the many short-lived columns of a large file."""

from __future__ import annotations

import os

SETTING = "_RJEM_MALLOC_CONF"
"""Where the allocator inside Polars looks once, when Polars is loaded."""


def ask_for_large_pages() -> None:
    """Let the system hand out memory in pages of 2 MiB where it can, and take back none that was free for less than three seconds.

    Whoever has set the allocator up keeps that.
    """
    os.environ.setdefault(SETTING, "thp:always,dirty_decay_ms:3000")
