"""The same observation twice: exact duplicates keep the first (file, line), conflicting ones lose all."""

from __future__ import annotations

import polars as pl

from service_rating.observations.dates import UNDATED

SHOWN_OTHERS = 3
FIGURES = ("value", "numerator", "denominator")


def identities(cells: pl.DataFrame) -> pl.DataFrame:
    """Add ``key``, a 64-bit hash of what makes an observation the same; null where nothing does.

    That is employee, KPI, source and observation id; without an id: employee, KPI, source, rater and date (both
    given), and the evidence too for events and KPIs that are summed.
    """
    by_id, by_rater = pl.col("observation") != "", (pl.col("rater") != "") & (pl.col("day") != UNDATED)
    evidence = (
        pl.when(~by_id & pl.col("evidence_counts")).then(pl.col("evidence").str.strip_chars()).otherwise(pl.lit(""))
    )
    parts = pl.struct(
        "employee", "subject", "source", by_id.alias("by_id"), evidence.alias("evidence"),
        pl.when(by_id).then("observation").otherwise("rater").alias("who"),
        pl.when(by_id).then(pl.lit(UNDATED, pl.Int64)).otherwise("day").alias("day"),
    )  # fmt: skip
    keyed = by_id | by_rater
    return cells.with_columns(key=pl.when(keyed).then(parts.hash(1)))


def repeated(rows: pl.DataFrame, files: list[str]) -> pl.DataFrame:
    """The rows to reject: row (place among ``rows``), file, line, position, problem (OB160 or OB161), detail (where the others are)."""
    keys = rows["key"].drop_nulls().sort()
    twice = keys.filter(keys == keys.shift(1)).unique().to_frame()
    key = ["key", "employee", "subject", "source"]
    rows = rows.with_row_index("row")
    found = (rows.join(twice, on="key", how="semi") if twice.height else rows.head(0)).sort("file", "line", "position")
    found = found.filter(pl.len().over(key) > 1)
    names = pl.Series(files, dtype=pl.String)
    found = found.with_columns(place=pl.format("{}:{}", names.gather(found["file"]), "line"))
    same = pl.all_horizontal(pl.col(name).eq_missing(pl.col(name).first().over(key)) for name in FIGURES)
    groups = found.group_by(key).agg(places=pl.col("place").head(SHOWN_OTHERS + 1), size=pl.len())
    found = found.with_columns(same=same, again=pl.int_range(pl.len()).over(key) > 0)
    found = found.with_columns(agreed=pl.col("same").all().over(key)).filter(~pl.col("agreed") | pl.col("again"))
    found = found.join(groups, on=key, how="left", maintain_order="left")
    code = pl.when("agreed").then(pl.lit("OB160")).otherwise(pl.lit("OB161"))
    first = pl.col("places").list.first()
    return found.select(
        "row",
        "file",
        "line",
        "position",
        "subject",
        problem=code,
        detail=pl.when("agreed").then(first).otherwise(_others()),
    )


def _others() -> pl.Expr:
    """Where the other rows of a conflict are: at most three places, and how many more there are."""
    places = [pl.col("places").list.get(i, null_on_oob=True) for i in range(SHOWN_OTHERS + 1)]
    others = pl.concat_list(pl.when(place != pl.col("place")).then(place) for place in places)
    named = others.list.drop_nulls().list.head(SHOWN_OTHERS).list.join(", ")
    more = pl.col("size").cast(pl.Int64) - 1 - SHOWN_OTHERS
    return pl.when(more > 0).then(pl.format("{} (+{})", named, more)).otherwise(named)
