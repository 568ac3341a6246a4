"""The ticket logs under examples/tickets, drawn anew: ``python benchmarks/example_tickets.py [FOLDER]``. Always the same bytes."""

from __future__ import annotations

import csv
import random
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / "examples" / "tickets"
AGENTS = ("D01", "D02", "D03", "D04", "D05", "D06")
FIRST, AS_OF = datetime(2026, 1, 5, 8, 0), datetime(2026, 6, 30, 18, 0)  # noqa: DTZ001  # wall times of one place
TIERS = {"一级": (20, 75), "二级": (140, 480), "三级": (700, 4 * 1440), "四级": (2 * 1440, 8 * 1440)}
"""Usual minutes until the first response and until the solution."""
SHARE = (1, 3, 5, 3)
HEADER = ("工单编号", "处理人", "服务级别", "受理时间", "首次响应时间", "解决时间", "客户确认时间", "重开次数", "状态")
EVENT_HEADER = ("case", "at", "event", "agent", "tier")
ENGLISH = {"一级": "P1", "二级": "P2", "三级": "P3", "四级": "P4"}


class Case(NamedTuple):
    """A drawn case; None: has not happened until the end of the log."""

    name: str
    agent: str
    tier: str
    opened: datetime
    responded: datetime | None
    resolved: datetime | None
    confirmed: datetime | None
    reopened: int
    cancelled: bool


def draw(number: int, chance: random.Random) -> Case:
    """One case; better agents have lower numbers."""
    agent = chance.choice(AGENTS)
    tier = chance.choices(list(TIERS), SHARE)[0]
    skill = 0.55 + 0.12 * AGENTS.index(agent)
    opened = FIRST + timedelta(minutes=chance.randrange(int((AS_OF - FIRST).total_seconds() / 60)))
    answer, solve = TIERS[tier]
    responded = opened + timedelta(minutes=max(1, int(answer * skill * chance.lognormvariate(0, 0.5))))
    resolved = responded + timedelta(minutes=max(5, int(solve * skill * chance.lognormvariate(0, 0.5))))
    reopened = int(chance.random() < 0.1 * skill)
    confirmed = resolved + timedelta(minutes=chance.randrange(3, 90))
    cancelled = chance.random() < 0.02  # noqa: PLR2004  # two in a hundred
    moments = [moment if moment <= AS_OF and not cancelled else None for moment in (responded, resolved, confirmed)]
    return Case(f"T-2026-{number:04d}", agent, tier, opened, *moments, reopened, cancelled)


def row(case: Case) -> list[str]:
    """A case as one row."""
    state = "已取消" if case.cancelled else "已关闭" if case.confirmed else "处理中"
    moments = (case.opened, case.responded, case.resolved, case.confirmed)
    times = [f"{moment:%Y-%m-%d %H:%M}" if moment else "" for moment in moments]
    return [case.name, case.agent, case.tier, *times, str(case.reopened), state]


def events(case: Case) -> list[tuple[datetime, list[str]]]:
    """A case as its events. What was reopened was first solved half-way."""
    happened = [(case.opened, "opened"), (case.responded, "answered")]
    if case.reopened and case.responded and case.resolved:
        half = (case.resolved - case.responded) / 3
        happened += [(case.responded + half, "resolved"), (case.responded + 2 * half, "reopened")]
    happened += [(case.resolved, "resolved"), (case.confirmed, "customer confirmed")]
    if case.cancelled:
        happened.append((case.opened + timedelta(minutes=7), "cancelled"))
    tier = ENGLISH[case.tier]
    return [
        (moment, [case.name, f"{moment:%Y-%m-%dT%H:%M:%S}+08:00", word, "" if word == "opened" else case.agent, tier])
        for moment, word in happened
        if moment is not None
    ]


def main(folder: Path) -> None:
    """Write both files."""
    chance = random.Random(20260630)  # noqa: S311  # no secret: always the same example
    cases = sorted((draw(number, chance) for number in range(1, 421)), key=lambda case: case.opened)
    with (folder / "tickets.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([HEADER, *map(row, cases)])
    told = sorted(event for case in cases[:150] for event in events(case))
    with (folder / "ticket-events.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([EVENT_HEADER, *(line for _, line in told)])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
