"""YAML text to nodes from the parser's events, which come one at a time and can be stopped at a limit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

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
from service_rating.rubric.yaml_problems import (
    ALIASES,
    DOCUMENTS,
    FOREIGN,
    LIMITS,
    MAX_DEPTH,
    MAX_NODES,
    SYNTAX,
    Problem,
    StopError,
    place_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Localized

NO_TAG = ""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # only its parser is used; both give the same events


class Missing(yaml.Node):
    """Stands where an alias leads nowhere; a problem tells about it."""

    id = "missing"


@dataclass(slots=True)
class Collection:
    """A sequence or mapping that is still open: its node, its children, and how large and deep it is so far."""

    node: yaml.Node
    anchor: str | None
    children: list[yaml.Node] = field(default_factory=list)
    size: int = 1
    height: int = 1


class Known(NamedTuple):
    """A node that aliases may name, with its size and height."""

    node: yaml.Node
    size: int
    height: int


class Composer:
    """Builds the node tree from events, and keeps the problems that do not stop it."""

    def __init__(self) -> None:
        """Start with nothing open."""
        self.root: yaml.Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Collection] = []
        self._anchors: dict[str, Known] = {}
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Add one event to the tree."""
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise StopError(DOCUMENTS, SECOND_DOCUMENT, event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            self._look_at_tag(event)
            scalar = yaml.ScalarNode(NO_TAG, event.value, *_marks(event), event.style)
            self._finish(Known(scalar, 1, 1), event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)
        elif isinstance(event, yaml.AliasEvent):
            self._place(self._alias(event), event)

    def _look_at_tag(self, event: yaml.NodeEvent) -> None:
        if (tag := getattr(event, "tag", None)) is not None:
            self._problem(FOREIGN, TAG.format(tag=shown(tag)), event)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        self._look_at_tag(event)
        kind = yaml.MappingNode if isinstance(event, yaml.MappingStartEvent) else yaml.SequenceNode
        self._open.append(Collection(kind(NO_TAG, [], *_marks(event)), event.anchor))
        if len(self._open) > MAX_DEPTH:
            raise StopError(LIMITS, TOO_DEEP.format(most=MAX_DEPTH), event.start_mark)

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        done = self._open.pop()
        children = done.children
        is_mapping = isinstance(done.node, yaml.MappingNode)
        done.node.value = list(zip(children[::2], children[1::2], strict=True)) if is_mapping else children
        self._finish(Known(done.node, done.size, done.height), event, done.anchor)

    def _finish(self, known: Known, event: yaml.Event, anchor: str | None = None) -> None:
        self._place(known, event)
        name = anchor or getattr(event, "anchor", None)
        if name is not None:
            self._anchors[name] = known

    def _alias(self, event: yaml.AliasEvent) -> Known:
        wanted = str(event.anchor)
        name = shown(wanted)
        if any(collection.anchor == wanted for collection in self._open):
            self._problem(ALIASES, SELF_REFERENCE.format(name=name), event)
        elif (known := self._anchors.get(wanted)) is not None:
            return known
        else:
            self._problem(ALIASES, UNKNOWN_ANCHOR.format(name=name), event)
        return Known(Missing(NO_TAG, None, *_marks(event)), 1, 1)

    def _place(self, known: Known, event: yaml.Event) -> None:
        """Hang a finished node into the collection that is open; repeated (aliased) nodes count each time."""
        self._nodes += known.size if isinstance(event, yaml.AliasEvent) else 1
        if self._nodes > MAX_NODES:
            raise StopError(LIMITS, TOO_MANY.format(most=f"{MAX_NODES:,}"), event.start_mark)
        if not self._open:
            self.root = known.node
            return
        parent = self._open[-1]
        parent.children.append(known.node)
        parent.size += known.size
        parent.height = max(parent.height, known.height + 1)
        if len(self._open) + known.height > MAX_DEPTH:
            raise StopError(LIMITS, TOO_DEEP.format(most=MAX_DEPTH), event.start_mark)

    def _problem(self, code: str, message: Localized, event: yaml.Event) -> None:
        self.problems.append(Problem(code, message, *place_of(event.start_mark)))


def _marks(event: yaml.Event) -> tuple[Any, Any]:
    """Beginning and end; the marks of the C parser are of another class than PyYAML's types say."""
    return event.start_mark, event.end_mark


def compose_carefully(text: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The same from events: stops at the limits, and says what is wrong."""
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
