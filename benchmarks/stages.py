"""Where the time of an evaluation goes: ``python benchmarks/stages.py FILE.csv OUT.csv``.

The steps of ``service-rating evaluate``, one after the other in one process; prints name, wall and CPU seconds of each as JSON.
The command itself overlaps some of them, so that their sum is more than it takes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TAKEN: list[tuple[str, float, float]] = []


def cpu() -> float:
    """Seconds of all cores so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Keep how long something takes."""
    start, used = time.perf_counter(), cpu()
    yield
    TAKEN.append((name, time.perf_counter() - start, cpu() - used))


def main(path: str, out: str) -> None:
    """Evaluate, step by step."""
    with stage("importing, and loading the rubric"):
        from service_rating import load_rubric  # noqa: PLC0415  # measured
        from service_rating.observations import read_observations  # noqa: PLC0415
        from service_rating.reports.evaluation import outcome_of  # noqa: PLC0415
        from service_rating.reports.flat_frame import text_frame  # noqa: PLC0415
        from service_rating.scoring.intake import assess_frames  # noqa: PLC0415

        rubric = load_rubric()
    with stage("reading and checking the rows, finding repetitions"):
        intake = read_observations([path], rubric)
    with stage("rejected rows with their sentences (the rest of it: they begin beside reading)"):
        intake.rejects.height  # noqa: B018  # waits for them
    with stage("pooling, scores, levels, bounds, smallest raise, justification"):
        shares = [
            assess_frames(s.observations, s.events, s.employees, rubric, ("en",), people=s.people)
            for s in intake.shares()
        ]
    with stage("writing the assessments"):
        import polars as pl  # noqa: PLC0415  # measured

        outcome = outcome_of(intake, rubric, pl.concat(shares).sort("employee"))
        text_frame(outcome, "en").write_csv(Path(out), include_bom=True)
    print(json.dumps(TAKEN))


if __name__ == "__main__":
    main(*sys.argv[1:3])
