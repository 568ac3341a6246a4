"""The floor: Polars parses all columns as text, streaming, and nothing else: ``python benchmarks/floor.py FILE.csv``.

``--bytes FILE`` only reads the bytes: what is left if parsing cost nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

BLOCK = 1 << 20


def parse(path: str) -> int:
    """Parse every cell and count the rows; the texts are measured, or the engine would skip their columns."""
    import polars as pl  # noqa: PLC0415  # not for counting bytes

    frame = pl.scan_csv(path, infer_schema=False)
    used = frame.select(pl.all().str.len_bytes().sum(), rows=pl.len())
    return int(used.collect(engine="streaming")["rows"].item())


def read(path: str) -> int:
    """Read the file and count its bytes."""
    with Path(path).open("rb", buffering=0) as file:
        return sum(len(block) for block in iter(lambda: file.read(BLOCK), b""))


if __name__ == "__main__":
    print(read(sys.argv[2]) if sys.argv[1] == "--bytes" else parse(sys.argv[1]))
