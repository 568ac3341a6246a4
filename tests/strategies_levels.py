"""Strategies for events, levels, clauses and gates of a rubric."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.strategies_kpis import SCORES, Draw, Node, chosen, some, text

SHARES: list[Any] = [Decimal("0.5"), Decimal("0.6"), Decimal("0.8"), 1]


@st.composite
def event_lists(draw: Draw, everything: list[Node], levels: int) -> list[Node]:
    """Draw 1 to 3 events: caps, points on the composite, points on a KPI."""
    scored = [kpi["kpi"] for kpi in everything if "curve" in kpi]
    return [
        {
            "event": f"event_{index}",
            "title": text(f"event {index}"),
            **draw(effects(scored, levels)),
        }
        for index in range(draw(st.integers(1, 3)))
    ]


@st.composite
def effects(draw: Draw, scored: list[str], levels: int) -> Node:
    """Draw what an event does."""
    cap = {"caps_level_at": draw(st.integers(1, levels))}
    points: Node = {"points": draw(st.sampled_from([1, Decimal("0.5"), 5, -2, Decimal("-2.5")]))}
    if draw(st.booleans()):
        points["at_most"] = draw(st.sampled_from([1, 2, Decimal("7.5")]))
    if draw(st.booleans()):
        points["kpi"] = draw(st.sampled_from(scored))
    return draw(st.sampled_from([cap, points, {**cap, **points}]))


@st.composite
def level_lists(draw: Draw, everything: list[Node]) -> list[Node]:
    """Draw 1 to 5 levels with rising cut scores and, here and there, clauses."""
    cuts = st.sampled_from([score for score in SCORES if score != Decimal("87.5")])
    size = draw(st.sampled_from([3, 2, 5, 4, 1]))
    rising = sorted(draw(st.lists(cuts, min_size=size, max_size=size, unique=True)))
    levels: list[Node] = []
    for number, cut in enumerate(rising, start=1):
        level: Node = {"level": number, "title": text(f"level {number}"), "cut_score": cut}
        size = draw(st.sampled_from([0, 0, 1, 0, 2]))
        listed = draw(st.lists(clauses(everything), min_size=size, max_size=size))
        levels.append(level | ({"clauses": listed} if listed else {}))
    return levels


@st.composite
def clauses(draw: Draw, everything: list[Node]) -> Node:
    """Draw a clause with 1 or 2 gates."""
    listed = draw(st.lists(gates(everything), min_size=1, max_size=2))
    return {"text": text("clause"), "gates": listed}


@st.composite
def gates(draw: Draw, everything: list[Node]) -> Node:
    """Draw a gate: at least one condition on score, value or passing observations."""
    kpi = draw(st.sampled_from(everything))
    low, high = (chosen(draw, kpi["measure"], 1, 2) * 2)[:2]
    conditions: Node = {
        "min_value": low,
        "max_value": max(low, high),
        "passing": {
            draw(st.sampled_from(["min_value", "max_value"])): low,
            "at_least": draw(st.sampled_from(SHARES)),
        },
    }
    if "curve" in kpi:
        scores = sorted([draw(st.sampled_from(SCORES)), draw(st.sampled_from(SCORES))])
        conditions |= {"min_score": scores[0], "max_score": scores[1]}
    kept = draw(st.lists(st.sampled_from(sorted(conditions)), min_size=1, max_size=2, unique=True))
    optional = {
        "min_observations": draw(st.sampled_from([1, 1, 2, 3, 5])),
        "if_not_applicable": "waive",
    }
    return {"kpi": kpi["kpi"], **{key: conditions[key] for key in kept}, **some(draw, optional)}
