"""Seeded observations for ``everything.rubric.yaml``: coarse values, so that ties on cut scores are the rule."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator

RUBRIC = Path(__file__).parent / "data" / "everything.rubric.yaml"
COLUMNS = ("employee", "kpi", "value", "numerator", "denominator", "source", "rater", "date", "evidence", "observation",
           "profile", "team")  # fmt: skip
PER_EMPLOYEE = 50
Row = tuple[str, ...]
Make = Callable[..., Any]


def rows_of(number: int) -> Iterator[Row]:
    """The rows of one employee: good and bad, in all forms that the rubric knows."""
    chance = random.Random(number)  # noqa: S311  # nothing secret
    who, profile = f"E{number:05}", chance.choice(["front", "back", "leader", ""])
    skill = chance.random()

    def row(kpi: str, value: str = "", source: str = "", rater: str = "", **more: str) -> Row:
        day = chance.choice(["", f"2026-0{chance.randint(1, 6)}-1{chance.randint(0, 9)}"])
        told = {"employee": who, "kpi": kpi, "value": value, "source": source, "rater": rater, "date": day}
        told |= {"profile": profile, "team": f"T{number % 7}"} | more
        return tuple(told.get(name, "") for name in COLUMNS)

    def about(low: float, high: float, step: float) -> str:
        drawn = min(1.0, max(0.0, skill + chance.uniform(-0.4, 0.4)))
        return f"{low + step * round(drawn * (high - low) / step):g}"

    for n in range(4 if number % 40 == 0 else PER_EMPLOYEE - 2):
        rater = f"R{chance.randint(0, 30)}"
        judge = chance.choice(["supervisor", "peer", "subordinate", "customer", "self"])
        kind = chance.randrange(12)
        if kind < 3:
            of = chance.choice([1, 3, 20])
            yield row("greeting", numerator=str(round(of * float(about(0, 1, 0.05)))), denominator=str(of))
        elif kind < 6:
            yield row("listening", about(1, 5, 0.5), judge, rater)
        elif kind < 8:
            yield row("waiting", about(60, 0, -5) if n % 9 else "N/A", chance.choice(["customer", "system"]))
        else:
            yield next(_others(kind, row, about, chance, number))
    yield from _troubles(number, row)


def _others(kind: int, row: Make, about: Make, chance: random.Random, number: int) -> Iterator[Row]:
    judge = chance.choice(["supervisor", "customer"])
    if kind == 8 and number % 3:
        yield row("complaints", str(chance.randint(0, 2)), evidence=f"C{chance.randint(0, 99)}")
    elif kind == 9:
        yield row("care", about(0, 10, 1), judge, "R1")
    elif kind == 10:
        yield row("contact", str(int(number % 4 > 0)))
    else:
        yield row(chance.choice(["inspection", "praise"]), about(0, 100, 10), judge)


def _troubles(number: int, row: Make) -> Iterator[Row]:
    """Events, a duplicate, a conflict, and rows that are refused."""
    for event, every in (("breach", 11), ("commendation", 5), ("rudeness", 7)):
        if number % every == 0:
            yield row(event, rater="HR", evidence=f"case {number}")
    same = {"observation": f"O{number % 50}", "date": "2026-03-03"}
    if number % 4 == 0:
        yield row("listening", "3", "peer", "R1", **same)
        yield row("listening", "3" if number % 8 else "4", "peer", "R1", **same)
    if number % 6 == 0:
        yield row("listening", "9", "peer", "R2")
        yield row("lisening", "3", "peer", "R2")
    if number % 50 == 0:
        yield row("listening", "3", "boss", "", employee="")


def generate(folder: Path, employees: int, parts: int = 4) -> list[Path]:
    """Write the rows of all employees, scattered over ``parts`` files: CSV, and one of Parquet."""
    rows = [row for number in range(employees) for row in rows_of(number)]
    random.Random(employees).shuffle(rows)  # noqa: S311  # nothing secret
    folder.mkdir()
    files = []
    for part in range(parts):
        own = rows[part::parts]
        if part == parts - 1:
            files.append(folder / f"part{part}.parquet")
            pl.DataFrame(own, schema=dict.fromkeys(COLUMNS, pl.String), orient="row").write_parquet(files[-1])
            continue
        files.append(folder / f"part{part}.csv")
        with files[-1].open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *own])
    return files
