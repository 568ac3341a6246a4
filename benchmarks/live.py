"""Measure how long an answer takes to change the level on the screen: ``python benchmarks/live.py``.

One whole interview, answered question by question, in a process that is warm (the first level is computed before the first
question, as on the screen). The time is that from the answer to the new level.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from statistics import median, quantiles
from typing import TYPE_CHECKING

from service_rating import load_rubric
from service_rating.interview.session import Session
from service_rating.interview.speaker import Speaker

if TYPE_CHECKING:
    from service_rating.interview.questions import Question

LIMIT = 50
"""Milliseconds."""


def typed(question: Question, number: int) -> str:
    """An answer in the middle of what may be entered, a little different from question to question."""
    low, high = float(question.measure.min), float(question.measure.max)
    match question.kind:
        case "checklist":
            return "1"
        case "share":
            return f"{70 + number % 25}%"
        case "rating" | "count":
            return str(int(low + (high - low) * (0.5 + 0.1 * (number % 5))))
        case _:
            return f"{(high - low) * 0.1:.0f}"


def interview(source: str, rubric_name: str) -> list[float]:
    """Milliseconds from each answer to the level that shows it."""
    speaker = Speaker("E1001", source, "m1")  # type: ignore[arg-type]
    session = Session(load_rubric(rubric_name), speaker, day=date(2026, 6, 30), period="2026H1")
    session.level()
    taken = []
    for number, question in enumerate(session.questions):
        refusal = session.answer(typed(question, number))
        if refusal is not None:
            sys.exit(f"{question.kpi}: {refusal.reason.en}")
        start = time.perf_counter()
        session.level()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def main() -> None:
    """Run some interviews and print the table, in Markdown."""
    parser = argparse.ArgumentParser(description="Measure the time from an answer to the new level.")
    parser.add_argument("--runs", type=int, default=3, help="interviews; the times of all answers count")
    parser.add_argument("--source", default="supervisor", help="who answers")
    parser.add_argument("--rubric", default="service-awareness", help="a shipped rubric, or a file")
    asked = parser.parse_args()
    taken = [ms for _ in range(asked.runs) for ms in interview(asked.source, asked.rubric)]
    print("| answers | median ms | 95 % within ms | limit ms |\n|---|---|---|---|")
    print(f"| {len(taken)} | {median(taken):.1f} | {quantiles(taken, n=20)[-1]:.1f} | {LIMIT} |")


if __name__ == "__main__":
    main()
