"""Files of drawn observations to files of assessments: floor, tool and peers, side by side, and whether the outcomes agree."""

from __future__ import annotations

import shutil
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from agreement import Agreement, compare
from measuring import ROWS_REJECTED, Program, Rounds, markdown, ratios, rounds, script, settle, spread, tool

if TYPE_CHECKING:
    from pathlib import Path

PEERS = {
    "pandas": "pandas script",
    "pydantic": "csv + pydantic",
    "polars": "hand-written Polars",
    "duckdb": "DuckDB SQL",
}
SCRIPTS = {name: "csv_pydantic.py" if name == "pydantic" else f"{name}_script.py" for name in PEERS}
BYTES_PER_ROW = 150
"""Room for a drawn row: as CSV, as Parquet and in temporary files, and its share of the outcomes."""


class Sized(NamedTuple):
    """What was found for one number of observations; ``agreements`` by peer."""

    rows: int
    megabytes: float
    found: Rounds
    agreements: dict[str, Agreement]

    def times(self, name: str, base: str) -> float:
        """Median of the ratio of two programs, by wall clock."""
        return median(ratios(self.found, name, base))


def draw(rows: int, folder: Path) -> Path:
    """The file of drawn observations, and beside it the same as Parquet; those of an earlier run are taken."""
    path = folder / f"observations-{rows}.csv"
    if not path.exists():
        free = shutil.disk_usage(folder).free
        if free < rows * BYTES_PER_ROW:
            sys.exit(
                f"{rows:,} observations need about {rows * BYTES_PER_ROW >> 20:,} MiB; {folder} has {free >> 20:,}"
            )
        part = path.with_suffix(".part")
        subprocess.run(script("generate.py", rows, part), check=True)
        subprocess.run(script("convert.py", part, path.with_suffix(".parquet")), check=True)
        part.rename(path)
    settle(path)
    return path


def programs(path: Path, folder: Path, peers: list[str]) -> dict[str, Program]:
    """What is measured, by name."""
    out, parquet = folder / "tool.csv", path.with_suffix(".parquet")
    by_parquet = tool("evaluate", parquet, "-o", folder / "parquet.csv", "--lang", "en")
    found = {
        "bytes": Program("the bytes read, nothing else", script("floor.py", "--bytes", path)),
        "floor": Program("floor: Polars parses text", script("floor.py", path)),
        "tool": Program("service-rating", tool("evaluate", path, "-o", out, "--lang", "en"), (0, ROWS_REJECTED)),
        "parquet": Program("service-rating, Parquet in", by_parquet, (0, ROWS_REJECTED)),
    }
    for peer in peers:
        found[peer] = Program(PEERS[peer], script(SCRIPTS[peer], path, folder / f"{peer}.csv"))
    return found


def run(rows: int, folder: Path, peers: list[str], runs: int) -> Sized:
    """Draw, measure and compare."""
    path = draw(rows, folder)
    found = rounds(programs(path, folder, peers), runs, folder)
    agreements = {name: compare(folder / "tool.csv", folder / f"{name}.csv") for name in ("parquet", *peers)}
    return Sized(rows, path.stat().st_size / 10**6, found, agreements)


def table(sized: Sized, titles: dict[str, str]) -> str:
    """All programs, in Markdown, and below the table whether they agree."""
    found = sized.found
    lines = [
        [
            titles[name],
            spread([one.wall for one in taken], 2),
            spread(ratios(found, name, "floor"), 1),
            f"{sized.times(name, 'tool'):.2f}",
            spread([one.cpu for one in taken], 2),
            f"{median(ratios(found, name, 'floor', cpu=True)):.1f}",
            spread([one.peak for one in taken], 0),
        ]
        for name, taken in found.items()
    ]
    header = ["", "wall s", "× floor", "× tool", "CPU s", "CPU × floor", "peak MiB"]
    told = [f"- {agreement.sentence(titles[name])}" for name, agreement in sized.agreements.items()]
    return "\n".join([markdown(header, lines), "", *told])


def titles_of() -> dict[str, str]:
    """Title by name of program."""
    return {"bytes": "reading the bytes, nothing else", "floor": "floor: Polars parses all cells as text",
            "tool": "**service-rating evaluate**", "parquet": "service-rating, Parquet in", **PEERS}  # fmt: skip
