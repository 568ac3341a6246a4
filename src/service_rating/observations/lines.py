"""Lines: the fields that say who, by whom, when — checked before the figures, in a fixed order, first problem wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.filled import filled
from service_rating.observations.names import folded, identity
from service_rating.observations.people import clean_ids
from service_rating.observations.subjects import UNLISTED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.observations.header import Column, Layout
    from service_rating.observations.lexicon import Lexicon
    from service_rating.observations.numbering import Numbering
    from service_rating.observations.readings import Readings

ATTRIBUTE = "attribute: "
Check = tuple[str, pl.Expr]
Cells = dict[str, pl.Expr | pl.Series]


def with_problems(frame: pl.DataFrame, checks: Iterable[Check]) -> pl.DataFrame:
    """Complete ``problem``: rows that have none yet get the code of the first check that strikes."""
    struck = frame.select(condition.alias(code) for code, condition in checks)
    codes = [pl.when(found).then(pl.lit(found.name)) for found in struck.get_columns() if found.any()]
    return frame.with_columns(problem=pl.coalesce("problem", *codes)) if codes else frame


def cell(block: pl.DataFrame, layout: Layout, name: str) -> pl.Series:
    """The texts of a field, blank where the file has no such column."""
    column = layout.place(name)
    if column is None:
        return filled(block.height, pl.String, value="")
    return block[f"c{column.position}"]


def text(block: pl.DataFrame, column: Column | None) -> pl.Expr | pl.Series:
    """The texts of a column, blank where the file has no such column."""
    return pl.lit("") if column is None else block[f"c{column.position}"]


def read(block: pl.DataFrame, column: Column | None, readings: Readings, *names: str) -> Cells:
    """What the cells of a column mean (all of it or ``names``); where the file has no such column, what a blank cell means."""
    if column is not None:
        return {cells.name: cells for cells in readings.of(block[f"c{column.position}"], *names)}
    blank = readings.of(pl.Series([""], dtype=pl.String), *names)
    return {cells.name: pl.lit(cells[0], cells.dtype) for cells in blank}


def read_lines(block: pl.DataFrame, layout: Layout, lexicon: Lexicon) -> pl.DataFrame:
    """Read one block's common fields.

    Gives one row per line: line, problem (code or null), employee and rater (their numbers), rated (whether there is a
    rater), source (place in the rubric, −1 none), day, evidence, label (of a period), outside (whether that is another
    than the one asked for), observation (its id), leads (Boolean or null), and the attribute columns.
    """
    readings = {
        "employee": lexicon.employee, "rater": lexicon.rater, "source": lexicon.source, "profile": lexicon.profile,
        "date": lexicon.day, "period": lexicon.label,
    }  # fmt: skip
    cells = {k: v for name, known in readings.items() for k, v in read(block, layout.place(name), known).items()}
    frame = block.select("line", problem="shape").with_columns(
        **cells, evidence=text(block, layout.place("evidence")), **attributes(block, layout)
    )
    frame, observation_hidden = _with_observation(frame, block, layout)
    frame = with_problems(frame, [
        ("OB107", pl.lit(_is_header(block, layout, frame["employee"], lexicon.people))),
        ("OB110", pl.col("nobody")),
        ("OB111", pl.col("employee_hidden")),
        ("OB112", ~pl.col("listed")),
        ("OB113", pl.col("profile").is_null()),
        ("OB114", pl.col("rater_hidden")),
        ("OB115", observation_hidden),
        ("OB116", pl.col("day").is_null()),
        ("OB117", pl.col("source").is_null()),
        ("OB118", pl.col("source") == UNLISTED),
    ])  # fmt: skip
    if layout.place("profile") is not None:
        frame = frame.with_columns(pl.col("profile").alias(f"{ATTRIBUTE}profile"))
    return frame.drop("nobody", "employee_hidden", "listed", "known", "profile", "rater_hidden")


def _with_observation(frame: pl.DataFrame, block: pl.DataFrame, layout: Layout) -> tuple[pl.DataFrame, pl.Expr]:
    """Add the observation's own id, and say where it holds hidden characters; such ids hardly repeat."""
    column = layout.place("observation")
    if column is None:
        return frame.with_columns(observation=pl.lit("")), pl.lit(value=False)
    ids = clean_ids(block[f"c{column.position}"])
    return frame.with_columns(observation=ids["text"]), pl.lit(ids["hidden"])


def attributes(block: pl.DataFrame, layout: Layout) -> dict[str, pl.Series]:
    """The cells of the attribute columns, trimmed."""
    named = {c.header: c for c in layout.of("attribute")} | {c.name: c for c in layout.of("person")}
    return {ATTRIBUTE + name: block[f"c{c.position}"].str.strip_chars() for name, c in named.items()}


def _is_header(block: pl.DataFrame, layout: Layout, employees: pl.Series, people: Numbering) -> pl.Series:
    """Whether a line says once more what the header says, as in files joined into one (blanks and marks do not count)."""
    columns = [column for column in layout.columns if column.role in ("field", "subject")]
    header = next(identity(column.header) for column in columns if column.name == "employee")
    same: pl.Series = employees == people.numbers(pl.Series([header]))[0]
    if not same.any():
        return same
    rows = block.filter(same).select(f"c{column.position}" for column in columns).iter_rows()
    told = [all(folded(text) == folded(c.header) for text, c in zip(row, columns, strict=True)) for row in rows]
    return same.scatter(same.arg_true(), told)
