"""What ``assess`` was asked for, and which of it goes together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli import assess_words as words
from service_rating.cli.findings import usage_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from service_rating.rubric.text import SourceName


@dataclass(frozen=True, slots=True)
class Options:
    """One command line of ``assess``; None (or an empty list) where nothing was given."""

    employee: str | None
    rubric: str | None
    source: str | None
    rater: str | None
    profile: str | None
    roster: str | None
    known: tuple[str, ...]
    day: str | None
    period: str | None
    plain: bool
    answers: str | None
    template: bool
    draft: str | None
    list_drafts: bool
    discard: bool
    output: str | None
    new: bool
    summary: str | None

    @property
    def inputs(self) -> list[Path]:
        """The files that are read: nothing may be written over them."""
        named = (self.rubric, self.roster, self.answers, *self.known)
        return [Path(name) for name in named if name is not None]

    def check(self) -> None:
        """Refuse what contradicts itself. Raises ``CouldNotRunError`` CL080."""
        for one, other in self._contradictions():
            raise usage_error("CL080", one, words.NOT_TOGETHER.format(one=one, other=other), words.CHOOSE)
        if self.new and self.output is None:
            raise usage_error("CL080", "--new", words.NEW_WHAT, words.NAME_OUTPUT)

    def _contradictions(self) -> Iterator[tuple[str, str]]:
        modes = {
            "--list": self.list_drafts, "--discard": self.discard, "--template": self.template,
            "--answers": self.answers is not None,
        }  # fmt: skip
        chosen = [name for name, given in modes.items() if given]
        if len(chosen) > 1:
            yield chosen[0], chosen[1]
        endings = {"--output": self.output is not None, "--summary": self.summary is not None}
        for name, given in endings.items():
            if given and chosen and chosen != ["--answers"]:
                yield name, chosen[0]
        if self.draft is not None and (self.template or self.answers is not None):
            yield "--draft", chosen[0]


def source_named(text: str | None) -> SourceName:
    """The source of this name; supervisor where none is given. Raises ``CouldNotRunError`` CL081."""
    from service_rating.rubric.names import folded
    from service_rating.rubric.spellings import SOURCE_WORDS, spellings
    from service_rating.rubric.text import SOURCE_NAMES
    from service_rating.rubric.wording import did_you_mean, listed, shown

    if text is None:
        return "supervisor"
    found = spellings(SOURCE_WORDS).get(folded(text))
    name: SourceName | None = next((name for name in SOURCE_NAMES if name == found), None)
    if name is None:
        near, known = did_you_mean(text, SOURCE_WORDS), listed(SOURCE_WORDS)
        message = words.NO_SOURCE.format(source=shown(text), near=near)
        raise usage_error("CL081", "--as", message, words.SOURCES_ARE.format(known=known))
    return name


def day_named(text: str, where: str = "--date") -> date:
    """The date that a text stands for. Raises ``CouldNotRunError`` CL082."""
    from service_rating.observations.dates import parse_day
    from service_rating.rubric.wording import shown

    found = parse_day(text)
    if found is None:
        raise usage_error("CL082", where, words.NO_DATE.format(text=shown(text)), words.DATES_ARE)
    return found
