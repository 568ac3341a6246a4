"""The roster: who is to be assessed, its own checks, and its attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import intake_frame
from tests.observations.sample import SMALL, checked, codes, read, read_rows, write

if TYPE_CHECKING:
    from pathlib import Path

ROW = {"kpi": "balance", "value": "1"}


def test_nobody_in_the_roster_goes_missing(tmp_path: Path) -> None:
    roster = write(tmp_path, "工号,姓名,岗位类型,是否带人\nE2,乙,前台,是\nE1,甲,,否\n", "roster.csv")
    found = read_rows(tmp_path, ROW, ROW | {"employee": "E9"}, roster=roster)
    assert found.employees.rows() == [("E1", -1, False, False), ("E2", 0, False, False)]
    assert found.attributes.rows() == [("E1", "甲", "", "否"), ("E2", "乙", "front_desk", "是")]
    assert found.attributes.columns == ["employee", "name", "profile", "leads_others"]
    assert codes(found) == ["OB112"]
    assert (found.counts.roster_read, found.counts.roster_rejected) == (2, 0)


def test_rejected_roster_rows_leave_their_employee_in(tmp_path: Path) -> None:
    roster = write(
        tmp_path,
        "employee,profile,leads_others,hired,team\nE1,nope,,,A\nE2,,maybe,,A\nE3,,,2026-02-30,A\nE4,,,,A\nE4,,,,A\nE5,,,,A\n"
        "E5,,,,B\n,,,,A\nE\u200b6,,,,A\nE7,,,,A,x\nE8,,1,2020/1/1,A\n",
        "roster.csv",
    )
    found = read_rows(tmp_path, ROW, ROW | {"employee": "E8"}, roster=roster)
    assert found.rejects.select("line", "code").rows() == [
        (2, "OB203"), (3, "OB204"), (4, "OB205"), (6, "OB206"), (7, "OB207"), (8, "OB207"), (9, "OB201"), (10, "OB202"),
        (11, "OB101"),
    ]  # fmt: skip
    rejected = found.employees.filter("roster_rejected")["employee"].to_list()
    assert rejected == ["E1", "E2", "E3", "E5", "E7", "E\u200b6"]
    assert found.counts.accepted == 2
    assert f"at {roster}:8 with" in found.rejects["message_en"][4]
    assert found.attributes.filter(pl.col("employee") == "E1").rows() == [("E1", "", "", "", "")]


def test_roster_attributes_win_and_observations_fill_the_gaps(tmp_path: Path) -> None:
    roster = write(tmp_path, "employee,profile,team\nE1,,A\nE2,back_office,\n", "roster.csv")
    text = "employee,kpi,value,profile,team,shift\nE1,balance,1,front_desk,B,day\nE2,balance,1,front_desk,C,\n"
    found = read(tmp_path, text, roster=roster)
    assert found.attributes.rows() == [("E1", "front_desk", "A", "day"), ("E2", "back_office", "C", "")]
    assert found.employees["profile"].to_list() == [0, 1]


def test_other_columns_of_a_roster_are_attributes(tmp_path: Path) -> None:
    roster = write(tmp_path, '"employee",date,余额\nE1,2026-01-01,5\n', "roster.csv")
    assert read_rows(tmp_path, ROW, roster=roster).attributes.columns[:3] == ["employee", "date", "余额"]


@pytest.mark.parametrize(
    ("text", "code"), [("wer,team\nE1,A\n", "OB005"), ("", "OB002"), ("employee,profil\nE1,A\n", "OB008")]
)
def test_a_roster_that_cannot_be_read(tmp_path: Path, text: str, code: str) -> None:
    roster = write(tmp_path, text, "roster.csv")
    with pytest.raises(CouldNotRunError, match=code):
        read_rows(tmp_path, ROW, roster=roster)


def test_a_roster_of_a_header_or_of_names_only(tmp_path: Path) -> None:
    found = read_rows(tmp_path, ROW, roster=write(tmp_path, "employee,team\n", "roster.csv"))
    assert (codes(found), found.employees.height) == (["OB112"], 0)
    found = read_rows(tmp_path, ROW, roster=write(tmp_path, "employee\nE1\nE1\n", "roster.csv"))
    assert (codes(found), found.employees.height) == (["OB206"], 1)


def test_frames_are_taken_in_with_the_same_checks() -> None:
    frame = pl.DataFrame({
        "employee": [1, 1, 2, 3], "kpi": ["balance", "balance", "balance", None], "value": [0.1, 1e-7, 9.0, 1.0],
        "date": pl.Series(["2026-01-01"] * 4).str.to_date(), "flag": [True, None, False, None],
    })  # fmt: skip
    roster = pl.DataFrame({"employee": [1, 2], "leads_others": [True, False]})
    found = checked(intake_frame(frame, SMALL, roster=roster, period="2026"))
    assert found.observations.select("employee", "value", "day").rows() == [("1", 10**8, 20454), ("1", 100, 20454)]
    assert found.rejects.select("file", "line", "code").rows() == [("frame", 3, "OB144"), ("frame", 4, "OB112")]
    assert found.attributes.rows() == [("1", "true", "true"), ("2", "false", "")]
    assert found.digest == intake_frame(frame, SMALL, roster=roster).digest


def test_repeated_rows_of_a_frame_are_shown_whole() -> None:
    frame = pl.DataFrame({"employee": ["E1"] * 2, "kpi": ["balance"] * 2, "value": [1, 2], "observation": ["a"] * 2})
    found = checked(intake_frame(frame, SMALL))
    assert found.rejects["value"].to_list() == ["1", "2"]
    assert found.employees.height == 0


def test_an_empty_frame_is_a_warning() -> None:
    found = checked(intake_frame(pl.DataFrame({"employee": [], "kpi": [], "value": []}), SMALL))
    assert [d.code for d in found.diagnostics] == ["OB050"]
    with pytest.raises(CouldNotRunError, match="OB005"):
        intake_frame(pl.DataFrame(), SMALL)
