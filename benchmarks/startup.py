"""Starting up: commands of a moment beside the bare import of what they are made of; the live level of the interview."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from measuring import HERE, ROWS_REJECTED, Program, Rounds, markdown, ratios, rounds, script, spread, tool

if TYPE_CHECKING:
    from pathlib import Path

RUBRIC = HERE.parent / "rubrics" / "service-awareness.rubric.yaml"
FEW = 100
LIVE_AIM = 50.0
"""Milliseconds."""


class Beside(NamedTuple):
    """A command, what it is set beside, and the greatest ratio aimed at."""

    name: str
    base: str
    aim: float


PAIRS = (
    Beside("version", "python", 3.0),
    Beside("help", "typer", 1.3),
    Beside("validate", "imports", 1.5),
    Beside("validate-new", "imports", 1.5),
    Beside("evaluate", "frames", 2.0),
)


def programs(folder: Path) -> dict[str, Program]:
    """What is measured, by name."""
    few, python = folder / f"observations-{FEW}.csv", sys.executable
    subprocess.run(script("generate.py", FEW, few), check=True)
    cache = {"SERVICE_RATING_CACHE_DIR": str(folder / "cache")}
    out = ("-o", folder / "few.csv", "--lang", "en")
    typer, libraries, frames = "`--help` of a minimal typer app", "typer, pydantic, yaml", "polars, narwhals"
    return {
        "python": Program("bare Python", [python, "-c", "pass"]),
        "typer": Program(typer, script("minimal_typer.py", "--help")),
        "imports": Program(f"`import {libraries}`", [python, "-c", f"import {libraries}"]),
        "frames": Program(f"`import {frames}`", [python, "-c", f"import {frames}"]),
        "version": Program("`--version`", tool("--version")),
        "help": Program("`--help`", tool("--help")),
        "validate": Program("`validate`, one rubric, seen before", tool("validate", RUBRIC), (0,), cache),
        "validate-new": Program("`validate`, one rubric, new", tool("validate", RUBRIC, "--no-cache"), (0,), cache),
        "evaluate": Program(f"`evaluate`, {FEW} rows", tool("evaluate", few, *out), (0, ROWS_REJECTED), cache),
    }


def run(folder: Path, runs: int) -> tuple[dict[str, Program], Rounds]:
    """Each once to fill caches, then in turn."""
    measured = programs(folder)
    rounds(measured, 1, folder)
    return measured, rounds(measured, runs, folder)


def table(measured: dict[str, Program], found: Rounds) -> str:
    """All commands, in Markdown."""
    pairs = {pair.name: pair for pair in PAIRS}
    lines = []
    for name, taken in found.items():
        pair = pairs.get(name)
        cells = [measured[name].title, spread([one.wall * 1000 for one in taken], 0)]
        if pair:
            cells += [
                spread(ratios(found, name, pair.base), 2),
                f"{median(ratios(found, name, pair.base, cpu=True)):.2f}",
            ]
            cells += [measured[pair.base].title, f"{pair.aim:g}"]
        lines.append([*cells, *[""] * (6 - len(cells))])
    return markdown(["", "wall ms", "×", "CPU ×", "of", "aim: at most"], lines)


def live() -> str:
    """How long the level takes after an answer of the interview, in a sentence."""
    ran = subprocess.run(script("live_level.py"), check=True, stdout=subprocess.PIPE, text=True)
    wall, cpu = zip(*json.loads(ran.stdout), strict=True)
    slow = sum(one > LIVE_AIM for one in wall)
    return (
        f"From an answer to the level: {spread(list(wall), 0)} ms by the clock, {spread(list(cpu), 0)} ms of all cores; "
        f"{slow} of {len(wall)} answers took more than the {LIVE_AIM:.0f} ms aimed at."
    )
