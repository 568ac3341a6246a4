"""Who moves under another rubric, and what each edit does alone, as paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from service_rating.analysis.single_edits import MOST_EDITS
from service_rating.reports import difference_words as words
from service_rating.reports.explanation_pieces import Table
from service_rating.reports.numbers import CENTI, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.analysis.migration import Migration
    from service_rating.localized import Language, Localized
    from service_rating.reports.difference_report import DifferenceReport

    Places = dict[str, Localized]

MOST_LISTED = 50


def who_moves(
    found: DifferenceReport, migration: Migration, old: Places, new: Places, language: Language
) -> Iterator[str | Table]:
    """Employee, from and to, composites, and the edits that alone do it; the first 50."""
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


def edits_alone(found: DifferenceReport, migration: Migration, language: Language) -> Iterator[str | Table]:
    """How many movers each edit alone puts where the new rubric does, and elsewhere; and what was not tried."""
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
