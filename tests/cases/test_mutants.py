"""Which mutants a rubric has, how far each number moves, and which are drawn."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.analysis.edited import edited
from service_rating.analysis.mutant import Mutant, customary_step, step_of
from service_rating.analysis.mutants import all_mutants, sample
from service_rating.rubric.fingerprint import content_of
from service_rating.rubric.weights import effective_weights
from tests.rubric.mini import mini_rubric
from tests.scoring.frames import loaded
from tests.strategies import rubrics


def _named(mutants: list[Mutant]) -> list[str]:
    return [mutant.name for mutant in mutants]


def test_the_mutants_of_the_mini_rubric() -> None:
    assert _named(all_mutants(mini_rubric())) == [
        "weight/greeting->satisfaction:1",
        "weight/satisfaction->greeting:1",
        "cut_score/1:50->49",
        "cut_score/1:50->51",
        "cut_score/2:70->69",
        "cut_score/2:70->71",
        "gate/2.1.1/satisfaction/min_value:4->3.9",
        "gate/2.1.1/satisfaction/min_value:4->4.1",
        "curve/greeting/points/0/0:0->-0.01",
        "curve/greeting/points/0/0:0->0.01",
        "curve/greeting/points/0/1:0->-1",
        "curve/greeting/points/0/1:0->1",
        "curve/greeting/points/1/0:1->0.99",
        "curve/greeting/points/1/0:1->1.01",
        "curve/greeting/points/1/1:100->99",
        "curve/greeting/points/1/1:100->101",
        "curve/satisfaction/points/0/0:1->0.9",
        "curve/satisfaction/points/0/0:1->1.1",
        "curve/satisfaction/points/0/1:0->-1",
        "curve/satisfaction/points/0/1:0->1",
        "curve/satisfaction/points/1/0:5->4.9",
        "curve/satisfaction/points/1/0:5->5.1",
        "curve/satisfaction/points/1/1:100->99",
        "curve/satisfaction/points/1/1:100->101",
    ]


@pytest.mark.parametrize(
    ("number", "span", "step"),
    [("4", "4", "0.1"), ("3.5", "4", "0.1"), ("0.8", "1", "0.01"), ("0.005", "1", "0.001"), ("70", "100", "1"),
     ("72.25", "100", "0.01"), ("20", "500", "1"), ("1000", "100000", "1"), ("3", "6", "0.1")],
)  # fmt: skip
def test_a_number_moves_by_its_last_decimal_but_not_too_far(number: str, span: str, step: str) -> None:
    assert step_of(Decimal(number), Decimal(span)) == Decimal(step)


@pytest.mark.parametrize(("span", "step"), [("100", "1"), ("4", "0.1"), ("1", "0.01"), ("0.02", "0.0001"), ("25", "1")])
def test_the_customary_step_divides_a_span_into_at_least_25(span: str, step: str) -> None:
    assert customary_step(Decimal(span)) == Decimal(step)


def _gated(gate: dict[str, Any]) -> list[str]:
    rubric = mini_rubric({"gates": [gate]})
    return [name.split("/", 3)[3] for name in _named(all_mutants(rubric)) if name.startswith("gate/")]


@pytest.mark.parametrize(
    ("gate", "names"),
    [
        ({"kpi": "improvement", "min_value": 2}, ["min_value:2->1", "min_value:2->3"]),
        ({"kpi": "improvement", "max_value": Decimal("2.5")}, ["max_value:2.5->2.4", "max_value:2.5->2.6"]),
        ({"kpi": "satisfaction", "min_score": 80}, ["min_score:80->79", "min_score:80->81"]),
        ({"kpi": "satisfaction", "max_score": Decimal("80.5")}, ["max_score:80.5->80.4", "max_score:80.5->80.6"]),
        ({"kpi": "greeting", "min_value": Decimal("0.9"), "min_observations": 20},
         ["min_value:0.9->0.89", "min_value:0.9->0.91", "min_observations:20->19", "min_observations:20->21"]),
        ({"kpi": "satisfaction", "passing": {"max_value": 3, "at_least": Decimal("0.8")}},
         ["passing/max_value:3->2.9", "passing/max_value:3->3.1", "passing/at_least:0.8->0.79", "passing/at_least:0.8->0.81"]),
    ],
)  # fmt: skip
def test_every_number_of_a_gate_moves(gate: dict[str, Any], names: list[str]) -> None:
    assert _gated(gate) == names


def _curved(curve: dict[str, Any], kpi: str = "satisfaction") -> list[str]:
    rubric = mini_rubric({"kpi": kpi, "curve": curve})
    prefix = f"curve/{kpi}/"
    return [name.removeprefix(prefix) for name in _named(all_mutants(rubric)) if name.startswith(prefix)]


def test_bands_move_at_their_edges_and_scores() -> None:
    bands = [{"at_least": Decimal("4.5"), "score": 6}, {"otherwise": 0}]
    assert _curved({"kind": "bands", "bands": bands, "out_of": 6}) == [
        "bands/0/at_least:4.5->4.4", "bands/0/at_least:4.5->4.6", "bands/0/score:6->5.9", "bands/0/score:6->6.1",
        "bands/1/otherwise:0->-0.1", "bands/1/otherwise:0->0.1",
    ]  # fmt: skip


def test_steps_and_rates_move_by_a_tenth_at_most_and_defaults_stay() -> None:
    curve = {"kind": "per_unit", "target": 4, "step": Decimal("0.5"), "points": 10, "whole": True, "ceiling": 100}
    assert _curved(curve) == [
        "target:4->3.9", "target:4->4.1", "step:0.5->0.49", "step:0.5->0.51", "points:10->9", "points:10->11",
        "ceiling:100->99", "ceiling:100->101",
    ]  # fmt: skip


def test_a_number_written_as_its_default_can_be_changed() -> None:
    curve = {"kind": "per_unit", "target": 1, "step": 1, "points": 25, "whole": False, "base": 0, "floor": 0}
    rubric = mini_rubric({"kpi": "satisfaction", "curve": curve})
    raised = next(m for m in all_mutants(rubric) if m.name == "curve/satisfaction/floor:0->1")
    version = edited(content_of(rubric), raised.edits)
    assert version is None  # base 0 would lie under the floor
    raised = next(m for m in all_mutants(rubric) if m.name == "curve/satisfaction/base:0->1")
    version = edited(content_of(rubric), raised.edits)
    assert version is not None
    assert version.kpis[1].curve.base == 1  # type: ignore[union-attr]


def test_counts_move_in_whole_ones_in_curves_too() -> None:
    rubric = mini_rubric(
        {
            "kpi": "improvement",
            "curve": {"kind": "linear", "points": [[0, 0], [2, 50], [Decimal("2.5"), 60], [10, 100]]},
        }
    )
    names = [n for n in _named(all_mutants(rubric)) if n.startswith("curve/improvement/points/")]
    assert [n for n in names if "/0:" in n] == [
        "curve/improvement/points/0/0:0->-1", "curve/improvement/points/0/0:0->1",
        "curve/improvement/points/1/0:2->1", "curve/improvement/points/1/0:2->3",
        "curve/improvement/points/2/0:2.5->2.4", "curve/improvement/points/2/0:2.5->2.6",
        "curve/improvement/points/3/0:10->9", "curve/improvement/points/3/0:10->11",
    ]  # fmt: skip


def test_a_small_weight_gives_half_of_what_it_has() -> None:
    small = {"kpi": "greeting", "weight": Decimal("0.75")}
    rubric = mini_rubric(small)
    (giving,) = [m for m in all_mutants(rubric) if m.name.startswith("weight/greeting->")]
    assert [(e.before, e.after) for e in giving.edits] == [(Decimal("0.75"), Decimal("0.38")), (40, Decimal("40.37"))]


def test_a_weight_of_a_hundredth_has_nothing_to_give() -> None:
    names = _named(all_mutants(mini_rubric({"kpi": "greeting", "weight": Decimal("0.01")})))
    assert [name for name in names if name.startswith("weight/")] == ["weight/satisfaction->greeting:1"]


def test_where_dimensions_weigh_their_weights_and_the_points_inside_move() -> None:
    kpis = {
        name: {
            "kpi": name, "title": {"zh": name, "en": name}, "points": points, "measure": {"kind": "share"},
            "curve": {"kind": "linear", "points": [[0, 0], [1, 100]]},
        }
        for name, points in (("a", 2), ("b", 4), ("c", 6))
    }  # fmt: skip
    parts = [
        {"dimension": "x", "title": {"zh": "x", "en": "x"}, "weight": 60, "kpis": [kpis["a"], kpis["b"]]},
        {"dimension": "y", "title": {"zh": "y", "en": "y"}, "weight": 40, "kpis": [kpis["c"]]},
    ]
    levels = [{"level": 1, "title": {"zh": "一", "en": "one"}, "cut_score": 50}]
    names = _named(all_mutants(mini_rubric({"dimensions": parts, "levels": levels, "behaviours": []})))
    assert [name for name in names if not name.startswith(("cut", "curve"))] == [
        "weight/x->y:1", "weight/y->x:1", "points/a->b:0.1", "points/b->a:0.1",
    ]  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_mutants_differ_in_name_and_in_what_they_say_and_weights_keep_their_sum(data: st.DataObject) -> None:
    rubric = loaded(data.draw(rubrics()))
    mutants = all_mutants(rubric)
    assert len(set(_named(mutants))) == len(mutants)
    content = content_of(rubric)
    for mutant in data.draw(st.lists(st.sampled_from(mutants), min_size=1, max_size=5)):
        version = edited(content, mutant.edits)
        assert content_of(rubric) == content
        if version is not None:
            assert content_of(version) != content
            assert sum(effective_weights(version)) == 100


def test_the_sample_is_drawn_by_seed_and_name_only() -> None:
    mutants = all_mutants(mini_rubric())
    first = sample(mutants, 7, 0)
    assert len(first) == 7
    assert first == sample(mutants, 7, 0)
    assert first == [m for m in mutants if m in first]
    assert sample(list(reversed(mutants)), 7, 0) == list(reversed(first))
    assert sample(mutants, 7, 1) != first
    assert sample(mutants, None, 0) == sample(mutants, 24, 0) == sample(mutants, 500, 3) == mutants


def test_one_mutant_less_displaces_no_other() -> None:
    mutants = all_mutants(mini_rubric())
    drawn = sample(mutants, 7, 0)
    without = sample([m for m in mutants if m != drawn[0]], 7, 0)
    assert set(_named(drawn[1:])) < set(_named(without))


def test_every_kind_is_there() -> None:
    assert Counter(m.kind for m in all_mutants(mini_rubric())) == {"weight": 2, "cut_score": 4, "gate": 2, "curve": 16}
