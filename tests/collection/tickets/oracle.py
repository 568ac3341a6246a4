"""What a ticket log says, worked out in plain Python: one case at a time, one day at a time, in exact numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from chinese_calendar import is_workday

if TYPE_CHECKING:
    from collections.abc import Iterable

UTC = ZoneInfo("UTC")
MINUTE = timedelta(minutes=1)
LIMITS: dict[
    str, tuple[tuple[str, timedelta], tuple[str, timedelta]]
] = {  # tier: unit and size of the limit to respond, and to resolve
    "urgent": (("clock", 30 * MINUTE), ("clock", 120 * MINUTE)),
    "priority": (("clock", 240 * MINUTE), ("clock", 720 * MINUTE)),
    "routine": (("clock", 1440 * MINUTE), ("days", timedelta(days=5))),
    "advisory": (("days", timedelta(days=5)), ("days", timedelta(days=10))),
}
UNITS = {  # KPI: milliseconds of its unit, greatest value
    "urgent_response": (60_000, 1440), "urgent_resolution": (3_600_000, 72),
    "priority_response": (3_600_000, 168), "priority_resolution": (3_600_000, 336),
    "routine_response": (3_600_000, 720), "routine_resolution": (86_400_000, 60),
    "advisory_response": (86_400_000, 60), "advisory_resolution": (86_400_000, 90),
}  # fmt: skip


@dataclass
class Case:
    """A case as it stands at the end: wall times of the zone, None where something has not happened."""

    name: str
    agent: str
    tier: str
    opened: datetime
    responded: datetime | None = None
    done: datetime | None = None
    reopened: int | None = None
    contacts: int | None = None


@dataclass
class Said:
    """What one case says: for each share 1, 0 or None, and the milliseconds that count."""

    shares: dict[str, int | None] = field(default_factory=dict)
    took: dict[str, int | None] = field(default_factory=dict)


@cache
def is_worked(day: date) -> bool:
    """Whether China works on this day."""
    return bool(is_workday(day))


def milliseconds(span: timedelta) -> int:
    """A span of whole milliseconds."""
    return span // timedelta(milliseconds=1)


def working_milliseconds(begin: datetime, end: datetime) -> int:
    """Wall time on working days between two moments."""
    total, day = timedelta(), begin.date()
    while day <= end.date():
        midnight = datetime.combine(day, time())
        if is_worked(day):
            total += max(timedelta(), min(end, midnight + timedelta(days=1)) - max(begin, midnight))
        day += timedelta(days=1)
    return milliseconds(total)


def counted(kind: str, begin: datetime, end: datetime, zone: str) -> int:
    """What counts for a limit."""
    if kind == "days":
        return working_milliseconds(begin, end)
    here = ZoneInfo(zone)
    span = end.replace(tzinfo=here).astimezone(UTC) - begin.replace(tzinfo=here).astimezone(UTC)
    return max(0, milliseconds(span))


def say(case: Case, as_of: datetime, zone: str, *, contacts_known: bool) -> Said:
    """Judge one case."""
    said = Said()
    responded = case.responded or case.done
    for what, ended, (kind, size) in zip(
        ("response", "resolution"), (responded, case.done), LIMITS[case.tier], strict=True
    ):
        most = milliseconds(size)
        took = counted(kind, case.opened, ended or as_of, zone)
        late = took > most
        decided = ended is not None or late
        said.took[what] = took if decided else None
        said.shares[f"{what}_in_time"] = int(not late) if decided else None
    both = [said.shares["response_in_time"], said.shares["resolution_in_time"]]
    said.shares["in_time"] = 0 if 0 in both else 1 if both == [1, 1] else None
    solved = case.done is not None
    said.shares["resolved"] = 1 if solved else 0 if said.shares["resolution_in_time"] == 0 else None
    said.shares["first_contact"] = _first_contact(case, said, solved=solved, contacts_known=contacts_known)
    return said


def _first_contact(case: Case, said: Said, *, solved: bool, contacts_known: bool) -> int | None:
    if not contacts_known or said.shares["resolved"] is None:
        return None
    if solved and case.reopened is None and case.contacts is None:
        return None
    return int(solved and not case.reopened and (case.contacts is None or case.contacts <= 1))


SHARES = {
    "response_in_time": "response_in_time", "resolution_in_time": "resolution_in_time", "resolution_rate": "resolved",
    "first_contact_resolution": "first_contact",
}  # fmt: skip


def rows(cases: Iterable[Case], as_of: datetime, zone: str, *, contacts_known: bool) -> set[tuple[str | None, ...]]:
    """Observation rows for the service-desk rubric, day by day: employee, kpi, value, n, of, date, evidence."""
    found: set[tuple[str | None, ...]] = set()
    sums: dict[tuple[str, str, date], list[int]] = {}
    months: dict[tuple[str, int, int], set[str]] = {}
    for case in cases:
        said, day = say(case, as_of, zone, contacts_known=contacts_known), case.opened.date()
        months.setdefault((case.agent, day.year, day.month), set()).add(case.tier)
        for kpi, share in SHARES.items():
            mark = said.shares[share]
            if mark is not None:
                total = sums.setdefault((case.agent, kpi, day), [0, 0])
                total[0], total[1] = total[0] + mark, total[1] + 1
        for what, took in said.took.items():
            if took is not None:
                kpi = f"{case.tier}_{what}"
                found.add((case.agent, kpi, value(kpi, took), None, None, str(day), case.name))
    found |= {(who, kpi, None, str(n), str(of), str(day), None) for (who, kpi, day), (n, of) in sums.items()}
    for (who, year, month), tiers in months.items():
        end = min(date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1), as_of.date())
        missing = [f"{tier}_{what}" for tier in LIMITS if tier not in tiers for what in ("response", "resolution")]
        found |= {(who, kpi, "N/A", None, None, str(end), None) for kpi in missing}
    return found


def value(kpi: str, took: int) -> str:
    """Milliseconds in the KPI's unit, half-up to nano, not above its maximum, as a plain decimal."""
    unit, most = UNITS[kpi]
    exact = min(Fraction(took, unit), Fraction(most))
    nano = (exact * 10**9 + Fraction(1, 2)).__floor__()
    text = f"{Decimal(nano).scaleb(-9):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
