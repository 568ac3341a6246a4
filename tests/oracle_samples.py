"""Small rubrics and rows for the hand-computed checks of the oracle."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.oracle import assess
from tests.oracle_numbers import Row, Rubric

AMOUNT = {"kind": "amount", "max": 100}
RATING = {"kind": "rating", "min": 1, "max": 5}
SHARE = {"kind": "share"}
IDENTITY = {"kind": "linear", "points": [[0, 0], [100, 100]]}
STARS = {"kind": "linear", "points": [[1, 0], [5, 100]]}


def d(text: str) -> Decimal:
    return Decimal(text)


def kpi(name: str, weight: Any = 100, **more: Any) -> dict[str, Any]:
    """Give a KPI whose value is its score, unless said otherwise."""
    return {"kpi": name, "weight": weight, "measure": AMOUNT, "curve": IDENTITY} | more


def extra(name: str, **more: Any) -> dict[str, Any]:
    """Give an evidence-only KPI: a rating without a curve, unless said otherwise."""
    return {"kpi": name, "measure": RATING} | more


def levels(*cuts: Any, **gates: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give levels 1, 2, … with their cut scores; ``l2=[…]`` are the gates of level 2."""
    return [
        {"level": number, "cut_score": cut, "clauses": [{"text": {}, "gates": gates.get(f"l{number}", [])}]}
        for number, cut in enumerate(cuts, start=1)
    ]


def rubric(*kpis: dict[str, Any], **more: Any) -> Rubric:
    return {"dimensions": [{"dimension": "only", "kpis": list(kpis)}], "levels": levels(50, 70, 90)} | more


def row(name: str, value: Any, source: str = "system", **more: Any) -> Row:
    """Give a row of employee E; the value None means `N/A`, a text like 3/4 a quotient."""
    above, _, below = value.partition("/") if isinstance(value, str) else (value, "", "")
    first = None if value is None else Fraction(above)
    plain: Row = {
        "employee": "E",
        "kpi": name,
        "value": first / Fraction(below) if below and first is not None else first,
        "numerator": first if below else None,
        "denominator": Fraction(below) if below else None,
        "na": value is None,
        "source": source,
        "rater": "",
        "day": None,
        "observations": max(1, int(Fraction(below))) if below else 1,
    }
    return plain | more


def only(table: Rubric, *rows: Row, **entry: Any) -> dict[str, Any]:
    """Assess the one employee E."""
    return assess(table, list(rows), [{"employee": "E", **entry}])[0]


def first(table: Rubric, *rows: Row, **entry: Any) -> dict[str, Any]:
    """Give the first KPI of employee E."""
    found: dict[str, Any] = only(table, *rows, **entry)["kpis"][0]
    return found
