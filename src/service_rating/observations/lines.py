"""Lines: the fields that say who, by whom, when — checked before the figures, in a fixed order, first problem wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.dates import days
from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.names import folded, identity
from service_rating.observations.people import clean_ids, read_profiles
from service_rating.observations.subjects import UNLISTED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.observations.header import Layout
    from service_rating.observations.subjects import Subjects

ATTRIBUTE = "attribute: "
Check = tuple[str, pl.Expr]


def with_problems(frame: pl.DataFrame, checks: Iterable[Check]) -> pl.DataFrame:
    """Complete ``problem``: rows that have none yet get the code of the first check that strikes."""
    struck = frame.select(condition.alias(code) for code, condition in checks)
    codes = [pl.when(struck[code]).then(pl.lit(code)) for code in struck.columns if struck[code].any()]
    return frame.with_columns(problem=pl.coalesce("problem", *codes)) if codes else frame


def cell(block: pl.DataFrame, layout: Layout, name: str) -> pl.Series:
    """The texts of a field, blank where the file has no such column."""
    column = layout.place(name)
    if column is None:
        return pl.repeat("", block.height, dtype=pl.String, eager=True)
    return block[f"c{column.position}"]


def read_lines(block: pl.DataFrame, layout: Layout, subjects: Subjects, roster: pl.DataFrame | None) -> pl.DataFrame:
    """Read one block's common fields.

    Gives one row per line: line, problem (code or null), employee, source (place in the rubric, −1 none), rater,
    day, evidence, label (period as written), observation, leads (Boolean or null), and the attribute columns.
    """
    ids = {name: clean_ids(cell(block, layout, name)) for name in ("employee", "rater", "observation")}
    source = by_unique(cell(block, layout, "source"), lambda t: (subjects.source(t),), {"source": pl.Int64})["source"]
    profile = read_profiles(cell(block, layout, "profile"), subjects.rubric)
    frame = block.select("line", problem="shape").with_columns(
        **{name: found["text"] for name, found in ids.items()}, source=source, day=days(cell(block, layout, "date")),
        evidence=cell(block, layout, "evidence"), label=cell(block, layout, "period"), **_attributes(block, layout),
    )  # fmt: skip
    frame, listed = _listed(frame, roster)
    hidden = {name: pl.lit(found["hidden"]) for name, found in ids.items()}
    frame = with_problems(frame, [
        ("OB107", pl.lit(_is_header(block, layout, ids["employee"]["text"]))),
        ("OB110", pl.col("employee") == ""),
        ("OB111", hidden["employee"]),
        ("OB112", ~pl.lit(listed)),
        ("OB113", pl.lit(profile.is_null())),
        ("OB114", hidden["rater"]),
        ("OB115", hidden["observation"]),
        ("OB116", pl.col("day").is_null()),
        ("OB117", pl.col("source").is_null()),
        ("OB118", pl.col("source") == UNLISTED),
    ])  # fmt: skip
    return frame.with_columns(profile.alias(f"{ATTRIBUTE}profile")) if layout.place("profile") else frame


def _attributes(block: pl.DataFrame, layout: Layout) -> dict[str, pl.Series]:
    named = {c.header: c for c in layout.of("attribute")} | {c.name: c for c in layout.of("person")}
    return {ATTRIBUTE + name: block[f"c{c.position}"].str.strip_chars() for name, c in named.items()}


def _listed(frame: pl.DataFrame, roster: pl.DataFrame | None) -> tuple[pl.DataFrame, pl.Series]:
    """Add ``leads`` from the roster, and say who is in it (everyone, where there is none)."""
    if roster is None:
        everyone = pl.repeat(value=True, n=frame.height, dtype=pl.Boolean, eager=True)
        return frame.with_columns(leads=pl.lit(None, pl.Boolean)), everyone
    known = roster.select("employee", "leads", listed=pl.lit(value=True))
    frame = frame.join(known, on="employee", how="left", maintain_order="left")
    return frame.drop("listed"), frame["listed"].fill_null(value=False)


def _is_header(block: pl.DataFrame, layout: Layout, employees: pl.Series) -> pl.Series:
    """Whether a line says once more what the header says, as in files joined into one (blanks and marks do not count)."""
    columns = [column for column in layout.columns if column.role in ("field", "subject")]
    same = employees == next(identity(column.header) for column in columns if column.name == "employee")
    if not same.any():
        return same
    rows = block.filter(same).select(f"c{column.position}" for column in columns).iter_rows()
    told = [all(folded(text) == folded(c.header) for text, c in zip(row, columns, strict=True)) for row in rows]
    return same.scatter(same.arg_true(), told)
