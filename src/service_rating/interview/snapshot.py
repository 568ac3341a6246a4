"""A session as plain JSON types, and back: also under another rubric, as far as the answers still fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from service_rating.interview.answers import Answer, State, checked_evidence, checked_note
from service_rating.interview.entries import Refusal, parse
from service_rating.interview.standing import Standing
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.interview.questions import Question

GONE = Localized("不再询问这项指标。", "This is not asked any more.")
STATES = get_args(State)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something of a snapshot that does not fit any more: the KPI, what was entered (its note if no entry), and why."""

    kpi: str
    text: str
    reason: Localized


def snapshot_of(current: Question | None, standing: Standing) -> dict[str, Any]:
    """Where a session stands (a KPI, None at the review) and what was entered."""
    return {
        "at": None if current is None else current.kpi,
        "position": standing.position,
        "answers": {kpi: _written(answer) for kpi, answer in standing.answers.items()},
    }


def _written(answer: Answer) -> dict[str, str | None]:
    text = None if answer.entry is None else answer.entry.text
    return {"state": answer.state, "text": text, "note": answer.note, "evidence": answer.evidence}


def restored(questions: Sequence[Question], snapshot: Mapping[str, Any]) -> tuple[Standing, tuple[Misfit, ...]]:
    """The standing that a snapshot describes, and what of it no longer fits.

    Raises:
        ValueError: it is no snapshot.
    """
    written = _checked(snapshot)
    asked = {question.kpi: question for question in questions}
    answers: dict[str, Answer] = {}
    misfits: list[Misfit] = []
    for kpi, told in written.items():
        answer, misfit = _read(asked.get(kpi), kpi, told)
        answers |= {} if answer is None else {kpi: answer}
        misfits += [] if misfit is None else [misfit]
    return Standing(_place(questions, snapshot), answers), tuple(misfits)


def _checked(snapshot: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    answers = snapshot.get("answers") if isinstance(snapshot, Mapping) else None
    if not isinstance(answers, Mapping) or not all(map(_is_written, answers, answers.values())):
        message = "not a snapshot of an interview"
        raise ValueError(message)
    return {kpi: dict(told) for kpi, told in answers.items()}


def _is_written(kpi: object, told: object) -> bool:
    """Whether this is one answer: a state that goes with its text, and remarks that are text."""
    if not isinstance(kpi, str) or not isinstance(told, Mapping):
        return False
    text, state = told.get("text"), told.get("state", "given")
    fits = state in STATES and (isinstance(text, str) if state == "given" else text is None)
    return fits and all(isinstance(told.get(name, ""), str) for name in ("note", "evidence"))


def _read(question: Question | None, kpi: str, told: Mapping[str, Any]) -> tuple[Answer | None, Misfit | None]:
    """The answer as far as it fits (its remarks do, even if its entry does not), and what does not."""
    if question is None:
        return None, Misfit(kpi, _said(told), GONE)
    note, evidence = checked_note(told.get("note", "")), checked_evidence(told.get("evidence", ""))
    entry = None if told["text"] is None else parse(question, told["text"])
    reason = next((found.reason for found in (entry, note, evidence) if isinstance(found, Refusal)), None)
    misfit = None if reason is None else Misfit(kpi, _said(told), reason)
    said, case = ("" if isinstance(text, Refusal) else text for text in (note, evidence))
    if isinstance(entry, Refusal):
        return (Answer(None, said, case, "open") if said or case else None), misfit
    return Answer(entry, said, case, told.get("state", "given")), misfit


def _said(told: Mapping[str, Any]) -> str:
    return str(told["text"] or told.get("note") or told.get("evidence") or "")


def _place(questions: Sequence[Question], snapshot: Mapping[str, Any]) -> int:
    """The place of the question it stood at; where that is gone, its old place, within bounds."""
    names = [question.kpi for question in questions]
    at, position = snapshot.get("at"), snapshot.get("position", 0)
    if at in names:
        return names.index(at)
    if at is None and "at" in snapshot:
        return len(names)
    return min(max(position, 0), len(names)) if isinstance(position, int) else 0
