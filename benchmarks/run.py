"""Measure the floor, the tool and its peers in one run: ``python benchmarks/run.py --rows 1000000``.

Whole processes, one after the other, in turn, so that a slow moment of the machine hits all alike. Prints a table in
Markdown; the exit code is 1 if a peer does not come to the same assessments.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import NamedTuple

from agreement import compare

HERE = Path(__file__).parent
PEERS = {"pandas": "pandas_script.py", "pydantic": "csv_pydantic.py"}
TITLES = {
    "floor": "floor (Polars parses text)",
    "tool": "service-rating evaluate",
    "pandas": "pandas script",
    "pydantic": "csv + pydantic",
}
PACKAGES = ("polars", "narwhals", "pandas", "pyarrow", "pydantic")
MIB = 1024
ROWS_REJECTED = 1


class Measured(NamedTuple):
    """One process from start to end: seconds of wall clock and of all cores, peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


def measure(command: list[str], log: Path, allowed: tuple[int, ...]) -> Measured:
    """Run one process to its end; this process stays small, because its own memory counts as the least peak."""
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        sys.exit(f"exit code {process.returncode}: {' '.join(command)}\n{log.read_text(errors='replace')}")
    return Measured(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / MIB)


def commands(rows: Path, folder: Path, peers: list[str]) -> dict[str, list[str]]:
    """What is measured, by name."""
    python, source = sys.executable, str(rows)
    tool = [python, "-m", "service_rating", "evaluate", source, "-o", str(folder / "tool.csv"), "--lang", "en"]
    found = {"floor": [python, str(HERE / "floor.py"), source], "tool": tool}
    for peer in peers:
        found[peer] = [python, str(HERE / PEERS[peer]), source, str(folder / f"{peer}.csv")]
    return found


def rounds(programs: dict[str, list[str]], runs: int, folder: Path) -> dict[str, list[Measured]]:
    """Every program once per round."""
    found: dict[str, list[Measured]] = {name: [] for name in programs}
    for number in range(runs):
        for name, command in programs.items():
            allowed = (0, ROWS_REJECTED) if name == "tool" else (0,)
            taken = measure(command, folder / f"{name}.log", allowed)
            found[name].append(taken)
            print(f"round {number + 1}: {name} {taken.wall:.2f} s", file=sys.stderr)
    return found


def spread(numbers: list[float], decimals: int) -> str:
    """Median, and in brackets the least and the greatest."""
    middle, low, high = (f"{number:,.{decimals}f}" for number in (median(numbers), min(numbers), max(numbers)))
    return middle if len(numbers) == 1 else f"{middle} ({low}–{high})"


def ratios(found: dict[str, list[Measured]], name: str, base: str) -> list[float]:
    """Wall clock of one program by that of another, round by round."""
    return [one.wall / other.wall for one, other in zip(found[name], found[base], strict=True)]


def table(found: dict[str, list[Measured]]) -> str:
    """The table of all programs, in Markdown."""
    lines = ["| | wall s | × floor | × tool | CPU s | peak MiB |", "|---|---|---|---|---|---|"]
    for name, taken in found.items():
        cells = [
            TITLES[name],
            spread([one.wall for one in taken], 2),
            spread(ratios(found, name, "floor"), 1),
            f"{median(ratios(found, name, 'tool')):.2f}",
            spread([one.cpu for one in taken], 2),
            spread([one.peak for one in taken], 0),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def machine() -> str:
    """Cores, memory and versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = [f"Python {platform.python_version()}", *(installed(name) for name in PACKAGES)]
    return f"{len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB, {', '.join(versions)}."


def installed(package: str) -> str:
    """A package and its version."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"no {package}"


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure the floor, the tool and its peers in one run.")
    parser.add_argument("--rows", type=int, default=1_000_000, help="observations to draw")
    parser.add_argument("--runs", type=int, default=3, help="rounds; the table shows medians")
    parser.add_argument("--peers", nargs="*", choices=list(PEERS), default=list(PEERS), help="peers to measure")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep data, outcomes and logs in this folder")
    return parser.parse_args()


def report(asked: argparse.Namespace, folder: Path) -> bool:
    """Draw, measure, compare and print; whether all peers agree."""
    rows = folder / f"observations-{asked.rows}.csv"
    subprocess.run([sys.executable, str(HERE / "generate.py"), str(asked.rows), str(rows)], check=True)
    programs = commands(rows, folder, asked.peers)
    found = rounds(programs, asked.runs, folder)
    size = rows.stat().st_size / 10**6
    print(f"{asked.rows:,} observations, {size:,.0f} MB, {asked.runs} rounds: median (least–greatest)\n")
    print(table(found), f"\n{machine()}\n", sep="\n")
    outcomes = {peer: compare(folder / "tool.csv", folder / f"{peer}.csv") for peer in asked.peers}
    for peer, outcome in outcomes.items():
        print(outcome.sentence(TITLES[peer]))
    return all(outcome.holds for outcome in outcomes.values())


def main() -> int:
    """Run in the folder asked for, or in one that vanishes."""
    asked = options()
    if asked.rows < 1 or asked.runs < 1:
        sys.exit("--rows and --runs must be at least 1")
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        return 0 if report(asked, asked.keep) else 1
    with tempfile.TemporaryDirectory(prefix="service-rating-") as folder:
        return 0 if report(asked, Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
