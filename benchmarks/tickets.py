"""Ticket events → observations, against the floor: ``python benchmarks/tickets.py --rows 1000000``.

Draws a log of events (four per case: opened, answered, resolved, confirmed; one case in sixteen is reopened and so has six),
in the order of time, and measures whole processes: the floor (Polars parses all columns as text) and ``collect tickets``
for two rubrics: shares only (service-awareness) and, beside them, a row per case and time (service-desk).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl
from generate import drawn
from measuring import HERE, Measured, Program, machine, measure, ratios, settle, spread

AGENTS = 1000
EVENTS = ("opened", "answered", "resolved", "reopened", "resolved", "confirmed")
TIERS = ("P1", "P2", "P3", "P4")
MINUTES = (90, 600, 5000, 9000)
"""Most minutes between two events, by tier."""
START, SPAN = 1_767_542_400, 150 * 24 * 60
"""2026-01-05 00:00 (UTC) in seconds, and the minutes within which cases are opened."""
OUTCOMES = ("service-awareness", "service-desk")


def events(rows: int) -> pl.DataFrame:
    """About ``rows`` events, in the order of time."""
    cases = pl.select(row=pl.int_range(rows * 16 // 66)).with_columns(
        agent=drawn(1, AGENTS), tier=drawn(2, 16).replace_strict({0: 0, 1: 0, 2: 1, 3: 1, 4: 1}, default=2),
        reopened=drawn(3, 16) == 0, opened=drawn(4, SPAN),
    )  # fmt: skip
    cases = cases.with_columns(tier=pl.when((pl.col("tier") == 2) & (drawn(5, 2) == 0)).then(3).otherwise("tier"))  # noqa: PLR2004
    pace = pl.col("tier").replace_strict(range(4), MINUTES, return_dtype=pl.Int64)
    parts, at = [], pl.col("opened")
    for number, event in enumerate(EVENTS):
        at = at if number == 0 else at + drawn(10 + number, 997) * pace // 997
        only = pl.lit(value=True) if number not in (2, 3) else pl.col("reopened")
        parts.append(cases.filter(only).select("row", "agent", "tier", minute=at, event=pl.lit(event)))
    return pl.concat(parts).sort("minute", "row", maintain_order=True)


def write(rows: int, path: Path) -> int:
    """Write the log; gives the number of its rows."""
    found = events(rows).select(
        case=pl.format("INC{}", pl.col("row").cast(pl.String).str.zfill(8)),
        at=pl.from_epoch(pl.col("minute") * 60 + START).dt.strftime("%Y-%m-%d %H:%M:%S"),
        event="event",
        agent=pl.format("A{}", pl.col("agent").cast(pl.String).str.zfill(4)),
        tier=pl.col("tier").replace_strict(range(4), TIERS, return_dtype=pl.String),
    )
    found.write_csv(path)
    return found.height


def report(asked: argparse.Namespace, folder: Path) -> None:
    """Draw, measure and print."""
    log = folder / f"tickets-{asked.rows}.csv"
    draw = [sys.executable, __file__, "--rows", str(asked.rows), "--draw", str(log)]
    rows = int(subprocess.run(draw, check=True, capture_output=True).stdout)  # this process stays small
    settle(log)
    programs = {"floor (Polars parses text)": [sys.executable, str(HERE / "floor.py"), str(log)]}
    for rubric in OUTCOMES:
        out = str(folder / f"{rubric}.csv")
        programs[f"collect tickets -r {rubric}"] = [
            sys.executable, "-m", "service_rating", "collect", "tickets", str(log), "-r", rubric, "--every", "month", "-o", out,
        ]  # fmt: skip
    found: dict[str, list[Measured]] = {name: [] for name in programs}
    for number in range(asked.runs):
        for name, command in programs.items():
            found[name].append(measure(Program(name, command), folder / "log.txt"))
            print(f"round {number + 1}: {name} {found[name][-1].wall:.2f} s", file=sys.stderr)
    print(f"{rows:,} events, {log.stat().st_size / 10**6:,.0f} MB, {asked.runs} rounds: median (least–greatest)\n")
    print("| | wall s | × floor | CPU s | peak MiB |", "|---|---|---|---|---|", sep="\n")
    for name, taken in found.items():
        times = spread([one.wall for one in taken], 2), spread(ratios(found, name, next(iter(programs))), 1)
        used = spread([one.cpu for one in taken], 1), spread([one.peak for one in taken], 0)
        print(f"| {name} | {' | '.join((*times, *used))} |")
    print(f"\n{machine()}")


def main() -> None:
    """Read the command line and run in a folder that vanishes."""
    parser = argparse.ArgumentParser(description="Measure collect tickets against the floor.")
    parser.add_argument("--rows", type=int, default=1_000_000, help="events to draw, about")
    parser.add_argument("--runs", type=int, default=3, help="rounds; the table shows medians")
    parser.add_argument(
        "--draw", type=Path, metavar="FILE", help="only write the log, and print the number of its rows"
    )
    asked = parser.parse_args()
    if asked.draw is not None:
        print(write(asked.rows, asked.draw))
        return
    with tempfile.TemporaryDirectory(prefix="service-rating-") as folder:
        report(asked, Path(folder))


if __name__ == "__main__":
    main()
