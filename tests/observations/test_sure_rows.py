"""Rows read in a few steps come out as rows checked one by one do, whatever stands in their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import Intake, coding, read_observations, readings, runs, sure_rows
from tests.observations.sample import KPIS, SMALL, checked, read, rubric, write
from tests.thoroughness import examples

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = settings(
    max_examples=examples(20, thorough=200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
KPI_NAMES = [*(kpi["kpi"] for kpi in KPIS), "improvements", "order_value", "balance", "overdue"]
CELLS: dict[str, list[str]] = {
    "employee": ["E1", "E2", "员工", "Ｅ1", " E1", "E9", "", "E\u200b1", "employee"],
    "kpi": [*KPI_NAMES * 3, "需求挖掘深度", "挖掘", "data_breach", "nothing", ""],
    "value": ["1", "0.5", "4", "0", "0.015", "85%", "85", "N/A", "不适用", "", "17/20", "是", "=1", "1e3", "-3", "9999999999", "0.1234567891", "x"],
    "numerator": ["", "", "", "17", "0", "-1", "x", "1.5", "19"],
    "denominator": ["", "", "", "20", "0", "1.5", "-2", "y", "19"],
    "source": ["", "system", "customer", "supervisor", "mystery_shopper", "subordinate", "self", "旅客", "simulation", "boss"],
    "rater": ["", "R1", "R2", "R\u200b1"],
    "date": ["", "2026-01-01", "2026-02-03", "2026/3/5", "2026-13-01", "2025-01-01"],
    "evidence": ["", "case 1", "case 2"],
    "period": ["", "", "2026H1", "2026"],
    "observation": ["", "", "O1", "O2", "观察 1", "O\u200b1"],
    "profile": ["", "front_desk", "前台", "pilot"],
    "team": ["A", "B", ""],
}  # fmt: skip
OPTIONAL = [
    "numerator",
    "denominator",
    "source",
    "rater",
    "date",
    "evidence",
    "period",
    "observation",
    "profile",
    "team",
]
PLAIN = {
    "employee": "E1", "kpi": "balance", "value": "1", "source": "system", "rater": "R1", "date": "2026-01-01",
    "profile": "front_desk", "team": "A",
}  # fmt: skip
ROSTER = "employee,name,leads_others,profile\nE1,甲,yes,\nE2,乙,no,front_desk\n员工,丙,,\n"


PERIODS = [["", "2026H1"], ["", "2026"], CELLS["period"]]
"""Two periods in one file are refused as a whole unless one is asked for: that may not be all that is tried."""


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Rows that are plain but for a few cells, under some of the columns, in any order; Hypothesis seeds what stands in them."""
    chance = draw(st.randoms(use_true_random=True))
    fields = ["employee", "kpi", "value", *draw(st.lists(st.sampled_from(OPTIONAL), unique=True))]
    fields = draw(st.permutations(fields))
    unit = draw(st.sampled_from(["", "", "(%)", "(min)"]))
    cells = CELLS | {"period": draw(st.sampled_from(PERIODS))}
    lines = [",".join(f"value{unit}" if field == "value" else field for field in fields)]
    for _ in range(draw(st.sampled_from([150, 300, 20, 2, 1]))):
        plain = PLAIN | {
            "employee": chance.choice(["E1", "E2", "员工"]),
            "date": f"2026-01-{chance.randint(1, 28):02d}",
        }
        odd = chance.sample(fields, chance.choice([0, 1, 1, 2, 3]))
        line = [chance.choice(cells[field]) if field in odd else plain.get(field, "") for field in fields]
        lines.append(",".join(line[: chance.choice([99] * 20 + [1, 3, 6])]))
    return "\n".join(lines) + "\n"


def taken_in(folder: Path, text: str, *, sure: bool, **options: Any) -> Intake | str:
    """The intake in small blocks: with sure rows first and cells as numbers, or every row one by one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sure_rows, "LEAST", 0 if sure else 1 << 30)
        patch.setattr(coding, "is_repetitive", lambda _: sure)
        patch.setattr(readings, "MOST", 6)
        patch.setattr(runs, "FIRST", 400)
        patch.setattr(runs, "BLOCK", 3000)
        try:
            return checked(read_observations([write(folder, text)], SMALL, **options))
        except CouldNotRunError as refused:
            return str(refused)


def same(one: Intake | str, other: Intake | str) -> None:
    if isinstance(one, str) or isinstance(other, str):
        assert one == other
        return
    assert (one.counts, one.diagnostics, one.digest, one.period) == (
        other.counts, other.diagnostics, other.digest, other.period,
    )  # fmt: skip
    for name in ("observations", "events"):
        frames = (getattr(intake, name) for intake in (one, other))
        left, right = (frame.sort(frame.columns) for frame in frames)
        assert left.equals(right), name
    for name in ("employees", "attributes", "rejects"):
        assert getattr(one, name).equals(getattr(other, name)), name


@pytest.mark.untraced
@given(text=tables(), with_roster=st.booleans(), period=st.sampled_from([None, "2026", "2026H1", "spring"]))
@SETTINGS
def test_sure_rows_change_nothing(tmp_path: Path, text: str, period: str | None, *, with_roster: bool) -> None:
    roster = write(tmp_path, ROSTER, "roster.csv") if with_roster else None
    fast, slow = (taken_in(tmp_path, text, sure=sure, period=period, roster=roster) for sure in (True, False))
    same(fast, slow)


@pytest.mark.parametrize("unit", ["", "(%)"])
@pytest.mark.parametrize("period", [None, "2026", "spring"])
@pytest.mark.parametrize("roster", [None, ROSTER])
def test_one_odd_cell_at_a_time(tmp_path: Path, unit: str, period: str | None, roster: str | None) -> None:
    fields = ["employee", "kpi", "value", *OPTIONAL]
    rows = [{**PLAIN, field: cell} for field in fields for cell in CELLS[field]]
    lines = [[f"value{unit}" if field == "value" else field for field in fields]]
    lines += [[row.get(field, "") for field in fields] for row in rows]
    text = "".join(",".join(line) + "\n" for line in lines)
    people = None if roster is None else write(tmp_path, roster, "roster.csv")
    same(*(taken_in(tmp_path, text, sure=sure, period=period, roster=people) for sure in (True, False)))


def test_a_period_asked_for_that_no_column_names(tmp_path: Path) -> None:
    text = "employee,kpi,value,date\nE1,improvements,2,2026-03-01\nE1,improvements,3,2025-03-01\nE1,improvements,4,\n"
    fast, slow = (taken_in(tmp_path, text, sure=sure, period="2026") for sure in (True, False))
    same(fast, slow)
    assert not isinstance(fast, str)
    assert (fast.counts.accepted, fast.counts.out_of_period) == (2, 1)


def test_most_rows_are_sure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(sure_rows, "LEAST", 0)
    real = sure_rows.sure_rows

    def counted(*given: Any) -> Any:
        found = real(*given)
        assert found is not None
        left.append(int((~found.mask).sum()))
        return found

    monkeypatch.setattr("service_rating.observations.reading.sure_rows", counted)
    rows = [
        "E1,need_discovery,4,,,customer,,2026-01-01", "E1,resolution_ratio,,17,20,,,", "E2,complaint_rate,1%,,,,,",
        "E2,need_discovery,N/A,,,peer,R1,", "E2,improvements,2,,,,,", "E2,improvements,2.5,,,,,",
    ]  # fmt: skip
    text = "\n".join(["employee,kpi,value,numerator,denominator,source,rater,date", *rows]) + "\n"
    assert read(tmp_path, text).counts.by_code == {"OB145": 1}
    assert left == [1]


def test_wide_files_and_times_are_read_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sure_rows, "LEAST", 0)
    wide = read(tmp_path, "employee,balance,need_discovery,source\nE1,1,4,customer\n")
    timed = read(tmp_path, "employee,kpi,value(min)\nE1,response_time,2\n")
    assert wide.counts.accepted == 2
    assert timed.observations["value"].to_list() == [120 * 10**9]


def test_a_rubric_without_subordinates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sure_rows, "LEAST", 0)
    alone = rubric(
        sources={
            "system": {"weight": 1},
            "customer": {"weight": 1},
            "supervisor": {"weight": 1},
            "mystery_shopper": {"weight": 1},
        }
    )
    found = read(tmp_path, "employee,kpi,value,source\nE1,balance,1,system\nE1,balance,1,subordinate\n", rubric=alone)
    assert found.counts.by_code == {"OB118": 1}
    assert found.counts.accepted == 1
