"""The mark of a form: the header of one column that tells for which rubric, source and questions the form was made.

A form is an ordinary table of observations with this one column more, so that it survives spreadsheets, copies and CSV.
The cells below the mark, and those below headers that begin with ``#``, are for people and are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import quote

from service_rating.observations.form_sentences import refuse_form
from service_rating.rubric.text import SOURCE_NAMES
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.rubric.reading import Reading
    from service_rating.rubric.text import SourceName

PREFIX = "service-rating-form/"
FOR_PEOPLE = "#"
"""How headers of columns begin that are there for people only."""
Layout = Literal["row", "sheet", "grid"]
"""One row per employee; one sheet per employee with a row per question; a row per habit with a column per day."""
_MARK = re.compile(
    r"service-rating-form/1 (?P<rubric>[a-z0-9-]{1,64}) (?P<version>[0-9.]{5,40}) (?P<fingerprint>sha256:[0-9a-f]{64})"
    r" (?P<source>[a-z_]{1,20}) (?P<layout>[a-z]{1,10})(?P<questions>(?: [a-z][a-z0-9_]{0,63}=[^ =]{1,200}){1,1000})"
)


@dataclass(frozen=True, slots=True)
class FormMark:
    """What a form was made for. ``questions``: KPI ids, each with what its answers mean (see :func:`meaning`)."""

    rubric: str
    version: str
    fingerprint: str
    source: SourceName
    layout: Layout
    questions: tuple[tuple[str, str], ...]

    def header(self) -> str:
        """The mark as the header of a column."""
        told = (f"{kpi}={means}" for kpi, means in self.questions)
        start = f"{PREFIX}1 {self.rubric} {self.version} {self.fingerprint} {self.source} {self.layout}"
        return " ".join([start, *told])


def meaning(reading: Reading) -> str:
    """What an answer means: ``rating:1..5``, ``share``, ``share:percent``, ``duration:h``.

    Where this differs, the same answer says something else; a wider range of a count changes nothing.
    """
    if reading.kind == "rating":
        return f"rating:{plain(reading.low)}..{plain(reading.high)}"
    unit = "percent" if reading.percent else quote(reading.unit or "", safe="")
    return f"{reading.kind}:{unit}" if unit else reading.kind


def is_form(header: Iterable[str]) -> bool:
    """Whether a table is a form."""
    return any(name.startswith(PREFIX) for name in header)


def is_for_people(name: str) -> bool:
    """Whether a column of a form is not read."""
    return name.startswith((PREFIX, FOR_PEOPLE))


def mark_of(header: Iterable[str], file: str) -> FormMark | None:
    """The one mark of a table; None for a table without any, and for rows that were rejected from forms of several kinds.

    Raises :class:`CouldNotRunError` FM001 where a mark is not understood.
    """
    found = marks_of(header, file)
    return found[0] if len(found) == 1 else None


def marks_of(header: Iterable[str], file: str) -> list[FormMark]:
    """All marks of a table. Raises :class:`CouldNotRunError` FM001."""
    return [_understood(name, file) for name in header if name.startswith(PREFIX)]


def _understood(text: str, file: str) -> FormMark:
    found = _MARK.fullmatch(text)
    source = next((name for name in SOURCE_NAMES if found and name == found["source"]), None)
    layout = next((name for name in get_args(Layout) if found and name == found["layout"]), None)
    if found is None or source is None or layout is None:
        raise refuse_form("FM001", file, prefix=PREFIX)
    questions = tuple((kpi, means) for kpi, _, means in (q.partition("=") for q in found["questions"].split()))
    return FormMark(found["rubric"], found["version"], found["fingerprint"], source, layout, questions)
