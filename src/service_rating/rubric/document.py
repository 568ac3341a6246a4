"""A rubric file as plain Python values, each of which knows its line and column.

Strict on purpose: what YAML readers disagree on, what stands twice, and what only YAML experts can read is a
diagnostic. Limits: 2 MiB, 50 levels of nesting, 100,000 nodes counted after expansion of aliases.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import ScalarNode

from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.rubric.careful_nodes import compose_carefully
from service_rating.rubric.encoding import EMPTY, INVISIBLE, NOT_TEXT, UnreadableError, decode
from service_rating.rubric.nodes import compose
from service_rating.rubric.scalars import SurpriseError, read_plain, read_word
from service_rating.rubric.wording import shown
from service_rating.rubric.yaml_problems import FOREIGN, MAX_DEPTH, Problem

Path = tuple[str | int, ...]
Entries = dict[str | int, tuple[yaml.Node, yaml.Node]]

DUPLICATE, SURPRISE = "SR009", "SR010"


class Broken:
    """Stands for a value that a diagnostic has already been given for."""


BROKEN = Broken()


@dataclass(slots=True)
class Document:
    """The content of a rubric file with positions, and the problems met on the way."""

    name: str
    content: Any = None
    root: yaml.Node | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _entries: dict[int, Entries] = field(default_factory=dict)

    def location(self, path: Path, *, key: bool = False) -> Location:
        """Give line and column of the value (or of its key) at ``path``; of the nearest parent if it is not there."""
        return _location(self.name, self._reach(path)[0 if key else 1])

    def also_known_as(self, path: Path, key: str | int) -> None:
        """Let the entry at ``path`` be found under another key of the same mapping, too."""
        entries = self._entries_of(self._reach(path[:-1])[1])
        if path[-1] in entries:
            entries.setdefault(key, entries[path[-1]])

    def _reach(self, path: Path) -> tuple[yaml.Node | None, yaml.Node | None]:
        """Walk as far as the path leads: the nodes of the last key and of its value."""
        reached = (self.root, self.root)
        for step in path:
            below = self._child(reached[1], step)
            if below is None:
                break
            reached = below
        return reached

    def _child(self, node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
        """Give key and value nodes at one step of a path; a list's entry is its own key."""
        if isinstance(node, yaml.SequenceNode):
            inside = isinstance(step, int) and step < len(node.value)
            return (node.value[step], node.value[step]) if inside else None
        return self._entries_of(node).get(step)

    def _entries_of(self, node: yaml.Node | None) -> Entries:
        """The keys of a mapping with both nodes; read again when they are asked for, as they seldom are."""
        if id(node) not in self._entries:
            pairs = node.value if isinstance(node, yaml.MappingNode) else []
            known: Entries = {}
            for key_node, value_node in pairs:
                key = _key(key_node, [], 0)
                if key is not None:
                    known.setdefault(key, (key_node, value_node))
            self._entries[id(node)] = known
        return self._entries[id(node)]


class TooDeepError(Exception):
    """A value lies deeper than the limit."""


def read_document(raw: bytes, name: str) -> Document:
    """Read the bytes of a rubric file; ``content`` is None when nothing could be read."""
    try:
        text = decode(raw, name)
    except UnreadableError as error:
        return Document(name, diagnostics=[error.diagnostic])
    root, problems = compose(text)
    try:
        content = None if root is None else _value(root, problems, 1)
    except TooDeepError:  # the careful way tells where
        (root, problems), content = compose_carefully(text), None
    if root is None and not problems:
        problems = [Problem(EMPTY, _NOTHING, 1, 1)]
    found = [
        Diagnostic(p.code, Severity.ERROR, p.message, Location(name, p.line, p.column)) for p in dict.fromkeys(problems)
    ]
    return Document(name, content, root, found)


def _location(name: str, node: yaml.Node | None) -> Location:
    return Location(name) if node is None else Location(name, node.start_mark.line + 1, node.start_mark.column + 1)


def _problem(code: str, message: Localized, node: yaml.Node) -> Problem:
    return Problem(code, message, node.start_mark.line + 1, node.start_mark.column + 1)


def _value(node: yaml.Node, problems: list[Problem], depth: int) -> Any:
    """Turn a node into a plain value; the depth of nodes is limited, so recursion is too."""
    if type(node) is ScalarNode:
        return _scalar(node, problems)
    if depth > MAX_DEPTH:
        raise TooDeepError
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, problems, depth)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, problems, depth + 1) for child in node.value]
    return BROKEN


def _scalar(node: yaml.ScalarNode, problems: list[Problem]) -> Any:
    text: str = node.value
    if node.style:  # quoted or a block; "" (from the C parser) and None are plain
        if (found := INVISIBLE.search(text)) is not None:  # written as an escape, "\x1b"
            problems.append(_problem(NOT_TEXT, _ESCAPED.format(code=f"{ord(found[0]):04X}"), node))
            return BROKEN
        return text
    try:
        return read_plain(text)
    except SurpriseError as surprise:
        problems.append(_problem(SURPRISE, surprise.message, node))
        return BROKEN


def _mapping(node: yaml.MappingNode, problems: list[Problem], depth: int) -> dict[str | int, Any]:
    content: dict[str | int, Any] = {}
    places: dict[str | int, yaml.Node] = {}
    for key_node, value_node in node.value:
        word = read_word(key_node.value) if type(key_node) is ScalarNode and not key_node.style else None
        key = _key(key_node, problems, depth) if word is None else word
        plain = type(value_node) is ScalarNode
        value = _scalar(value_node, problems) if plain else _value(value_node, problems, depth + 1)
        if key is None:
            continue
        if key in content:
            message = _TWICE.format(key=shown(key), line=places[key].start_mark.line + 1)
            problems.append(_problem(DUPLICATE, message, key_node))
            continue
        content[key], places[key] = value, key_node
    return content


def _key(node: yaml.Node, problems: list[Problem], depth: int) -> str | int | None:
    """Give a mapping's key, or None after saying why it is none."""
    if isinstance(node, yaml.ScalarNode) and not node.style and node.value == "<<":
        problems.append(_problem(FOREIGN, _MERGE, node))
        return None
    key = _value(node, problems, depth + 1)
    if type(key) is str:
        return key
    if isinstance(key, Broken):
        return None
    if isinstance(key, bool) or not isinstance(key, str | int):
        problems.append(_problem(FOREIGN, _NOT_A_KEY, node))
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
