"""Measure ``validate`` beside the bare import of its libraries: ``python benchmarks/validate.py --rubrics 1000``.

Whole processes, one after the other, in turn. Prints a table in Markdown; seconds say little, ratios of one run carry over.
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
from random import Random
from statistics import median
from typing import NamedTuple

from measuring import surroundings

IMPORTS = "import typer, pydantic, yaml"
KPIS = {True: 13, False: 15}
"""With worked cases and without them: both are rubrics of about 200 lines."""
CUTS = (40, 60, 80)


class Program(NamedTuple):
    """One command to measure: its title, what it is set beside, and whether it may use verdicts of earlier runs."""

    title: str
    beside: str
    arguments: list[str]
    cached: bool = False


def rubric(number: int, *, cases: bool) -> str:
    """A clean rubric of about 200 lines with 3 levels; with ``cases`` a case on each side of each cut score.

    Rubrics of different numbers differ in weights, curves, cut scores and gates: what is the same in all is not drawn here.
    """
    drawn = Random(number)  # noqa: S311  # figures to measure with
    kpis = KPIS[cases]
    weights = [drawn.randint(5, 7) for _ in range(kpis - 1)]
    cuts = [cut + drawn.randint(0, 9) for cut in CUTS]
    lines = [
        *(f"rubric: drawn-{number}", "version: 1.0.0", f"title: {{zh: 细则 {number}, en: Rubric {number}}}"),
        *("sources:", "  system: {weight: 1}", "default_source: system", "dimensions:"),
    ]
    for kpi in range(kpis):
        bend = drawn.randint(11, 89)
        if kpi % 4 == 0:
            title = f"    title: {{zh: 维度 {kpi}, en: Dimension {kpi}}}"
            lines += [f"  - dimension: part_{kpi}", title, "    kpis:"]
        lines += [
            *(f"      - kpi: kpi_{kpi}", f"        title: {{zh: 指标 {kpi}, en: Indicator {kpi}}}"),
            *(f"        weight: {[100 - sum(weights), *weights][kpi]}", "        measure: {kind: share}"),
            *("        curve:", "          kind: linear", "          points:"),
            *("            - [0, 0]", f"            - [0.{bend}, {bend}]", "            - [1, 100]"),
            "        provenance: {weight: assumed, curve: assumed, reason: drawn for measuring}",
        ]
    lines.append("levels:")
    for level, cut in enumerate(cuts, 1):
        lines += [
            *(f"  - level: {level}", f"    title: {{zh: 第 {level} 级, en: Level {level}}}", f"    cut_score: {cut}"),
            *("    clauses:", f"      - text: {{zh: 指标 {level}, en: indicator {level}}}", "        gates:"),
            *(
                f"          - kpi: kpi_{drawn.randrange(kpis)}",
                f"            min_score: {10 * level + drawn.randint(0, 9)}",
            ),
        ]
    return "\n".join([*lines, *(cases_at(cuts, kpis) if cases else [])]) + "\n"


def cases_at(cuts: list[int], kpis: int) -> list[str]:
    """A worked case at each cut score and one just below it: every curve gives 100 times the value."""
    lines = ["cases:"]
    for level, cut in enumerate(cuts, 1):
        for composite, reached in ((f"{cut}.00", level), (f"{cut - 1}.99", level - 1)):
            value = f"0.{composite.replace('.', '')}"
            values = ", ".join(f"kpi_{kpi}: {value}" for kpi in range(kpis))
            expected = f"{{level: {reached or 'null'}, composite: {composite}}}"
            lines += [f"  - case: at {composite}", f"    values: {{{values}}}", f"    expect: {expected}"]
    return lines


def draw(folder: Path, rubrics: int) -> None:
    """One rubric and very many, with worked cases and without."""
    for cases, name in ((True, "cases"), (False, "plain")):
        for place, numbers in ((f"one-{name}", range(1)), (f"many-{name}", range(1, rubrics + 1))):
            (folder / place).mkdir()
            for number in numbers:
                file = folder / place / f"{number}.rubric.yaml"
                file.write_text(rubric(number, cases=cases), encoding="utf-8")


def programs(folder: Path, rubrics: int) -> dict[str, Program]:
    """What is measured, by name."""
    check = ["-m", "service_rating", "validate"]
    new, without = "--no-cache", ["--no-cache", "--ignore", "SR302"]  # SR302: there are no worked cases
    one, many = "one rubric", f"{rubrics:,} rubrics"
    return {
        "imports": Program(f"`{IMPORTS}`", "", ["-c", IMPORTS]),
        "one-known": Program(f"{one}, seen before", "imports", [*check, str(folder / "one-cases")], cached=True),
        "one-plain": Program(f"{one}, no cases, new", "imports", [*check, str(folder / "one-plain"), *without]),
        "one-cases": Program(f"{one}, 6 cases, new", "imports", [*check, str(folder / "one-cases"), new]),
        "many-known": Program(f"{many}, seen before", "one-known", [*check, str(folder / "many-cases")], cached=True),
        "many-plain": Program(f"{many}, no cases, new", "one-plain", [*check, str(folder / "many-plain"), *without]),
        "many-cases": Program(f"{many}, 6 cases each, new", "one-cases", [*check, str(folder / "many-cases"), new]),
    }


def run(program: Program, cache: Path) -> float:
    """Seconds of one process from start to end, which must find nothing."""
    environment = surroundings() | {"SERVICE_RATING_CACHE_DIR": str(cache) if program.cached else ""}
    start = time.perf_counter()
    ran = subprocess.run([sys.executable, *program.arguments], env=environment, capture_output=True, check=False)
    wall = time.perf_counter() - start
    if ran.returncode or ran.stdout:
        sys.exit(f"{program.title}: exit code {ran.returncode}\n{ran.stdout.decode()}{ran.stderr.decode()}")
    return wall


def table(found: dict[str, list[float]], measured: dict[str, Program]) -> str:
    """The table of all programs, in Markdown."""
    lines = ["| | wall s | × | of |", "|---|---|---|---|"]
    for name, taken in found.items():
        program = measured[name]
        beside = found.get(program.beside)
        ratio = median(one / other for one, other in zip(taken, beside, strict=False)) if beside else 1
        wall = f"{median(taken):.2f} ({min(taken):.2f}–{max(taken):.2f})"
        of = measured[program.beside].title if beside else ""
        lines.append(f"| {program.title} | {wall} | {ratio:.2f} | {of} |")
    return "\n".join(lines)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure validate beside the bare import of its libraries.")
    parser.add_argument("--rubrics", type=int, default=1000, help="how many rubrics are very many")
    parser.add_argument("--runs", type=int, default=5, help="rounds; the table shows medians")
    parser.add_argument("--quick", action="store_true", help="leave out very many with cases")
    return parser.parse_args()


def main() -> None:
    """Draw, run once what fills files and the cache of verdicts, measure in turn, print."""
    asked = options()
    folder = Path(tempfile.mkdtemp(prefix="service-rating-"))
    try:
        draw(folder, asked.rubrics)
        measured = programs(folder, asked.rubrics)
        if asked.quick:
            del measured["many-known"], measured["many-cases"]
        found: dict[str, list[float]] = {name: [] for name in measured}
        for name in ("imports", "one-known", "many-known"):
            if name in measured:
                run(measured[name], folder / "cache")
        for number in range(asked.runs):
            for name, program in measured.items():
                found[name].append(run(program, folder / "cache"))
                print(f"round {number + 1}: {program.title}: {found[name][-1]:.2f} s", file=sys.stderr)
        print(table(found, measured))
        print(f"\n{len(os.sched_getaffinity(0))} cores, {asked.runs} rounds: median (least–greatest).")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
