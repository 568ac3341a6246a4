"""The commands that move between questions, or between what was and what is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.interview import prompts_words as words
from service_rating.interview.prompts_outcome import AGAIN, STAY, Outcome
from service_rating.rubric.names import folded
from service_rating.rubric.wording import did_you_mean, shown

if TYPE_CHECKING:
    from service_rating.interview.prompts import Prompts


def back(prompts: Prompts, _: str) -> Outcome:
    """To the question before."""
    if prompts.session.position == 0:
        prompts.tell(words.FIRST)
        return STAY
    prompts.session.back()
    return AGAIN


def skip(prompts: Prompts, _: str) -> Outcome:
    """On to the next."""
    prompts.session.skip()
    return AGAIN


def go(prompts: Prompts, rest: str) -> Outcome:
    """To a question, by number, id or title."""
    names = {q.kpi: q for q in prompts.session.questions}
    wanted = folded(rest)
    if rest.isdecimal() and 1 <= int(rest[:9]) <= len(names):
        prompts.session.jump(int(rest) - 1)
        return AGAIN
    kpi = next((k for k, q in names.items() if wanted in (folded(k), folded(q.title.zh), folded(q.title.en))), None)
    if kpi is None:
        near = did_you_mean(rest, names)
        prompts.tell(words.NO_QUESTION, text=shown(rest), near=near, n=len(names))
        return STAY
    prompts.session.jump(kpi)
    return AGAIN


def undo(prompts: Prompts, _: str) -> Outcome:
    """The last change back."""
    done = prompts.session.undo()
    prompts.tell(words.UNDONE if done else words.NOTHING_UNDONE)
    return (None, done)


def redo(prompts: Prompts, _: str) -> Outcome:
    """The last change that was taken back, again."""
    done = prompts.session.redo()
    prompts.tell(words.REDONE if done else words.NOTHING_REDONE)
    return (None, done)


def show(_prompts: Prompts, _: str) -> Outcome:
    """Read it out again."""
    return AGAIN


def review(prompts: Prompts, _: str) -> Outcome:
    """All answers."""
    prompts.session.review()
    return AGAIN
