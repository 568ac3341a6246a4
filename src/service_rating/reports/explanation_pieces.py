"""What text and Markdown are made of: titled sections of paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; ``right``: which columns stand to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (depth 1, 2 or 3) and what stands below it."""

    depth: int
    title: str
    parts: tuple[str | Table, ...]
