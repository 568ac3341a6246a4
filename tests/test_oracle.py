"""The oracle against figures worked by hand: numbers, curves, sources, states."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.oracle import load, parse_cell, read_csv_employees, read_csv_rows
from tests.oracle_curves import curve_extremes, curve_score
from tests.oracle_numbers import half_up
from tests.oracle_samples import AMOUNT, IDENTITY, RATING, SHARE, STARS, d, extra, first, kpi, only, row, rubric

LATE = {"kind": "per_unit", "target": 30, "step": 10, "points": -1, "out_of": 6}
UNDER = {"kind": "per_unit", "target": d("0.95"), "step": d("0.01"), "points": 2, "out_of": 6}
UP = {"kind": "bands", "bands": [{"at_least": 90, "score": 100}, {"above": 50, "score": 60}, {"otherwise": 10}]}
DOWN = {"kind": "bands", "bands": [{"below": 35, "score": 100}, {"at_most": 45, "score": 80}, {"otherwise": 0}]}
DIP = {"kind": "linear", "points": [[20, 50], [40, 10], [60, 90]]}


@pytest.mark.parametrize(("exact", "rounded"), [("5/2", 3), ("-5/2", -2), ("249/100", 2), ("-1/2", 0), ("7", 7)])
def test_ties_round_toward_plus_infinity(exact: str, rounded: int) -> None:
    assert half_up(Fraction(exact)) == rounded


@pytest.mark.parametrize(
    ("curve", "micro", "nano"),
    [
        (IDENTITY, 69_995_000, 69_995_000_000),
        ({"kind": "linear", "points": [[0, 0], [3, 100]]}, 1_000_000, 33_333_333_333),
        # 0.001 score over 2 values is half a nano-unit of score for each micro-unit of value
        ({"kind": "linear", "points": [[0, 0], [2, d("0.001")]]}, 1, 1),
        ({"kind": "linear", "points": [[0, 0], [2, d("0.001")]]}, 3, 2),
        # falling: 1,000,000 − 0.5 = 999,999.5, and the tie goes up
        ({"kind": "linear", "points": [[0, d("0.001")], [2, 0]]}, 1, 1_000_000),
        (DIP, 0, 50_000_000_000),
        (DIP, 30_000_000, 30_000_000_000),
        (DIP, 99_000_000, 90_000_000_000),
        # 5 of 6 points: 83.333…
        ({"kind": "linear", "points": [[0, 0], [1, 6]], "out_of": 6}, 833_333, 83_333_300_000),
    ],
)
def test_linear(curve: dict[str, Any], micro: int, nano: int) -> None:
    assert curve_score(curve, micro) == nano


@pytest.mark.parametrize(
    ("curve", "micro", "score"),
    [
        (UP, 90_000_000, 100),
        (UP, 89_999_999, 60),
        (UP, 50_000_001, 60),
        (UP, 50_000_000, 10),
        (DOWN, 34_999_999, 100),
        (DOWN, 35_000_000, 80),
        (DOWN, 45_000_000, 80),
        (DOWN, 45_000_001, 0),
    ],
)
def test_bands_at_their_edges(curve: dict[str, Any], micro: int, score: int) -> None:
    assert curve_score(curve, micro) == score * 10**9


@pytest.mark.parametrize(
    ("curve", "whole", "micro", "nano"),
    [
        # 52 s against 30 s: 2.2 steps late, so 4 of 6 (whole) or 3.8 of 6 (pro rata)
        (LATE, True, 52_000_000, 66_666_666_667),
        (LATE, False, 52_000_000, 63_333_333_333),
        (LATE, True, 20_000_000, 100_000_000_000),
        (LATE, True, 95_000_000, 0),
        # 92.5 % against 95 %: 2.5 steps under at 2 each, so 6 − 4 (whole) or 6 − 5 (pro rata)
        (UNDER, True, 925_000, 33_333_333_333),
        (UNDER, False, 925_000, 16_666_666_667),
        (UNDER, True, 940_001, 100_000_000_000),
        (UNDER, True, 940_000, 66_666_666_667),
        # +0.5 for each one more, −0.5 for each one less, from base 10 of 20
        ({"kind": "per_unit", "target": 10, "step": 1, "points": d("0.5"), "base": 10, "out_of": 20}, True, 7_900_000,
         45_000_000_000),
    ],
)  # fmt: skip
def test_per_unit(curve: dict[str, Any], whole: bool, micro: int, nano: int) -> None:  # noqa: FBT001
    assert curve_score(curve | {"whole": whole}, micro) == nano


def test_extremes_of_a_curve_lie_at_its_breakpoints() -> None:
    assert curve_extremes(DIP, AMOUNT) == (10 * 10**9, 90 * 10**9)
    assert curve_extremes(DOWN, {"kind": "duration", "max": 40}) == (80 * 10**9, 100 * 10**9)


STAR = kpi("stars", measure=RATING, curve=STARS)
SOURCES = {
    "supervisor": {"weight": 30, "pool": "rater"},
    "peer": {"weight": 10, "pool": "rater", "min_raters": 2},
    "customer": {"weight": 35},
    "self": {"weight": 0, "pool": "rater"},
}


def test_raters_are_averaged_first_and_every_quotient_is_rounded_once() -> None:
    # r1: 14/3 = 4.666666667; (4.666666667 + 3)/2 = 3.8333333335 → 3.833333334 → 3.833333
    rows = [
        row("stars", value, "supervisor", rater=name) for name, value in (("r1", 4), ("r1", 5), ("r1", 5), ("r2", 3))
    ]
    found = first(rubric(STAR, sources=SOURCES), *rows)
    assert (found["value"], found["observations"], found["sources"]) == (3_833_333, 4, ["supervisor"])
    # (3.833333 − 1) / 4 = 70.833325
    assert found["score"] == 7083


def test_sources_present_are_renormalised_and_self_never_counts() -> None:
    # (30 · 4 + 10 · 3) / 40 = 3.75, whatever self says
    peers = [row("stars", 3, "peer", rater=name) for name in ("p1", "p2")]
    rows = [row("stars", 4, "supervisor"), *peers, row("stars", 5, "self")]
    found = first(rubric(STAR, sources=SOURCES), *rows)
    assert (found["value"], found["sources"]) == (3_750_000, ["peer", "supervisor"])


def test_a_source_with_too_few_raters_is_absent_and_nameless_rows_are_one_rater() -> None:
    peers = [row("stars", 3, "peer"), row("stars", 3, "peer")]
    table = rubric(STAR, sources=SOURCES)
    assert first(table, row("stars", 4, "supervisor"), *peers)["value"] == 4_000_000
    assert first(table, *peers)["unscored"] == "too_few"
    assert first(table, *peers)["observations"] == 0
    assert first(table, *peers, row("stars", 3, "peer", rater="p1"))["value"] == 3_000_000
    # the rater of an N/A row is no rater of this KPI
    assert first(table, peers[0], row("stars", None, "peer", rater="p1"))["unscored"] == "too_few"


def test_weights_come_from_the_kpi_then_the_profile_then_the_rubric() -> None:
    rows = [row("stars", 2, "supervisor"), row("stars", 4, "customer")]
    profiles = {"desk": {"sources": {"supervisor": 35}}}
    # (30 · 2 + 35 · 4) / 65 = 3.076923; with the profile 3; with the KPI's own (2 + 3 · 4) / 4
    assert first(rubric(STAR, sources=SOURCES, profiles=profiles), *rows)["value"] == 3_076_923
    assert first(rubric(STAR, sources=SOURCES, profiles=profiles), *rows, profile="desk")["value"] == 3_000_000
    own = STAR | {"sources": {"supervisor": 1, "customer": 3}}
    assert first(rubric(own, sources=SOURCES, profiles=profiles), *rows, profile="desk")["value"] == 3_500_000


def test_a_ratio_divides_the_sums_or_averages_the_ratios_of_raters() -> None:
    part = kpi("part", measure=SHARE, curve={"kind": "linear", "points": [[0, 0], [1, 100]]}, aggregate="ratio")
    rows = [row("part", cell, "customer", rater=name) for cell, name in (("1/2", "a"), ("3/4", "a"), ("1/1", "b"))]
    # 5/7; pooled (0.666666667 + 1)/2 = 0.8333333335 → 0.833333334 → 0.833333
    assert first(rubric(part), *rows)["value"] == 714_286
    assert first(rubric(part), *rows)["observations"] == 7
    pooled = rubric(part, sources={"customer": {"weight": 1, "pool": "rater"}})
    assert first(pooled, *rows)["value"] == 833_333


@pytest.mark.parametrize(
    ("aggregate", "values", "micro"),
    [
        ("mean", [1, 2, 2], 1_666_667),
        ("trimmed_mean", [1, 3, 4, 5], 3_500_000),  # 3 and 4 stay
        ("trimmed_mean", [1, 3], 2_000_000),
        ("trimmed_mean", [5, 5, 1], 5_000_000),  # exactly one 5 goes
        ("sum", [40, 45, 50], 100_000_000),  # 135, kept within the range
        ("sum", [4, 5], 9_000_000),
        ("min", [4, 3, 5], 3_000_000),
        ("max", [4, 3, 5], 5_000_000),
    ],
)
def test_aggregations(aggregate: str, values: list[int], micro: int) -> None:
    found = first(rubric(kpi("k", aggregate=aggregate)), *[row("k", value) for value in values])
    assert found["value"] == micro


def test_latest_takes_the_mean_of_the_last_day_and_undated_rows_are_oldest() -> None:
    days = [(9, None), (3, 20_454), (4, 20_455), (5, 20_455)]
    rows = [row("k", value, day=day) for value, day in days]
    assert first(rubric(kpi("k", aggregate="latest")), *rows)["value"] == 4_500_000
    assert first(rubric(kpi("k", aggregate="latest")), rows[0])["value"] == 9_000_000


def test_states_of_a_kpi() -> None:
    table = rubric(kpi("k", evidence={"min_observations": 3}), profiles={"back": {"not_applicable": ["k"]}})
    assert first(table)["unscored"] == "no_evidence"
    assert first(table, row("k", None))["unscored"] == "not_applicable"
    assert first(table, row("k", 5, "self"))["unscored"] == "no_evidence"
    assert first(table, row("k", 5), row("k", None))["unscored"] == "too_few"
    assert first(table, row("k", "20/4"))["unscored"] is None
    assert first(table, row("k", "20/4"), profile="back")["unscored"] == "not_applicable"


def test_absent_means_zero_unless_somebody_says_not_applicable() -> None:
    table = rubric(kpi("k", measure={"kind": "count", "max": 5, "absent": 0}, evidence={"min_observations": 2}))
    assert first(table) | {"contribution": 0} == {
        "unscored": None, "value": 0, "score": 0, "contribution": 0, "observations": 0, "sources": [],
    }  # fmt: skip
    assert first(table, row("k", None))["unscored"] == "not_applicable"
    assert first(table, row("k", 1))["unscored"] == "too_few"


def test_only_if_asks_for_exactly_that_value() -> None:
    table = rubric(kpi("k", only_if={"kpi": "asked", "is": 3}), behaviours=[extra("asked")])
    assert first(table, row("k", 5))["unscored"] == "not_applicable"
    assert first(table, row("k", 5), row("asked", 4))["unscored"] == "not_applicable"
    assert first(table, row("k", 5), row("asked", 2), row("asked", 4))["score"] == 500


def test_load_reads_plain_numbers_and_leaves_the_rest_text() -> None:
    assert load("a: 1\nb: 0.30\nc: yes\nd: true\ne: 1.0.0\nf: 1:30\ng:\nh: '3'\n") == {
        "a": 1, "b": d("0.30"), "c": "yes", "d": True, "e": "1.0.0", "f": "1:30", "g": None, "h": "3",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("0.85", "17/20"), ("85％", "17/20"), ("８５%", "17/20"), ("是", "1"), ("✗", "0"), ("100.0%", "1")],
)
def test_cells(cell: str, expected: str) -> None:
    assert parse_cell(cell, SHARE) == (Fraction(expected), None)
    assert parse_cell("17/20", SHARE) == (Fraction(17), Fraction(20))
    assert parse_cell("不适用", SHARE) == (None, None)
    assert parse_cell("85", SHARE | {"unit": "percent"}) == (Fraction(17, 20), None)


def test_clean_files_become_rows(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    lines = [
        "employee,kpi,value,numerator,denominator,source,rater,date,evidence",
        "E,stars,4,,,peer,p1,2026-01-01,",
        "E,stars,,,,peer,p1,2026-01-02,",
        "E,stars,N/A,,,,,,",
        "E,stars,,7,2,,,,",
        "E,praise,是,,,,head,,C-7",
    ]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    table = rubric(STAR, events=[{"event": "praise", "points": 1}])
    assert read_csv_rows(path, table) == [
        row("stars", 4, "peer", rater="p1", day=20_454),
        row("stars", None),
        row("stars", "7/2"),
        row("praise", 1, rater="head"),
    ]
    assert only(table, *read_csv_rows(path, table))["events"] == {"praise": 1}


def test_a_roster_gives_profiles_and_whole_months_of_tenure(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("employee,profile,hired\nA,back,2026-03-30\nB,,2026-03-31\nC,,\n", encoding="utf-8")
    found = read_csv_employees(path, rubric(STAR, evidence={"min_tenure": 3}), date(2026, 6, 30))
    assert [(one["profile"], one["short_tenure"]) for one in found] == [("back", False), (None, True), (None, False)]
