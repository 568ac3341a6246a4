"""The nodes of an ordinary YAML text, by PyYAML's C composer: in less than half the time.

The C composer recurses once or twice per level of nesting and has no limit: enough brackets crash the interpreter. So a
cheap look at the text comes first, which proves that no node can lie deeper than some 1,000 levels (less than a
megabyte of stack). What is not proved, not ordinary (anchors, aliases, tags, very large) or not sound gives None.

The proof for depth. A block collection begins in the blanks and signs ``- ? :`` at the beginning of a line, at most two of them at
one column. A flow collection begins with a bracket. On a line without quotes and ``#``, all brackets are signs or all
are text, but for the first line of a flow collection, which may begin with text: so a line adds no more levels than
brackets open on it without being closed on it, and only one such first line can add up to all that it opens. On any
other line every opening bracket is counted. The proof for number: each of the signs ``, : ? - [ {`` and each line end
brings at most three nodes (``[?,?]``).
"""

from __future__ import annotations

import re
from typing import Any

import yaml

MOST_SIGNS = 33_000
MOST_OPEN, MOST_ON_A_LINE, MOST_INDENT = 400, 50, 40
_SIGNS = ",:?-[{\r\n"
_UNUSUAL = re.compile("[&*!]")  # signs of anchors, aliases and tags where they begin a word
_UNUSUAL_LINE = re.compile(rf"\n(?:%|[ \t?:-]{{{MOST_INDENT}}})")
"""A directive, or a line that begins with many signs of collections."""
_WORD_BEGINS = frozenset(" \t\r\n[{,:")


def quick_nodes(text: str) -> yaml.Node | None:
    """Give the root node, or None where the careful way has to be taken."""
    if _Composer is None or not _is_ordinary(text):
        return None
    try:
        root: yaml.Node | None = _Composer(text).get_single_node()
    except yaml.YAMLError:  # the careful way tells what is wrong
        return None
    return root


def _is_ordinary(text: str) -> bool:
    if sum(map(text.count, _SIGNS)) > MOST_SIGNS or _has_unusual_words(text):
        return False
    lines = "\n" + text.replace("\r", "\n")
    if _UNUSUAL_LINE.search(lines) is not None:
        return False
    if text.count("[") + text.count("{") <= MOST_OPEN:  # then no more can be left open
        long = (line for line in lines.split("\n") if len(line) > MOST_ON_A_LINE)
        return all(line.count("[") + line.count("{") <= MOST_ON_A_LINE for line in long)
    left = 0
    for line in lines.split("\n"):
        if "[" in line or "{" in line:
            opening = line.count("[") + line.count("{")
            if opening > MOST_ON_A_LINE:
                return False
            plain = '"' not in line and "'" not in line and "#" not in line
            left += max(0, opening - line.count("]") - line.count("}")) if plain else opening
    return left <= MOST_OPEN


def _has_unusual_words(text: str) -> bool:
    if "&" not in text and "*" not in text and "!" not in text:
        return False
    return any(_begins_a_word(text, at.start()) for at in _UNUSUAL.finditer(text))


def _begins_a_word(text: str, at: int) -> bool:
    """Whether a sign stands at the beginning of a word; a lone ``&`` or ``*`` begins none."""
    follows = text[at + 1 : at + 2]
    is_lone = text[at] != "!" and (not follows or follows.isspace())
    return not is_lone and (not at or text[at - 1] in _WORD_BEGINS)


def _composer() -> Any:
    """PyYAML's C composer without its guessing of types; None where PyYAML comes without C."""
    try:
        from yaml._yaml import CParser  # noqa: PLC0415  # may be missing
    except ImportError:
        return None

    class Composer(CParser):
        """Nodes with positions; what a scalar means is decided elsewhere."""

        def resolve(self, _kind: type, _value: object, _implicit: object) -> str:
            """No types."""
            return ""

        def descend_resolver(self, _parent: object, _index: object) -> None:
            """No types by place."""

        def ascend_resolver(self) -> None:
            """No types by place."""

    return Composer


_Composer = _composer()
