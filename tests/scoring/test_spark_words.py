"""Where Spark differs from the other backends: tables of constants, division, the least of one. Without Spark."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import polars as pl

from service_rating.scoring import dialect
from service_rating.scoring.arithmetic import floored, greatest, least, quotient
from service_rating.scoring.backend import constants

LARGE = pl.DataFrame({"n": [2**62 - 1, 10**18 + 1, -(10**18) - 1, 2**53 + 1, 5, -5], "d": [3, 7, 7, 2, 2, 2]})


def test_constants_are_made_by_the_session_of_the_frame() -> None:
    def made(rows: list[tuple[int, ...]], schema: str) -> pl.DataFrame:
        assert schema == "code BIGINT, weight BIGINT"
        return pl.DataFrame(rows, schema=["code", "weight"], orient="row")

    native = SimpleNamespace(sparkSession=SimpleNamespace(createDataFrame=made))
    kind = SimpleNamespace(is_duckdb=lambda: False, is_pyspark=lambda: True)
    beside = cast("Any", SimpleNamespace(implementation=kind, to_native=lambda: native))
    with dialect.speaking(beside):
        found = constants(beside, ["code", "weight"], [(1, 2), (3, 4)])
    assert found.to_native().rows() == [(1, 2), (3, 4)]


def test_division_through_floating_point_is_put_right() -> None:
    kind = SimpleNamespace(is_pyspark=lambda: True)
    exact = LARGE.select(quotient(pl.col("n"), pl.col("d"))).to_series().to_list()  # type: ignore[arg-type]
    assert exact == [(n + d // 2) // d for n, d in LARGE.rows()]
    with dialect.speaking(cast("Any", SimpleNamespace(implementation=kind))):
        assert dialect.divides_as_double()
        again = cast("Any", floored(cast("Any", _Doubled(pl.col("n"))), cast("Any", pl.col("d")))).expression
    assert not dialect.divides_as_double()
    assert LARGE.select(again).to_series().to_list() == [n // d for n, d in LARGE.rows()]


class _Doubled:
    """An expression whose ``//`` goes through floating point, as on Spark."""

    def __init__(self, expression: pl.Expr) -> None:
        self.expression = expression

    def __floordiv__(self, other: pl.Expr) -> _Doubled:
        return _Doubled((self.expression.cast(pl.Float64) / other.cast(pl.Float64)).floor().cast(pl.Int64))

    def __mul__(self, other: pl.Expr) -> _Doubled:
        return _Doubled(self.expression * other)

    def __add__(self, other: _Doubled) -> _Doubled:
        return _Doubled(self.expression + other.expression)

    def __sub__(self, other: _Doubled) -> _Doubled:
        return _Doubled(self.expression - other.expression)


def test_the_least_and_the_greatest_of_one() -> None:
    value = cast("Any", pl.col("n"))
    assert least(value) is value
    assert greatest(value) is value
    assert pl.select(cast("pl.Expr", least(cast("Any", pl.lit(1)), cast("Any", pl.lit(2))))).item() == 1
