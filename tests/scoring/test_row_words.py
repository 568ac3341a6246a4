"""The words for rows in plain Python mean what Polars' words mean, also where cells are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from service_rating.scoring import row_words
from service_rating.scoring.dialect import in_rows, nw
from service_rating.scoring.remembered import remembered
from service_rating.scoring.row_columns import Table
from service_rating.scoring.row_frames import Cells, RowFrame, given

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS: dict[str, list[Any]] = {
    "a": [7, -7, 0, None, 3, None, 9], "b": [2, 3, None, 4, 3, None, 1], "text": ["x", "-1.500", None, "é好", "", "0", "100"],
    "yes": [True, False, None, True, None, False, True], "also": [None, None, None, False, True, True, True],
    "key": [1, 1, 2, 2, 2, 3, 1], "place": [0, 1, 2, 3, 4, 5, 6],
}  # fmt: skip
POLARS = pl.DataFrame(COLUMNS)
ROWS = given(COLUMNS, POLARS.to_dicts())
ALIKE = [
    *(POLARS[n : n + 1] for n in range(POLARS.height)), POLARS.head(0),
    *(POLARS.with_columns(pl.col(name).first()) for name in COLUMNS), POLARS.with_columns(a=pl.lit(None, pl.Int64), also=True),
]  # fmt: skip
"""One row, no row, and all rows with one column that is the same throughout."""
OTHERS = {"key": [1, 2, 9], "more": [10, None, 30]}

EXPRESSIONS: dict[str, Callable[[Any], Any]] = {
    "arithmetic": lambda nw: (nw.col("a") * nw.col("b") - nw.lit(3) + nw.col("a")) // nw.lit(2) % nw.lit(5),
    "turned round": lambda nw: nw.lit(3) - nw.col("a"),
    "sign": lambda nw: nw.col("a").abs(),
    "equal": lambda nw: nw.col("a") == nw.col("b"),
    "equal to one": lambda nw: nw.col("a") == nw.lit(3),
    "other than": lambda nw: nw.col("a") != nw.lit(3),
    "more": lambda nw: nw.col("a") > nw.col("b"),
    "at least": lambda nw: nw.col("a").abs() >= nw.lit(7),
    "less": lambda nw: nw.col("a") < nw.lit(0),
    "at most": lambda nw: nw.col("a") <= nw.col("b"),
    "and": lambda nw: nw.col("yes") & nw.col("also"),
    "or": lambda nw: nw.col("yes") | nw.col("also"),
    "not": lambda nw: ~nw.col("yes"),
    "missing": lambda nw: nw.col("a").is_null(),
    "one of": lambda nw: nw.col("a").is_in([3, 9]),
    "nothing": lambda nw: nw.lit(None, dtype=nw.Int64),
    "then": lambda nw: nw.when(nw.col("yes")).then(nw.col("a")),
    "choice": lambda nw: nw.when(nw.col("yes")).then(nw.col("a")).otherwise(
        nw.when(nw.col("also")).then(nw.lit(1)).otherwise(nw.col("b"))
    ),
    "first": lambda nw: nw.coalesce(nw.col("a"), nw.col("b"), nw.lit(0)),
    "least": lambda nw: nw.min_horizontal("a", nw.col("b")),
    "greatest": lambda nw: nw.max_horizontal(nw.col("a"), "b"),
    "joined": lambda nw: nw.concat_str([nw.col("text"), nw.lit("/"), nw.col("a").cast(nw.String)]),
    "cut": lambda nw: nw.col("text").str.slice(1),
    "replaced": lambda nw: nw.col("text").str.replace_all(r"\.?0+$", ""),
    "number": lambda nw: nw.col("a").cast(nw.Int64),
    "divided": lambda nw: nw.col("a") // nw.col("b"),
    "divided by nothing": lambda nw: nw.col("a") // (nw.col("b") - nw.lit(3)),
    "what is left of that": lambda nw: nw.col("a") % (nw.col("b") - nw.lit(3)),
    "divided by 0": lambda nw: nw.col("a") // nw.lit(0),
    "chosen among many": lambda nw: nw.when(nw.col("also")).then(nw.col("b")).otherwise(
        nw.when(nw.lit(value=True)).then(nw.col("a")).otherwise(nw.lit(1))
    ),
}  # fmt: skip
AGGREGATES: dict[str, Callable[[Any], Any]] = {
    "sum": lambda nw: nw.col("a").sum().cast(nw.Int64),
    "count": lambda nw: nw.col("a").count().cast(nw.Int64),
    "rows": lambda nw: nw.len().cast(nw.Int64),
    "least": lambda nw: nw.col("a").min(),
    "greatest": lambda nw: nw.col("b").max(),
    "of some": lambda nw: nw.when(nw.col("b") == nw.lit(3)).then(nw.col("a")).max(),
    "of others": lambda nw: nw.when(nw.col("b") == nw.lit(3)).then(nw.lit(0)).otherwise(nw.lit(1)).sum(),
    "of those where": lambda nw: nw.when(nw.col("b") >= nw.lit(3)).then(nw.col("a")).min(),
}


def _rows(frame: RowFrame) -> list[dict[str, Any]]:
    return frame.rows({})


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_an_expression_means_the_same(name: str) -> None:
    made = EXPRESSIONS[name]
    theirs = POLARS.with_columns(made(pl).alias("x"))["x"].to_list()
    assert [row["x"] for row in _rows(ROWS.select(made(row_words).alias("x")))] == theirs


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_it_does_where_columns_have_the_same_in_every_row(name: str) -> None:
    made = EXPRESSIONS[name]
    for frame in ALIKE:
        theirs = frame.with_columns(made(pl).alias("x"))["x"].to_list()
        ours = given(COLUMNS, frame.to_dicts()).select(made(row_words).alias("x"))
        assert [row["x"] for row in _rows(ours)] == theirs


@pytest.mark.parametrize("frame", [POLARS, *ALIKE], ids=lambda frame: f"{frame.height}-{frame['a'].n_unique()}")
def test_aggregates_mean_the_same(frame: pl.DataFrame) -> None:
    theirs = frame.group_by("key", maintain_order=True).agg(*(made(pl).alias(n) for n, made in AGGREGATES.items()))
    ours = (
        given(COLUMNS, frame.to_dicts())
        .group_by("key")
        .agg(*(made(row_words).alias(n) for n, made in AGGREGATES.items()))
    )
    assert _rows(ours) == theirs.to_dicts()
    assert ours.collect_schema().names() == theirs.columns


def test_frames_are_put_together_the_same() -> None:
    def steps(nw: Any, frame: Any, other: Any) -> Any:
        kept = frame.filter(nw.col("yes") | nw.col("also")).select("key", "place", nw.col("a").alias("b"))
        left = kept.join(other, on="key", how="left")
        inner = kept.join(other, on=["key"], how="inner").with_columns(nw.col("b").alias("more"))
        return nw.concat([left, inner]).with_columns(nw.col("place").alias("b"), nw.col("b").alias("last")).drop("key")

    theirs = steps(pl, POLARS, pl.DataFrame(OTHERS))
    ours = steps(row_words, ROWS, given(OTHERS, pl.DataFrame(OTHERS).to_dicts()))
    assert sorted(_rows(ours), key=str) == sorted(theirs.to_dicts(), key=str)
    assert ours.collect_schema().names() == theirs.columns


def test_a_choice_may_be_nested_more_deeply_than_python_calls() -> None:
    found: Any = row_words.lit(0)
    for n in range(2000):
        found = row_words.when(row_words.col("a") == row_words.lit(-n - 1)).then(row_words.lit(n)).otherwise(found)
    assert [row["x"] for row in _rows(ROWS.select(found.alias("x")))] == [0, 6, 0, 0, 0, 0, 0]


def test_what_several_steps_need_is_worked_out_once() -> None:
    seen: list[int] = []
    base = RowFrame(lambda: ["a"], lambda _known: Table(1, {"a": lambda _table: seen.append(1) or [1]}))  # type: ignore[func-returns-value]
    assert _rows(row_words.concat([base, base])) == [{"a": 1}, {"a": 1}]
    assert len(seen) == 1


def test_one_row_has_the_cells_of_the_table_and_no_others() -> None:
    table = ROWS.with_columns(row_words.lit(1).alias("one")).table({})
    cells = Cells(table, 2)
    assert (cells["place"], cells["one"], cells["a"]) == (2, 1, 0)
    with pytest.raises(KeyError, match="nowhere"):
        cells["nowhere"]


def test_expressions_are_built_once_in_the_words_for_rows_only() -> None:
    @remembered
    def more(number: int) -> Any:
        return nw.col("a") + nw.lit(number)

    with in_rows():
        assert more(1) is more(1)
        assert [row["a"] for row in _rows(ROWS.select(more(2)))][:3] == [9, -5, 2]
    assert more(1) is not more(1)
    assert POLARS.select(more(2))["a"].to_list()[:3] == [9, -5, 2]
