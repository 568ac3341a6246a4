"""The parts of a run besides whole files, each as Markdown: aims, portable layer, stages, start-up."""

from __future__ import annotations

import json
import subprocess
from statistics import median
from typing import TYPE_CHECKING, Any

import startup
from measuring import markdown, script, spread

if TYPE_CHECKING:
    from pathlib import Path

    from whole_files import Sized

MILLION = 1_000_000
WAYS = {
    "hand": "hand-written Polars, binary fractions",
    "polars": "the pipeline, as it runs on Polars",
    "narwhals": "the pipeline through narwhals, as on other backends",
}
PORTABLE_AIM = 1.15


def aims(sizes: list[Sized]) -> str:
    """What was aimed at, and what was found."""
    lines = []
    for sized in sizes:
        most = 3 if sized.rows <= MILLION else 5
        lines.append((f"{sized.rows:,} rows: at most {most} × the floor", sized.times("tool", "floor"), most, 1))
        lines += [
            (f"{sized.rows:,} rows: at least {least} × faster than {title}", sized.times(peer, "tool"), least, -1)
            for peer, title, least in (("pandas", "the pandas script", 8), ("pydantic", "csv + pydantic", 15))
            if peer in sized.found
        ]
        lines.append((f"{sized.rows:,} rows: Parquet in faster than CSV in", sized.times("parquet", "tool"), 1, 1))
        peak = median(one.peak for one in sized.found["tool"])
        lines.append((f"{sized.rows:,} rows: at most 2,560 MiB", peak, 2560, 1))
    if len(sizes) > 1:
        costs = [median(one.cpu for one in sized.found["tool"]) / sized.rows for sized in (sizes[0], sizes[-1])]
        words = f"CPU per row, {sizes[-1].rows:,} against {sizes[0].rows:,}: at most 1.2 ×"
        lines.append((words, costs[1] / costs[0], 1.2, 1))
    cells = [
        [words, f"{found:,.2f}", "yes" if found * sign <= limit * sign else "**no**"]
        for words, found, limit, sign in lines
    ]
    return markdown(["aim", "found", "reached"], cells)


def _told(name: str, *arguments: object) -> Any:
    ran = subprocess.run(script(name, *arguments), check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(ran.stdout)


def portable(path: Path, runs: int) -> str:
    """Scoring the same clean rows in three ways."""
    told = _told("portable.py", path, "--runs", runs)
    taken = told["taken"]
    lines = []
    for name, title in WAYS.items():
        walls, cores = zip(*taken[name], strict=True)
        by = [one[1] / hand[1] for one, hand in zip(taken[name], taken["hand"], strict=True)]
        lines.append([title, spread(list(walls), 2), spread(list(cores), 2), spread(by, 2)])
    head = (
        f"{told['rows']:,} clean rows of {told['employees']:,} employees in memory, scored to level, status, composite, "
        f"coverage and scores. All agree; {told['differing']} employees differ at a rounding tie. "
        f"Aim: at most {PORTABLE_AIM} × hand-written Polars."
    )
    return f"{head}\n\n{markdown(['', 'wall s', 'CPU s', 'CPU × by hand'], lines)}"


def stages(path: Path, folder: Path) -> str:
    """Where the time of an evaluation goes."""
    told = _told("stages.py", path, folder / "stages.csv")
    whole = sum(cores for _, _, cores in told)
    lines = [[name, f"{wall:.2f}", f"{cores:.2f}", f"{100 * cores / whole:.0f} %"] for name, wall, cores in told]
    return markdown(["step", "wall s", "CPU s", "of the CPU time"], lines)


def starting(folder: Path, runs: int) -> str:
    """Starting up, and the live level."""
    return f"{startup.table(*startup.run(folder, runs))}\n\n{startup.live()}"
