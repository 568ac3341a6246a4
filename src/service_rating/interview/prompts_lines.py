"""What is read out: a question with its anchors, the answer so far, the review, the level so far. One fact per line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.interview import prompts_words as words
from service_rating.interview.answers import one_line
from service_rating.interview.grid import habits_of
from service_rating.localized import Localized
from service_rating.reports.explanation_words import SOURCES
from service_rating.reports.plain_text import plain as safe
from service_rating.reports.wording import level_titles, localized
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.interview.live import Live
    from service_rating.interview.questions import Question
    from service_rating.interview.session import Session
    from service_rating.localized import Language


def intro_lines(session: Session, draft: str | None) -> Iterator[Localized]:
    """Who is asked about whom, and how it works."""
    speaker, rubric = session.speaker, session.rubric
    employee = " ".join(safe(part) for part in (speaker.employee, speaker.name) if part)
    who = {"employee": employee, "rater": safe(speaker.rater), "source": SOURCES[speaker.source]}
    what = {"rubric": localized(rubric.title), "version": rubric.version, "day": session.day.isoformat()}
    yield words.INTRO.format(**who, **what, n=len(session.questions))
    yield words.HOW
    habits = len(habits_of(session.questions))
    if habits:
        yield words.HABITS.format(n=habits)
    if draft is not None:
        yield words.KEPT.format(path=safe(draft))


def question_lines(session: Session, question: Question, language: Language) -> Iterator[str]:
    """The question, its anchors or items, what is known, and what was answered."""
    place = session.questions.index(question) + 1
    head = words.QUESTION.format(n=place, all=len(session.questions), dimension=question.dimension_title)
    yield head.get(language)
    wording = words.WEIGHT if question.weight else words.NO_WEIGHT
    yield wording.format(title=question.title, weight=plain(question.weight)).get(language)
    if question.description is not None:
        yield question.description.get(language)
    for clause in question.shows:
        yield words.SHOWS.format(clause=clause).get(language)
    for point, text in question.anchors:
        yield words.ANCHOR.format(point=point, text=text).get(language)
    for number, item in enumerate(question.items, 1):
        yield words.ITEM.format(point=number, text=item).get(language)
    known = () if session.known is None else session.known.lines(question.kpi)
    for line in known:
        yield words.KNOWN.format(text=line).get(language)
    yield from _own_lines(session, question, language)
    yield question.accepted().get(language)


def _own_lines(session: Session, question: Question, language: Language) -> Iterator[str]:
    answer = session.answers.get(question.kpi)
    if answer is None:
        return
    if answer.state != "open":
        yield words.OWN.format(text=answer_text(session, question, language)).get(language)
    for template, text in ((words.EVIDENCE, answer.evidence), (words.NOTE, answer.note)):
        if text:
            yield template.format(text=one_line(text)).get(language)


def answer_text(session: Session, question: Question, language: Language) -> str:
    """An answer in a few words: what was entered, not seen, or open."""
    answer = session.answers.get(question.kpi)
    if answer is None or answer.state == "open":
        return words.OPEN.get(language)
    if answer.entry is None:
        return words.NOT_SEEN.get(language)
    ticks = answer.entry.ticks
    if ticks is None:
        return answer.entry.text
    text = answer.entry.text if ticks else words.NONE.get(language)
    return words.TICKED.format(text=text, n=len(ticks), all=len(question.items)).get(language)


def review_lines(session: Session, language: Language) -> Iterator[str]:
    """All questions with their answers, by dimension, and how many are left."""
    yield words.REVIEW.get(language)
    dimension = None
    for number, question in enumerate(session.questions, 1):
        if question.dimension_title != dimension:
            dimension = question.dimension_title
            yield dimension.get(language)
        yield f"{number}. {question.title.get(language)}: {answer_text(session, question, language)}"
        answer = session.answers.get(question.kpi)
        for template, text in ((words.EVIDENCE, answer.evidence), (words.NOTE, answer.note)) if answer else ():
            if text:
                yield f"   {template.format(text=one_line(text)).get(language)}"
    done = session.completeness()
    counts = {"given": done.given, "not_seen": done.not_seen, "open": done.open, "n": done.questions}
    yield words.COUNTED.format(**counts).get(language)


def unwritten(session: Session) -> list[Localized]:
    """The questions whose note or case reference will not be written, because no answer goes with it."""
    return [
        question.title
        for question in session.questions
        if (answer := session.answers.get(question.kpi)) is not None
        and answer.entry is None
        and (answer.note or answer.evidence)
    ]


def joined(titles: list[Localized]) -> Localized:
    """Titles one after another."""
    return Localized("、".join(title.zh for title in titles), ", ".join(title.en for title in titles))


def short_level(live: Live, language: Language) -> str:
    """The first sentence of the justification: level (or why none), composite, coverage."""
    told = str(live.assessment["justification"][language])
    first, dot, _ = told.partition("。" if language == "zh" else ". ")
    return words.SO_FAR.format(text=first + dot.strip()).get(language)


def level_lines(session: Session, live: Live, language: Language) -> Iterator[str]:
    """The level so far, what is missing for the next, bounds, and what to mind."""
    yield short_level(live, language)
    bounds, titles = live.assessment["bounds"], level_titles(session.rubric)
    following = live.assessment["next_level"]
    for block in live.blocks:
        told = block if following is None else words.MISSING.format(level=titles[following["level"]], text=block)
        yield told.get(language)
    if bounds["highest"] is not None:
        high = titles[bounds["highest"]]
        low = words.BELOW if bounds["lowest"] is None else titles[bounds["lowest"]]
        yield (words.SURE if low == high else words.BOUNDS).format(low=low, high=high).get(language)
    for warning in live.warnings:
        yield warning.get(language)
