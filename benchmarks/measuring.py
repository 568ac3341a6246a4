"""Whole processes, measured from start to end, and what the figures of several rounds come to."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).parent
PACKAGES = ("polars", "narwhals", "pydantic", "typer", "pandas", "pyarrow", "duckdb")
MIB = 1024
ROWS_REJECTED = 1


class Measured(NamedTuple):
    """One process from start to end: seconds of wall clock and of all cores, peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


class Program(NamedTuple):
    """What is measured: its title, the command, which exit codes are fine, and environment variables of its own."""

    title: str
    command: list[str]
    allowed: tuple[int, ...] = (0,)
    environment: dict[str, str] = {}  # noqa: RUF012  # never changed


Rounds = dict[str, list[Measured]]


def script(name: str, *arguments: object) -> list[str]:
    """The command that runs a program of this folder."""
    return [sys.executable, str(HERE / name), *map(str, arguments)]


def tool(*arguments: object) -> list[str]:
    """The command that runs service-rating, as installed beside this Python."""
    installed = Path(sys.executable).parent / "service-rating"
    start = [str(installed)] if installed.exists() else [sys.executable, "-m", "service_rating"]
    return [*start, *map(str, arguments)]


def surroundings() -> dict[str, str]:
    """The environment of what is measured: modules stay compiled, as they do for everybody who does not forbid it."""
    return {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def settle(path: Path) -> None:
    """Let a file that was just written reach the disk and the page cache, so that no program waits for it."""
    os.sync()
    with path.open("rb") as file:
        while file.read(MIB * MIB):
            pass


def measure(program: Program, log: Path) -> Measured:
    """Run one process to its end; this process stays small, because its own memory counts as the least peak."""
    environment = surroundings() | program.environment
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(program.command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in program.allowed:
        told = log.read_text(errors="replace")
        sys.exit(f"exit code {process.returncode}: {' '.join(program.command)}\n{told}")
    return Measured(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / MIB)


def rounds(programs: dict[str, Program], runs: int, folder: Path) -> Rounds:
    """Every program once per round, in turn, so that a slow moment of the machine hits all alike."""
    found: Rounds = {name: [] for name in programs}
    for number in range(runs):
        for name, program in programs.items():
            taken = measure(program, folder / f"{name}.log")
            found[name].append(taken)
            print(f"round {number + 1}: {program.title}: {taken.wall:.2f} s", file=sys.stderr, flush=True)
    return found


def spread(numbers: list[float], decimals: int) -> str:
    """Median, and in brackets the least and the greatest."""
    middle, low, high = (f"{number:,.{decimals}f}" for number in (median(numbers), min(numbers), max(numbers)))
    return middle if len(numbers) == 1 else f"{middle} ({low}–{high})"


def ratios(found: Rounds, name: str, base: str, *, cpu: bool = False) -> list[float]:
    """Wall clock (or seconds of all cores) of one program by that of another, round by round."""
    pairs = zip(found[name], found[base], strict=True)
    return [one.cpu / other.cpu if cpu else one.wall / other.wall for one, other in pairs]


def markdown(header: list[str], lines: list[list[str]]) -> str:
    """A table."""
    rows = [header, ["---"] * len(header), *lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def machine() -> str:
    """Cores, memory and versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = [f"Python {platform.python_version()}", *(_installed(name) for name in PACKAGES)]
    return f"{len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB, {', '.join(versions)}."


def _installed(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"no {package}"
