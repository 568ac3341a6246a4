"""A million rows on one machine, on a cluster and on DuckDB: ``python -m tests.cluster.million [OBSERVATIONS RUBRIC]``.

Not part of the suite, because it takes its time. Without arguments the rows are generated: those of ``everything.rubric.yaml``,
with every construct of the language. The same bytes are wanted of the command on one machine and on a cluster of two workers,
assessments (justification included) and rejected rows, and of the scoring expressions on Polars and on DuckDB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from service_rating.rubric.loading import load_rubric
from tests.cluster.compared import assessments, duckdb_agrees, rejects, taken_in
from tests.cluster.generated import RUBRIC, generate
from tests.cluster.standalone import environment, leash, standalone

PEOPLE = 21_600
"""They have a million rows."""
PROGRAM = [sys.executable, "-m", "service_rating", "evaluate"]


def main(given: list[str]) -> int:
    """Assess in three ways; 0 when all outcomes are the same bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not given:
            generate(folder / "in", PEOPLE, parts=8)
        observations, rubric = (Path(given[0]), given[1]) if given else (folder / "in", str(RUBRIC))
        return 0 if all([_same_on_cluster(folder, observations, rubric), _same_on_duckdb(observations, rubric)]) else 1


def _same_on_cluster(folder: Path, observations: Path, rubric: str) -> bool:
    arguments = [*PROGRAM, str(observations), "-r", rubric]
    alone = _run("one machine", [*arguments, "-o", f"{folder}/one.parquet", "--rejects", f"{folder}/one.csv"], {})
    with standalone(folder) as cluster:
        spread = ["--engine", "spark", "--master", cluster.master, "-o", f"{folder}/out", "--rejects", f"{folder}/bad"]
        together = _run("cluster", [*arguments, *spread], environment(folder))
    one, many = pl.read_parquet(folder / "one.parquet"), assessments(folder / "out")
    _describe(one, rubric)
    same = _told("assessments", one.height, same=alone == together and one.write_ndjson() == many.write_ndjson())
    if not (folder / "bad").exists() or not any((folder / "bad").iterdir()):
        return same
    lost, own = rejects(folder / "bad", folder / "one.csv")
    return _told("rejected rows", own.height, same=lost.write_ndjson() == own.write_ndjson()) and same


def _same_on_duckdb(observations: Path, rubric: str) -> bool:
    loaded, frames = taken_in(rubric, observations)
    began = time.monotonic()
    same = duckdb_agrees(loaded, frames)
    print(f"expressions on Polars and DuckDB: {time.monotonic() - began:.0f} s")  # noqa: T201
    return _told("observations", frames[0].height, same=same)


def _run(what: str, command: list[str], settings: dict[str, str]) -> int:
    began = time.monotonic()
    ended = subprocess.run([*leash(), *command], env=os.environ | settings, stderr=subprocess.DEVNULL, check=False)
    print(f"{what}: exit code {ended.returncode} after {time.monotonic() - began:.0f} s")  # noqa: T201
    return ended.returncode


def _describe(found: pl.DataFrame, rubric: str) -> None:
    """How much of what is easily got wrong the rows hold."""
    cuts = [float(level.cut_score) for level in load_rubric(rubric).levels]
    ties = found.filter(pl.col("composite").is_in(cuts)).height
    counts = found.group_by("status").len().sort("status").rows()
    print(f"{ties} composites lie on a cut score; {', '.join(f'{n} {status}' for status, n in counts)}")  # noqa: T201


def _told(what: str, count: int, *, same: bool) -> bool:
    print(f"{count} {what}: {'the same bytes' if same else 'DIFFERENT'}")  # noqa: T201
    return same


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
