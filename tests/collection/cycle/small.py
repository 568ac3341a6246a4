"""A rubric with a source of every rhythm, and the status worked out slot by slot in plain Python."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from service_rating.collection.cycle.intervals import intervals
from service_rating.observations.period import parse_period
from service_rating.rubric.model import Rubric

DAY = timedelta(days=1)
Row = dict[str, str]
Rows = dict[tuple[str, str, str], list[Row]]


def text(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


LINE = {"kind": "linear", "points": [[Decimal(1), Decimal(0)], [Decimal(5), Decimal(100)]]}
RATING = {"kind": "rating", "min": Decimal(1), "max": Decimal(5)}
RUBRIC: dict[str, Any] = {
    "rubric": "small", "version": "1.0.0", "title": text("小", "Small"),
    "profiles": {
        "leader": {"sources": {"supervisor": Decimal(40), "subordinate": Decimal(60)}},
        "back": {"not_applicable": ["care"]},
    },
    "sources": {
        "supervisor": {"weight": Decimal(50), "pool": "rater", "every": "half_year"},
        "peer": {"weight": Decimal(50), "pool": "rater", "min_raters": 2, "every": "quarter"},
        "subordinate": {"weight": Decimal(0), "pool": "rater", "every": "half_year"},
        "self": {"weight": Decimal(0), "every": "week"},
        "mystery_shopper": {"weight": Decimal(10), "every": "month"},
        "system": {"weight": Decimal(1), "every": "day"},
        "customer": {"weight": Decimal(20)},
    },
    "dimensions": [{
        "dimension": "all", "title": text("全", "All"), "kpis": [
            {"kpi": "care", "title": text("关心", "Care"), "weight": Decimal(60), "measure": RATING, "curve": LINE,
             "evidence": {"min_observations": 3}},
            {"kpi": "pace", "title": text("快慢", "Pace"), "weight": Decimal(40), "measure": RATING, "curve": LINE,
             "sources": ["system", "customer"], "default_source": "system"},
        ],
    }],
    "behaviours": [
        {"kpi": "ideas", "title": text("点子", "Ideas"), "aggregate": "sum",
         "measure": {"kind": "count", "max": 9, "absent": 0}},
        {"kpi": "calm", "title": text("冷静", "Calm"), "measure": RATING, "only_if": {"kpi": "pace", "is": Decimal(5)}},
    ],
    "levels": [{"level": 1, "title": text("一", "One"), "definition": text("一", "One"), "cut_score": Decimal(0)}],
}  # fmt: skip


def rubric() -> Rubric:
    return Rubric.model_validate(RUBRIC)


SOURCES = list(RUBRIC["sources"])
MAY = {"care": SOURCES, "pace": ["system", "customer"]}
NEEDED = {"care": 3, "pace": 1}


def slots(person: Row, source: str, as_of: date, period: str) -> tuple[list[str], list[str], bool]:
    """Labels of the intervals expected and due, and whether all are over."""
    every = RUBRIC["sources"][source].get("every")
    expected, due, over = [], [], True
    for interval in intervals(parse_period(period), every):
        own = [interval.first + n * DAY for n in range((interval.last - interval.first).days + 1)]
        hired = person.get("hired") or "1900-01-01"
        if 2 * sum(day.isoformat() >= hired for day in own) >= len(own):
            expected.append(interval.label)
            over = over and interval.last <= as_of
            if (interval.first if every == "day" else interval.last) <= as_of:
                due.append(interval.label)
    return expected, due, over


def covered(rows: list[Row], source: str, period: str) -> set[str]:
    """Labels of the intervals with a row."""
    own = intervals(parse_period(period), RUBRIC["sources"][source].get("every"))
    found = {i.label for row in rows for i in own if row["date"] and f"{i.first}" <= row["date"] <= f"{i.last}"}
    return found | ({own[0].label} if len(own) == 1 and any(not row["date"] for row in rows) else set())


def weight(profile: str, source: str) -> Decimal:
    own: dict[str, Any] = RUBRIC["profiles"].get(profile, {}).get("sources", {})
    return Decimal(own.get(source, RUBRIC["sources"][source]["weight"]))


def raters(rows: list[Row]) -> int:
    return len({row["rater"] for row in rows if row["value"] != "N/A"})


def status_by_hand(people: list[Row], rows: list[Row], as_of: date, period: str) -> dict[tuple[str, str, str], str]:
    """The state of every employee × source × KPI that is expected."""
    by: Rows = defaultdict(list)
    for row in rows:
        by[row["employee"], row["source"], row["kpi"]].append(row)
    found = {}
    for person in people:
        for kpi, sources in MAY.items():
            for source in sources:
                if _expected(person, kpi, source):
                    state = _state(person, (source, kpi), by, slots(person, source, as_of, period), period)
                    if state:
                        found[person["employee"], source, kpi] = state
    return found


def _expected(person: Row, kpi: str, source: str) -> bool:
    if person["profile"] == "back" and kpi == "care":
        return False
    weighs = weight(person["profile"], source) > 0
    if source == "subordinate":
        return person["leads"] == "是" or (person["leads"] == "" and weighs)
    return weighs or source == "self"


def _state(person: Row, about: tuple[str, str], by: Rows, slot: tuple[list[str], list[str], bool], period: str) -> str:
    (source, kpi), (expected, due, over) = about, slot
    if not expected:
        return ""
    rows = by[person["employee"], source, kpi]
    there = covered(rows, source, period)
    if not rows and due:
        return "missing"
    short = _short(person, kpi, source, by)
    if set(due) - there or (over and short):
        return "too_few"
    return "complete" if not set(expected) - there and not short else "not_yet_due"


def _short(person: Row, kpi: str, source: str, by: Rows) -> bool:
    rows = by[person["employee"], source, kpi]
    least = {name: RUBRIC["sources"][name].get("min_raters", 1) for name in SOURCES}
    if not (rows and all(row["value"] == "N/A" for row in rows)) and raters(rows) < least[source]:
        return True
    weighing = {name: by[person["employee"], name, kpi] for name in SOURCES if weight(person["profile"], name) > 0}
    seen = [row for own in weighing.values() for row in own]
    if source not in weighing or (seen and all(row["value"] == "N/A" for row in seen)):
        return False
    counted = [row for name, own in weighing.items() if raters(own) >= least[name] for row in own]
    return sum(row["value"] != "N/A" for row in counted) < NEEDED[kpi]
