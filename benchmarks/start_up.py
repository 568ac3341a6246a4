"""Measure how long short commands take beside what they cannot do without: ``python benchmarks/start_up.py``.

Whole processes in turn, round after round: seconds, processor seconds and, where ``perf`` is there, instructions. The table is in
Markdown. Seconds say little on a busy machine; the ratio of instructions hardly changes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from validate import rubric

HERE = Path(__file__).parent
PERF = ("perf", "stat", "-x,", "-e", "instructions:u", "-o")
MINIMAL = """
import typer
app = typer.Typer()
@app.command()
def one(name: str, count: int = 1): "One."
@app.command()
def two(name: str): "Two."
app()
"""


class Program(NamedTuple):
    """One command to measure: its title, what it is set beside, and how often that it may take."""

    title: str
    beside: str
    limit: float
    arguments: list[str]


class Taken(NamedTuple):
    """What one process took: seconds, processor seconds, million instructions (0 where they cannot be counted)."""

    wall: float
    processor: float
    instructions: float


def programs(folder: Path) -> dict[str, Program]:
    """What is measured, by name."""
    rows, plain = str(folder / "rows.csv"), str(folder / "plain.rubric.yaml")
    tool = ["-m", "service_rating"]
    check = [*tool, "validate", "--ignore", "SR302", plain]  # SR302: there are no worked cases
    return {
        "python": Program("`python -c pass`", "", 0, ["-c", "pass"]),
        "version": Program("`--version`", "python", 3, [*tool, "--version"]),
        "minimal": Program("`--help` of a typer application with two commands", "", 0, [str(folder / "app.py"), "--help"]),
        "help": Program("`--help`", "minimal", 1.3, [*tool, "--help"]),
        "models": Program("`import typer, pydantic, yaml`", "", 0, ["-c", "import typer, pydantic, yaml"]),
        "known": Program("`validate`, a rubric seen before", "models", 1.5, check),
        "new": Program("`validate`, a new rubric without cases", "models", 1.5, [*check, "--no-cache"]),
        "frames": Program("`import polars, narwhals`", "", 0, ["-c", "import polars, narwhals"]),
        "evaluate": Program(
            "`evaluate` of 100 rows", "frames", 2, [*tool, "evaluate", rows, "-o", str(folder / "out.csv"), "--lang", "en"]
        ),
    }  # fmt: skip


def run(program: Program, folder: Path) -> Taken:
    """Run one process to its end."""
    counted = folder / "perf.csv"
    before = [*PERF, str(counted), "--"] if shutil.which("perf") else []
    environment = os.environ | {"SERVICE_RATING_CACHE_DIR": str(folder / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or every process would compile all modules
    command = [*before, sys.executable, *program.arguments]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{program.title}: exit code {process.returncode}")
    return Taken(wall, used.ru_utime + used.ru_stime, _instructions(counted) if before else 0)


def _instructions(counted: Path) -> float:
    numbers = (line.split(",")[0] for line in counted.read_text(encoding="utf-8").splitlines())
    return next((int(number) / 1e6 for number in numbers if number.isdigit()), 0)


def table(found: dict[str, list[Taken]], measured: dict[str, Program]) -> str:
    """The table of all programs, in Markdown."""
    lines = ["| | seconds | × | processor × | instructions × | limit × |", "|---|---|---|---|---|---|"]
    for name, program in measured.items():
        own, beside = found[name], found.get(program.beside)
        wall = f"{median(taken.wall for taken in own):.3f}"
        ratios = ["", "", ""] if beside is None else [_ratio(own, beside, column) for column in range(3)]
        limit = f"{program.limit:g}" if program.limit else ""
        lines.append(f"| {program.title} | {wall} | {' | '.join(ratios)} | {limit} |")
    return "\n".join(lines)


def _ratio(own: list[Taken], beside: list[Taken], column: int) -> str:
    ratios = [one[column] / other[column] for one, other in zip(own, beside, strict=True) if other[column]]
    return f"{median(ratios):.2f}" if ratios else ""


def main() -> None:
    """Draw, run everything once to fill caches, then in turn; print."""
    parser = argparse.ArgumentParser(description="Measure short commands beside what they cannot do without.")
    parser.add_argument("--runs", type=int, default=9, help="rounds; the table shows medians")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="service-rating-") as place:
        folder = Path(place)
        (folder / "plain.rubric.yaml").write_text(rubric(0, cases=False), encoding="utf-8")
        (folder / "app.py").write_text(MINIMAL, encoding="utf-8")
        subprocess.run([sys.executable, str(HERE / "generate.py"), "100", str(folder / "rows.csv")], check=True)
        measured = programs(folder)
        for program in measured.values():
            run(program, folder)
        found: dict[str, list[Taken]] = {name: [] for name in measured}
        for _ in range(asked.runs):
            for name, program in measured.items():
                found[name].append(run(program, folder))
        print(table(found, measured))


if __name__ == "__main__":
    main()
