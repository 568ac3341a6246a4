"""Answers in a file (YAML or JSON), so that nobody needs to sit at a terminal: ``assess --answers FILE``.

The file is read as strictly as a rubric: duplicate keys, base-60 numbers, ``yes`` for a text, aliases without end are
told with line and column. Its keys: ``rubric``, ``version``, ``employee``, ``source``, ``rater``, ``profile``, ``date``,
``period`` and ``answers``, by KPI id.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Severity
from service_rating.interview import answers_words as words
from service_rating.interview.answers_text import as_yaml, text_of
from service_rating.rubric.document import Broken, read_document
from service_rating.rubric.wording import did_you_mean, listed, plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Localized
    from service_rating.rubric.document import Document, Path

HEADER = ("rubric", "version", "employee", "source", "rater", "profile", "date", "period")
KEYS = (*HEADER, "answers")
PARTS = ("value", "evidence", "note")


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of the file: its value as text (None: nothing is entered yet), evidence and note."""

    value: str | None
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """What an answers file says. ``header`` holds only what is stated."""

    header: dict[str, str]
    answers: dict[str, Given]
    document: Document

    def problem(self, code: str, path: Path, message: Localized, hint: Localized | None = None) -> Diagnostic:
        """A finding at a place of the file."""
        key = len(path) > 1 and path[-1] not in PARTS
        return Diagnostic(code, Severity.ERROR, message, self.document.location(path, key=key), hint)


def read_answers(raw: bytes, name: str) -> AnswersFile:
    """Read an answers file; ``name`` stands for it in what is told.

    Raises:
        CouldNotRunError: with every problem of its form: IV050 (not text, too large, empty), SR0xx (YAML that is not
            strict), IV051 (an unknown key), IV052 (a value of the wrong type).
    """
    document = read_document(as_yaml(text_of(raw, name)), name)
    if document.diagnostics:
        raise CouldNotRunError(*document.diagnostics)
    found = AnswersFile({}, {}, document)
    problems = list(_form(found, document.content))
    if problems:
        raise CouldNotRunError(*problems)
    content: dict[str, Any] = document.content
    found.header.update({key: _scalar(content[key]) for key in HEADER if content.get(key) is not None})
    found.answers.update({str(kpi): _given(value) for kpi, value in content["answers"].items()})
    return found


def _form(found: AnswersFile, content: Any) -> Iterator[Diagnostic]:
    if not isinstance(content, dict):
        yield found.problem("IV052", (), words.NOT_A_MAPPING, words.TEMPLATE_HINT)
        return
    for key, value in content.items():
        if key not in KEYS:
            near = did_you_mean(key, KEYS)
            yield found.problem(
                "IV051", (key,), words.UNKNOWN_KEY.format(key=shown(key), near=near, known=listed(KEYS))
            )
        elif key != "answers" and not _is_scalar(value):
            yield found.problem("IV052", (key,), words.NO_SCALAR.format(key=shown(key)))
    if not isinstance(content.get("answers"), dict):
        yield found.problem("IV052", ("answers",), words.NO_ANSWERS, words.TEMPLATE_HINT)
        return
    for kpi, value in content["answers"].items():
        yield from _answer_form(found, kpi, value)


def _answer_form(found: AnswersFile, kpi: str | int, value: Any) -> Iterator[Diagnostic]:
    here: Path = ("answers", kpi)
    if not isinstance(value, dict):
        if not _is_value(value):
            yield found.problem("IV052", here, words.NO_VALUE.format(kpi=shown(kpi)))
        return
    for key, part in value.items():
        if key not in PARTS:
            near = did_you_mean(key, PARTS)
            message = words.UNKNOWN_KEY.format(key=shown(key), near=near, known=listed(PARTS))
            yield found.problem("IV051", (*here, key), message)
        elif not (_is_value(part) if key == "value" else _is_scalar(part)):
            wrong = words.NO_VALUE.format(kpi=shown(kpi)) if key == "value" else words.NO_SCALAR.format(key=shown(key))
            yield found.problem("IV052", (*here, key), wrong)


def _is_scalar(value: Any) -> bool:
    return value is None or (isinstance(value, str | int | Decimal) and not isinstance(value, bool | Broken))


def _is_value(value: Any) -> bool:
    """A text, a number, nothing, or the numbers of ticked items."""
    if isinstance(value, list):
        return all(type(entry) is int for entry in value)
    return _is_scalar(value)


def _scalar(value: str | int | Decimal) -> str:
    return value if isinstance(value, str) else plain(Decimal(value))


def _given(value: Any) -> Given:
    if not isinstance(value, dict):
        return Given(_value(value))
    texts = {key: "" if value.get(key) is None else _scalar(value[key]) for key in ("evidence", "note")}
    return Given(_value(value.get("value")), **texts)


def _value(value: Any) -> str | None:
    """The text that a person would type; an empty list says that nothing is ticked."""
    if value is None or value == "":
        return None
    return ",".join(map(str, value)) or "none" if isinstance(value, list) else _scalar(value)
