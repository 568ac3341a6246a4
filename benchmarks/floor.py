"""The floor: Polars parses all columns as text, streaming, and nothing else: ``python benchmarks/floor.py FILE.csv``."""

from __future__ import annotations

import sys

import polars as pl


def parse(path: str) -> int:
    """Parse every cell and count the rows; the texts are measured, or the engine would skip their columns."""
    frame = pl.scan_csv(path, infer_schema=False)
    used = frame.select(pl.all().str.len_bytes().sum(), rows=pl.len())
    return int(used.collect(engine="streaming")["rows"].item())


if __name__ == "__main__":
    print(parse(sys.argv[1]))
