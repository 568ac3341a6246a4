"""What a log is about: the fields that are read from it, each of a kind, and the words by which headers are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from service_rating.localized import Localized

FieldKind = Literal["text", "word", "moment", "day", "duration", "number", "flag"]
"""``word``: a text of which a log has few different ones; frames hold it as Categorical."""


@dataclass(frozen=True, slots=True)
class LogField:
    """One field: its name in frames and mappings, its kind, its title, and whether a log must have it.

    ``words``: further spellings (zh, en) by which a header is recognised or proposed, besides name and title.
    """

    name: str
    kind: FieldKind
    title: Localized
    words: tuple[str, ...] = ()
    required: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything the field may be called in a header."""
        return (self.name.replace("_", " "), self.title.zh, self.title.en, *self.words)


@dataclass(frozen=True, slots=True)
class LogKind:
    """A kind of log, such as tickets."""

    name: str
    title: Localized
    fields: tuple[LogField, ...]
