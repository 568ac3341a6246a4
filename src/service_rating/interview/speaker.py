"""Who speaks about whom, and whether they may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.interview import speaker_words as words
from service_rating.observations.names import LONGEST_NAME, has_hidden, identity
from service_rating.rubric.wording import did_you_mean, listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from service_rating.localized import Localized
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import SourceName

FORMULA_SIGNS = tuple("=+-@＝＋－＠'")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One rater about one employee.

    ``profile``, ``name``, ``leads_others`` and ``hired`` are those of the employee, as the roster has them; None where
    it does not say.
    """

    employee: str
    source: SourceName
    rater: str
    profile: str | None = None
    name: str | None = None
    leads_others: bool | None = None
    hired: date | None = None


def clean_id(text: str) -> str:
    """An id as observation files are read: trimmed, composed, full-width signs as plain ones."""
    return identity(text)


def check_speaker(rubric: Rubric, speaker: Speaker) -> list[Diagnostic]:
    """What keeps this person from being asked; empty where nothing does. Codes IV001 to IV009."""
    found = [*_ids(speaker), *_source(rubric, speaker), *_profile(rubric, speaker)]
    return found or [*_people(speaker), *_questions(rubric, speaker)]


def refusal(code: str, place: str, message: Localized, hint: Localized | None = None) -> Diagnostic:
    """An error of this floor; ``place`` is the option or file that it is about."""
    return Diagnostic(code, Severity.ERROR, message, Location(place), hint)


def _ids(speaker: Speaker) -> Iterator[Diagnostic]:
    for place, told, text in (("EMPLOYEE", words.EMPLOYEE, speaker.employee), ("--rater", words.RATER, speaker.rater)):
        if not clean_id(text):
            yield refusal("IV001", place, words.BLANK.format(what=told), words.GIVE_ID)
        elif has_hidden(clean_id(text)) or not clean_id(text).isprintable():
            yield refusal("IV002", place, words.HIDDEN.format(what=told, id=shown(text)), words.TYPE_AGAIN)
        elif len(text) > LONGEST_NAME:
            yield refusal("IV003", place, words.LONG.format(what=told, n=len(text), most=LONGEST_NAME))
        elif clean_id(text).startswith(FORMULA_SIGNS):
            yield refusal("IV004", place, words.FORMULA.format(what=told, id=shown(text), sign=clean_id(text)[0]))


def _source(rubric: Rubric, speaker: Speaker) -> Iterator[Diagnostic]:
    if speaker.source not in rubric.known_sources:
        message = words.UNKNOWN_SOURCE.format(source=shown(speaker.source), known=listed(rubric.source_order))
        yield refusal("IV005", "--as", message)


def _profile(rubric: Rubric, speaker: Speaker) -> Iterator[Diagnostic]:
    if speaker.profile is None or speaker.profile in rubric.profiles:
        return
    near = did_you_mean(speaker.profile, rubric.profiles)
    known = listed(rubric.profiles) if rubric.profiles else words.NONE
    message = words.UNKNOWN_PROFILE.format(profile=shown(speaker.profile), known=known, near=near)
    yield refusal("IV006", "--profile", message)


def _people(speaker: Speaker) -> Iterator[Diagnostic]:
    same = clean_id(speaker.employee).casefold() == clean_id(speaker.rater).casefold()
    if same and speaker.source != "self":
        yield refusal("IV007", "--rater", words.OWN_RATER.format(id=shown(speaker.rater)), words.AS_SELF)
    if not same and speaker.source == "self":
        yield refusal("IV007", "--rater", words.OTHERS_SELF.format(id=shown(speaker.rater)), words.SAME_ID)
    if speaker.source == "subordinate" and speaker.leads_others is not True:
        told = words.LEADS_NOBODY if speaker.leads_others is False else words.LEADS_UNKNOWN
        yield refusal("IV008", "--as", told.format(employee=shown(speaker.employee)), words.ROSTER)


def _questions(rubric: Rubric, speaker: Speaker) -> Iterator[Diagnostic]:
    from service_rating.interview.questions import judged_by, questions_of  # noqa: PLC0415  # it needs the speaker's class

    if questions_of(rubric, speaker):
        return
    able = [name for name in rubric.source_order if any(judged_by(rubric, name, speaker.profile))]
    message = words.NO_QUESTION.format(rubric=rubric.rubric, source=words.source_title(rubric, speaker.source))
    yield refusal("IV009", "--as", message, words.ABLE.format(known=listed(able)))
