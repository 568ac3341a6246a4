"""The roster: who is to be assessed, with profile, hire date and whether they lead others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.dates import EPOCH, UNDATED, days
from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.header import Layout, read_header
from service_rating.observations.lines import ATTRIBUTE, cell, with_problems
from service_rating.observations.names import folded
from service_rating.observations.people import clean_ids, read_profiles
from service_rating.observations.rejects import rejected_rows
from service_rating.observations.table_rows import in_sheet
from service_rating.observations.vocabulary import NO, YES

if TYPE_CHECKING:
    from service_rating.observations.header import Names
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric


@dataclass(frozen=True)
class Roster:
    """Accepted rows (employee, leads, hired day, attributes as text), names of employees whose row was rejected."""

    people: pl.DataFrame
    rejected: pl.DataFrame
    rejects: list[pl.DataFrame]
    read: int

    @property
    def listed(self) -> pl.DataFrame:
        """Everyone the roster names: employee, leads (null where unknown)."""
        return pl.concat([self.people.select("employee", "leads"), self.rejected], how="diagonal")


def read_roster(table: Table, rubric: Rubric, names: Names) -> Roster:
    """Read and check a roster. Raises :class:`CouldNotRunError` OB005 when it has no employee column."""
    with in_sheet(table.name, table.extent.header_row):
        layout = Layout("long", read_header(table.header, names, table.name))
    blocks = list(table.blocks())
    checked = [_checked(block, layout, rubric) for block in blocks]
    rows = pl.concat(checked) if checked else _checked(_no_rows(table), layout, rubric)
    bad = _repeated(rows, table.name)
    first = rows.filter(pl.col("problem").is_not_null())
    bad = pl.concat([first.select("line", "employee", "problem", detail=pl.lit(None, pl.String)), bad])
    rejects = [
        rejected_rows(block, layout, _located(bad).filter(pl.col("line").is_in(block["line"].implode())), table.name)
        for block in blocks
    ]
    good = rows.join(bad.select("line"), on="line", how="anti")
    lost = bad.select("employee").unique().filter(pl.col("employee") != "")
    lost = lost.join(good, on="employee", how="anti")
    return Roster(good.drop("line", "problem"), lost, rejects, rows.height)


def _no_rows(table: Table) -> pl.DataFrame:
    schema = {"line": pl.Int64, "shape": pl.String, "more": pl.String}
    return pl.DataFrame(schema=schema | {f"c{i}": pl.String for i in range(len(table.header))})


def _located(bad: pl.DataFrame) -> pl.DataFrame:
    return bad.with_columns(position=pl.lit(-1, pl.Int32), subject=pl.lit(None, pl.Int64))


def _checked(block: pl.DataFrame, layout: Layout, rubric: Rubric) -> pl.DataFrame:
    employee, leads = clean_ids(cell(block, layout, "employee")), _yes_or_no(cell(block, layout, "leads_others"))
    others = [c for c in layout.columns if c.role not in ("person", "ignored") and c.name != "employee"]
    frame = block.select(
        "line", problem="shape", employee=employee["text"], hidden=employee["hidden"], leads=leads["yes"],
        leads_read=leads["read"], hired=days(cell(block, layout, "hired")),
        known=read_profiles(cell(block, layout, "profile"), rubric),
        **{ATTRIBUTE + c.header: pl.col(f"c{c.position}").str.strip_chars() for c in others},
        **{ATTRIBUTE + c.name: pl.col(f"c{c.position}").str.strip_chars() for c in layout.of("person")},
    )  # fmt: skip
    frame = with_problems(frame, [
        ("OB201", pl.col("employee") == ""),
        ("OB202", pl.col("hidden")),
        ("OB203", pl.col("known").is_null()),
        ("OB204", ~pl.col("leads_read")),
        ("OB205", pl.col("hired").is_null()),
    ])  # fmt: skip
    if layout.place("profile") is not None:
        frame = frame.with_columns(pl.col("known").alias(f"{ATTRIBUTE}profile"))
    return frame.drop("hidden", "known", "leads_read")


def _yes_or_no(texts: pl.Series) -> pl.DataFrame:
    def read(text: str) -> tuple[bool | None, bool]:
        """Yes or no (None where it is neither), and whether the text can be understood."""
        word = folded(text)
        return (True, True) if word in YES | {"1"} else (False, True) if word in NO | {"0"} else (None, not word)

    return by_unique(texts, read, {"yes": pl.Boolean, "read": pl.Boolean})


def _repeated(rows: pl.DataFrame, file: str) -> pl.DataFrame:
    """Rows of employees named twice: the same row again (OB206), or different rows, of which none stays (OB207)."""
    fine = rows.filter(pl.col("problem").is_null()).sort("line")
    contents = [name for name in fine.columns if name not in ("line", "problem", "employee")]
    same = (
        pl.all_horizontal(pl.col(c).eq_missing(pl.col(c).first()) for c in contents) if contents else pl.lit(value=True)
    )
    fine = fine.with_columns(
        agreed=(same.all() if contents else same).over("employee"), first=pl.col("line").first().over("employee"),
        second=pl.col("line").get(1, null_on_oob=True).over("employee"),
    )  # fmt: skip
    twice = fine.filter(pl.col("second").is_not_null() & (~pl.col("agreed") | (pl.col("line") != pl.col("first"))))
    other = pl.when(pl.col("line") == pl.col("first")).then("second").otherwise("first")
    code = pl.when("agreed").then(pl.lit("OB206")).otherwise(pl.lit("OB207"))
    return twice.select("line", "employee", problem=code, detail=pl.format("{}:{}", pl.lit(file), other))


def short_tenure(hired: pl.Series, end: int, months: int) -> pl.Series:
    """Whether fewer than ``months`` whole months lie between hire day and the period's last day, both included."""
    after = EPOCH + timedelta(days=end + 1)
    start = hired.cast(pl.Int32).cast(pl.Date)
    whole = (after.year - start.dt.year()) * 12 + after.month - start.dt.month().cast(pl.Int32)
    whole -= (start.dt.day() > after.day).cast(pl.Int32)
    return ((hired != UNDATED) & (whole < months)).fill_null(value=False)
