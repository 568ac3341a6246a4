"""Duplicates keep the first, conflicts lose all; rows without an identity are never compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.observations import read_observations
from tests.observations.sample import SMALL, checked, codes, read_rows, row, write

if TYPE_CHECKING:
    from pathlib import Path

RATED = {"kpi": "need_discovery", "source": "peer", "rater": "R1", "date": "2026-03-05", "value": "4"}


def test_exact_duplicates_keep_the_first(tmp_path: Path) -> None:
    found = read_rows(tmp_path, RATED, RATED | {"value": "4.0"}, RATED | {"date": "2026/3/5"}, RATED | {"rater": "R2"})
    assert codes(found) == ["OB160", "OB160"]
    assert found.rejects["line"].to_list() == [3, 4]
    assert found.rejects["message_zh"][0].startswith(f"与 {tmp_path / 'observations.csv'}:2 完全重复")


def test_conflicts_lose_all_and_name_each_other(tmp_path: Path) -> None:
    found = read_rows(tmp_path, *(RATED | {"value": v} for v in ("4", "5", "4")), RATED | {"employee": "E2"})
    assert codes(found) == ["OB161"] * 3
    path = tmp_path / "observations.csv"
    assert f"as {path}:2, {path}:4 with" in found.rejects["message_en"][1]
    assert found.employees["employee"].to_list() == ["E2"]
    many = read_rows(tmp_path, *(RATED | {"value": f"{v / 10}"} for v in range(10, 20)))
    assert "(+6)" in many.rejects["message_en"][0]


def test_not_applicable_against_a_figure_is_a_conflict(tmp_path: Path) -> None:
    assert codes(read_rows(tmp_path, RATED, RATED | {"value": "N/A"})) == ["OB161"] * 2
    assert codes(read_rows(tmp_path, RATED | {"value": "N/A"}, RATED | {"value": "不适用"})) == ["OB160"]


def test_the_same_share_of_other_parts_is_a_conflict(tmp_path: Path) -> None:
    cells = RATED | {"kpi": "first_contact_resolution", "source": "system"}
    assert codes(read_rows(tmp_path, cells | {"value": "1/2"}, cells | {"value": "2/4"})) == ["OB161"] * 2


def test_what_is_no_repetition(tmp_path: Path) -> None:
    bare = {"kpi": "need_discovery", "source": "customer", "value": "4"}
    pairs = [
        [bare, bare],
        [bare | {"rater": "R"}, bare | {"rater": "R"}],
        [bare | {"date": "2026-03-05"}, bare | {"date": "2026-03-05"}],
        [RATED, RATED | {"source": "customer"}],
        [RATED, RATED | {"employee": "E2"}],
        [RATED | {"observation": "1"}, RATED | {"observation": "2"}],
        [RATED | {"observation": "1"}, RATED],
    ]
    for pair in pairs:
        assert codes(read_rows(tmp_path, *pair)) == []


def test_an_observation_id_is_the_identity_where_there_is_one(tmp_path: Path) -> None:
    bare = {"kpi": "need_discovery", "source": "customer", "value": "4", "observation": " 7"}
    found = read_rows(
        tmp_path,
        bare,
        bare | {"observation": "７", "rater": "R", "date": "2026-01-01"},
        bare | {"rater": "Q", "value": "5"},
    )
    assert codes(found) == ["OB161"] * 3


def test_evidence_tells_summed_observations_and_events_apart(tmp_path: Path) -> None:
    summed = RATED | {"kpi": "improvements", "source": "supervisor", "value": "1"}
    event = {"kpi": "data_breach", "rater": "boss", "date": "2026-03-05", "evidence": "a"}
    assert codes(read_rows(tmp_path, summed | {"evidence": "a"}, summed | {"evidence": "b"}, RATED)) == []
    assert codes(read_rows(tmp_path, summed | {"evidence": "a"}, summed | {"evidence": " a "})) == ["OB160"]
    assert codes(read_rows(tmp_path, RATED | {"evidence": "a"}, RATED | {"evidence": "b"})) == ["OB160"]
    found = read_rows(tmp_path, event, event, event | {"evidence": "b"})
    assert (codes(found), found.events.height) == (["OB160"], 2)


def test_repetitions_across_files_and_forms(tmp_path: Path) -> None:
    long = write(tmp_path, "employee,kpi,value,rater,date\nE1,balance,1,R,2026-01-01", "b.csv")
    wide = write(tmp_path, '员工,余额,逾期占比,评价人,日期\n"E1",2,0,R,2026-01-01\n', "a.csv")
    found = checked(read_observations([long, wide], SMALL))
    assert found.rejects.select("file", "line", "column", "code", "余额", "逾期占比").rows() == [
        (str(wide), 2, "余额", "OB161", "2", ""), (str(long), 2, "", "OB161", "", ""),
    ]  # fmt: skip
    assert found.observations.height == 1


def test_duplicates_outside_the_period_do_not_matter(tmp_path: Path) -> None:
    found = read_rows(tmp_path, RATED, RATED | {"value": "5"}, period="2025")
    assert (found.counts.out_of_period, codes(found)) == (2, [])
    assert row(**RATED)
    assert found.employees.height == 1
