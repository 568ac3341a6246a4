"""The oracle against figures worked by hand: composite, levels, gates, bounds, the next level."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle import assess, load
from tests.oracle_samples import RATING, STARS, d, extra, kpi, levels, only, row, rubric
from tests.strategies import observation_rows, rubrics, to_yaml

pytestmark = pytest.mark.untraced

PAIR = (kpi("a", 50), kpi("b", 50))


def steps(word: str, *pairs: tuple[Any, int], otherwise: int) -> dict[str, Any]:
    """Give a curve of bands."""
    listed = [{word: edge, "score": score} for edge, score in pairs]
    return {"kind": "bands", "bands": [*listed, {"otherwise": otherwise}]}


def shop_agent() -> dict[str, Any]:
    """Give table (a) of examples/rubrics: an online-shop service agent."""
    sales = zip(("1", "0.9", "0.8", "0.7", "0.6", "0.5", "0.4"), (100, 85, 70, 55, 40, 25, 10), strict=True)
    share, short = {"kind": "share"}, {"kind": "duration", "unit": "s", "max": 600}
    tables = [
        ("sales", 30, share | {"max": 2}, steps("at_least", *[(d(x), y) for x, y in sales], otherwise=0)),
        ("conversion", 20, share, steps("at_least", (d("0.45"), 100), (d("0.4"), 80), (d("0.35"), 60), otherwise=0)),
        ("order_value", 20, {"kind": "amount", "max": 9000}, steps("at_least", (250, 100), (230, 80), (210, 60), otherwise=0)),
        ("reply_rate", 20, share, steps("at_least", (d("0.98"), 100), (d("0.95"), 80), (d("0.92"), 60), otherwise=0)),
        ("response", 5, short, steps("at_most", (35, 100), (45, 80), (55, 60), otherwise=0)),
        ("lateness", 5, {"kind": "count", "max": 99}, steps("at_most", (0, 100), (3, 80), otherwise=60)),
    ]  # fmt: skip
    kpis = [kpi(name, weight, measure=measure, curve=curve) for name, weight, measure, curve in tables]
    return rubric(*kpis, levels=levels(70, 80, 90))


SHOP_ROWS = [
    row("sales", d("0.96")), row("conversion", d("0.45")), row("order_value", d("229.999999")),
    row("reply_rate", "95/100"), row("response", 35), row("lateness", 3),
]  # fmt: skip


def test_the_table_of_a_shop_agent() -> None:
    # 30·85 + 20·100 + 20·60 + 20·80 + 5·100 + 5·80 = 8250: silver, 7.50 short of gold. Only the order
    # value can bring 750 alone with 40 · 20 = 800 (80 would bring 400; sales at most 15 · 30 = 450).
    found = only(shop_agent(), *SHOP_ROWS)
    assert [kpi["score"] for kpi in found["kpis"]] == [8500, 10000, 6000, 8000, 10000, 8000]
    assert [kpi["contribution"] for kpi in found["kpis"]] == [2550, 2000, 1200, 1600, 500, 400]
    assert (found["composite"], found["coverage"], found["level"], found["status"]) == (8250, 10000, 2, "rated")
    assert (found["next_level"], found["points_short"]) == (3, 750)
    assert (found["raise_kpi"], found["raise_value"], found["raise_score"]) == (2, 250_000_000, 10000)
    assert (found["strongest"], found["weakest"]) == ("conversion", "order_value")


def test_a_dimension_of_the_table_of_an_airline_agent() -> None:
    # Table (b): 4 + 2 + 6 + 4 + 4 = 20 of 30 points, whole units only.
    items = [
        ("first_response", {"kind": "duration", "max": 600}, 30, 10, -1, 52),  # 2.2 steps of 10 s late
        ("urgent", {"kind": "share"}, "0.95", "0.01", 2, "0.925"),  # 2.5 per cent under
        ("online", {"kind": "share"}, 1, "0.01", 2, "0.995"),  # half a per cent under
        ("second_contact", {"kind": "share"}, "0.05", "0.01", -2, "0.06"),  # 1 per cent over
        ("message_reply", {"kind": "duration", "max": 900}, 90, 15, -1, 121),  # 2.07 steps of 15 min late
    ]
    kpis = []
    for name, measure, target, step, points, _ in items:
        curve = {"kind": "per_unit", "target": d(str(target)), "step": d(str(step)), "points": points}
        own = curve | {"whole": True, "out_of": 6}
        kpis.append({"kpi": name, "points": 6, "measure": measure, "curve": own})
    table = rubric() | {"dimensions": [{"dimension": "response", "weight": 100, "kpis": kpis}]}
    found = only(table, *[row(item[0], d(str(item[5]))) for item in items])
    assert [kpi["score"] for kpi in found["kpis"]] == [6667, 3333, 10000, 6667, 6667]
    assert [kpi["contribution"] for kpi in found["kpis"]] == [1333, 667, 2000, 1333, 1333]
    assert found["composite"] == 6667


# The 100-point key of the German chambers of industry and commerce (IHK-Notenschlüssel): 30 mangelhaft,
# 50 ausreichend, 67 befriedigend, 81 gut, 92 sehr gut; and the classes of the British honours degree.
@pytest.mark.parametrize(
    ("cuts", "mark", "level"),
    [
        ((30, 50, 67, 81, 92), "100", 5),
        ((30, 50, 67, 81, 92), "92", 5),
        ((30, 50, 67, 81, 92), "91.994999", 4),
        ((30, 50, 67, 81, 92), "80", 3),
        ((30, 50, 67, 81, 92), "66", 2),
        ((30, 50, 67, 81, 92), "30", 1),
        ((30, 50, 67, 81, 92), "29", None),
        ((40, 50, 60, 70), "70", 4),
        ((40, 50, 60, 70), "69.995", 4),  # shown as 70.00, and what is shown is compared
        ((40, 50, 60, 70), "69.994999", 3),
        ((40, 50, 60, 70), "39.99", None),
    ],
)
def test_published_scales(cuts: tuple[int, ...], mark: str, level: int | None) -> None:
    found = only(rubric(kpi("mark"), levels=levels(*cuts)), row("mark", d(mark)))
    assert (found["level"], found["earned"]) == (level, level or 0)
    assert found["status"] == ("rated" if level else "unclassified")


def test_the_mean_of_two_scores_meets_the_cut_after_rounding() -> None:
    # (69.99 + 70.00) / 2 = 69.995 → 70.00
    found = only(rubric(*PAIR), row("a", d("69.99")), row("b", 70))
    assert (found["composite"], found["level"], found["points_short"]) == (7000, 2, 2000)


def test_unscored_kpis_leave_the_composite_and_lower_the_coverage() -> None:
    table = rubric(kpi("a", d("33.34")), kpi("b", d("33.33")), kpi("c", d("33.33")))
    # (33.34 · 80 + 33.33 · 60) / 66.67 = 70.0014999…; contributions 40.0059…, 29.9955…
    found = only(table | {"evidence": {"min_coverage": d("0.6667")}}, row("a", 80), row("b", 60))
    assert (found["composite"], found["coverage"], found["status"]) == (7000, 6667, "provisional")
    assert [kpi["contribution"] for kpi in found["kpis"]] == [4001, 3000, None]
    # lowest: 0.6667 · 70.0015 = 46.67; highest + 33.33 = 80.00
    assert (found["lowest"], found["highest"]) == (0, 2)
    assert only(table, row("a", 80), row("b", 60), row("c", None))["coverage"] == 10000


def test_reasons_to_withhold_in_their_order() -> None:
    table = rubric(*PAIR, evidence={"min_coverage": d("0.6"), "min_sources": 2})
    rows = [row("a", 80), row("a", 80, "peer")]
    assert only(table, *rows, roster_rejected=True, short_tenure=True)["withheld"] == "roster_row_rejected"
    assert only(table, *rows, short_tenure=True)["withheld"] == "short_tenure"
    assert only(table, row("a", None), row("b", None))["withheld"] == "all_not_applicable"
    assert only(table, row("a", 80), row("a", 80, "self"))["withheld"] == "too_few_sources"
    found = only(table, *rows)
    assert (found["withheld"], found["status"], found["level"], found["next_level"]) == (
        "low_coverage", "withheld", None, None,
    )  # fmt: skip
    assert (found["composite"], found["earned"], found["coverage"]) == (8000, 2, 5000)
    assert only(table, *rows, row("b", 80))["status"] == "rated"


def test_nothing_scored_is_unclassified_when_no_coverage_is_asked_for() -> None:
    found = only(rubric(*PAIR))
    assert (found["status"], found["composite"], found["points_short"]) == ("unclassified", None, None)
    assert (found["lowest"], found["highest"], found["next_level"], found["strongest"]) == (0, 3, 1, None)


def gated(*gates: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Give a rubric whose level 2 has gates on the evidence-only KPI `x`."""
    asked = [{"kpi": "x"} | gate for gate in gates]
    behaviour = extra("x", curve=STARS, measure=RATING)
    return rubric(kpi("a"), behaviours=[behaviour], levels=levels(50, 70, l2=asked)) | more


@pytest.mark.parametrize(
    ("gate", "values", "state"),
    [
        ({"min_value": 4}, [4], "met"),
        ({"min_value": 4}, [4, 3], "not_met"),
        ({"min_value": 4}, [], "not_shown"),
        ({"min_value": 4}, [None], "not_shown"),
        ({"min_value": 4, "if_not_applicable": "waive"}, [None], "waived"),
        ({"min_value": 4, "if_not_applicable": "waive"}, [], "not_shown"),
        ({"min_value": 4, "min_observations": 2}, [4], "not_shown"),
        ({"max_value": 3, "min_observations": 2}, [3, 3], "met"),
        ({"min_score": 75, "max_score": 75}, [4], "met"),  # (4 − 1) / 4 = 75
        ({"min_score": d("75.01")}, [4], "not_met"),
        ({"passing": {"min_value": 4, "at_least": d("0.8")}}, [4, 5, 4, 5, 1], "met"),  # 4 of 5
        ({"passing": {"min_value": 4, "at_least": d("0.81")}}, [4, 5, 4, 5, 1], "not_met"),
        ({"passing": {"max_value": 4, "at_least": d("0.5")}, "min_value": 5}, [4, 5], "not_met"),
        ({"passing": {"min_value": 4, "at_least": d("0.1")}, "min_observations": 5}, [4] * 4, "not_shown"),
    ],
)
def test_gates(gate: dict[str, Any], values: list[Any], state: str) -> None:
    found = only(gated(gate), row("a", 80), *[row("x", value) for value in values])
    assert found["gates"] == [state]
    assert found["level"] == (2 if state in ("met", "waived") else 1)
    assert found["status"] == ("provisional" if state == "not_shown" else "rated")
    assert (found["lowest"], found["highest"]) == {"not_met": (1, 1), "not_shown": (1, 2)}.get(state, (2, 2))


def test_passing_counts_observations_and_not_rows() -> None:
    table = gated({"passing": {"min_value": 4, "at_least": d("0.8")}})
    assert only(table, row("a", 80), row("x", 5, observations=8), row("x", 1, observations=2))["gates"] == ["met"]
    assert only(table, row("a", 80), row("x", 5), row("x", 1, observations=2))["gates"] == ["not_met"]


def test_the_ladder_stops_at_the_first_level_that_is_not_earned() -> None:
    table = rubric(kpi("a"), behaviours=[extra("x")], levels=levels(50, 60, 70, l2=[{"kpi": "x", "min_value": 4}]))
    found = only(table, row("a", 95), row("x", 3))
    assert (found["level"], found["next_level"], found["points_short"], found["status"]) == (1, 2, 0, "rated")


EVENTS = [
    {"event": "breach", "caps_level_at": 1},
    {"event": "praise", "points": d("0.5"), "at_most": 2},
    {"event": "warning", "points": -10, "kpi": "a"},
]


def test_events_cap_the_level_and_leave_the_composite() -> None:
    found = only(rubric(*PAIR, events=EVENTS), row("a", 95), row("b", 95), row("breach", 1))
    assert (found["composite"], found["earned"], found["level"], found["status"]) == (9500, 3, 1, "rated")
    assert (found["next_level"], found["points_short"], found["lowest"], found["highest"]) == (2, 0, 1, 1)
    assert found["events"] == {"breach": 1, "praise": 0, "warning": 0}


def test_points_of_events_keep_their_limits() -> None:
    table = rubric(*PAIR, events=EVENTS)
    rows = [row("a", 80), row("b", 98)]
    assert only(table, *rows, *[row("praise", 1)] * 3)["composite"] == 9050  # 89 + 3 · 0.5
    assert only(table, *rows, *[row("praise", 1)] * 9)["composite"] == 9100  # at most 2
    assert only(table, *rows, *[row("warning", 1)] * 2)["composite"] == 7900  # (60 + 98) / 2
    assert only(table, *rows, *[row("warning", 1)] * 9)["composite"] == 4900  # not below 0
    full = [row("a", 100), row("b", 100), *[row("praise", 1)] * 3]
    assert only(table, *full)["composite"] == 10000
    assert only(table | {"composite_max": 110}, *full)["composite"] == 10150


def slope_and_plain(most: int) -> dict[str, Any]:
    """Give two KPIs of 40 and 60, the second with a range from 0 to ``most``."""
    curve = {"kind": "linear", "points": [[d("0.5"), 0], [d("0.8"), 60], [d("0.9"), 80], [1, 100]]}
    steep = kpi("a", 40, measure={"kind": "share"}, curve=curve)
    return rubric(steep, kpi("b", 60, measure={"kind": "amount", "max": most}), levels=levels(50, 80))


def test_the_smallest_raise_is_the_least_score_that_shows_the_cut() -> None:
    # a 70, b 70: composite 70; the cut needs 79.995. By b alone: (79.995 − 28) / 0.6 = 86.658333…,
    # so 86.658334. By a alone: (79.995 − 42) / 0.4 = 94.9875 = 80 + 200 · 0.0749375, so 0.974938.
    rows = [row("a", d("0.85")), row("b", 70)]
    found = only(slope_and_plain(100), *rows)
    assert (found["points_short"], found["raise_kpi"], found["raise_value"]) == (1000, 1, 86_658_334)
    assert found["raise_score"] == 8666
    found = only(slope_and_plain(80), *rows)
    assert (found["raise_kpi"], found["raise_value"], found["raise_score"]) == (0, 974_938, 9499)
    # 28 + 30 = 58; a alone brings at most 40 + 30, b alone at most 28 + 48
    assert only(slope_and_plain(80), row("a", d("0.85")), row("b", 50))["raise_kpi"] is None


def test_the_raised_value_is_the_nearest_one_with_that_score() -> None:
    fast = steps("at_most", (35, 100), (45, 80), otherwise=0)
    table = rubric(kpi("a", curve=fast), levels=levels(80))
    assert only(table, row("a", 50))["raise_value"] == 45_000_000
    spread = steps("at_least", (60, 90), (50, 0), (40, 90), otherwise=0)
    assert only(rubric(kpi("a", curve=spread), levels=levels(80)), row("a", 52))["raise_value"] == 49_999_999
    assert only(rubric(kpi("a", curve=spread), levels=levels(80)), row("a", 58))["raise_value"] == 60_000_000


def test_ties_of_extremes_go_to_the_larger_weight_and_then_to_the_earlier() -> None:
    table = rubric(kpi("a", 20), kpi("b", 40), kpi("c", 40))
    found = only(table, *[row(name, 80) for name in "abc"])
    assert (found["strongest"], found["weakest"]) == ("b", "b")


def test_employees_come_in_code_point_order_and_nobody_goes_missing() -> None:
    rows = [row("a", 80, employee=name) for name in ("b", "员", "B")]
    assert [found["employee"] for found in assess(rubric(kpi("a")), rows)] == ["B", "b", "员"]
    assert [found["status"] for found in assess(rubric(kpi("a")), rows, [{"employee": "Z"}])] == ["unclassified"]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_drawn_rubrics_survive_yaml_and_bounds_are_in_order(data: st.DataObject) -> None:
    table = data.draw(rubrics())
    assert load(to_yaml(table)) == table
    rows, employees = data.draw(observation_rows(table))
    for found in assess(table, rows, employees):
        assert (found["lowest"] or 0) <= (found["highest"] or 0)
        assert (found["level"] or 0) <= found["earned"]
