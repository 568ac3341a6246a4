"""What another rubric does to people, as titled sections: the migration table, who moves, and what each edit does alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import polars as pl

from service_rating.analysis.migration import ABSENT, UNCLASSIFIED, WITHHELD, Migration
from service_rating.analysis.single_edits import MOST_EDITS
from service_rating.localized import Language, Localized
from service_rating.reports import difference_words as words
from service_rating.reports.explanation_pieces import Section, Table
from service_rating.reports.numbers import CENTI, text
from service_rating.reports.wording import STATUSES, level_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.analysis.assessed import Assessed
    from service_rating.reports.difference_report import DifferenceReport

MOST_LISTED = 50
Places = dict[str, Localized]


def migration_sections(found: DifferenceReport, migration: Migration, language: Language) -> Iterator[Section]:
    """The sections of ``--on``."""
    movers = migration.movers
    old, new = places(migration.old), places(migration.new)
    yield Section(2, words.MIGRATION.get(language), tuple(_overview(migration, old, new, language)))
    if movers.height:
        yield Section(
            2, words.WHO.format(n=movers.height).get(language), tuple(_who(found, migration, old, new, language))
        )
        yield Section(2, words.EDITS.get(language), tuple(_edits(found, migration, language)))


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


def _who(
    found: DifferenceReport, migration: Migration, old: Places, new: Places, language: Language
) -> Iterator[str | Table]:
    movers, trials = migration.movers, trials_by_employee(migration)
    names = _names(migration)
    rows = tuple(
        (
            f"{row['employee']} {names.get(row['employee'], '')}".strip(),
            old[row["old_place"]].get(language),
            new[row["new_place"]].get(language),
            f"{_composite(row['old_composite'])} → {_composite(row['new_composite'])}",
            _alone(row, trials.get(row["employee"], {}), found, old | new, language),
        )
        for row in movers.head(MOST_LISTED).iter_rows(named=True)
    )
    yield Table(tuple(head.get(language) for head in words.WHO_HEAD), rows, (False, False, False, True, False))
    if movers.height > MOST_LISTED:
        yield words.MORE.format(n=movers.height - MOST_LISTED).get(language)


def _names(migration: Migration) -> dict[str, str]:
    attributes = migration.new.intake.attributes
    if "name" not in attributes.columns:
        return {}
    return dict(attributes.select("employee", "name").iter_rows())


def trials_by_employee(migration: Migration) -> dict[str, dict[int, str]]:
    """Employee → edit → the place where that edit alone would put them."""
    found: dict[str, dict[int, str]] = {}
    for employee, edit, place in migration.trials.select("employee", "edit", "place").iter_rows():
        found.setdefault(employee, {})[edit] = place
    return found


def _composite(centi: int | None) -> str:
    return "—" if centi is None else text(centi, CENTI)


def _alone(
    row: dict[str, Any], trials: dict[int, str], found: DifferenceReport, named: Places, language: Language
) -> str:
    """The edits that alone move somebody as the new rubric does; then those that move them elsewhere."""
    there = [found.numbers[edit] for edit, place in trials.items() if place == row["new_place"]]
    elsewhere = [
        words.ELSEWHERE.format(edit=found.numbers[edit], place=named[place]).get(language)
        for edit, place in trials.items()
        if place not in (row["old_place"], row["new_place"])
    ]
    first = words.SEPARATOR.get(language).join(there) or words.NONE_ALONE.get(language)
    return words.SEMICOLON.get(language).join([first, *elsewhere])


def _edits(found: DifferenceReport, migration: Migration, language: Language) -> Iterator[str | Table]:
    between = words.SEPARATOR.get(language)
    if not migration.edits:
        few = len(migration.left_out) <= MOST_EDITS
        yield (words.TOGETHER if few else words.TOO_MANY.format(n=len(migration.left_out))).get(language)
        return
    yield words.EDITS_NOTE.get(language)
    told = effects(migration)
    rows = tuple((found.numbers[edit], str(there), str(other)) for edit, there, other in told if there or other)
    if rows:
        yield Table(tuple(head.get(language) for head in words.EDITS_HEAD), rows, (False, True, True))
    numbers = {
        words.IDLE: [found.numbers[edit] for edit, there, other in told if not (there or other)],
        words.UNREADABLE: [found.numbers[edit] for edit in migration.unreadable],
        words.LEFT_OUT: [str(change + 1) for change in migration.left_out],
    }
    yield from (text.format(edits=between.join(own)).get(language) for text, own in numbers.items() if own)


def effects(migration: Migration) -> list[tuple[int, int, int]]:
    """For each edit that was tried: how many movers it puts where the new rubric does, and how many elsewhere."""
    joined = migration.trials.join(migration.movers, on="employee")
    there = pl.col("place") == pl.col("new_place")
    elsewhere = ~there & (pl.col("place") != pl.col("old_place"))
    found = joined.group_by("edit").agg(there.sum().alias("there"), elsewhere.sum().alias("elsewhere"))
    return list(found.sort("edit").iter_rows())
