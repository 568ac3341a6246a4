"""The assessment so far, in words: in full for the panel at the right, in two lines where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.interview import screen_words as words
from service_rating.interview.screen_flow import Flow, Paragraph
from service_rating.reports.wording import STATUSES, level_titles, level_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.interview.live import Live
    from service_rating.interview.screen_looking import Looking
    from service_rating.interview.session import Session
    from service_rating.localized import Language
    from service_rating.rubric.model import Rubric

BAR = 20
"""Cells of the bar that shows how far we are."""


def _level(rubric: Rubric, live: Live, language: Language) -> str:
    found = live.assessment
    status = STATUSES[found["status"]].get(language)
    if found["level"] is None:
        return status if found["status"] == "withheld" else level_words(rubric, None, found["status"]).get(language)
    level = level_titles(rubric)[found["level"]].get(language)
    return level if found["status"] == "rated" else f"{level} ({status})"


def _bounds(rubric: Rubric, live: Live, language: Language) -> str:
    titles = level_titles(rubric)
    ends = [live.assessment["bounds"][end] for end in ("lowest", "highest")]
    names = [words.BELOW_ALL if end is None else titles[end] for end in ends]
    if ends[0] == ends[1]:
        return names[0].get(language)
    return words.FROM_TO.format(lowest=names[0], highest=names[1]).get(language)


def figures(rubric: Rubric, live: Live, language: Language) -> list[tuple[str, str]]:
    """Name and number of what is computed: composite, coverage, bounds."""
    found = live.assessment
    composite = "—" if found["composite"] is None else f"{found['composite']:.2f}"
    coverage = "—" if found["coverage"] is None else f"{found['coverage'] * 100:.4g}%"
    return [
        (words.COMPOSITE.get(language), composite),
        (words.COVERAGE.get(language), coverage),
        (words.BOUNDS.get(language), _bounds(rubric, live, language)),
    ]


def progress(session: Session, language: Language) -> Iterator[Paragraph]:
    """How many questions are answered, as a bar and in numbers."""
    count = session.completeness()
    done = (count.given + count.not_seen) * BAR // max(1, count.questions)
    yield Paragraph("█" * done + "░" * (BAR - done), "$success")
    told = words.COUNTS.format(given=count.given, not_seen=count.not_seen, open=count.open)
    yield Paragraph(told.get(language))


def full(session: Session, looking: Looking, language: Language) -> Flow:
    """Everything about the level so far."""
    return Flow(*progress(session, language), Paragraph(""), *assessed(looking, language))


def assessed(looking: Looking, language: Language) -> Iterator[Paragraph]:
    """Level, numbers, what keeps the next level away, warnings; every line of it computed from the answers."""
    rubric, live = looking.session.rubric, looking.live
    yield Paragraph(words.LIVE.get(language), "underline")
    if live is None:
        yield Paragraph((looking.problem or words.LOOKING).get(language), "dim")
        return
    yield Paragraph(_level(rubric, live, language), "bold $accent")
    for name, number in figures(rubric, live, language):
        yield Paragraph(number, "bold", f"{name}  ", "dim")
    if live.blocks:
        yield Paragraph("")
        yield Paragraph(words.AWAY.get(language), "underline")
    for block in live.blocks:
        yield Paragraph(block.get(language), lead="· ")
    for warning in live.warnings:
        yield Paragraph(warning.get(language), "$warning", "! ")
    yield Paragraph("")
    yield Paragraph(words.PROPOSAL.get(language), "dim")


def short(looking: Looking, language: Language) -> tuple[str, str]:
    """The same in two lines: the level with its numbers, and the first thing in the way of the next one."""
    rubric, live = looking.session.rubric, looking.live
    if live is None:
        return (looking.problem or words.LOOKING).get(language), ""
    numbers = [f"{name} {number}" for name, number in figures(rubric, live, language)]
    level = f"{words.LIVE.get(language)} {_level(rubric, live, language)}"
    more = f" (+{len(live.blocks) - 1}, F8)" if len(live.blocks) > 1 else ""
    block = f"{live.blocks[0].get(language)}{more}" if live.blocks else words.PROPOSAL.get(language)
    return " · ".join([level, *numbers]), block
