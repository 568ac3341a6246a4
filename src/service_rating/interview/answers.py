"""An answer to one question, with what was observed and the case it refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from service_rating.interview.entry import Refusal
from service_rating.localized import Localized
from service_rating.reports.plain_text import STEERING

if TYPE_CHECKING:
    from service_rating.interview.entry import Entry

State = Literal["open", "given", "not_seen"]
LONGEST_NOTE, LONGEST_EVIDENCE = 2000, 200
TOO_LONG = Localized(
    "{what}有 {n} 个字符，最多 {most} 个；没有保存，请缩短（细节可放在案例里，这里写案例编号）。",
    "The {what} has {n} characters, {most} are the most: it was not kept, so shorten it (details belong in the case; name its reference).",
)
NOTE = Localized("备注", "note")
EVIDENCE = Localized("案例编号", "case reference")
_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Answer:
    """An entry, or None where nothing was seen; ``note``: what was observed; ``evidence``: a case reference.

    ``state`` is ``open`` where there is so far only a note or a reference.
    """

    entry: Entry | None
    note: str = ""
    evidence: str = ""
    state: State = "given"


def clean_note(text: str) -> str:
    """A note without characters that steer a screen; its line breaks stay."""
    lines = _LINE_END.sub("\n", text).split("\n")
    return "\n".join(STEERING.sub("", line.replace("\t", " ")).rstrip() for line in lines).strip()


def one_line(text: str) -> str:
    """The same on one line, as it stands in a cell of a file."""
    return " ".join(clean_note(text).split())


def checked_note(text: str) -> str | Refusal:
    """The note as it is kept, or why it is not."""
    return _checked(clean_note(text), NOTE, LONGEST_NOTE)


def checked_evidence(text: str) -> str | Refusal:
    """The case reference on one line, or why it is not kept."""
    return _checked(one_line(text), EVIDENCE, LONGEST_EVIDENCE)


def _checked(text: str, what: Localized, most: int) -> str | Refusal:
    if len(text) > most:
        return Refusal(TOO_LONG.format(what=what, n=len(text), most=most))
    return text
