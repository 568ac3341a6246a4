"""What the walk up the ladder calls out of reach is never reached, whatever is drawn and observed."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.rubric.facts import facts_of
from service_rating.rubric.ladder import exclusion
from service_rating.rubric.loading import load_rubric_bytes
from service_rating.rubric.model import Case, Expectation
from service_rating.scoring.worked_cases import run_cases
from tests.strategies_rubrics import rubrics, to_yaml

if TYPE_CHECKING:
    from service_rating.rubric.model import Kpi, Rubric

PEOPLE = 40


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(rubrics(), st.integers(0, 10**6))
def test_nobody_reaches_a_level_called_out_of_reach(node: Any, seed: int) -> None:
    rubric, _ = load_rubric_bytes(to_yaml(node).encode(), "drawn")
    assert rubric is not None
    for profile in (None, *rubric.profiles):
        found = exclusion(facts_of(rubric), profile)
        if found is not None:
            draw = random.Random(seed)  # noqa: S311  # chooses examples
            people = [_person(str(n), profile, rubric, draw) for n in range(PEOPLE)]
            reached = [level for level in _levels(rubric, people) if level is not None]
            assert all(level < rubric.levels[found.level].level for level in reached), found


def _levels(rubric: Rubric, people: list[Case]) -> list[int | None]:
    outcomes = run_cases(rubric.model_copy(update={"cases": people}))
    return [next((got for name, _, got in one.differences if name == "level"), None) for one in outcomes]


def _person(name: str, profile: str | None, rubric: Rubric, draw: random.Random) -> Case:
    """Somebody with evidence on every KPI that applies; values crowd where gates and curves turn."""
    gone = set() if profile is None else set(rubric.profiles[profile].not_applicable)
    values: dict[str, Any] = {kpi.kpi: _value(kpi, rubric, draw) for kpi in rubric.kpis if kpi.kpi not in gone}
    events = {event.event: draw.choice([0, 0, 1, 5, 50]) for event in rubric.events}
    return Case(case=name, profile=profile, values=values, events=events, expect=Expectation(level=None))


def _value(kpi: Kpi, rubric: Rubric, draw: random.Random) -> Decimal:
    low, high = Decimal(kpi.measure.min), Decimal(kpi.measure.max)
    gates = [
        gate for level in rubric.levels for clause in level.clauses for gate in clause.gates if gate.kpi == kpi.kpi
    ]
    asked = [number for gate in gates for number in (gate.min_value, gate.max_value) if number is not None]
    asked += [
        other.only_if.value for other in rubric.kpis if other.only_if is not None and other.only_if.kpi == kpi.kpi
    ]
    bends = (
        [] if kpi.curve is None else [Decimal(f"{float(b):.6f}") for b in kpi.curve.breakpoints() if low <= b <= high]
    )
    value = draw.choice([*asked, *bends, low, high, low + (high - low) * draw.randint(0, 1000) / 1000])
    return Decimal(int(value)) if kpi.measure.kind == "count" else round(value, 6)
