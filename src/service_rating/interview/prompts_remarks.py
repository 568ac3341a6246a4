"""The commands about one question besides its answer: not seen, note, evidence, clear; and the weekly grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from service_rating.interview import prompts_words as words
from service_rating.interview.grid import habits_of
from service_rating.interview.prompts_outcome import AGAIN, STAY, Outcome

if TYPE_CHECKING:
    from service_rating.interview.prompts import Prompts
    from service_rating.localized import Localized


class Kind(NamedTuple):
    """A kind of remark: where an answer keeps it, and the sentences about it."""

    part: str
    asked: Localized
    shown: Localized
    taken: Localized


NOTE = Kind("note", words.ASK_NOTE, words.NOTE, words.TAKEN_NOTE)
EVIDENCE = Kind("evidence", words.ASK_EVIDENCE, words.EVIDENCE, words.TAKEN_EVIDENCE)
REMOVE = ("-", "－", "—")


def unseen(prompts: Prompts, _: str) -> Outcome:
    """Nothing was seen of it."""
    if _in_review(prompts):
        return STAY
    prompts.session.not_seen()
    prompts.tell(words.TAKEN, text=words.NOT_SEEN)
    return AGAIN


def note(prompts: Prompts, rest: str) -> Outcome:
    """What was observed."""
    return _remark(prompts, rest, NOTE)


def evidence(prompts: Prompts, rest: str) -> Outcome:
    """A case reference."""
    return _remark(prompts, rest, EVIDENCE)


def _remark(prompts: Prompts, rest: str, kind: Kind) -> Outcome:
    """Keep what was typed behind the command, or what is typed when asked for."""
    question = prompts.session.current
    if question is None:
        prompts.tell(words.IN_REVIEW)
        return STAY
    before = getattr(prompts.session.answers.get(question.kpi), kind.part, "")
    if not rest and before:
        prompts.tell(kind.shown, text=before)
    text = rest or prompts.ask(kind.asked).strip()
    if text:
        _keep(prompts, "" if text in REMOVE else text, kind)
    return STAY


def _keep(prompts: Prompts, text: str, kind: Kind) -> None:
    keep = prompts.session.note if kind is NOTE else prompts.session.evidence
    refusal = keep(text)
    if refusal is None:
        prompts.tell(kind.taken if text else words.REMOVED)
        return
    prompts.tell(refusal.reason)
    if prompts.console.recalls:
        prompts.tell(words.RECALL)


def clear(prompts: Prompts, _: str) -> Outcome:
    """The answer away."""
    if not _in_review(prompts):
        prompts.session.clear()
        prompts.tell(words.CLEARED)
    return STAY


def grid(prompts: Prompts, _: str) -> Outcome:
    """The weekly self-check, line by line; a refused line is asked again."""
    habits = habits_of(prompts.session.questions)
    if not habits:
        prompts.tell(words.NO_HABITS)
        return STAY
    for habit in habits:
        prompts.session.jump(habit.kpi)
        while text := prompts.ask(words.ASK_HABIT.format(title=habit.title)).strip():
            refusal = prompts.session.answer(text)
            if refusal is None:
                break
            prompts.tell(refusal.reason)
    prompts.session.review()
    return AGAIN


def _in_review(prompts: Prompts) -> bool:
    if prompts.session.current is None:
        prompts.tell(words.IN_REVIEW)
        return True
    return False
