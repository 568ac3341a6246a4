"""A rubric file as plain Python values, each of which knows its line and column.

Strict on purpose: what YAML readers disagree on, what stands twice, and what only YAML experts can read is a
diagnostic. Limits: 2 MiB, 50 levels of nesting, 100,000 nodes counted after expansion of aliases.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.rubric.encoding import EMPTY, INVISIBLE, NOT_TEXT, UnreadableError, decode
from service_rating.rubric.nodes import FOREIGN, Node, Problem, compose
from service_rating.rubric.scalars import SurpriseError, read_plain
from service_rating.rubric.wording import shown

Path = tuple[str | int, ...]

DUPLICATE, SURPRISE = "SR009", "SR010"


class Broken:
    """Stands for a value that a diagnostic has already been given for."""


BROKEN = Broken()
_NOWHERE = Node("broken", 0, 0)


@dataclass(slots=True)
class Document:
    """The content of a rubric file with positions, and the problems met on the way."""

    name: str
    content: Any = None
    root: Node | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def location(self, path: Path, *, key: bool = False) -> Location:
        """Give line and column of the value (or of its key) at ``path``; of the nearest parent if it is not there."""
        place = self._reach(path)[0 if key else 1]
        return Location(self.name, place.line, place.column)

    def also_known_as(self, path: Path, key: str | int) -> None:
        """Let the entry at ``path`` be found under another key of the same mapping, too."""
        entries = self._reach(path[:-1])[1].entries
        if path[-1] in entries:
            entries.setdefault(key, entries[path[-1]])

    def _reach(self, path: Path) -> tuple[Node, Node]:
        """Walk as far as the path leads: the nodes of the last key and of its value."""
        reached = (self.root or _NOWHERE, self.root or _NOWHERE)
        for step in path:
            below = _child(reached[1], step)
            if below is None:
                break
            reached = below
        return reached


def read_document(raw: bytes, name: str) -> Document:
    """Read the bytes of a rubric file; ``content`` is None when nothing could be read."""
    try:
        text = decode(raw, name)
    except UnreadableError as error:
        return Document(name, diagnostics=[error.diagnostic])
    root, problems = compose(text)
    if root is None and not problems:
        problems = [Problem(EMPTY, _NOTHING, 1, 1)]
    content = None if root is None else _value(root, problems)
    found = [
        Diagnostic(p.code, Severity.ERROR, p.message, Location(name, p.line, p.column)) for p in dict.fromkeys(problems)
    ]
    return Document(name, content, root, found)


def _child(node: Node, step: str | int) -> tuple[Node, Node] | None:
    """Give key and value nodes at one step of a path; a list's entry is its own key."""
    if node.kind == "mapping":
        return node.entries.get(step)
    if node.kind == "sequence" and isinstance(step, int) and step < len(node.children):
        return node.children[step], node.children[step]
    return None


def _value(node: Node, problems: list[Problem]) -> Any:
    """Turn a node into a plain value; the depth of nodes is limited, so recursion is too."""
    if node.kind == "scalar":
        return _scalar(node, problems)
    if node.kind == "sequence":
        return [_value(child, problems) for child in node.children]
    if node.kind == "mapping":
        return _mapping(node, problems)
    return BROKEN


def _scalar(node: Node, problems: list[Problem]) -> Any:
    if (found := INVISIBLE.search(node.text)) is not None:  # written as an escape, "\x1b"
        message = _ESCAPED.format(code=f"{ord(found[0]):04X}")
        problems.append(Problem(NOT_TEXT, message, node.line, node.column))
        return BROKEN
    if not node.plain:
        return node.text
    try:
        return read_plain(node.text)
    except SurpriseError as surprise:
        problems.append(Problem(SURPRISE, surprise.message, node.line, node.column))
        return BROKEN


def _mapping(node: Node, problems: list[Problem]) -> dict[str | int, Any]:
    content: dict[str | int, Any] = {}
    for key_node, value_node in zip(node.children[::2], node.children[1::2], strict=True):
        key = _key(key_node, problems)
        value = _value(value_node, problems)
        if key is None:
            continue
        if key in content:
            message = _TWICE.format(key=shown(key), line=node.entries[key][0].line)
            problems.append(Problem(DUPLICATE, message, key_node.line, key_node.column))
            continue
        content[key] = value
        node.entries[key] = (key_node, value_node)
    return content


def _key(node: Node, problems: list[Problem]) -> str | int | None:
    """Give a mapping's key, or None after saying why it is none."""
    if node.plain and node.text == "<<":
        problems.append(Problem(FOREIGN, _MERGE, node.line, node.column))
        return None
    key = _value(node, problems)
    if isinstance(key, Broken):
        return None
    if isinstance(key, bool) or not isinstance(key, str | int):
        problems.append(Problem(FOREIGN, _NOT_A_KEY, node.line, node.column))
        return None
    return key


_NOTHING = Localized("文件里没有内容（只有注释或空白）。", "The file holds nothing but comments or blanks.")
_TWICE = Localized(
    "键 {key} 重复（第一次在第 {line} 行）；请只保留一个。",
    "The key {key} stands twice (first on line {line}); keep one.",
)
_MERGE = Localized("不支持合并键 <<；请把各键直接写出来。", "The merge key << is not supported; write the keys out.")
_NOT_A_KEY = Localized("键只能是文字或整数；请改写此键。", "A key is a name or a whole number; rewrite it.")
_ESCAPED = Localized(
    "文字里有控制字符 U+{code}；请删除它。", "The text holds the control character U+{code}; delete it."
)
