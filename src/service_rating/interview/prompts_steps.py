"""Every command of the plain prompts with its function. A command costs one function, one line here and one in the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.interview import prompts_moves as moves
from service_rating.interview import prompts_remarks as remarks
from service_rating.interview import prompts_words as words
from service_rating.interview.entries import Refusal
from service_rating.interview.prompts_commands import help_lines
from service_rating.interview.prompts_lines import joined, level_lines, unwritten
from service_rating.interview.prompts_outcome import STAY, Outcome
from service_rating.rubric.names import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.interview.prompts import Prompts

YES = frozenset(map(folded, ("y", "yes", "是", "好", "对", "确定")))


def level(prompts: Prompts, _: str) -> Outcome:
    """The level so far."""
    for line in level_lines(prompts.session, prompts.session.live(), prompts.language):
        prompts.tell(line)
    return STAY


def finish(prompts: Prompts, _: str) -> Outcome:
    """To the end, if something was given and open questions are meant to stay open."""
    found = prompts.session.finish()
    if isinstance(found, Refusal):
        prompts.tell(found.reason)
        return STAY
    lost = unwritten(prompts.session)
    if lost:
        prompts.tell(words.UNWRITTEN.format(titles=joined(lost)))
    left = prompts.session.completeness().open
    question = words.STILL_OPEN.format(n=left) if left else words.ALL_THE_SAME
    if (left or lost) and folded(prompts.ask(question)) not in YES:
        prompts.tell(words.GO_ON)
        return STAY
    return ("finish", False)


def quit_(_prompts: Prompts, _: str) -> Outcome:
    """Away; the draft stays."""
    return ("leave", False)


def help_(prompts: Prompts, _: str) -> Outcome:
    """What can be typed."""
    prompts.tell(words.HELP)
    for line in help_lines(prompts.language):
        prompts.tell(line)
    question = prompts.session.current
    if question is not None:
        prompts.tell(question.accepted())
    return STAY


STEPS: dict[str, Callable[[Prompts, str], Outcome]] = {
    "back": moves.back,
    "skip": moves.skip,
    "go": moves.go,
    "unseen": remarks.unseen,
    "note": remarks.note,
    "evidence": remarks.evidence,
    "clear": remarks.clear,
    "undo": moves.undo,
    "redo": moves.redo,
    "show": moves.show,
    "grid": remarks.grid,
    "level": level,
    "review": moves.review,
    "finish": finish,
    "quit": quit_,
    "help": help_,
}
