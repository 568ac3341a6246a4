"""A mutant proved equivalent is never told apart: neither by its worked cases nor by any rows that can be drawn."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.analysis import gate_proof
from service_rating.analysis.edited import edited
from service_rating.analysis.equivalence import ALIKE, SAME_NUMBERS, UNREAD, proof
from service_rating.analysis.mutants import all_mutants
from service_rating.analysis.versions import noticed_by_cases
from service_rating.rubric.fingerprint import content_of
from service_rating.rubric.loading import load_rubric
from service_rating.rubric.model import Rubric
from service_rating.scoring.case_outcome import blocked_by
from service_rating.scoring.dialect import lazy
from service_rating.scoring.kpi_scores import kpi_scores
from service_rating.scoring.kpi_values import kpi_values
from service_rating.scoring.levelling import levelled
from service_rating.scoring.plan import Plan
from tests.cases.rubrics import rubrics_with_cases
from tests.rubric.mini import mini_rubric
from tests.scoring.frames import Frames, frames, loaded
from tests.strategies import observation_rows, rubrics

if TYPE_CHECKING:
    from service_rating.localized import Localized

SEEN = ("level", "composite", "coverage", "status", "withheld", "earned", "lowest", "highest", "points_short", "next")


def _outcomes(rubric: Rubric, data: Frames) -> list[dict[str, Any]]:
    """Everything that an assessment tells but its words and numbers of single KPIs."""
    plan = Plan(rubric)
    rows, events, people = (lazy(frame) for frame in data)
    frame: Any = levelled(kpi_scores(kpi_values(rows, people, plan), events, people, plan), plan)
    told = frame.sort("employee").collect().to_dicts()
    return [{**{name: row[name] for name in SEEN}, "blocked_by": blocked_by(row, plan)} for row in told]


def _proved(rubric: Rubric, most: int = 3) -> list[tuple[str, Rubric]]:
    content = content_of(rubric)
    found: list[tuple[str, Rubric]] = []
    for mutant in all_mutants(rubric):
        version = edited(content, mutant.edits)
        if version is not None and len(found) < most and proof(rubric, version) is not None:
            found.append((mutant.name, version))
    return found


@pytest.mark.untraced
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_rows_never_tell_a_proved_mutant_apart(data: st.DataObject) -> None:
    drawn = data.draw(rubrics())
    rubric = loaded(drawn)
    proved = _proved(rubric)
    if proved:
        rows, employees = data.draw(observation_rows(drawn))
        rows = rows + data.draw(_near(rubric, rows))
        plain = _outcomes(rubric, frames(rubric, rows, employees))
        for name, version in proved:
            assert _outcomes(version, frames(version, rows, employees)) == plain, name


@st.composite
def _near(draw: st.DrawFn, rubric: Rubric, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Some of the rows over again, with values at the bounds of gates: that is where versions differ, if they do."""
    found = []
    for gate in Plan(rubric).gates:
        own = [row for row in rows if row["kpi"] == gate.gate.kpi and row["value"] is not None]
        bound = gate.gate.min_value if gate.gate.min_value is not None else gate.gate.max_value
        if own and bound is not None and rubric.kpis[gate.kpi].aggregate not in ("ratio", "sum"):
            row = draw(st.sampled_from(own))
            found.append({**row, "value": bound, "numerator": None, "denominator": None, "rater": "r9", "day": 20_600})
    return found


@pytest.mark.untraced
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(rubrics_with_cases())
def test_worked_cases_never_notice_a_proved_mutant(rubric: Rubric) -> None:
    proved = _proved(rubric, most=12)
    if proved:
        noticed = noticed_by_cases(rubric, [version for _, version in proved])
        assert [name for (name, _), seen in zip(proved, noticed, strict=True) if seen] == []


@pytest.mark.untraced
def test_the_default_rubric_notices_no_proved_mutant() -> None:
    rubric = load_rubric("service-awareness")
    content = content_of(rubric)
    versions = {m.name: v for m in all_mutants(rubric) if (v := edited(content, m.edits)) is not None}
    proved = [name for name, version in versions.items() if proof(rubric, version) is not None]
    assert proved == [
        "gate/1.1.1/necessary_service/min_observations:20->19",
        "gate/2.1.1/necessary_service/min_observations:20->19",
        "gate/2.3.1/customer_satisfaction/min_observations:10->9",
        "gate/3.1.2/internal_service/min_observations:3->2",
        "gate/3.2.1/proactive_greeting_rate/min_observations:20->19",
        "gate/4.1.1/need_discovery/min_value:4->3.9",
        "gate/4.1.2/internal_service/min_observations:3->2",
        "gate/5.1.1/pressure_scenario_complaint/min_observations:2->1",
        "gate/5.1.2/pressure_scenario_emergency/min_observations:2->1",
    ]
    assert not any(noticed_by_cases(rubric, [versions[name] for name in proved]))


def _levels(*gates: list[dict[str, Any]]) -> dict[str, Any]:
    """Levels with these gates each."""
    levels = []
    for n, own in enumerate(gates, 1):
        title = {"zh": f"{n}", "en": f"{n}"}
        clauses = [{"text": title, "gates": own}] if own else []
        levels.append({"level": n, "title": title, "cut_score": n * 10, "clauses": clauses})
    return {"levels": levels}


def _with(change: dict[str, Any], **kpi: Any) -> Rubric:
    """The mini rubric with some top-level keys and something of one KPI changed."""
    content = content_of(mini_rubric(kpi or {}))
    content.update(change)
    return Rubric.model_validate(content)


def _gate(kpi: str = "satisfaction", **bounds: Any) -> dict[str, Any]:
    numbers = {name: Decimal(str(b)) if isinstance(b, float) else b for name, b in bounds.items()}
    return {"kpi": kpi, **numbers}


def _between(before: list[list[dict[str, Any]]], after: list[list[dict[str, Any]]], **kpi: Any) -> Localized | None:
    return proof(_with(_levels(*before), **kpi), _with(_levels(*after), **kpi))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([[_gate(min_value=4)], [_gate(min_value=4)]], [[_gate(min_value=4)], [_gate(min_value=3.9)]]),
        ([[_gate(min_value=4), _gate(min_value=3)]], [[_gate(min_value=4), _gate(min_value=3.1)]]),
        ([[_gate(min_value=1)]], [[_gate(min_value=0.5)]]),
        ([[_gate(min_value=2, min_observations=1)]], [[_gate(min_value=2)]]),
        ([[_gate(min_score=80)], [_gate(min_score=70)]], [[_gate(min_score=80)], [_gate(min_score=69)]]),
        ([[_gate("improvement", min_value=2)]], [[_gate("improvement", min_value=1.9)]]),
        ([[_gate("improvement", max_value=2)]], [[_gate("improvement", max_value=2.9)]]),
    ],
)  # fmt: skip
def test_gates_that_decide_alike(before: list[list[dict[str, Any]]], after: list[list[dict[str, Any]]]) -> None:
    assert _between(before, after) == ALIKE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([[_gate(min_value=4)], [_gate(min_value=4)]], [[_gate(min_value=3.9)], [_gate(min_value=4)]]),
        ([[_gate(min_value=4)], [_gate(min_value=4)]], [[_gate(min_value=4)], [_gate(min_value=4.1)]]),
        ([[_gate(min_value=4), _gate(min_value=3)]], [[_gate(min_value=4), _gate(min_value=4.1)]]),
        ([[_gate(min_value=2, min_observations=2)]], [[_gate(min_value=2)]]),
        ([[_gate("improvement", min_value=2)]], [[_gate("improvement", min_value=2.1)]]),
        ([[_gate("improvement", max_value=2)]], [[_gate("improvement", max_value=1.9)]]),
        ([[_gate("improvement", min_value=0, min_observations=1)]], [[_gate("improvement", min_value=0)]]),
        # 29 observations: the lower gate is not shown, so the upper one still counts for the highest level to be had
        ([[_gate(min_value=2, min_observations=30)], [_gate(max_value=4, min_observations=30)]],
         [[_gate(min_value=2, min_observations=30)], [_gate(max_value=4, min_observations=29)]]),
        # both block, but one says "not met" and the other "not shown"
        ([[_gate(min_value=4), _gate(min_value=3, min_observations=30)]],
         [[_gate(min_value=4), _gate(min_value=3, min_observations=29)]]),
    ],
)  # fmt: skip
def test_gates_that_do_not(before: list[list[dict[str, Any]]], after: list[list[dict[str, Any]]]) -> None:
    assert _between(before, after) is None


def test_the_minima_of_kpi_and_sources_decide_before_the_gate() -> None:
    few: dict[str, Any] = {"kpi": "satisfaction", "evidence": {"min_observations": 5}}
    assert (
        _between([[_gate(min_value=2, min_observations=5)]], [[_gate(min_value=2, min_observations=4)]], **few) == ALIKE
    )
    assert (
        _between([[_gate(min_value=2, min_observations=6)]], [[_gate(min_value=2, min_observations=5)]], **few) is None
    )
    asked: dict[str, Any] = {"sources": {"peer": {"weight": 1, "min_raters": 3}}}
    gates = [_levels([_gate(min_value=2, min_observations=n)]) | asked for n in (4, 3, 2)]
    four, three, two = (_with(change) for change in gates)
    assert proof(three, two) == ALIKE
    assert proof(four, three) is None


def test_passing_shares_are_taken_as_free_and_their_bounds_as_different() -> None:
    many = {"min_value": 4, "at_least": Decimal("0.8")}
    few: dict[str, Any] = {"kpi": "satisfaction", "evidence": {"min_observations": 5}}
    five, four = ([[_gate(passing=many, min_observations=n)]] for n in (5, 4))
    assert _between(five, four, **few) == ALIKE
    assert _between(five, four) is None
    for other in (
        {"min_value": 4, "at_least": Decimal("0.79")},
        {"min_value": Decimal("3.9"), "at_least": Decimal("0.8")},
    ):
        assert _between([[_gate(passing=many)]], [[_gate(passing=other)]]) is None


def test_too_many_points_are_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = [[_gate(min_value=4)], [_gate(min_value=4)]], [[_gate(min_value=4)], [_gate(min_value=3.9)]]
    monkeypatch.setattr(gate_proof, "MOST_POINTS", 3)
    assert _between(before, after) is None


def _curve(points: list[Any], kpi: str = "satisfaction", **more: Any) -> dict[str, Any]:
    return {"kpi": kpi, "curve": {"kind": "linear", "points": points}, **more}


def test_a_curve_that_differs_where_no_value_is() -> None:
    bands: list[dict[str, Any]] = [
        {"at_least": Decimal("5.5"), "score": 100},
        {"at_least": 3, "score": 50},
        {"otherwise": 0},
    ]
    mine = mini_rubric({"kpi": "satisfaction", "curve": {"kind": "bands", "bands": bands}})
    far = [{**bands[0], "at_least": Decimal("5.6")}, *bands[1:]]
    assert proof(mine, mini_rubric({"kpi": "satisfaction", "curve": {"kind": "bands", "bands": far}})) == SAME_NUMBERS
    near = [{**bands[0], "at_least": 5}, *bands[1:]]
    assert proof(mine, mini_rubric({"kpi": "satisfaction", "curve": {"kind": "bands", "bands": near}})) is None


def test_a_point_on_the_line_changes_nothing() -> None:
    straight, bent = [[1, 0], [5, 100]], [[1, 0], [3, 50], [5, 100]]
    assert proof(mini_rubric(_curve(straight)), mini_rubric(_curve(bent))) == SAME_NUMBERS
    assert proof(mini_rubric(_curve(straight)), mini_rubric(_curve([[1, 0], [3, 51], [5, 100]]))) is None


def test_a_curve_of_counts_is_compared_at_whole_numbers() -> None:
    steps = [{"at_least": Decimal("1.5"), "score": 100}, {"otherwise": 0}]
    same = [{"at_least": 2, "score": 100}, {"otherwise": 0}]
    weighted: dict[str, Any] = {
        "weight": 60,
        "measure": {"kind": "count", "max": 50},
        "aggregate": "sum",
        "kpi": "greeting",
    }
    one, two = (mini_rubric(weighted | {"curve": {"kind": "bands", "bands": b}}) for b in (steps, same))
    assert proof(one, two) == SAME_NUMBERS
    mean = weighted | {"aggregate": "mean"}
    one, two = (mini_rubric(mean | {"curve": {"kind": "bands", "bands": b}}) for b in (steps, same))
    assert proof(one, two) is None


def test_a_curve_that_nothing_reads() -> None:
    one, two = (mini_rubric(_curve([[0, 0], [10, top]], "improvement")) for top in (100, 99))
    assert proof(one, two) == UNREAD
    asked = [_gate("improvement", min_score=50)]
    one, two = (_with(_levels(asked), **_curve([[0, 0], [10, top]], "improvement")) for top in (100, 99))
    assert proof(one, two) is None


def test_weights_and_cut_scores_are_never_proved_away() -> None:
    rubric = mini_rubric()
    content = content_of(rubric)
    moved = [m for m in all_mutants(rubric) if m.kind in ("weight", "cut_score")]
    versions = [edited(content, m.edits) for m in moved]
    assert [proof(rubric, v) for v in versions if v is not None] == [None] * 6
