"""What a log cannot say: KPIs that get nothing from it, and figures that could not be written as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.tickets.figures import over_the_top
from service_rating.collection.tickets.rhythm import LONGEST, averaged
from service_rating.collection.tickets.sentences import SENTENCES, warn
from service_rating.collection.tickets.summary import NAMES
from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.rubric.wording import plain, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from service_rating.collection.tickets.cases import Cases
    from service_rating.collection.tickets.yields import Feed
    from service_rating.rubric.model import Cycle


def remarks(cases: Cases, judged: pl.DataFrame, feeds: Sequence[Feed], tiers: Sequence[str]) -> Iterator[Diagnostic]:
    """Warnings about a log as a whole."""
    if cases.entries.log.zone is None:
        yield warn("TK054")
    if not cases.told.responses:
        yield from _named("TK050", feeds, _needs_response)
        yield from _named("TK052", feeds, lambda feed: feed.what.share == "in_time")
    if not cases.told.solutions:
        yield from _named("TK055", feeds, _needs_solution)
    if not cases.told.contacts:
        yield from _named("TK051", feeds, _needs_contacts)
    elif any(map(_needs_contacts, feeds)) and (unknown := _uncounted(judged)):
        yield warn("TK056", n=unknown)
    for feed in feeds:
        if feed.what.time is not None and (beyond := over_the_top(judged, feed, tiers)):
            yield warn("TK053", n=beyond, kpi=feed.kpi.kpi, most=plain(feed.most))


def _uncounted(judged: pl.DataFrame) -> int:
    """Cases that were resolved, nobody knows by how many contacts."""
    return judged.filter(pl.col("resolved").is_not_null() & pl.col("first_contact").is_null()).height


def weighing(feeds: Sequence[Feed], cycles: Mapping[str, Cycle]) -> list[Diagnostic]:
    """A warning where rows that the rubric averages stand for less than a half-year."""
    short = [kpi for kpi in averaged(feeds) if cycles[kpi] != LONGEST]
    return [warn("TK059", kpis=", ".join(short), cycle=NAMES[cycles[short[0]]])] if short else []


def span_of(cases: Cases) -> Diagnostic:
    """From when to when the cases were opened: a year that was mistyped shows."""
    ends = cases.frame.sort("opened", "case")[[0, -1]].select("case", opened=cases.shown("opened"))
    (early, first), (late, last) = ends.rows()
    as_of = cases.as_of.to_frame("moment").select(cases.shown("moment")).item()
    message = SENTENCES["TK058"].format(first=first, early=shown(early), last=last, late=shown(late), as_of=as_of)
    return Diagnostic("TK058", Severity.INFO, message, Location())


def _needs_response(feed: Feed) -> bool:
    return feed.what.share == "response_in_time" or feed.what.time == "response"


def _needs_solution(feed: Feed) -> bool:
    share, time, count = feed.what.share, feed.what.time, feed.what.count
    return share in ("resolution_in_time", "resolved", "first_contact") or time == "resolution" or count == "resolved"


def _needs_contacts(feed: Feed) -> bool:
    return feed.what.share == "first_contact" or feed.what.count == "reopened"


def _named(code: str, feeds: Sequence[Feed], concerned: Callable[[Feed], bool]) -> Iterator[Diagnostic]:
    names = [feed.kpi.kpi for feed in feeds if concerned(feed)]
    if names:
        yield warn(code, kpis=", ".join(names))


def useful(cases: Cases, feeds: Sequence[Feed]) -> list[Feed]:
    """The KPIs that the log can say something about."""
    return [
        feed
        for feed in feeds
        if not (_needs_response(feed) and not cases.told.responses)
        and not (_needs_solution(feed) and not cases.told.solutions)
        and not (_needs_contacts(feed) and not cases.told.contacts)
    ]
