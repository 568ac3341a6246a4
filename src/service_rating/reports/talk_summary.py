"""One page for the talk with an employee: strengths, gaps, what is missing for the next level, and room for an agreement.

It tells what the evidence of a period shows and what could come next, never what somebody is; nobody is compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from service_rating.reports import talk_summary_words as words
from service_rating.reports.explanation_pieces import Section, Table
from service_rating.reports.explanation_words import UNSCORED
from service_rating.reports.pieces_markdown import markdown_of
from service_rating.reports.talk_summary_kpis import entered, gap_rows, listed_kpis, scored, strength_rows
from service_rating.reports.talk_summary_next import missing_rows, next_parts
from service_rating.reports.wording import level_titles, localized

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from service_rating.localized import Language, Localized
    from service_rating.rubric.model import Rubric


@dataclass(frozen=True, slots=True)
class Talk:
    """What the page is made of.

    ``assessment`` is one element of ``assessments`` of the json form. ``entries`` is what this rater entered, as text, and
    ``remarks`` what they observed, both by KPI id.
    """

    rubric: Rubric
    assessment: dict[str, Any]
    day: date
    rater: str
    period: str | None = None
    name: str | None = None
    entries: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)


def render(talk: Talk, language: Language) -> str:
    """The page as Markdown. Nothing that was typed can become markup."""
    return markdown_of(_sections(talk, language))


def _sections(talk: Talk, language: Language) -> Iterator[Section]:
    who = " ".join(part for part in (talk.assessment["employee"], talk.name) if part)
    yield Section(1, words.TITLE.format(who=who).get(language), (_origin(talk).get(language),))
    yield Section(2, words.SHOWS.get(language), tuple(_shows(talk, language)))
    strengths, gaps = listed_kpis(talk.rubric, talk.assessment)
    if strengths:
        table = _table(words.STRENGTH_HEAD, strength_rows(talk, strengths, language), language)
        yield Section(2, words.STRENGTHS.get(language), (table,))
    if gaps:
        table = _table(words.GAP_HEAD, gap_rows(talk, gaps, language), language)
        yield Section(2, words.GAPS.get(language), (table,))
    yield _next(talk, language)
    yield from _unscored(talk, language)
    rows = [(heading.get(language), "") for heading in words.AGREEMENT]
    yield Section(2, words.AGREED.get(language), (_table(words.AGREED_HEAD, rows, language), words.END.get(language)))


def _table(head: tuple[Localized, ...], rows: Sequence[tuple[str, ...]], language: Language) -> Table:
    right = tuple(heading is words.SCORE for heading in head)
    return Table(tuple(heading.get(language) for heading in head), tuple(rows), right)


def _origin(talk: Talk) -> Localized:
    values = {"day": talk.day.isoformat(), "rater": talk.rater, "period": talk.period or words.UNSTATED}
    return words.ORIGIN.format(rubric=localized(talk.rubric.title), version=talk.rubric.version, **values)


def _shows(talk: Talk, language: Language) -> Iterator[str]:
    """The first sentence of the justification (level, composite, coverage); the rest follows in tables."""
    justification = talk.assessment["justification"][language]
    first, dot, _ = justification.partition("。" if language == "zh" else ". ")
    yield first + dot.strip()
    yield words.PROPOSAL.get(language)
    if talk.assessment["bounds"]["highest"] is not None and scored(talk.assessment) != _weighted(talk):
        yield words.BOUNDS.format(**_bounds(talk)).get(language)


def _weighted(talk: Talk) -> list[dict[str, Any]]:
    return [k for k in talk.assessment["kpis"] if k["weight"] and k.get("unscored") != "not_applicable"]


def _bounds(talk: Talk) -> dict[str, Localized]:
    titles = level_titles(talk.rubric)
    bounds = talk.assessment["bounds"]
    return {
        "low": words.BELOW if bounds["lowest"] is None else titles[bounds["lowest"]],
        "high": titles[bounds["highest"]],
    }


def _next(talk: Talk, language: Language) -> Section:
    following = talk.assessment["next_level"]
    if following is None:
        top = talk.assessment["status"] == "rated" or talk.assessment["level"] is not None
        return Section(2, words.NEXT_NONE.get(language), ((words.AT_TOP if top else words.NO_LEVEL).get(language),))
    title = words.NEXT.format(level=level_titles(talk.rubric)[following["level"]]).get(language)
    rows = missing_rows(talk, following, language)
    table = [_table(words.MISSING_HEAD, rows, language)] if rows else []
    return Section(2, title, (*table, *next_parts(talk, following, language)))


def _unscored(talk: Talk, language: Language) -> Iterator[Section]:
    """Weighted KPIs that the evidence does not score yet, with what this rater saw of them all the same."""
    kpis = {kpi.kpi: kpi for kpi in talk.rubric.kpis}
    rows = [
        (
            localized(kpis[kpi["kpi"]].title).get(language),
            UNSCORED[kpi["unscored"]].get(language),
            entered(talk, kpis[kpi["kpi"]], language),
        )
        for kpi in _weighted(talk)
        if "unscored" in kpi
    ]
    if rows:
        yield Section(2, words.UNKNOWN.get(language), (_table(words.UNKNOWN_HEAD, rows, language),))
