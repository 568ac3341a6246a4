"""Strategies for clean observation rows of a rubric: only what every row check accepts."""

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.oracle_numbers import Row, kpis_of
from tests.oracle_values import rubric_sources
from tests.strategies_kpis import Draw, Node, grid_of

EMPLOYEES = ["E1", "E10", "E2", "员工甲", "e1"]
RATERS = ["", "", "r1", "r2", "r3", "r4"]
DAYS = [None, None, 20_454, 20_455, 20_500]
DENOMINATORS = [Fraction(below) for below in ("20", "10", "3", "7", "1", "2.5")]
Drawn = tuple[list[Row], list[Row]]


def rarely(draw: Draw, times: int) -> bool:
    """Draw true about once in so many times."""
    return draw(st.sampled_from([False] * (times - 1) + [True]))


@st.composite
def observation_rows(draw: Draw, rubric: Node) -> Drawn:
    """Draw the rows (events among them) of 1 to 5 employees, and the employees."""
    names = draw(st.lists(st.sampled_from(EMPLOYEES), min_size=1, max_size=5, unique=True))
    rows: list[Row] = []
    for name in names:
        if not rarely(draw, 12):
            rows += draw(employee_rows(rubric, name))
    employees = [draw(employee_entries(rubric, name)) for name in names]
    return draw(st.permutations(distinct(rows))), employees


@st.composite
def employee_entries(draw: Draw, rubric: Node, name: str) -> Row:
    """Draw what a roster says of an employee."""
    profiles = [None, *(rubric.get("profiles") or {})]
    tenure = "min_tenure" in (rubric.get("evidence") or {})
    return {
        "employee": name,
        "profile": draw(st.sampled_from(profiles)),
        "short_tenure": tenure and rarely(draw, 8),
        "roster_rejected": rarely(draw, 20),
    }


@st.composite
def employee_rows(draw: Draw, rubric: Node, name: str) -> list[Row]:
    """Draw the rows of one employee for every KPI and event of a rubric."""
    rows: list[Row] = []
    for kpi in kpis_of(rubric):
        size = draw(st.sampled_from([3, 4, 2, 1, 6, 0]))
        rows += draw(st.lists(kpi_rows(rubric, kpi, name), min_size=size, max_size=size))
    for event in rubric.get("events") or []:
        size = draw(st.sampled_from([0, 0, 1, 3]))
        rows += draw(st.lists(event_rows(event, name), min_size=size, max_size=size))
    return rows


@st.composite
def kpi_rows(draw: Draw, rubric: Node, kpi: Node, name: str) -> Row:
    """Draw one row of a KPI; one in eight says that it does not apply."""
    permitted = list(kpi.get("sources") or rubric_sources(rubric))
    row = {
        "employee": name,
        "kpi": kpi["kpi"],
        "source": draw(st.sampled_from(permitted)),
        "rater": draw(st.sampled_from(RATERS)),
        "day": draw(st.sampled_from(DAYS)),
    }
    if rarely(draw, 8):
        return row | numbers(None, None) | {"na": True}
    return row | draw(row_numbers(kpi))


@st.composite
def row_numbers(draw: Draw, kpi: Node) -> Row:
    """Draw a value on the grid, or a numerator and a denominator with a quotient in range."""
    measure = kpi["measure"]
    ratio = kpi.get("aggregate") == "ratio"
    if ratio or (measure["kind"] == "share" and not draw(st.integers(0, 3))):
        below = draw(st.sampled_from(DENOMINATORS))
        most = int(Fraction(measure.get("max", 1)) * below)
        above = Fraction(draw(st.integers(0, most) | st.just(most)))
        return numbers(above, below)
    grid = grid_of(measure)
    value = Fraction(draw(st.sampled_from(grid) | st.sampled_from(grid[-4:])))
    return numbers(value, None) | {"observations": draw(st.sampled_from([1, 1, 1, 2, 5]))}


def numbers(first: Fraction | None, below: Fraction | None) -> Row:
    """Give the numbers of a row: its value, or its numerator and denominator."""
    return {
        "value": first / below if first is not None and below is not None else first,
        "numerator": None if below is None else first,
        "denominator": below,
        "na": False,
        "observations": 1 if below is None else max(1, int(below)),
    }


@st.composite
def event_rows(draw: Draw, event: Node, name: str) -> Row:
    """Draw one confirmed event; its rater is who decided."""
    return {
        "employee": name,
        "kpi": event["event"],
        "source": "system",
        "rater": draw(st.sampled_from(["board", "head"])),
        "day": draw(st.sampled_from(DAYS)),
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
