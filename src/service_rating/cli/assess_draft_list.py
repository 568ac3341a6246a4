"""All drafts on the command line, and getting rid of one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli import assess_words as words
from service_rating.cli.assess_drafts import time_of
from service_rating.cli.assess_options import source_named
from service_rating.cli.findings import usage_error
from service_rating.interview.draft_folder import data_folder
from service_rating.interview.draft_opening import discard, listed, words_of
from service_rating.interview.draft_shape import Broken

if TYPE_CHECKING:
    from service_rating.cli.assess_options import Options
    from service_rating.cli.session import Session
    from service_rating.interview.draft_opening import Listed
    from service_rating.localized import Localized


def list_all(session: Session) -> int:
    """Show all drafts; 1 if some cannot be used."""
    found = listed(data_folder(os.environ))
    if not found:
        session.note(words.NO_DRAFTS)
    for one in found:
        session.out(f"{_line(one).get(session.language)}\n")
    return 1 if any(isinstance(one.draft, Broken) for one in found) else 0


def _line(one: Listed) -> Localized:
    draft = one.draft
    if isinstance(draft, Broken):
        return words.BROKEN_LINE.format(reason=draft.reason, path=one.path)
    told = {"saved": time_of(draft), "who": words_of(draft), "answered": draft.answered, "n": len(draft.asked)}
    return words.DRAFT_LINE.format(**told, path=one.path)


def discard_draft(session: Session, options: Options) -> int:
    """Remove one draft: the one named by ``--draft``, else the only one about the employee.

    Raises:
        CouldNotRunError: CL085 (which one?), IV048 (there is none), IV040.
    """
    path = Path(options.draft) if options.draft is not None else _only_one(options)
    discard(path)
    session.note(words.DISCARDED.format(path=path))
    return 0


def _only_one(options: Options) -> Path:
    if options.employee is None:
        raise usage_error("CL085", "--discard", words.DISCARD_WHAT, words.DISCARD_HOW)
    found = [one.path for one in listed(data_folder(os.environ)) if _is_meant(one, options)]
    if not found:
        raise usage_error("IV048", "--discard", words.NONE_FOR.format(employee=options.employee), words.DISCARD_HOW)
    if len(found) > 1:
        message = words.WHICH.format(employee=options.employee, n=len(found))
        paths = "\n".join(f"  {path}" for path in found)
        raise usage_error("CL085", "--discard", message, words.NAME_ONE.format(paths=paths))
    return found[0]


def _is_meant(one: Listed, options: Options) -> bool:
    """Whether a draft is about the employee, and agrees with whatever else was given."""
    draft = one.draft
    if isinstance(draft, Broken):
        return False
    source = None if options.source is None else source_named(options.source)
    pairs = (
        (options.employee, draft.speaker.employee), (options.rater, draft.speaker.rater),
        (source, draft.speaker.source), (options.rubric, draft.rubric), (options.period, draft.period),
    )  # fmt: skip
    return all(wanted is None or wanted == have for wanted, have in pairs)
