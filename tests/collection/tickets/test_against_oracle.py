"""Random logs of both shapes against plain Python."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.collection.tickets import oracle
from tests.collection.tickets.logs import collect, plain, write

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.collection.tickets.collecting import Tickets

START, AS_OF = datetime(2026, 1, 20), datetime(2026, 5, 20, 17, 30)  # noqa: DTZ001  # wall times
WORDS = {"urgent": "紧急", "priority": "P2", "routine": " 三级 ", "advisory": "Ｌｏｗ"}
USUAL = {"urgent": 60, "priority": 500, "routine": 3000, "advisory": 9000}
SHANGHAI, BERLIN = "Asia/Shanghai", "Europe/Berlin"


def exists(when: datetime | None, zone: str) -> bool:
    """Whether clocks ever showed this time (not in the hour that is left out in spring)."""
    here = None if when is None else when.replace(tzinfo=ZoneInfo(zone))
    return here is None or here.astimezone(oracle.UTC).astimezone(here.tzinfo).replace(tzinfo=None) == when


def moment(when: datetime | None) -> str | None:
    return None if when is None else f"{when:%Y-%m-%d %H:%M:%S}"


def drawn(chance: random.Random, number: int) -> oracle.Case:
    tier = chance.choice(list(WORDS))
    opened = START + timedelta(seconds=chance.randrange(int((AS_OF - START).total_seconds())))
    span = timedelta(minutes=USUAL[tier])
    responded = opened + span * chance.choice((0, 0.2, 0.5, 1, 2)) * chance.random()
    done = responded + span * chance.choice((0.3, 1, 3)) * chance.random()
    responded, done = (when.replace(microsecond=0) for when in (responded, done))
    known = [when if when <= AS_OF and chance.random() < 0.85 else None for when in (responded, done)]
    case = oracle.Case(f"C{number}", f"A{chance.randrange(4)}", tier, opened, known[0], known[1])
    case.reopened, case.contacts = chance.choice((0, 0, 1, 2, None)), chance.choice((1, 1, 2, None))
    return case


def collected(folder: Path, cases: list[oracle.Case], zone: str) -> Tickets:
    rows = [
        (c.name, c.agent, WORDS[c.tier], *map(moment, (c.opened, c.responded, c.done)), c.reopened, c.contacts)
        for c in cases
    ]
    header = ("case", "agent", "tier", "opened", "first response", "resolved", "reopenings", "contacts")
    return collect(write(folder / "log.csv", header, rows), zone=zone, as_of=f"{AS_OF:%Y-%m-%dT%H:%M}")


@pytest.mark.parametrize("zone", [SHANGHAI, BERLIN])
@pytest.mark.parametrize("seed", range(6))
def test_one_row_per_case(tmp_path: Path, seed: int, zone: str) -> None:
    chance = random.Random(seed)  # noqa: S311  # reproducible
    cases = [drawn(chance, number) for number in range(60)]
    cases = [c for c in cases if all(exists(when, zone) for when in (c.opened, c.responded, c.done))]
    found = collected(tmp_path, cases, zone)
    assert found.collected.rejects.is_empty()
    assert plain(found) == oracle.rows(cases, AS_OF, zone, contacts_known=True)


def happened(chance: random.Random, case: oracle.Case) -> list[tuple[datetime, str]]:
    """The events of a case until the moment of the count; sets what the oracle must know of it."""
    case.done = case.responded = None
    case.reopened, case.contacts, at = 0, 1, case.opened
    events = [(at, "created")]
    for _ in range(chance.randrange(9)):
        at += timedelta(minutes=USUAL[case.tier] * chance.choice((0, 0.1, 0.4)) * chance.random())
        at = at.replace(microsecond=0)
        word = chance.choice(("首次响应", "Contacted", "resolved", "reopened", "assigned"))
        if at > AS_OF:
            break
        events.append((at, word))
        if word == "首次响应":
            case.responded = case.responded or at
        elif word == "Contacted":
            case.contacts += 1
        elif word == "resolved":
            case.done = at
        elif word == "reopened":
            case.done, case.reopened = None, case.reopened + 1
    return events


@pytest.mark.parametrize("seed", range(8))
def test_one_row_per_event(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # reproducible
    cases = [drawn(chance, number) for number in range(40)]
    told = [(at, case, word) for case in cases for at, word in happened(chance, case)]
    sorted_log = chance.random() < 0.5
    order = sorted(told, key=lambda event: event[0]) if sorted_log else told
    rows: list[tuple[object, ...]] = [
        (c.name, moment(at), word, None if word == "created" else c.agent, WORDS[c.tier]) for at, c, word in order
    ]
    rows += [(c.name, moment(c.opened), "assigned", c.agent, None) for c in cases]
    path = write(tmp_path / "log.csv", ("case", "time", "event", "agent", "tier"), rows)
    found = collect(path, zone=SHANGHAI, as_of=f"{AS_OF:%Y-%m-%dT%H:%M}")
    fine = [case for case in cases if not (case.done and case.responded and case.done < case.responded)]
    assert plain(found) == oracle.rows(fine, AS_OF, SHANGHAI, contacts_known=True)
    wrong = {case.name for case in cases} - {case.name for case in fine}
    assert set(found.collected.rejects["case"]) == wrong if wrong else found.collected.rejects.is_empty()
