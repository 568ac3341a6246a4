"""Runs of whole lines: how text is cut into blocks, in memory or straight from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, BLOCK = 1 << 20, 1 << 24
"""Bytes of the first run, of which much can be learnt for the others, and of the others."""


def runs_of(text: bytes, start: int, first: int, size: int) -> Iterator[bytes]:
    """Cut ``text`` from byte ``start`` on after about ``first`` bytes, then about every ``size`` bytes; each ends with a newline."""
    wanted = first
    while start < len(text):
        end = text.find(b"\n", min(start + wanted, len(text))) + 1 or len(text)
        yield ended(text[start:end] if end - start < len(text) else text)
        start, wanted = end, size


def ended(run: bytes) -> bytes:
    """The run with plain newlines, one of them at its end."""
    run = run.replace(b"\r\n", b"\n") if b"\r" in run else run
    return run if run.endswith(b"\n") else run + b"\n"
