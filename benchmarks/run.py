"""Measure everything side by side: ``python benchmarks/run.py``; ``--help`` tells what may be chosen.

Draws observations, runs the floor, the tool and its peers as whole processes in turn, checks that all come to the same
assessments, then the portable layer, the steps of an evaluation and starting up. Prints tables in Markdown; with ``--write``
makes docs/performance.md of them. The exit code is 1 if a peer does not come to the same assessments.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import sections
import whole_files
from measuring import HERE, machine
from page import page

PARTS = ("files", "portable", "stages", "startup")
PAGE = HERE.parent / "docs" / "performance.md"
EXTRA = ("pandas", "duckdb")
"""Peers that need a library of their own."""
SUFFIXES = {"k": 1_000, "m": 1_000_000}


def size(text: str) -> int:
    """A number of observations: 1000000, 1_000_000, 100k or 10M."""
    factor = SUFFIXES.get(text[-1:].lower(), 1)
    rows = int(text[:-1] if factor > 1 else text) * factor
    if rows < 1:
        raise ValueError
    return rows


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure the floor, the tool and its peers side by side.")
    sizes = [1_000_000, 10_000_000]
    parser.add_argument("--sizes", nargs="+", type=size, default=sizes, help="observations to draw: 1M 10M 100M")
    parser.add_argument("--runs", type=int, default=3, help="rounds; the tables show medians")
    peers = list(whole_files.PEERS)
    parser.add_argument("--peers", nargs="*", choices=peers, default=peers, help="peers to measure")
    parser.add_argument("--peers-up-to", type=size, default=sizes[0], help="peers are measured up to this size (1M)")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="what to measure")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="keep data, outcomes and logs there, and take data from there"
    )
    parser.add_argument("--write", nargs="?", type=Path, const=PAGE, metavar="FILE", help="write the page of figures")
    return parser.parse_args(arguments)


def shown(title: str, text: str) -> str:
    """A part as soon as it is there; gives its text."""
    print(f"## {title}\n\n{text}\n", flush=True)
    return text


def report(asked: argparse.Namespace, folder: Path) -> bool:
    """Measure, print and, if asked for, write the page; whether all peers agree."""
    found, files, agrees = {}, [], True
    for rows in sorted(set(asked.sizes)) if "files" in asked.parts else []:
        peers = asked.peers if rows <= asked.peers_up_to else []
        sized = whole_files.run(rows, folder, peers, asked.runs)
        agrees = agrees and all(one.holds for one in sized.agreements.values())
        title = f"{rows:,} observations, {sized.megabytes:,.0f} MB, {asked.runs} rounds"
        files.append((sized, title, shown(title, whole_files.table(sized, whole_files.titles_of()))))
    if files:
        found["files"] = "\n\n".join(f"### {title}\n\n{text}" for _, title, text in files)
        found["aims"] = shown("Aims", sections.aims([sized for sized, _, _ in files]))
    if {"portable", "stages"} & set(asked.parts):
        drawn = whole_files.draw(min(asked.sizes), folder)
    if "portable" in asked.parts:
        found["portable"] = shown("Portable layer", sections.portable(drawn, asked.runs))
    if "stages" in asked.parts:
        found["stages"] = shown("Where the time goes", sections.stages(drawn, folder))
    if "startup" in asked.parts:
        found["startup"] = shown("Starting up", sections.starting(folder, 2 * asked.runs))
    load = f"Load of the machine at the end (1, 5, 15 minutes): {', '.join(f'{one:.1f}' for one in os.getloadavg())}."
    found["machine"] = shown("Machine", f"{machine()} {load}")
    if asked.write:
        asked.write.write_text(page(found, drawn_rows=min(asked.sizes)), encoding="utf-8")
    return agrees


def main(arguments: list[str] | None = None) -> int:
    """Run in the folder asked for, or in one that vanishes."""
    asked = options(arguments)
    if asked.runs < 1:
        sys.exit("--runs must be at least 1")
    missing = [name for name in asked.peers if name in EXTRA and find_spec(name) is None]
    if missing:
        sys.exit(f"{', '.join(missing)} missing: pip install -e '.[bench]', or choose other --peers")
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        return 0 if report(asked, asked.keep) else 1
    with tempfile.TemporaryDirectory(prefix="service-rating-") as folder:
        return 0 if report(asked, Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
