"""The generated call-centre example: ``python benchmarks/call_centre.py [FOLDER]`` writes it into examples/call-centre.

``calls.csv`` is what telephone systems export: 5,000 calls to ten agents from January to June 2026, day-first dates, ``?``
and ``-100`` for what is missing, calls that nobody answered (no speed, duration or rating), blanks behind names, blank
rows, the header again in the middle, test calls, two damaged cells. ``inspections.csv`` are the quality inspector's
monthly records of the same agents. Seeded: the same bytes each time. All people are invented.
"""

from __future__ import annotations

import csv
import io
import random
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent.parent / "examples" / "call-centre"
CALLS, BLANK_ROWS = 5000, 1200
FIRST, DAYS = datetime(2026, 1, 1), 181  # noqa: DTZ001  # the wall clock of the office
HEADER = (
    "Call Id", "Agent", "Date", "Time", "Topic", "Answered (Y/N)", "Resolved", "Speed of answer in seconds",
    "AvgTalkDuration", "Satisfaction rating",
)  # fmt: skip
TOPICS = ("Contract", "Technical support", "Payment", "Admin support", "Streaming")
BLANK = [""] * len(HEADER)
SKILLS = {
    "A101": 0.95, "A102": 0.85, "A103": 0.8, "A104": 0.75, "A105": 0.7, "A106": 0.65, "A107": 0.6, "A108": 0.5,
    "A109": 0.4, "A110": 0.3,
}  # fmt: skip
"""How well each agent does, 0 to 1."""
TEST_CALL, NO_RATING, HEADER_AGAIN, TWO_PLACES = 250, 0.08, 2500, 0.5


class Inspected(NamedTuple):
    """A KPI that the inspector records: mean without and with full skill, and out of how many (0: a rating of 1–5)."""

    worst: float
    best: float
    out_of: int


INSPECTED = {
    "necessary_service": Inspected(0.82, 1.0, 10),
    "polite_language_rate": Inspected(0.7, 1.0, 10),
    "proactive_greeting_rate": Inspected(0.75, 1.0, 10),
    "need_discovery": Inspected(2.6, 5.0, 0),
    "composure": Inspected(2.6, 5.0, 0),
}


def calls(draw: random.Random) -> Iterator[list[str]]:
    """The rows of the log, the header first."""
    yield list(HEADER)
    blank = set(draw.sample(range(CALLS), 40))
    for number in range(1, CALLS + 1):
        if number == HEADER_AGAIN:
            yield list(HEADER)
        row = _call(draw, number)
        if number in (777, 4242):
            row[2] = "31/02/2026" if number == 777 else row[2]  # noqa: PLR2004  # a day that no calendar has
            row[7] = row[7] if number == 777 else "fast"  # noqa: PLR2004  # a word where seconds are wanted
        yield row
        if number in blank:
            yield list(BLANK)
    yield from (list(BLANK) for _ in range(BLANK_ROWS - len(blank)))


def _call(draw: random.Random, number: int) -> list[str]:
    agent, skill = draw.choice(list(SKILLS.items()))
    start = FIRST + timedelta(days=draw.randrange(DAYS), hours=9, seconds=draw.randrange(9 * 3600))
    topic = "Test" if number % TEST_CALL == 0 else draw.choice(TOPICS)
    answered = draw.random() < 0.76 + 0.1 * skill or number in (777, 4242)  # the damaged ones
    name = agent + (" " if draw.random() < TWO_PLACES / 10 else "")
    row = [f"ID{number:04}", name, f"{start:%d/%m/%Y}", f"{start:%H:%M:%S}", topic, "Y" if answered else "N"]
    if not answered:
        return [*row, "N", "", "", "-100" if draw.random() < TWO_PLACES else ""]
    resolved = "Y" if draw.random() < 0.62 + 0.36 * skill else "N"
    speed = max(3, round(draw.gauss(16.5 - 8 * skill, 5)))
    talk = timedelta(seconds=draw.randrange(30, 420))
    rating = "?" if draw.random() < NO_RATING else str(min(5, max(1, round(draw.gauss(3.2 + 1.7 * skill, 0.8)))))
    return [*row, resolved, str(speed), str(talk), rating]


def inspections(draw: random.Random) -> Iterator[list[str]]:
    """The inspector's rows, the header first: ten conversations listened to per agent and month."""
    yield ["employee", "kpi", "value", "numerator", "denominator", "source", "rater", "date", "evidence"]
    for month in range(1, 7):
        for agent, skill in SKILLS.items():
            for kpi, (worst, best, out_of) in INSPECTED.items():
                mean = worst + (best - worst) * skill
                seen = ["", str(sum(draw.random() < mean for _ in range(out_of))), str(out_of)]
                rated = [str(min(5, max(1, round(draw.gauss(mean, 0.4))))), "", ""]
                place = [agent, kpi, *(seen if out_of else rated), "mystery_shopper", "Q7", f"2026-{month:02}-20"]
                yield [*place, f"inspection {month:02}"]


def _written(rows: Iterator[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def main(folder: Path) -> None:
    """Write both files."""
    draw = random.Random(6)  # noqa: S311  # an example, no secret
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "calls.csv").write_bytes(_written(calls(draw)))
    (folder / "inspections.csv").write_bytes(_written(inspections(draw)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
