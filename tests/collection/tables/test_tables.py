"""Rows of any table become observations: held against plain Python on the call-centre example, and measure by measure."""

from __future__ import annotations

import csv
import re
import runpy
from collections import Counter
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service_rating.collection.mapping.loading import load_mapping, load_mapping_bytes
from service_rating.collection.mapping.rubrics import rubric_of
from service_rating.collection.tables.collecting import collect_table
from service_rating.diagnostic import CouldNotRunError
from service_rating.rubric.loading import load_rubric, load_rubric_bytes
from tests.collection.logs.samples import write

if TYPE_CHECKING:
    from service_rating.collection.collected import Collected

EXAMPLE = Path(__file__).parents[3] / "examples" / "call-centre"
AWARENESS, DESK = load_rubric("service-awareness"), load_rubric("service-desk")


def collect(folder: Path, text: str, kpis: str, more: str = "", desk: bool = False, **options: object) -> Collected:  # noqa: FBT001, FBT002
    content = f"mapping: m\nfor: observations\nrubric: x\ncolumns: {{employee: who}}\n{more}\nkpis:\n  {kpis}\n"
    read_by = load_mapping_bytes(content.encode(), "m")
    return collect_table([write(folder, text)], read_by, DESK if desk else AWARENESS, **options)  # type: ignore[arg-type]


def said(found: Collected) -> list[tuple[str | None, ...]]:
    rows: list[tuple[str | None, ...]] = found.observations.select(
        "employee", "kpi", "value", "numerator", "denominator"
    ).rows()
    return rows


def test_the_call_centre_example_is_what_plain_python_makes_of_it() -> None:
    with (EXAMPLE / "calls.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    expected: list[tuple[str | None, ...]] = []
    counts = Counter[str]()
    for row in rows:
        call, agent, day, _, topic, answered, resolved, speed, _, rating = (cell.strip() for cell in row)
        if not any(cell.strip() for cell in row):
            counts["blank"] += 1
        elif row == header:
            counts["header"] += 1
        elif topic == "Test":
            counts["test"] += 1
        elif day == "31/02/2026" or speed == "fast":
            counts["rejected"] += 1
        else:
            at = datetime.strptime(day, "%d/%m/%Y").strftime("%Y-%m-%d")  # noqa: DTZ007  # a day
            system = (None, "system", None, at, call, None)
            own: list[tuple[str | None, ...]] = []
            own += (
                [(agent, "first_contact_resolution", None, str(int(resolved == "Y")), "1", *system[1:])]
                if answered == "Y"
                else []
            )
            own += [(agent, "timeliness", None, str(int(int(speed) <= 20)), "1", *system[1:])] if speed else []
            own += (
                [(agent, "customer_satisfaction", rating, None, None, "customer", None, at, call, None)]
                if rating not in ("", "?", "-100")
                else []
            )
            counts["used" if own else "silent"] += 1
            expected += own
    read_by = load_mapping(EXAMPLE / "call-centre.mapping.yaml")
    found = collect_table([str(EXAMPLE / "calls.csv")], read_by, rubric_of(read_by))
    assert found.observations.rows() == expected
    assert (found.counts.read, found.counts.used, found.counts.rejected) == (
        len(rows),
        counts["used"],
        counts["rejected"],
    )
    skipped = {skip.rule.en: skip.rows for skip in found.counts.skipped}
    assert skipped == {
        "repeated headers": counts["header"], "left out (Topic is Test)": counts["test"], "blank rows": counts["blank"],
        "says nothing about any KPI": counts["silent"],
    }  # fmt: skip


def test_the_example_is_what_its_generator_writes(tmp_path: Path) -> None:
    runpy.run_path(str(EXAMPLE.parents[1] / "benchmarks" / "call_centre.py"))["main"](tmp_path)
    for name in ("calls.csv", "inspections.csv"):
        assert (tmp_path / name).read_bytes() == (EXAMPLE / name).read_bytes()


@pytest.mark.parametrize(
    ("kpis", "cells", "expected"),
    [
        ("timeliness: {column: x, unit: min, passing: {at_most: 1.5}}", "1.5 0:01:30 91s 2", "1 1 0 0"),
        ("timeliness: {column: x, unit: s, passing: {below: 0.5}}", "0 0.499 0.5", "1 1 0"),
        ("timeliness: {column: x, passing: {at_least: 4.5}}", "4.5 4.4999 5", "1 0 1"),
        ("timeliness: {column: x, passing: {above: 80}}", "80 80.1 79", "0 1 0"),
        ("first_contact_resolution: x", "Y n 85% 0.5 是 否", "1 0 0.85 0.5 1 0"),
        ('first_contact_resolution: {column: x, values: {done: 1, "open": 0}}', "done OPEN 1", "1 0 1"),
    ],
)
def test_shares_are_written_as_parts_of_one(tmp_path: Path, kpis: str, cells: str, expected: str) -> None:
    text = "who,x\n" + "".join(f"E1,{cell}\n" for cell in cells.split())
    found = collect(tmp_path, text, kpis)
    assert [row[2:] for row in said(found)] == [(None, value, "1") for value in expected.split()]
    assert found.rejects.is_empty()


@pytest.mark.parametrize(
    ("kpis", "cells", "values", "codes"),
    [
        ("customer_satisfaction: x", "1 4.5 5 5.1 0 x", "1 4.5 5", "LG160 LG160 LG120"),
        ("customer_satisfaction: {column: x, values: {满意: 5}}", "满意 4 不满", "5 4", "LG140"),
        ("unprompted_help: {column: x, source: system}", "0 3 1.5 501", "0 3", "LG160 LG160"),
        ("quality_inspection: x", "0 99.5 100 -1", "0 99.5 100", "LG160"),
        ("first_contact_resolution: x", "85 1.01 -1", "", "LG160 LG160 LG160"),
    ],
)
def test_values_must_lie_in_the_range_of_their_measure(
    tmp_path: Path, kpis: str, cells: str, values: str, codes: str
) -> None:
    text = "who,x\n" + "".join(f"E1,{cell}\n" for cell in cells.split())
    found = collect(tmp_path, text, kpis)
    assert [row[2] for row in said(found)] == values.split()
    assert found.rejects["code"].to_list() == codes.split()
    assert found.rejects["column"].unique().to_list() == ["x"]


def test_durations_are_written_in_the_unit_of_their_measure(tmp_path: Path) -> None:
    text = "who,x\nE1,90 s\nE1,0:45:00\nE1,100 s\nE1,25h\n"
    found = collect(tmp_path, text, "urgent_response: x", desk=True)
    assert [row[2] for row in said(found)] == ["1.5", "45", "1.666666667"]
    assert Fraction("1.666666667") - Fraction(100, 60) < Fraction(1, 10**9)
    assert found.rejects["message_en"][0].startswith("“25h” is outside the range of the KPI (0 – 1440 min)")


def test_parts_are_taken_together(tmp_path: Path) -> None:
    text = "who,top,bottom\nE1,9,10\nE1,0,0\nE1,,\nE1,1,0\nE1,5,\nE1,11,10\nE1,-1,10\n,1,2\n"
    found = collect(tmp_path, text, "polite_language_rate: {numerator: top, denominator: bottom, source: system}")
    assert said(found) == [("E1", "polite_language_rate", None, "9", "10")]
    assert found.rejects.select("line", "column", "code").rows() == [
        (5, "bottom", "LG162"), (6, "top", "LG161"), (7, "top", "LG160"), (8, "top", "LG160"), (9, "who", "LG150"),
    ]  # fmt: skip
    assert [skip.rows for skip in found.counts.skipped] == [2]


def test_rows_may_stand_for_a_value(tmp_path: Path) -> None:
    text = "who,kind\nE1,help\nE2,other\nE3,HELP\n"
    kpis = (
        "unprompted_help: {value: 1, source: system, when: [{column: kind, is: [help]}, {column: who, is: [E1, E2]}]}\n"
    )
    found = collect(tmp_path, text, kpis + "  first_contact_resolution: {value: 1, when: {column: kind, is: [other]}}")
    assert said(found) == [
        ("E1", "unprompted_help", "1", None, None),
        ("E2", "first_contact_resolution", None, "1", "1"),
    ]


def test_constants_attributes_and_the_other_fields(tmp_path: Path) -> None:
    text = "who,x,team,by\nE1,4,T1,\nE2,5,,R2\n"
    more = "attributes: {team: team}\nconstants: {rater: R1, period: 2026H1, date: 2026-03-05, evidence: e}"
    content = f"mapping: m\nfor: observations\nrubric: x\ncolumns: {{employee: who, rater: by}}\n{more}\nkpis: {{customer_satisfaction: x}}\n"
    found = collect_table([write(tmp_path, text)], load_mapping_bytes(content.encode(), "m"), AWARENESS)
    assert found.observations.select("employee", "rater", "period", "date", "evidence", "team").rows() == [
        ("E1", "R1", "2026H1", "2026-03-05", "e", "T1"), ("E2", "R2", "2026H1", "2026-03-05", "e", None),
    ]  # fmt: skip


def test_an_empty_table_gives_nothing(tmp_path: Path) -> None:
    found = collect(tmp_path, "who,x\n", "customer_satisfaction: x")
    assert (found.observations.height, found.counts.read, found.counts.used) == (0, 0, 0)


def test_zone_and_formats_override_the_mapping(tmp_path: Path) -> None:
    text = "who,x,day\nE1,4,05/03/2026\n"
    content = "mapping: m\nfor: observations\nrubric: x\ncolumns: {employee: who, date: day}\nkpis: {customer_satisfaction: x}\n"
    read_by = load_mapping_bytes(content.encode(), "m")
    found = collect_table([write(tmp_path, text)], read_by, AWARENESS, None, {"day": "mdy"})
    assert found.observations["date"].to_list() == ["2026-05-03"]
    with pytest.raises(CouldNotRunError, match="LG020"):
        collect_table([write(tmp_path, text)], read_by, AWARENESS)
    with pytest.raises(CouldNotRunError, match="LG035"):
        collect_table([write(tmp_path, text)], read_by, AWARENESS, "Mars")


@pytest.mark.parametrize(
    ("more", "kpis", "expected"),
    [
        ("", "customer_satisfacton: x", "LG040 7:3"),
        ("", "customer_satisfaction: {column: x, source: system}", "LG041 7:46"),
        ("constants: {source: system}", "customer_satisfaction: x", "LG041 5:21"),
        ("", "customer_satisfaction: {column: x, passing: {at_most: 3}}", "LG042 7:47"),
        ("", "customer_satisfaction: {column: x, unit: s}", "LG042 7:44"),
        ("", "customer_satisfaction: {numerator: x, denominator: x}", "LG042 7:38"),
        ("", "customer_satisfaction: {value: 6}", "LG043 7:34"),
        ("", "customer_satisfaction: {value: many}", "LG043 7:34"),
        ("attributes: {employee: x}", "customer_satisfaction: x", "LG045 5:14"),
        ("constants: {sorce: system}", "customer_satisfaction: x", "LG011 5:13"),
        ("", "customer_satisfaction: z", "LG013 7:26"),
    ],
)
def test_a_mapping_that_does_not_fit_the_rubric_is_refused(tmp_path: Path, more: str, kpis: str, expected: str) -> None:
    with pytest.raises(CouldNotRunError) as caught:
        collect(tmp_path, "who,x\nE1,4\n", kpis, more)
    assert [f"{found.code} {str(found.location).removeprefix('m:')}" for found in caught.value.diagnostics] == [
        expected
    ]


def test_a_kpi_that_anybody_could_judge_wants_a_source(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "cli" / "data" / "counter.rubric.yaml").read_text(encoding="utf-8")
    plain, _ = load_rubric_bytes(re.sub(r"\n *default_source: .*", "", text).encode(), "r")
    assert plain is not None
    content = "mapping: m\nfor: observations\nrubric: x\ncolumns: {employee: who}\nkpis: {satisfaction: x}\n"
    path = write(tmp_path, "who,x,by\nE1,4,system\n")
    with pytest.raises(CouldNotRunError, match="m:5:8: LG044"):
        collect_table([path], load_mapping_bytes(content.encode(), "m"), plain)
    told = content.replace("{employee: who}", "{employee: who, source: by}")
    assert collect_table([path], load_mapping_bytes(told.encode(), "m"), plain).observations["source"].to_list() == [
        "system"
    ]


def test_fields_that_observations_do_not_have(tmp_path: Path) -> None:
    content = "mapping: m\nfor: observations\nrubric: x\ncolumns: {employee: who, agent: who}\nkpis: {customer_satisfaction: x}\n"
    with pytest.raises(CouldNotRunError, match="LG011"):
        collect_table([write(tmp_path, "who,x\n")], load_mapping_bytes(content.encode(), "m"), AWARENESS)
    tickets = load_mapping_bytes(b"mapping: m\nfor: tickets\ncolumns: {agent: who}\n", "m")
    with pytest.raises(CouldNotRunError, match="LG010"):
        collect_table([write(tmp_path, "who,x\n")], tickets, AWARENESS)
