"""Plain readers for the tests: a rubric as a mapping, and clean long CSV files as rows."""

import csv
import re
import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import yaml

from tests.oracle_numbers import Row, Rubric, kpis_of

EPOCH = date(1970, 1, 1).toordinal()
YES, NO = {"是", "✓", "yes", "true"}, {"否", "✗", "no", "false"}
NOT_APPLICABLE = {"n/a", "na", "不适用"}


class PlainLoader(yaml.SafeLoader):
    """Whole numbers, decimals, true/false and null; everything else stays text."""


def _decimal(loader: PlainLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


def _integer(loader: PlainLoader, node: yaml.ScalarNode) -> int:
    return int(str(loader.construct_scalar(node)))


def _teach() -> None:
    PlainLoader.yaml_implicit_resolvers = {}
    for tag, pattern, first in (
        ("bool", r"^(?:true|false)$", "tf"),
        ("null", r"^(?:~|null|)$", ["~", "n", ""]),
        ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
        ("float", r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$", "-+0123456789"),
    ):
        resolved = f"tag:yaml.org,2002:{tag}"
        PlainLoader.add_implicit_resolver(resolved, re.compile(pattern), list(first))
    PlainLoader.add_constructor("tag:yaml.org,2002:float", _decimal)
    PlainLoader.add_constructor("tag:yaml.org,2002:int", _integer)


_teach()


def load(path_or_text: Path | str) -> Rubric:
    """Read a rubric from a file, or from text when it has a line break or a colon and a space."""
    if isinstance(path_or_text, str) and ("\n" in path_or_text or ": " in path_or_text):
        text = path_or_text
    else:
        text = Path(path_or_text).read_text(encoding="utf-8")
    loaded: Rubric = PlainLoader(text).get_single_data()
    return loaded


def parse_cell(text: str, measure: dict[str, Any]) -> tuple[Fraction | None, Fraction | None]:
    """Read one value: (numerator or value, denominator); the first is None for `N/A`."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.casefold() in NOT_APPLICABLE:
        return None, None
    if plain.casefold() in YES | NO:
        return Fraction(plain.casefold() in YES), None
    if "/" in plain:
        above, below = plain.split("/")
        return Fraction(above.strip()), Fraction(below.strip())
    if plain.endswith("%"):
        return Fraction(plain[:-1].strip()) / 100, None
    return Fraction(plain) / (100 if measure.get("unit") == "percent" else 1), None


def read_csv_rows(path: Path | str, rubric: Rubric) -> list[Row]:
    """Read a clean long file into rows, events among them; blank values are left out."""
    with Path(path).open(encoding="utf-8-sig", newline="") as lines:
        read = [_row(record, rubric) for record in csv.DictReader(lines)]
    return [row for row in read if row is not None]


def _row(record: dict[str, str], rubric: Rubric) -> Row | None:
    """Turn one record into a row; None when it says nothing."""
    kpi = next((kpi for kpi in kpis_of(rubric) if kpi["kpi"] == record["kpi"]), None)
    cells = {key: (record.get(key) or "").strip() for key in ("value", "numerator", "denominator")}
    first: Fraction | None
    below: Fraction | None
    if kpi is None:
        first, below = Fraction(1), None
    elif cells["denominator"]:
        first, below = _number(cells["numerator"]), _number(cells["denominator"])
    elif cells["value"]:
        first, below = parse_cell(cells["value"], kpi["measure"])
    else:
        return None
    return _named(record, kpi, rubric) | _numbers(first, below)


def _number(text: str) -> Fraction:
    return Fraction(unicodedata.normalize("NFKC", text).strip())


def _numbers(first: Fraction | None, below: Fraction | None) -> Row:
    value = first / below if first is not None and below is not None else first
    return {
        "value": value,
        "numerator": None if below is None else first,
        "denominator": below,
        "na": first is None,
        "observations": 1 if below is None else max(1, floor(below)),
    }


def _named(record: dict[str, str], kpi: dict[str, Any] | None, rubric: Rubric) -> Row:
    default = (kpi or {}).get("default_source") or rubric.get("default_source", "system")
    day = (record.get("date") or "").strip()
    return {
        "employee": record["employee"].strip(),
        "kpi": record["kpi"].strip(),
        "source": (record.get("source") or "").strip() or default,
        "rater": (record.get("rater") or "").strip(),
        "day": date.fromisoformat(day).toordinal() - EPOCH if day else None,
    }


def read_csv_employees(path: Path | str, rubric: Rubric, period_end: date) -> list[Row]:
    """Read a clean roster; tenure counts whole months up to the end of the period."""
    least = (rubric.get("evidence") or {}).get("min_tenure", 0)
    with Path(path).open(encoding="utf-8-sig", newline="") as lines:
        return [
            {
                "employee": record["employee"].strip(),
                "profile": (record.get("profile") or "").strip() or None,
                "short_tenure": _months((record.get("hired") or "").strip(), period_end) < least,
                "roster_rejected": False,
            }
            for record in csv.DictReader(lines)
        ]


def _months(hired: str, end: date) -> int:
    """Count whole months; who states no day counts as long employed."""
    if not hired:
        return 10**6
    start = date.fromisoformat(hired)
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
