"""Without a terminal: the answers come from a file, or the file to be filled in is printed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.assess_ending import show, target_of, tell_unwritten, worst_of
from service_rating.cli.assess_options import source_named
from service_rating.cli.assess_setup import open_setup, set_up, with_header
from service_rating.cli.assess_summary import summarise
from service_rating.cli.assess_words import UNREADABLE
from service_rating.cli.findings import lines_of, usage_error
from service_rating.interview.answers_entry import enter
from service_rating.interview.answers_file import read_answers
from service_rating.interview.template import render_template
from service_rating.rubric.encoding import MAX_BYTES
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from service_rating.cli.assess_options import Options
    from service_rating.cli.session import Session

STDIN = "-"


def from_file(session: Session, options: Options) -> int:
    """Take the answers of a file, and write their rows. Gives 0; 1 with warnings about it.

    Raises:
        CouldNotRunError: everything that is wrong with the file or missing in it; nothing was written.
    """
    name = options.answers or STDIN
    answers = read_answers(_content(name), "<stdin>" if name == STDIN else name)
    options = with_header(options, answers.header, name)
    setup = set_up(options)
    ending = target_of(options, setup)
    interview = setup.interview()
    ending.check(interview)
    warnings = enter(interview, answers)
    ending.write(session, interview)
    tell_unwritten(session, interview)
    told = [*warnings, *(() if interview.known is None else interview.known.notes)]
    if told:
        session.note(lines_of(told, session.language))
    show(session, interview, ending)
    if ending.summary is not None:
        summarise(session, interview, ending.summary)
    return worst_of(interview, warnings)


def _content(name: str) -> bytes:
    """The bytes of the file, a little more than may be read. Raises ``CouldNotRunError`` IV050."""
    try:
        if name == STDIN:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(name).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise usage_error("IV050", name, UNREADABLE.format(reason=reason(error))) from error


def print_template(session: Session, options: Options) -> int:
    """Print the file to fill in; ids that are not given stay open."""
    known = options.employee is not None and (options.rater is not None or source_named(options.source) == "self")
    setup = set_up(options) if known else open_setup(options)
    session.out(render_template(setup.interview(), session.language))
    return 0
