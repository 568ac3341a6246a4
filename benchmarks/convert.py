"""A CSV file of observations as Parquet, with the types its cells have: ``python benchmarks/convert.py FILE.csv OUT.parquet``."""

from __future__ import annotations

import sys

import polars as pl


def convert(source: str, target: str) -> None:
    """Write the file, streaming; values stay text, because some of them are N/A."""
    texts = dict.fromkeys(["employee", "kpi", "value", "source", "rater"], pl.String)
    numbers = dict.fromkeys(["numerator", "denominator"], pl.Int64)
    pl.scan_csv(source, schema_overrides=texts | numbers | {"date": pl.Date}).sink_parquet(target)


if __name__ == "__main__":
    convert(*sys.argv[1:3])
