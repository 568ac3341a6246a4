"""What another rubric does to people, as titled sections: what became of the rows, and the migration table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import polars as pl

from service_rating.analysis.migration import ABSENT, UNCLASSIFIED, WITHHELD, Migration
from service_rating.localized import Language, Localized
from service_rating.reports import difference_words as words
from service_rating.reports.difference_movers import edits_alone, who_moves
from service_rating.reports.explanation_pieces import Section, Table
from service_rating.reports.wording import STATUSES, level_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.analysis.assessed import Assessed
    from service_rating.reports.difference_report import DifferenceReport

Places = dict[str, Localized]


def migration_sections(found: DifferenceReport, migration: Migration, language: Language) -> Iterator[Section]:
    """The sections of ``--on``."""
    movers = migration.movers
    old, new = places(migration.old), places(migration.new)
    yield Section(2, words.MIGRATION.get(language), tuple(_overview(migration, old, new, language)))
    if movers.height:
        yield Section(
            2, words.WHO.format(n=movers.height).get(language), tuple(who_moves(found, migration, old, new, language))
        )
        yield Section(2, words.EDITS.get(language), tuple(edits_alone(found, migration, language)))


def places(one: Assessed) -> Places:
    """What each place is called under a rubric, highest level first."""
    titles = level_titles(one.rubric)
    levels = {str(level): titles[level] for level in sorted(titles, reverse=True)}
    lowest = {UNCLASSIFIED: STATUSES["unclassified"], WITHHELD: STATUSES["withheld"], ABSENT: words.ABSENT}
    return levels | lowest


def _overview(migration: Migration, old: Places, new: Places, language: Language) -> Iterator[str | Table]:
    """What became of the rows, who moves, and from where to where."""
    yield _counts(migration, language)
    for by_new, sentence in enumerate(words.ONLY_REJECTED):
        rows = migration.rejected_only(by_new=bool(by_new))
        if rows.height:
            codes = words.SEPARATOR.get(language).join(
                f"{code} ×{n}" for code, n in sorted(Counter(rows["code"]).items())
            )
            yield sentence.format(n=rows.height, codes=codes).get(language)
    yield words.MOVED.format(**changed(migration)).get(language)
    if migration.movers.is_empty():
        yield words.NOBODY.get(language)
    yield _table(migration, old, new, language)


def changed(migration: Migration) -> dict[str, int]:
    """How many people there are, and of how many place, composite and status differ."""
    people = migration.people
    pairs = {"moved": "place", "composite": "composite", "status": "status"}
    different = {name: pl.col(f"old_{c}").ne_missing(pl.col(f"new_{c}")).sum() for name, c in pairs.items()}
    return {"people": people.height, **people.select(**different).row(0, named=True)}


def _counts(migration: Migration, language: Language) -> Table:
    rows = []
    for side, one in zip(words.SIDES, (migration.old, migration.new), strict=True):
        found = one.intake.counts
        numbers = (found.read, found.accepted, found.blank, found.out_of_period, found.rejected)
        rows.append((side.get(language), *map(str, numbers)))
    return Table(tuple(head.get(language) for head in words.COUNTS), tuple(rows), (False, *[True] * 5))


def _table(migration: Migration, old: Places, new: Places, language: Language) -> Table:
    """Old place by new place; levels go by number in the head, so that it stays narrow.

    What nobody has on either side is left out, but for levels.
    """
    counts = Counter(migration.people.select("old_place", "new_place").iter_rows())
    rows = [place for place in old if place.isdecimal() or any(pair[0] == place for pair in counts)]
    columns = [place for place in new if place.isdecimal() or any(pair[1] == place for pair in counts)]
    head = [place if place.isdecimal() else new[place].get(language) for place in columns]
    named = {
        place: f"{place} {old[place].get(language)}" if place.isdecimal() else old[place].get(language)
        for place in rows
    }
    body = tuple((named[row], *(str(counts[row, column] or "·") for column in columns)) for row in rows)
    return Table((words.CORNER.get(language), *head), body, (False, *[True] * len(columns)))
