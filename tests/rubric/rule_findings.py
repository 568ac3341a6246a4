"""What the rules find in the mini rubric with a fragment, and what stands at the place they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from service_rating.rubric.loading import load_rubric_bytes
from tests.rubric.mini import with_fragment, write

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic


class Found(NamedTuple):
    """One finding: what its place in the file begins with, and its sentences."""

    at: str
    zh: str
    en: str


def findings(fragment: str | dict[str, Any], code: str) -> list[Found]:
    """All findings of one code, in the order of the file."""
    return in_content(with_fragment(fragment), code)


def in_content(content: Any, code: str) -> list[Found]:
    """The same for a rubric given as plain values."""
    text = write(content)
    found = load_rubric_bytes(text.encode(), "mini")[1]
    return [_found(one, text) for one in found if one.code == code]


def _found(one: Diagnostic, text: str) -> Found:
    return Found(text[one.location.column - 1 :][:40], one.message.zh, one.message.en)


def one_level(*gates: str, cut: float = 50, number: int = 1) -> str:
    """A level with one clause for each list of gates."""
    clauses = "".join(f"\n      - text: {{zh: 条款, en: clause}}\n        gates: {gate}" for gate in gates)
    listed = f"\n    clauses:{clauses}" if gates else ""
    return f"  - level: {number}\n    title: {{zh: 级, en: Level}}\n    cut_score: {cut}{listed}\n"
