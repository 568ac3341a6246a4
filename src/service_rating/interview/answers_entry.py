"""The answers of a file brought into a session: all of them, or none and every reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Severity
from service_rating.interview import answers_words as words
from service_rating.localized import Localized
from service_rating.rubric.names import folded
from service_rating.rubric.wording import did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.interview.answers_file import AnswersFile, Given
    from service_rating.interview.entries import Refusal
    from service_rating.interview.questions import Question
    from service_rating.interview.session import Session

NOT_SEEN = frozenset(map(folded, ("not_seen", "not seen", "unseen", "未见", "没看到", "未观察到", "没有看到")))
"""What says that something was not seen."""


def says_not_seen(text: str) -> bool:
    """Whether a text means "not seen", in either language."""
    return folded(text) in NOT_SEEN


def enter(session: Session, file: AnswersFile) -> list[Diagnostic]:
    """Enter all answers of the file, by KPI; gives warnings.

    Raises:
        CouldNotRunError: every refused answer (IV055 no such KPI, IV056 not asked, IV057 refused) and every question
            without one (IV058), in the order of the file and then of the questions.
    """
    asked = {question.kpi: question for question in session.questions}
    problems = [found for kpi, given in file.answers.items() for found in _entered(session, file, asked, kpi, given)]
    problems += _missing(session, file)
    if problems:
        raise CouldNotRunError(*problems)
    version = file.header.get("version")
    if version is None or version == session.rubric.version:
        return []
    message = words.OTHER_VERSION.format(theirs=shown(version), ours=session.rubric.version)
    return [Diagnostic("IV059", Severity.WARNING, message, file.document.location(("version",)))]


def _entered(
    session: Session, file: AnswersFile, asked: dict[str, Question], kpi: str, given: Given
) -> Iterator[Diagnostic]:
    here = ("answers", kpi)
    if kpi not in asked:
        yield _not_asked(session, file, kpi)
        return
    question = asked[kpi]
    session.jump(kpi)
    parts = (("value", given.value, _answer), ("evidence", given.evidence, _evidence), ("note", given.note, _note))
    for part, text, entered in parts:
        refusal = entered(session, kpi, text) if text else None
        if refusal is not None:
            message = words.REFUSED.format(title=question.title, reason=refusal.reason)
            yield file.problem("IV057", (*here, part), message)


def _answer(session: Session, kpi: str, text: str) -> Refusal | None:
    session.jump(kpi)
    if says_not_seen(text):
        session.not_seen()
        return None
    return session.answer(text)


def _evidence(session: Session, kpi: str, text: str) -> Refusal | None:
    session.jump(kpi)
    return session.evidence(text)


def _note(session: Session, kpi: str, text: str) -> Refusal | None:
    session.jump(kpi)
    return session.note(text)


def _not_asked(session: Session, file: AnswersFile, kpi: str) -> Diagnostic:
    known = next((own for own in session.rubric.kpis if own.kpi == kpi), None)
    if known is None:
        near = did_you_mean(kpi, [question.kpi for question in session.questions])
        return file.problem("IV055", ("answers", kpi), words.UNKNOWN_KPI.format(kpi=shown(kpi), near=near))
    title = Localized(known.title.zh, known.title.en)
    message = words.NOT_ASKED.format(kpi=kpi, title=title, source=session.speaker.source)
    return file.problem("IV056", ("answers", kpi), message, words.LEAVE_OUT)


def _missing(session: Session, file: AnswersFile) -> Iterator[Diagnostic]:
    for question in session.questions:
        given = file.answers.get(question.kpi)
        if given is None or given.value is None:
            where = ("answers",) if given is None else ("answers", question.kpi)
            values = {"kpi": question.kpi, "title": question.title, "accepted": question.accepted()}
            yield file.problem("IV058", where, words.MISSING.format(**values), words.OR_NOT_SEEN)
