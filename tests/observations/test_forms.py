"""Long and wide form, headers and units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.observations.sample import NANO, codes, read, read_rows, rubric, text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("first_contact_resolution", "85%", 850_000_000), ("首次解决率", "0.85", 850_000_000),
        ("首次解决率(%)", "85", 850_000_000), ("首次解决率（％）", "85.123456789", 851_234_568),
        ("首次解决率 ( % )", "17/20", 850_000_000), ("首次解决率%", "85", 850_000_000), ("FIRST-CONTACT  resolution", "1", NANO),
        ("响应时间", "30", 30 * NANO), ("响应时间(秒)", "30", 30 * NANO), ("响应时间（min）", "1.5", 90 * NANO),
        ("response_time (hours)", "0.1", 360 * NANO), ("响应时间(天)", "0.000000001", 86_400),
        ("挖掘", "4", 4 * NANO), ("需求挖掘深度(分)", "4", 4 * NANO), ("流程改进（次）", "2", 2 * NANO),
        ("客单价(元)", "2", 2 * NANO), ("余额(元)", "2", 2 * NANO), ("余额", "-5", -5 * NANO),
    ],
)  # fmt: skip
def test_wide_headers(tmp_path: Path, header: str, cell: str, expected: int) -> None:
    found = read(tmp_path, f"员工,{header},来源\nE1,{cell},{'客户' if '挖掘' in header else ''}\n")
    assert found.observations["value"].to_list() == [expected]


def test_units_in_the_value_header_of_the_long_form(tmp_path: Path) -> None:
    found = read(tmp_path, "员工,指标,数值(%)\nE1,首次解决率,85\nE1,余额,3\nE1,complaint_rate,3\nE1,首次解决率,85%\n")
    assert found.observations["value"].to_list() == [850_000_000, 3 * NANO, 30_000_000, 850_000_000]
    found = read(tmp_path, "员工,指标,数值(分钟)\nE1,响应时间,2\nE1,余额,3\nE1,响应时间,99999999999\n")
    assert found.observations["value"].to_list() == [120 * NANO, 3 * NANO]
    assert codes(found) == ["OB144"]


def test_a_duration_in_a_smaller_unit_is_rounded_half_up_once(tmp_path: Path) -> None:
    content = {"kpi": "wait", "title": text("等待", "Waiting"), "measure": {"kind": "duration", "unit": "h", "max": 10}}
    found = read(tmp_path, "员工,等待(秒)\nE1,1\nE2,0.000001\nE3,0.0000018\n", rubric=rubric(
        behaviours=[content | {"default_source": "system"}]))  # fmt: skip
    assert found.observations["value"].to_list() == [277_778, 0, 1]


def test_wide_cells_are_observations_of_their_own(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "员工,姓名,首次解决率,首次解决率.n,需求挖掘深度,来源,日期\nE1,甲,85%,20,,,2026-01-02\nE2,乙,x,20,9,客户,\nE3,丙,85%,,4,质检,\n"
        "E4,丁,,3,,,\nE5,戊,85%,1,4,nobody,\n",
    )
    assert found.observations.select("employee", "kpi", "source", "observations", "day").rows() == [
        ("E1", 0, 6, 20, 20455), ("E3", 0, 4, 1, -1_000_000), ("E3", 1, 4, 1, -1_000_000),
    ]  # fmt: skip
    assert (found.counts.read, found.counts.blank) == (9, 3)
    assert found.rejects.select("line", "column", "code", "首次解决率", "首次解决率.n", "需求挖掘深度").rows() == [
        (3, "需求挖掘深度", "OB144", "", "", "9"),
        (3, "来源", "OB123", "x", "20", ""),
        (6, "来源", "OB117", "85%", "1", "4"),
    ]  # fmt: skip
    assert found.attributes.rows() == [("E1", "甲"), ("E3", "丙"), ("E4", "丁")]


def test_wide_events_need_evidence_and_a_rater_and_blank_means_none(tmp_path: Path) -> None:
    header = "员工,余额,泄露客户信息,证据,评价人,日期"
    found = read(tmp_path, f"{header}\nE1,1,,,,\nE2,1,✓,case 7,boss,2026-03-05\nE3,1,是,,boss,\nE4,1,0,case,boss,\n")
    assert found.events.rows() == [("E2", 0, "case 7", "boss", 20517)]
    assert codes(found) == ["OB151", "OB150"]
    assert found.counts.blank == 1


def test_ids_are_trimmed_and_full_width_signs_become_plain(tmp_path: Path) -> None:
    cells = {"kpi": "ｎｅｅｄ＿ｄｉｓｃｏｖｅｒｙ ", "value": "4", "source": " 顾客", "date": "2026-01-01"}
    found = read_rows(
        tmp_path, *(cells | {"employee": e, "rater": r} for e, r in (("Ｅ１\u200b", "R\u00a01"), ("\ufeffE1", "Ｒ 1")))
    )
    assert found.observations.select("employee", "rater").rows() == [("E1", "R 1")]
    assert codes(found) == ["OB160"]


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("上级", 0), ("主管", 0), ("Supervisor", 0), ("同事", 1), ("下属", 2), ("客户", 3), ("旅客", 3), ("Passenger", 3),
        ("质检", 4), ("神秘顾客", 4), ("本人", 5), ("系统", 6),
    ],
)  # fmt: skip
def test_source_words(tmp_path: Path, word: str, place: int) -> None:
    found = read_rows(tmp_path, {"kpi": "need_discovery", "value": "4", "source": word})
    assert found.observations["source"].to_list() == [place]


def test_profiles_by_id_or_title_and_the_latest_dated_attribute_wins(tmp_path: Path) -> None:
    base = {"kpi": "balance", "value": "1"}
    found = read_rows(
        tmp_path, base | {"profile": "前台", "date": "2026-01-01"}, base | {"profile": "BACK_OFFICE", "date": "2026-02-01"},
        base | {"profile": ""}, base | {"employee": "E2", "profile": "Front desk"}, base | {"employee": "E3"},
    )  # fmt: skip
    assert found.employees.select("employee", "profile").rows() == [("E1", 1), ("E2", 0), ("E3", -1)]
    assert found.attributes["profile"].to_list() == ["back_office", "front_desk", ""]
    (warning,) = found.diagnostics
    assert (warning.code, "“back_office”" in warning.message.en) == ("OB051", True)


def test_attribute_ties_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    rows = ["E1,balance,1,B", "E1,balance,1,A"]
    one, two = (read(tmp_path, "\n".join(["employee,kpi,value,team", *order])) for order in (rows, rows[::-1]))
    assert one.attributes.equals(two.attributes)
    assert one.attributes.rows() == [("E1", "A")]


def test_rows_all_rejected_make_nobody(tmp_path: Path) -> None:
    found = read(tmp_path, "员工,余额,逾期占比\nE1,x,z\nE2,1,z\n")
    assert found.employees["employee"].to_list() == ["E2"]
