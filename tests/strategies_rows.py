"""Strategies for clean observation rows of a rubric: only what every row check accepts.

Who is assessed is drawn by Hypothesis; the rows of each employee come from random numbers that Hypothesis seeds. They cost a
tenth of rows drawn cell by cell, so that one rubric is tried on many employees; a failure still shrinks to few of them.
"""

from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.oracle_numbers import Row, kpis_of
from tests.oracle_values import rubric_sources
from tests.strategies_kpis import Draw, Node, grid_of

EMPLOYEES = ["E1", "E10", "E2", "员工甲", "e1", "E9", "é1", "员工乙", "10", "9", "A b", "zz"]
RATERS = ["", "", "r1", "r2", "r3", "r4"]
DAYS = [None, None, 20_454, 20_455, 20_500]
DENOMINATORS = [Fraction(below) for below in ("20", "10", "3", "7", "1", "2.5")]
CHANCE = st.randoms(use_true_random=True)
Drawn = tuple[list[Row], list[Row]]


@st.composite
def observation_rows(draw: Draw, rubric: Node) -> Drawn:
    """Draw the rows (events among them) of 1 to 12 employees, and the employees."""
    names = draw(st.permutations(EMPLOYEES))[: draw(st.sampled_from([4, 8, 12, 2, 1]))]
    rows: list[Row] = []
    employees = []
    for name in names:
        chance = draw(CHANCE)
        if not rarely(chance, 12):
            rows += employee_rows(chance, rubric, name)
        employees.append(employee_entry(chance, rubric, name))
    kept = distinct(rows)
    draw(CHANCE).shuffle(kept)
    return kept, employees


def rarely(chance: Random, times: int) -> bool:
    """Whether something is so that is so about once in so many times."""
    return not chance.randrange(times)


def employee_entry(chance: Random, rubric: Node, name: str) -> Row:
    """What a roster says of an employee."""
    profiles = [None, *(rubric.get("profiles") or {})]
    tenure = "min_tenure" in (rubric.get("evidence") or {})
    return {
        "employee": name,
        "profile": chance.choice(profiles),
        "short_tenure": tenure and rarely(chance, 8),
        "roster_rejected": rarely(chance, 20),
    }


def employee_rows(chance: Random, rubric: Node, name: str) -> list[Row]:
    """The rows of one employee for every KPI and event of a rubric."""
    rows: list[Row] = []
    for kpi in kpis_of(rubric):
        rows += [kpi_row(chance, rubric, kpi, name) for _ in range(chance.choice([3, 4, 2, 1, 6, 0]))]
    for event in rubric.get("events") or []:
        rows += [event_row(chance, event, name) for _ in range(chance.choice([0, 0, 1, 3]))]
    return rows


def kpi_row(chance: Random, rubric: Node, kpi: Node, name: str) -> Row:
    """One row of a KPI; one in eight says that it does not apply."""
    permitted = list(kpi.get("sources") or rubric_sources(rubric))
    row = {
        "employee": name,
        "kpi": kpi["kpi"],
        "source": chance.choice(permitted),
        "rater": chance.choice(RATERS),
        "day": chance.choice(DAYS),
    }
    if rarely(chance, 8):
        return row | numbers(None, None) | {"na": True}
    return row | row_numbers(chance, kpi)


def row_numbers(chance: Random, kpi: Node) -> Row:
    """A value on the grid, or a numerator and a denominator with a quotient in range; often at the upper end."""
    measure = kpi["measure"]
    ratio = kpi.get("aggregate") == "ratio"
    if ratio or (measure["kind"] == "share" and rarely(chance, 4)):
        below = chance.choice(DENOMINATORS)
        most = int(Fraction(measure.get("max", 1)) * below)
        above = Fraction(chance.choice([chance.randint(0, most), most]))
        return numbers(above, below)
    grid = grid_of(measure)
    value = Fraction(chance.choice(chance.choice([grid, grid[-4:]])))
    return numbers(value, None) | {"observations": chance.choice([1, 1, 1, 2, 5])}


def numbers(first: Fraction | None, below: Fraction | None) -> Row:
    """Give the numbers of a row: its value, or its numerator and denominator."""
    return {
        "value": first / below if first is not None and below is not None else first,
        "numerator": None if below is None else first,
        "denominator": below,
        "na": False,
        "observations": 1 if below is None else max(1, int(below)),
    }


def event_row(chance: Random, event: Node, name: str) -> Row:
    """One confirmed event; its rater is who decided."""
    return {
        "employee": name,
        "kpi": event["event"],
        "source": "system",
        "rater": chance.choice(["board", "head"]),
        "day": chance.choice(DAYS),
        **numbers(Fraction(1), None),
    }


def distinct(rows: list[Row]) -> list[Row]:
    """Leave out rows that a reader would call duplicates of, or in conflict with, an earlier one."""
    seen: set[tuple[Any, ...]] = set()
    kept = []
    for row in rows:
        named = bool(row["rater"]) and row["day"] is not None
        key = tuple(row[word] for word in ("employee", "kpi", "source", "rater", "day"))
        if not (named and key in seen):
            kept.append(row)
            seen.add(key)
    return kept
