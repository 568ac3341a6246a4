"""YAML text to nodes with positions, from parser events and within limits.

Nothing is composed by PyYAML: its composers recurse (the C one crashes the interpreter on deep nesting), while events
come one at a time and can be stopped. PyYAML's C parser is safe on this level.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import yaml

from service_rating.rubric.wording import shown
from service_rating.rubric.yaml_errors import (
    SECOND_DOCUMENT,
    SELF_REFERENCE,
    TAG,
    TOO_DEEP,
    TOO_MANY,
    UNKNOWN_ANCHOR,
    explain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Localized

MAX_DEPTH = 50
MAX_NODES = 100_000

SYNTAX, DOCUMENTS, LIMITS, ALIASES, FOREIGN = "SR005", "SR006", "SR007", "SR008", "SR011"

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # only its parser is used; both give the same events


@dataclass(slots=True, eq=False)
class Node:
    """One YAML node: a scalar's text, a sequence's children, or a mapping's keys and values in turn."""

    kind: Literal["scalar", "sequence", "mapping", "broken"]
    line: int
    column: int
    text: str = ""
    plain: bool = False
    children: list[Node] = field(default_factory=list)
    entries: dict[str | int, tuple[Node, Node]] = field(default_factory=dict)
    size: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the YAML itself: code, sentence, line and column from 1."""

    code: str
    message: Localized
    line: int
    column: int


class StopError(Exception):
    """Reading the YAML cannot go on; carries the problem."""

    def __init__(self, code: str, message: Localized, mark: Any) -> None:
        """Place the problem at ``mark``, or at the beginning where the parser gives none."""
        super().__init__(message.en)
        self.problem = Problem(code, message, *_place_of(mark))


def _place_of(mark: Any) -> tuple[int, int]:
    """Line and column of one of PyYAML's marks (the C parser has a class of its own), counted from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


class Composer:
    """Builds the node tree from events, and keeps the problems that do not stop it."""

    def __init__(self) -> None:
        """Start with nothing open."""
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[tuple[Node, str | None]] = []
        self._anchors: dict[str, Node] = {}
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Add one event to the tree."""
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise StopError(DOCUMENTS, SECOND_DOCUMENT, event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._place(self._alias(event), event)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)

    def _new(self, event: yaml.NodeEvent, kind: Literal["scalar", "sequence", "mapping", "broken"]) -> Node:
        if (tag := getattr(event, "tag", None)) is not None:
            self._problem(FOREIGN, TAG.format(tag=shown(tag)), event)
        return Node(kind, *_place_of(event.start_mark))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        node = self._new(event, "scalar")
        node.text, node.plain = event.value, not event.style  # None, or "" from the C parser
        self._place(node, event)
        self._remember(event.anchor, node)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        node = self._new(event, "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence")
        self._open.append((node, event.anchor))
        if len(self._open) > MAX_DEPTH:
            raise StopError(LIMITS, TOO_DEEP.format(most=MAX_DEPTH), event.start_mark)

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        node, anchor = self._open.pop()
        self._place(node, event)
        self._remember(anchor, node)

    def _remember(self, anchor: str | None, node: Node) -> None:
        if anchor is not None:
            self._anchors[anchor] = node

    def _alias(self, event: yaml.AliasEvent) -> Node:
        wanted = str(event.anchor)
        name = shown(wanted)
        if any(anchor == wanted for _, anchor in self._open):
            self._problem(ALIASES, SELF_REFERENCE.format(name=name), event)
        elif (node := self._anchors.get(wanted)) is not None:
            return node
        else:
            self._problem(ALIASES, UNKNOWN_ANCHOR.format(name=name), event)
        return self._new(event, "broken")

    def _place(self, node: Node, event: yaml.Event) -> None:
        """Hang a finished node into the one that is open; repeated (aliased) nodes count each time."""
        self._nodes += node.size if isinstance(event, yaml.AliasEvent) else 1
        if self._nodes > MAX_NODES:
            raise StopError(LIMITS, TOO_MANY.format(most=f"{MAX_NODES:,}"), event.start_mark)
        if not self._open:
            self.root = node
            return
        parent = self._open[-1][0]
        parent.children.append(node)
        parent.size += node.size
        parent.height = max(parent.height, node.height + 1)
        if len(self._open) + node.height > MAX_DEPTH:
            raise StopError(LIMITS, TOO_DEEP.format(most=MAX_DEPTH), event.start_mark)

    def _problem(self, code: str, message: Localized, event: yaml.Event) -> None:
        self.problems.append(Problem(code, message, *_place_of(event.start_mark)))


def compose(text: str) -> tuple[Node | None, list[Problem]]:
    """Build the node tree of a YAML text; None when it could not be read to its end, or holds nothing."""
    composer = Composer()
    try:
        for event in _events(text):
            composer.take(event)
    except StopError as stop:
        return None, [*composer.problems, stop.problem]
    return composer.root, composer.problems


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise StopError(SYNTAX, *explain(error, text)) from error
