"""Attributes of employees: the latest dated value wins, the roster's before all; disagreement is a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.filled import filled
from service_rating.observations.lines import ATTRIBUTE
from service_rating.observations.refusals import warn

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic

SHOWN_VALUES = 3


def attributes_of(lines: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """The employees and attribute cells of the lines of which not everything was rejected, each with its latest day."""
    if cells["problem"].null_count() < cells.height:
        lines = lines.join(cells.filter(pl.col("problem").is_null()), on="line", how="semi")
    return people_of(lines)


def people_of(lines: pl.DataFrame) -> pl.DataFrame:
    """The employees and attribute cells of lines, each with its latest day."""
    names = [name for name in lines.columns if name.startswith(ATTRIBUTE)]
    if not names:
        return _different(lines["employee"]).to_frame()
    return lines.group_by("employee", *names).agg(pl.col("day").max())


def together(people: list[pl.DataFrame]) -> pl.DataFrame:
    """What :func:`people_of` gave for several blocks (their columns may differ), as it would be for all of them."""
    rows = pl.concat(people, how="diagonal")
    names = [name for name in rows.columns if name != "day"]
    return people_of(rows) if names == ["employee"] else rows.group_by(names).agg(pl.col("day").max())


def _different(numbers: pl.Series) -> pl.Series:
    """Each number once, in order; a table of all numbers takes a tenth of the time of a search for each row."""
    if numbers.is_empty():
        return numbers
    most: int = numbers.max()  # type: ignore[assignment]  # whole numbers, none missing
    there = filled(most + 1, pl.Boolean, value=False).scatter(numbers, values=True)
    return there.arg_true().cast(numbers.dtype).alias(numbers.name)


def latest(seen: pl.DataFrame) -> tuple[pl.DataFrame, list[Diagnostic]]:
    """One row per employee with their attributes as text ("" unknown), and a warning per attribute that disagrees."""
    people = seen.select("employee").unique().sort("employee")
    warnings = []
    for column in [name for name in seen.columns if name.startswith(ATTRIBUTE)]:
        name = column.removeprefix(ATTRIBUTE)
        told = seen.select("employee", "day", text=column).filter(pl.col("text").fill_null("") != "")
        if told.is_empty():
            people = people.with_columns(pl.lit("").alias(name))
            continue
        told = told.sort("day", "text", descending=[True, False])
        taken = told.group_by("employee", maintain_order=True).agg(
            text=pl.col("text").first(), others=pl.col("text").unique(maintain_order=True)
        )
        differing = taken.filter(pl.col("others").list.len() > 1).sort("employee")
        if differing.height:
            first = differing.row(0, named=True)
            values = ", ".join(first["others"][:SHOWN_VALUES])
            warnings.append(warn("OB051", n=differing.height, employee=first["employee"], attribute=name, values=values,
                                 taken=first["text"]))  # fmt: skip
        people = people.join(taken.select("employee", pl.col("text").alias(name)), on="employee", how="left")
    return people.with_columns(pl.exclude("employee").fill_null("")).sort("employee"), warnings


def prefer(roster: pl.DataFrame, seen: pl.DataFrame) -> pl.DataFrame:
    """Attributes of everyone in the roster: its own where it has them, else those seen in observations."""
    both = roster.join(seen, on="employee", how="left", suffix=" (seen)", maintain_order="left")
    shared = [name for name in roster.columns if f"{name} (seen)" in both.columns]
    own = [pl.when(pl.col(n) != "").then(n).otherwise(pl.col(f"{n} (seen)").fill_null("")).alias(n) for n in shared]
    names = [*roster.columns, *(name for name in seen.columns if name not in roster.columns)]
    return both.with_columns(own).select(names).with_columns(pl.exclude("employee").fill_null("")).sort("employee")
