from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.collection.cycle.status import STATES, Status, collection_status
from service_rating.observations.intake import intake_frame
from service_rating.observations.period import parse_period
from tests.collection.cycle.small import MAY, Row, rubric, status_by_hand

RUBRIC = rubric()
PERIODS = ("2026H1", "2026Q1", "2026-02", "2026-01-15..2026-03-14")
ROSTER = {"employee": pl.String, "profile": pl.String, "leads_others": pl.String, "hired": pl.String}
ROW = dict.fromkeys(("employee", "kpi", "value", "source", "rater", "date"), pl.String)


def status(people: list[Row], rows: list[Row], as_of: date, period: str = "2026H1") -> Status:
    roster = [(p["employee"], p["profile"], p["leads"], p["hired"]) for p in people]
    told = [tuple(row[name] for name in ROW) for row in rows]
    intake = intake_frame(
        pl.DataFrame(told, schema=ROW, orient="row"), RUBRIC,
        roster=pl.DataFrame(roster, schema=ROSTER, orient="row"), period=period,
    )  # fmt: skip
    assert intake.rejects.is_empty(), intake.rejects
    return collection_status(intake, RUBRIC, parse_period(period), as_of)


def states(found: Status) -> dict[tuple[str, str, str], str]:
    kpis = [kpi.kpi for kpi in RUBRIC.kpis]
    lines = found.lines.select("employee", "source", "kpi", "state").iter_rows()
    return {(employee, RUBRIC.source_order[s], kpis[k]): state for employee, s, k, state in lines}


def person(employee: str = "E1", profile: str = "", leads: str = "否", hired: str = "") -> Row:
    return {"employee": employee, "profile": profile, "leads": leads, "hired": hired}


def row(source: str, day: str, kpi: str = "care", value: str = "4", rater: str = "M1") -> Row:
    return {"employee": "E1", "kpi": kpi, "value": value, "source": source, "rater": rater, "date": day}


people = st.builds(
    person, st.sampled_from([f"E{n}" for n in range(1, 9)]), st.sampled_from(["", "leader", "back"]), st.sampled_from(["是", "否", ""]),
    st.sampled_from(["", "2025-05-01", "2026-01-17", "2026-02-15", "2026-04-02", "2027-01-01"]),
)  # fmt: skip


@st.composite
def observed(draw: st.DrawFn) -> tuple[list[Row], list[Row], date, str]:
    everyone = draw(st.lists(people, min_size=3, max_size=8, unique_by=lambda p: p["employee"]))
    rows: dict[tuple[str, ...], Row] = {}
    for _ in range(draw(st.integers(20, 80))):
        own = draw(st.sampled_from(everyone))
        kpi = draw(st.sampled_from(["care", "pace"]))
        source = draw(st.sampled_from([s for s in MAY[kpi] if s != "subordinate" or own["leads"] != "否"]))
        rater = draw(st.sampled_from(["M1", "M2", "M3"]))
        day = draw(st.dates(date(2026, 1, 1), date(2026, 6, 30)))
        told = "" if draw(st.integers(0, 9)) == 0 else day.isoformat()
        value = draw(st.sampled_from(["1", "3", "5", "N/A"]))
        made = {**row(source, told, kpi, value, rater), "employee": own["employee"]}
        rows[own["employee"], kpi, source, rater, told] = made
    as_of = draw(st.dates(date(2025, 12, 1), date(2026, 8, 1)))
    return everyone, list(rows.values()), as_of, draw(st.sampled_from(PERIODS))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(observed())
def test_every_slot_has_the_state_worked_out_by_hand(drawn: tuple[list[Row], list[Row], date, str]) -> None:
    everyone, rows, as_of, period = drawn
    found = status(everyone, rows, as_of, period)
    own = parse_period(period)
    inside = [r for r in rows if not r["date"] or f"{own.first}" <= r["date"] <= f"{own.last}"]
    assert found.later == sum(r["date"] > as_of.isoformat() for r in inside)
    inside = [r for r in inside if r["date"] <= as_of.isoformat()]
    assert states(found) == status_by_hand(everyone, inside, as_of, period)
    assert sum(found.by_state().values()) == found.lines.height
    assert found.incomplete == any(found.by_state()[s] for s in ("missing", "too_few"))


def of(found: Status, source: str, kpi: str = "care") -> dict[str, object]:
    place = RUBRIC.source_order.index(source)  # type: ignore[arg-type]
    number = [k.kpi for k in RUBRIC.kpis].index(kpi)
    return found.lines.row(by_predicate=(pl.col("source") == place) & (pl.col("kpi") == number), named=True)


def test_gaps_are_named_and_counted() -> None:
    found = of(
        status([person()], [row("mystery_shopper", f"2026-0{n}-10") for n in (1, 3)], date(2026, 5, 1)),
        "mystery_shopper",
    )
    assert found["state"] == "too_few"
    assert (found["expected"], found["due"], found["covered"], found["open"]) == (6, 4, 2, "2026-02, 2026-04")
    assert found["latest"] == (date(2026, 3, 10) - date(1970, 1, 1)).days


def test_before_anything_is_due_nothing_is_missing() -> None:
    found = status([person()], [], date(2025, 12, 31))
    assert set(states(found).values()) == {"not_yet_due"}
    assert not found.incomplete


def test_one_day_in_only_daily_sources_can_lack() -> None:
    found = states(status([person()], [], date(2026, 1, 1)))
    assert {key[1] for key, state in found.items() if state == "missing"} == {"system"}


def test_too_few_raters_are_told_with_have_and_need() -> None:
    rows = [row("peer", day) for day in ("2026-02-01", "2026-05-01")]
    found = of(status([person()], rows, date(2026, 6, 30)), "peer")
    assert (found["state"], found["raters"], found["raters_needed"], found["kpi_observations"]) == ("too_few", 1, 2, 0)


def test_not_applicable_answers_the_question() -> None:
    rows = [row("supervisor", "2026-06-01", value="N/A")]
    found = of(status([person()], rows, date(2026, 6, 30)), "supervisor")
    assert found["state"] == "complete"


def test_what_no_row_means_and_what_depends_is_not_asked() -> None:
    found = status([person()], [], date(2026, 6, 30))
    assert found.not_asked == ("ideas", "calm")
    assert {key[2] for key in states(found)} == {"care", "pace"}


def test_sources_whose_interval_ends_later_are_told() -> None:
    found = status([person()], [], date(2026, 3, 31), "2026Q1")
    assert found.out_of_rhythm == ("supervisor", "subordinate")


def test_some_sources_only() -> None:
    frame = pl.DataFrame([tuple(row("peer", "2026-02-01").values())], schema=list(row("peer", "")), orient="row")
    intake = intake_frame(frame, RUBRIC, period="2026H1")
    found = collection_status(intake, RUBRIC, parse_period("2026H1"), date(2026, 6, 30), ("peer",))
    assert set(found.lines["source"]) == {RUBRIC.source_order.index("peer")}
    assert set(found.by_state()) == set(STATES)


@pytest.mark.parametrize(
    ("hired", "expected"), [("2026-04-01", 3), ("2026-04-16", 3), ("2026-04-17", 2), ("2026-07-01", None)]
)
def test_whoever_was_hired_later_owes_less(hired: str, expected: int | None) -> None:
    found = status([person(hired=hired)], [], date(2026, 6, 30))
    if expected is None:
        assert found.lines.is_empty()
    else:
        assert of(found, "mystery_shopper")["expected"] == expected
