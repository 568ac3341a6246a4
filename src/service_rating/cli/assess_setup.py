"""What an interview needs before its first question: rubric, speaker, what is known, the date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from service_rating.cli import assess_words as words
from service_rating.cli.assess_options import day_named, source_named
from service_rating.cli.findings import usage_error
from service_rating.diagnostic import CouldNotRunError
from service_rating.interview.rows_file import period_problem
from service_rating.interview.session import Session as Interview
from service_rating.interview.speaker import Speaker, check_speaker, clean_id
from service_rating.observations.period import parse_period
from service_rating.rubric.loading import load_rubric

if TYPE_CHECKING:
    from service_rating.cli.assess_console import PlainConsole
    from service_rating.cli.assess_options import Options
    from service_rating.interview.known import Known
    from service_rating.rubric.model import Rubric


@dataclass(frozen=True, slots=True)
class Setup:
    """Who is asked about whom, by which rubric, beside which observations. ``day``: None where none was given."""

    rubric: Rubric
    speaker: Speaker
    known: Known | None
    day: date | None
    period: str | None

    def interview(self, day: date | None = None) -> Interview:
        """A new interview, dated as the command line has it, else ``day``, else today.

        Raises:
            CouldNotRunError: IV016, the date lies before the period.
        """
        chosen = self.day or day or today()
        problem = period_problem(chosen, self.period)
        if problem is not None:
            raise CouldNotRunError(problem)
        return Interview(self.rubric, self.speaker, day=chosen, period=self.period, known=self.known)


def today() -> date:
    """The date where we are."""
    return datetime.now(UTC).astimezone().date()


def set_up(options: Options, console: PlainConsole | None = None) -> Setup:
    """See that this person may be asked. Where there is a ``console``, a missing rater is asked for.

    Raises:
        CouldNotRunError: CL081 to CL084 (the command line), IV0xx (who speaks about whom), OB0xx (the files), SR0xx.
    """
    rubric = load_rubric(options.rubric or "service-awareness")
    speaker = _speaker(options, console)
    day = None if options.day is None else day_named(options.day)
    period = None if options.period is None else parse_period(options.period).label
    known = _known(options, rubric, speaker, period)
    if known is not None:
        speaker = known.speaker
    problems = check_speaker(rubric, speaker)
    if problems:
        raise CouldNotRunError(*problems)
    return Setup(rubric, speaker, known, day, period)


def open_setup(options: Options) -> Setup:
    """What a template needs, where ids are still missing: they stay blank, everything else is checked.

    Raises:
        CouldNotRunError: CL081, CL082, IV005, IV006, IV009, SR0xx.
    """
    rubric, source = load_rubric(options.rubric or "service-awareness"), source_named(options.source)
    somebody = Speaker("EMPLOYEE", source, "EMPLOYEE" if source == "self" else "RATER", options.profile, None, True)  # noqa: FBT003
    problems = check_speaker(rubric, somebody)
    if problems:
        raise CouldNotRunError(*problems)
    speaker = replace(somebody, employee=clean_id(options.employee or ""), rater=clean_id(options.rater or ""))
    day = None if options.day is None else day_named(options.day)
    period = None if options.period is None else parse_period(options.period).label
    return Setup(rubric, speaker, None, day, period)


def _speaker(options: Options, console: PlainConsole | None) -> Speaker:
    if options.employee is None:
        raise usage_error("CL083", "EMPLOYEE", words.NO_EMPLOYEE, words.GIVE_EMPLOYEE)
    source = source_named(options.source)
    rater = options.rater
    if rater is None and source == "self":
        rater = options.employee
    if rater is None and console is not None:
        rater = console.ask_in_time(words.ASK_RATER)
    if rater is None:
        raise usage_error("CL084", "--rater", words.NO_RATER, words.GIVE_RATER)
    return Speaker(clean_id(options.employee), source, clean_id(rater), profile=options.profile)


def _known(options: Options, rubric: Rubric, speaker: Speaker, period: str | None) -> Known | None:
    """What is known of the employee: from observations, from the roster, or (None) nothing."""
    if not options.known and options.roster is None:
        return None
    from service_rating.interview.known import read_known

    return read_known(options.known, rubric, speaker, roster=options.roster, period=period)


def with_header(options: Options, header: dict[str, str], name: str) -> Options:
    """The command line, filled up by the header of an answers file; the two may not disagree.

    Raises:
        CouldNotRunError: IV054.
    """
    from service_rating.interview import answers_words
    from service_rating.rubric.wording import shown

    fields = {"rubric": "rubric", "employee": "employee", "source": "source", "rater": "rater", "profile": "profile"}
    fields |= {"date": "day", "period": "period"}
    filled: dict[str, str] = {}
    for key, field in fields.items():
        ours, theirs = getattr(options, field), header.get(key)
        if ours is not None and theirs is not None and not _same(key, ours, theirs):
            message = answers_words.DISAGREES.format(key=key, theirs=shown(theirs), ours=shown(ours))
            raise usage_error("IV054", name, message, answers_words.ONE_OF_THEM)
        if ours is None and theirs is not None:
            filled[field] = theirs
    return replace(options, **filled)  # type: ignore[arg-type]  # texts only


def _same(key: str, ours: str, theirs: str) -> bool:
    if key == "rubric":  # a path names the file, the header the id that stands in it
        return load_rubric(ours).rubric == theirs
    if key == "source":
        return source_named(ours) == source_named(theirs)
    if key == "date":
        return day_named(ours) == day_named(theirs, key)
    if key == "period":
        return parse_period(ours).label == parse_period(theirs).label
    return clean_id(ours) == clean_id(theirs)
