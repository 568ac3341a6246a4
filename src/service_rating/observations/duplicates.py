"""The same observation twice: exact duplicates keep the first (file, line), conflicting ones lose all."""

from __future__ import annotations

import polars as pl

from service_rating.observations.observation_keys import KEYED, keys, rough_keys

SHOWN_OTHERS = 3
FIGURES = ("value", "numerator", "denominator")
SAME, PLACE = ("key", "employee", "subject", "source"), ("file", "line", "position")
"""What makes rows the same observation, and what their order is."""
AT_ONCE = 1 << 18
"""Rows whose keys are made at a time, in the memory of those before."""
NOTHING = pl.DataFrame(
    schema={"row": pl.UInt32, "file": pl.Int32, "line": pl.Int64, "position": pl.Int32, "subject": pl.Int64,
            "problem": pl.String, "detail": pl.String}
)  # fmt: skip


def repeated(rows: pl.DataFrame, files: list[str]) -> pl.DataFrame:
    """The rows to reject: row (place among ``rows``), file, line, position, problem (OB160 or OB161), detail (where the others are)."""
    if rows.height < 2:  # noqa: PLR2004  # one alone repeats nothing
        return NOTHING
    places = _suspects(rows)
    if places.is_empty():
        return NOTHING
    found = rows[places].with_columns(
        pl.col("line").cast(pl.Int64), pl.col("file", "position").cast(pl.Int32), row=places
    )
    found = found.with_columns(key=keys(found))
    found = _grouped(found.sort(*SAME, *PLACE))
    names = pl.Series(files, dtype=pl.String)
    found = found.with_columns(place=pl.format("{}:{}", names.gather(found["file"]), "line"))
    found = found.with_columns(detail=found["place"].gather(found["first"]))
    bad = found.filter(~pl.col("agreed") | (pl.int_range(pl.len()) != pl.col("first")))
    code = pl.when("agreed").then(pl.lit("OB160")).otherwise(pl.lit("OB161"))
    bad = bad.with_columns(problem=code, detail=_details(bad), subject=pl.col("subject").cast(pl.Int64)).sort(*PLACE)
    return bad.select(NOTHING.columns)


def _suspects(rows: pl.DataFrame) -> pl.Series:
    """The places whose key is there more than once, and a few others: rough keys take half the memory, and are as quickly sorted."""
    pieces = (rows.slice(start, AT_ONCE).select(*KEYED) for start in range(0, rows.height, AT_ONCE))
    rough = pl.concat(map(rough_keys, pieces))
    ordered = rough.drop_nulls().sort()
    twice = ordered.slice(1).filter(ordered.slice(1) == ordered.head(ordered.len() - 1))
    return rough.is_in(twice.unique().implode()).arg_true()


def _grouped(found: pl.DataFrame) -> pl.DataFrame:
    """Add to rows that are sorted: ``first`` (the place of the first that is the same observation), ``agreed`` (on the figures)."""
    changed = pl.any_horizontal(pl.col(name) != pl.col(name).shift(1) for name in SAME).fill_null(value=True)
    begins = found.select(changed).to_series().arg_true()
    sizes = pl.concat([begins.slice(1), pl.Series([found.height], dtype=begins.dtype)]) - begins
    first = begins.repeat_by(sizes).explode()
    figures, theirs = found.select(FIGURES), found.select(FIGURES)[first]
    differ = pl.any_horizontal(figures[name].ne_missing(theirs[name]) for name in FIGURES)
    disputed = first.filter(found.select(differ).to_series()).unique()
    return found.with_columns(first=first, agreed=~first.is_in(disputed.implode()))


def _details(bad: pl.DataFrame) -> pl.Series:
    """Where the first of several duplicates is, or the others of a conflict: those are few, and dear to put into words."""
    conflicts = (~bad["agreed"]).arg_true()
    rows = bad[conflicts]
    groups = rows.group_by("first").agg(places=pl.col("place").head(SHOWN_OTHERS + 1), size=pl.len())
    rows = rows.join(groups, on="first", how="left", maintain_order="left")
    return bad["detail"].scatter(conflicts, rows.select(_others()).to_series())


def _others() -> pl.Expr:
    """Where the other rows of a conflict are: at most three places, and how many more there are."""
    places = [pl.col("places").list.get(i, null_on_oob=True) for i in range(SHOWN_OTHERS + 1)]
    others = pl.concat_list(pl.when(place != pl.col("place")).then(place) for place in places)
    named = others.list.drop_nulls().list.head(SHOWN_OTHERS).list.join(", ")
    more = pl.col("size").cast(pl.Int64) - 1 - SHOWN_OTHERS
    return pl.when(more > 0).then(pl.format("{} (+{})", named, more)).otherwise(named)
