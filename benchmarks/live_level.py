"""How long an answer of the interview takes until the level is there again: ``python benchmarks/live_level.py``.

Answers every question of the default rubric for one employee, twice, as a superior would, and prints the milliseconds (by the
clock, and of all cores) from each answer to all that the panel beside the questions shows, as JSON. The first answer is left out:
scoring is loaded before the interview.
"""

from __future__ import annotations

import json
import time
from datetime import date

from service_rating import load_rubric
from service_rating.interview.session import Session
from service_rating.interview.speaker import Speaker

ANSWERS = {"rating": ("4", "5"), "share": ("17/20", "19/20"), "count": ("1", "2"), "checklist": ("3", "2")}


def timed() -> list[tuple[float, float]]:
    """Milliseconds by answer: by the clock, and of all cores."""
    session = Session(load_rubric(), Speaker("E1", "supervisor", "m1"), day=date(2026, 3, 5))
    session.level()
    taken = []
    for turn in (0, 1):
        for question in session.questions:
            session.jump(question.kpi)
            start, used = time.perf_counter(), time.process_time()
            refused = session.answer(ANSWERS.get(question.kind, ("1", "2"))[turn])
            session.level()
            if refused is None:
                taken.append(((time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000))
    return taken[1:]


if __name__ == "__main__":
    print(json.dumps(timed()))
