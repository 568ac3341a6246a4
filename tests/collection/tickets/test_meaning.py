"""What counts: the rule for open cases, limits to the millisecond, reopened cases, confirmations, dates of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.collection.mapping.loading import load_mapping
from service_rating.diagnostic import CouldNotRunError
from tests.collection.tickets.logs import codes, plain, shares, small

if TYPE_CHECKING:
    from pathlib import Path

EVENTS = ("case", "time", "event", "agent", "tier")


def case(
    responded: str | None, resolved: str | None, tier: str = "P1", opened: str = "2026-03-02 10:00"
) -> tuple[object, ...]:
    return ("T1", "D1", tier, opened, responded, resolved, 0, None)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-03-02T10:30", {}),  # within both limits
        ("2026-03-02T10:31", {"response_in_time": (0, 1)}),
        ("2026-03-02T12:00", {"response_in_time": (0, 1)}),
        (
            "2026-03-02T12:01",
            {"response_in_time": (0, 1), "resolution_in_time": (0, 1), "resolution_rate": (0, 1), "first_contact_resolution": (0, 1)},
        ),
    ],
)  # fmt: skip
def test_an_open_case_is_missed_only_past_its_limit(
    tmp_path: Path, as_of: str, expected: dict[str, tuple[int, int]]
) -> None:
    done = ("T0", "D0", "P1", "2026-03-02 08:00", "2026-03-02 08:10", "2026-03-02 08:20", 0, None)
    found = small(tmp_path, case(None, None), done, as_of=as_of)
    assert {kpi: pair for (who, kpi), pair in shares(found).items() if who == "D1"} == expected


@pytest.mark.parametrize(
    ("responded", "hit"), [("2026-03-02 10:30:00", 1), ("2026-03-02 10:30:01", 0), ("2026-03-02 10:00:00", 1)]
)
def test_a_limit_is_kept_to_its_last_moment(tmp_path: Path, responded: str, hit: int) -> None:
    found = small(tmp_path, case(responded, "2026-03-02 11:00"))
    assert shares(found)["D1", "response_in_time"] == (hit, 1)


def test_working_days_end_at_the_same_time_of_day(tmp_path: Path) -> None:
    rows = [
        ("T1", "D1", "P3", "2026-02-13 16:00", "2026-02-13 16:30", "2026-03-02 16:00", 0, None),
        ("T2", "D1", "P3", "2026-02-26 16:00", "2026-02-26 16:30", "2026-03-04 16:01", 0, None),
    ]
    found = small(tmp_path, *rows)
    values = {row[-1]: row[2] for row in plain(found) if row[1] == "routine_resolution"}
    # 14 and 28 February are make-up working days, 15 to 23 February the Spring Festival
    assert values == {"T1": "7", "T2": "5.000694444"}
    assert shares(found)["D1", "resolution_in_time"] == (0, 2)


def test_resolved_without_a_response_counts_as_answered_then(tmp_path: Path) -> None:
    found = small(tmp_path, case(None, "2026-03-02 10:20"))
    assert shares(found)["D1", "response_in_time"] == (1, 1)


def test_the_state_decides_over_the_times(tmp_path: Path) -> None:
    row = ("T1", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", "2026-03-02 10:40", 1, "重新打开")
    found = small(tmp_path, row, as_of="2026-03-05")
    assert shares(found)["D1", "resolution_rate"] == (0, 1)


def test_what_happened_later_than_the_moment_has_not_happened(tmp_path: Path) -> None:
    row = ("T1", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", "2026-03-02 15:00", 0, "closed")
    found = small(tmp_path, row, as_of="2026-03-02T14:00")
    assert shares(found)["D1", "resolution_rate"] == (0, 1)
    assert ("D1", "urgent_resolution", "4", None, None, "2026-03-02", "T1") in plain(found)


def test_only_what_the_customer_confirmed_is_resolved(tmp_path: Path) -> None:
    header = ("case", "agent", "tier", "opened", "responded", "resolved", "confirmed by the customer")
    rows = [
        (f"T{n}", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", "2026-03-02 10:20", flag)
        for n, flag in enumerate(("Y", "N", None))
    ]
    assert shares(small(tmp_path, *rows, header=header, as_of="2026-03-05"))["D1", "resolution_rate"] == (1, 3)


def test_a_time_of_confirmation_counts_instead_of_the_solution(tmp_path: Path) -> None:
    header = ("case", "agent", "tier", "opened", "responded", "resolved", "confirmed at", "state")
    rows = [
        ("T1", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", "2026-03-02 11:30", "2026-03-02 12:30", "closed"),
        ("T2", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", "2026-03-02 11:30", None, "closed"),
    ]
    found = small(tmp_path, *rows, header=header, as_of="2026-03-02T23:00")
    assert shares(found)["D1", "resolution_rate"] == (1, 2)
    assert shares(found)["D1", "resolution_in_time"] == (0, 2)
    assert "Resolved means confirmed with the customer" in [line.en for line in found.collected.summary]


def test_events_of_a_reopened_case(tmp_path: Path) -> None:
    told = ("opened", "answered", "resolved", "reopened", "resolved")
    rows = [("T1", f"2026-03-02 10:{n}0", word, "D1" if n < 3 else "D2", "P1") for n, word in enumerate(told)]
    found = small(tmp_path, *rows, header=EVENTS)
    assert shares(found) == {
        ("D2", "response_in_time"): (1, 1), ("D2", "resolution_in_time"): (1, 1),
        ("D2", "resolution_rate"): (1, 1), ("D2", "first_contact_resolution"): (0, 1),
    }  # fmt: skip
    assert ("D2", "urgent_resolution", "0.666666667", None, None, "2026-03-02", "T1") in plain(found)


def test_of_equal_times_the_later_line_is_later(tmp_path: Path) -> None:
    rows = [
        ("T1", "2026-03-02 10:00", "opened", "D1", "P1"),
        ("T1", "2026-03-02 10:10", "resolved", "D1", "P1"),
        ("T1", "2026-03-02 10:10", "reopened", "D1", "P1"),
        ("T2", "2026-03-02 10:00", "opened", "D1", "P1"),
        ("T2", "2026-03-02 10:10", "reopened", "D1", "P1"),
        ("T2", "2026-03-02 10:10", "resolved", "D1", "P1"),
    ]
    assert shares(small(tmp_path, *rows, header=EVENTS, as_of="2026-03-04"))["D1", "resolution_rate"] == (1, 2)


def test_a_cancelled_case_that_was_reopened_is_one_again(tmp_path: Path) -> None:
    told = (("T1", ("opened", "cancelled", "reopened", "resolved")), ("T2", ("opened", "cancelled")))
    rows = [(name, f"2026-03-02 10:{n}0", word, "D1", "P1") for name, words in told for n, word in enumerate(words)]
    found = small(tmp_path, *rows, header=EVENTS)
    assert shares(found)["D1", "resolution_rate"] == (1, 1)
    assert found.collected.counts.used == 4


def test_rows_of_changes_of_which_the_last_counts(tmp_path: Path) -> None:
    header = (
        "number",
        "assigned to",
        "priority",
        "opened at",
        "resolved at",
        "reopen count",
        "status",
        "sys updated at",
    )
    rows = [
        ("I1", "D1", "1 - Critical", "2026-03-02 10:00", "2026-03-02 10:30", 0, "Resolved", "2026-03-02 10:30"),
        ("I1", None, None, "2026-03-02 10:00", None, 1, "Active", "2026-03-02 10:40"),
        ("I1", "D2", "2 - High", "2026-03-02 10:00", "2026-03-02 11:00", 1, "Closed", "2026-03-02 11:00"),
        ("I2", "D1", "2 - High", "2026-03-02 10:00", "2026-03-02 11:00", 0, "Closed", "2026-03-02 11:00"),
    ]
    found = small(tmp_path, *rows, header=header)
    assert shares(found)["D2", "first_contact_resolution"] == (0, 1)
    assert shares(found)["D1", "first_contact_resolution"] == (1, 1)
    assert ("D2", "priority_resolution", "1", None, None, "2026-03-02", "I1") in plain(found)
    assert [d.code for d in found.collected.diagnostics] == ["TK050"]
    assert not any(kpi.endswith("_response") for _, kpi in shares(found))


def test_without_responses_timeliness_looks_at_the_solution(tmp_path: Path) -> None:
    header = ("case", "agent", "tier", "opened", "resolved")
    found = small(
        tmp_path, ("T1", "D1", "P1", "2026-03-02 10:00", "2026-03-02 11:00"), header=header, rubric="service-awareness"
    )
    assert shares(found) == {("D1", "timeliness"): (1, 1)}
    assert [d.code for d in found.collected.diagnostics] == ["TK052", "TK051"]


def test_a_log_of_responses_alone(tmp_path: Path) -> None:
    header = ("case", "agent", "tier", "opened", "first response")
    found = small(tmp_path, ("T1", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10"), header=header)
    assert shares(found) == {("D1", "response_in_time"): (1, 1)}
    assert [d.code for d in found.collected.diagnostics] == ["TK055", "TK051"]


def test_timeliness_is_both_limits(tmp_path: Path) -> None:
    rows = [
        ("T1", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", "2026-03-02 11:00", 0, None),
        ("T2", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:40", "2026-03-02 11:00", None, None),
        ("T3", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", "2026-03-02 13:00", 0, None),
        ("T4", "D1", "P4", "2026-03-02 10:00", "2026-03-02 10:10", None, 0, None),
    ]
    found = small(tmp_path, *rows, rubric="service-awareness")
    assert shares(found) == {("D1", "timeliness"): (1, 3), ("D1", "first_contact_resolution"): (2, 2)}
    assert [d.code for d in found.collected.diagnostics] == ["TK056"]


@pytest.mark.parametrize(
    ("every", "dates"),
    [
        ("day", {"2026-02-27", "2026-03-02", "2026-03-31"}),
        ("week", {"2026-03-01", "2026-03-08", "2026-04-05"}),
        ("month", {"2026-02-28", "2026-03-31"}),
        ("quarter", {"2026-03-31"}),
        ("half_year", {"2026-05-01"}),
    ],
)
def test_the_dates_of_shares(tmp_path: Path, every: str, dates: set[str]) -> None:
    days = ("2026-02-27", "2026-03-02", "2026-03-31")
    rows = [(f"T{n}", "D1", "P1", f"{day} 10:00", None, f"{day} 10:20", 0, None) for n, day in enumerate(days)]
    found = small(tmp_path, *rows, every=every, as_of="2026-05-01")
    assert {row[5] for row in plain(found) if row[1] == "resolution_rate"} == dates


def test_times_are_read_in_the_zone_and_summer_time_is_known(tmp_path: Path) -> None:
    rows = [
        ("T1", "D1", "P2", "2026-03-29 00:30", "2026-03-29 05:15", "2026-03-29 06:00", 0, None),
        ("T2", "D1", "P2", "2026-03-29T00:30+01:00", "2026-03-29T03:15:00Z", "2026-03-29 06:00", 0, None),
    ]
    found = small(tmp_path, *rows, zone="Europe/Berlin", calendar="DE")
    values = {row[-1]: row[2] for row in plain(found) if row[1] == "priority_response"}
    assert values == {"T1": "3.75", "T2": "3.75"}  # the clocks skip an hour
    assert shares(found)["D1", "response_in_time"] == (2, 2)


def test_an_hour_that_occurs_twice_is_the_first_one_unless_the_offset_tells(tmp_path: Path) -> None:
    rows = [
        ("T1", "D1", "P2", "2026-10-25 02:50", "2026-10-25 02:10", "2026-10-25 04:00", 0, None),
        ("T2", "D1", "P2", "2026-10-25 02:50", "2026-10-25T02:10+01:00", "2026-10-25 04:00", 0, None),
        ("T3", "D1", "P2", "2026-10-25 02:50", "2026-10-25 02:55", "2026-10-25 02:05", 0, None),
        ("T4", "D1", "P2", "2026-10-25 04:50", "2026-10-25 04:10", "2026-10-25 05:00", 0, None),
    ]
    found = small(tmp_path, *rows, zone="Europe/Berlin", calendar="DE")
    values = {row[-1]: row[2] for row in plain(found) if row[1] == "priority_response"}
    assert values == {"T2": "0.333333333"}
    assert codes(found) == [(2, "first response", "TK117"), (4, "resolved", "TK117"), (5, "first response", "TK106")]


def test_one_agent_however_the_id_is_typed_and_none_with_invisible_characters(tmp_path: Path) -> None:
    agents = ["D1", "\uff24\uff11", " D1 ", "\u3000", "D\u200b1"]
    rows = [
        (f"T{n}", agent, "P1", "2026-03-02 10:00", None, "2026-03-02 10:20", 0, None)
        for n, agent in enumerate(agents, 1)
    ]
    found = small(tmp_path, *rows)
    assert shares(found)["D1", "resolution_rate"] == (3, 3)
    assert {employee for employee, _ in shares(found)} == {"D1"}
    assert sorted((line, code) for line, _, code in codes(found)) == [(5, "TK102"), (6, "TK118")]


def test_a_case_belongs_to_the_day_it_was_opened_on_there(tmp_path: Path) -> None:
    row = ("T1", "D1", "P1", "2026-03-01T20:00:00Z", None, "2026-03-01T20:10:00Z", 0, None)
    assert {day for *_, day, _ in plain(small(tmp_path, row, every="day"))} == {"2026-03-02"}


def test_a_year_without_official_data_could_not_run(tmp_path: Path) -> None:
    row = ("T1", "D1", "P3", "2027-03-01 10:00", "2027-03-01 10:10", "2027-03-02 10:10", 0, None)
    with pytest.raises(CouldNotRunError, match=r"TK020.*2027"):
        small(tmp_path, row)
    clock = ("T1", "D1", "P1", "2027-03-01 10:00", "2027-03-01 10:10", "2027-03-01 10:40", 0, None)
    assert shares(small(tmp_path, clock))["D1", "resolution_in_time"] == (1, 1)  # no calendar is needed


def test_estimated_holidays_are_warned_of(tmp_path: Path) -> None:
    row = ("T1", "D1", "P3", "2027-03-01 10:00", "2027-03-01 10:10", "2027-03-02 10:10", 0, None)
    assert "TK024" in [d.code for d in small(tmp_path, row, calendar="AE").collected.diagnostics]


def test_constants_of_a_mapping_stand_for_columns(tmp_path: Path) -> None:
    mapping = tmp_path / "log.mapping.yaml"
    mapping.write_text(
        "mapping: log\nfor: tickets\ncolumns: {case: Nr, agent: Who, opened: Start, resolved: End}\nconstants: {tier: P1}\n",
        encoding="utf-8",
    )
    rows = [("1", "D1", "2026-03-02 10:00", "2026-03-02 11:00")]
    found = small(tmp_path, *rows, header=("Nr", "Who", "Start", "End"), mapping=load_mapping(mapping))
    assert shares(found)["D1", "resolution_in_time"] == (1, 1)


@pytest.mark.parametrize("text", ["soon", "2026-02-30", "1066-01-01", "2026-03-02T25:00", "2026-3-2", ""])
def test_a_moment_that_is_none_could_not_run(tmp_path: Path, text: str) -> None:
    with pytest.raises(CouldNotRunError, match="TK015"):
        small(tmp_path, case(None, "2026-03-02 10:20"), as_of=text)


def test_a_moment_that_did_not_exist_could_not_run(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match="TK015"):
        small(tmp_path, case(None, "2026-03-02 10:20"), as_of="2026-03-29T02:30", zone="Europe/Berlin")


def test_who_had_no_case_of_a_tier_in_a_month_has_it_not_applicable(tmp_path: Path) -> None:
    found = small(tmp_path, case(None, "2026-03-02 10:20"), as_of="2026-03-31")
    none = {(row[1], row[5]) for row in plain(found) if row[2] == "N/A"}
    wanted = [f"{tier}_{what}" for tier in ("priority", "routine", "advisory") for what in ("response", "resolution")]
    assert none == {(kpi, "2026-03-31") for kpi in wanted}


@pytest.mark.parametrize(("every", "codes"), [(None, []), ("half_year", []), ("day", ["TK059"])])
def test_where_the_rubric_averages_rows_they_stand_for_a_half_year(
    tmp_path: Path, every: str | None, codes: list[str]
) -> None:
    days = ("2026-02-27", "2026-03-02", "2026-03-02")
    rows = [
        (f"T{n}", "D1", "P1", f"{day} 10:00", f"{day} 10:05", f"{day} 10:20", 0, None) for n, day in enumerate(days)
    ]
    found = small(tmp_path, *rows, every=every, rubric="service-awareness")
    assert [d.code for d in found.collected.diagnostics] == codes
    assert {row[5] for row in plain(found)} == ({"2026-02-27", "2026-03-02"} if every == "day" else {"2026-03-02"})
    assert shares(found) == {("D1", "timeliness"): (3, 3), ("D1", "first_contact_resolution"): (3, 3)}
