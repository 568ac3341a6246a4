"""The page of figures: the text of performance.template.md around the tables of a run."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from string import Template

TEMPLATE = Path(__file__).parent / "performance.template.md"
NOT_MEASURED = "Not measured in this run."
PLACES = ("files", "aims", "portable", "stages", "startup", "machine")


def page(found: dict[str, str], *, drawn_rows: int) -> str:
    """The page; what was not measured says so. ``drawn_rows``: of the file behind the portable layer and the stages."""
    texts = {place: found.get(place, NOT_MEASURED) for place in PLACES}
    command = " ".join(["python benchmarks/run.py", *_repeatable(sys.argv[1:])])
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        texts, command=command, day=f"{datetime.now(UTC):%Y-%m-%d}", drawn=f"{drawn_rows:,}"
    )


def _repeatable(arguments: list[str]) -> list[str]:
    """The arguments that another machine can do with: the folder where data are kept is this machine's own."""
    kept = arguments.index("--keep") if "--keep" in arguments else len(arguments)
    return arguments[:kept] + arguments[kept + 2 :]
