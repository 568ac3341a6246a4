"""The smallest raise of a single KPI that closes the points gap to the next level.

For each weighted, scored KPI: the least score it needs, the least score at or above that its curve can give, and the value nearest
to the present one that gives it; all read off the segment table and computed forward. The least raise wins, ties by rubric order.
Adds (Int64, null when there is no gap or no single KPI closes it): ``raise_kpi`` (index), ``raise_value`` (micro-units),
``raise_score`` (centi-score).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.scoring.arithmetic import choose, least, nothing, quotient, whole
from service_rating.scoring.dialect import nw
from service_rating.scoring.kpi_scores import event_points, on_segment
from service_rating.scoring.plan import FULL_SCORE, NANO_PER_CENTI

if TYPE_CHECKING:
    from service_rating.rubric.curves.segments import Segment
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan


def with_smallest_raise(frame: Frame, plan: Plan) -> Frame:
    """Add the smallest raise; drops its own working columns."""
    kept = ["raise_kpi", "raise_value", "raise_score"]
    frame = frame.with_columns(_wanted_sum().alias("wanted"))
    frame = frame.with_columns(*(_needed(k, plan).alias(f"needed_{k}") for k in plan.weighted))
    candidates: list[nw.Expr] = []
    for k in plan.weighted:
        for n, piece in enumerate(plan.segments[k]):
            candidates.append(_value_on(piece, k, plan.grain(k)).alias(f"at_{k}_{n}"))
    frame = frame.with_columns(*candidates)
    frame = frame.with_columns(
        *(
            _score_at(piece, k, n, plan).alias(f"to_{k}_{n}")
            for k in plan.weighted
            for n, piece in enumerate(plan.segments[k])
        )
    )
    pieces = {k: len(plan.segments[k]) for k in plan.weighted}
    frame = frame.with_columns(*(_best_score(k, count).alias(f"best_{k}") for k, count in pieces.items()))
    frame = frame.with_columns(
        *(_distance(k, n).alias(f"off_{k}_{n}") for k, count in pieces.items() for n in range(count))
    )
    for name, stage in (("way", _least_way), ("value_to", _nearest_value)):
        frame = frame.with_columns(*(stage(k, count).alias(f"{name}_{k}") for k, count in pieces.items()))
    frame = frame.with_columns(least(*(_raise(k) for k in plan.weighted)).alias("least_raise"))
    frame = frame.with_columns(
        _of_winner([whole(k) for k in plan.weighted], plan).alias(kept[0]),
        _of_winner([nw.col(f"value_to_{k}") for k in plan.weighted], plan).alias(kept[1]),
        _of_winner([quotient(nw.col(f"best_{k}"), NANO_PER_CENTI) for k in plan.weighted], plan).alias(kept[2]),
    )
    return frame.drop(*_working_columns(plan))


def _working_columns(plan: Plan) -> list[str]:
    per_kpi = [f"{name}_{k}" for k in plan.weighted for name in ("needed", "best", "way", "value_to")]
    per_piece = [
        f"{name}_{k}_{n}" for k in plan.weighted for n in range(len(plan.segments[k])) for name in ("at", "to", "off")
    ]
    return ["wanted", "least_raise", *per_kpi, *per_piece]


def _wanted_sum() -> nw.Expr:
    """Least Σ w·s (nano) with which the composite, rounded at every point, reaches the next cut score; null without a gap."""
    cut = nw.col("composite") + nw.col("points_short")
    exact = cut * whole(NANO_PER_CENTI) - whole(NANO_PER_CENTI // 2) - nw.col("event_points")
    weight = nw.col("divisor")
    wanted = nw.min_horizontal(exact, whole(FULL_SCORE + 1)) * weight - weight // whole(2)
    return nw.when(nw.col("points_short") > whole(0)).then(wanted)


def _needed(k: int, plan: Plan) -> nw.Expr:
    """Least nano-score the curve must give for KPI ``k`` alone to close the gap; null when even 100 would not do."""
    weight = plan.weights[k]
    others = nw.col("weighted") - nw.col(f"exact_{k}") * whole(weight)
    final = (nw.col("wanted") - others + whole(weight - 1)) // whole(weight)
    own = final - event_points(k, plan) if plan.point_events(k) else final
    return nw.when(final <= whole(FULL_SCORE)).then(own)


def _value_on(piece: Segment, k: int, grain: int) -> nw.Expr:
    """The value on this segment that gives the least score at or above the need; null when none does.

    Values move in steps of ``grain`` micro-units, rounded away from the need.
    """
    low, high = -(-piece.value_from // grain) * grain, piece.value_to // grain * grain
    if low > high:
        return nothing()
    need = nw.col(f"needed_{k}")
    reachable = need <= whole(max(piece.score(low), piece.score(high)))
    if not piece.slope:
        inside = nw.max_horizontal(whole(low), nw.min_horizontal(whole(high), nw.col(f"value_{k}")))
        return nw.when(reachable).then(inside)
    end = low if piece.slope > 0 else high
    at_end = need <= whole(piece.score(end))
    return nw.when(reachable).then(nw.when(at_end).then(whole(end)).otherwise(_crossing(need, piece, grain)))


def _crossing(need: nw.Expr, piece: Segment, grain: int) -> nw.Expr:
    """Where a sloping segment reaches the need, rounded to ``grain`` on the side that gives more."""
    offset = -(piece.divisor // 2) - piece.start
    if piece.slope > 0:
        ahead = need * whole(piece.divisor) + whole(offset + piece.slope - 1)
        crossing = ahead // whole(piece.slope) + whole(piece.value_from + grain - 1)
    else:
        behind = need * whole(-piece.divisor) - whole(offset)
        crossing = behind // whole(-piece.slope) + whole(piece.value_from)
    return crossing if grain == 1 else crossing // whole(grain) * whole(grain)


def _score_at(piece: Segment, k: int, n: int, plan: Plan) -> nw.Expr:
    """The KPI's final nano-score at the candidate value, computed forward."""
    at = nw.col(f"at_{k}_{n}")
    score = on_segment(at, piece)
    if plan.point_events(k):
        score = nw.min_horizontal(score + event_points(k, plan), whole(FULL_SCORE))
    return nw.when(~at.is_null()).then(score)


def _best_score(k: int, pieces: int) -> nw.Expr:
    return least(*(nw.col(f"to_{k}_{n}") for n in range(pieces)))


def _distance(k: int, n: int) -> nw.Expr:
    """How far the candidate lies from the present value, where it gives the least score."""
    way = (nw.col(f"at_{k}_{n}") - nw.col(f"value_{k}")).abs()
    return nw.when(nw.col(f"to_{k}_{n}") == nw.col(f"best_{k}")).then(way)


def _least_way(k: int, pieces: int) -> nw.Expr:
    return least(*(nw.col(f"off_{k}_{n}") for n in range(pieces)))


def _nearest_value(k: int, pieces: int) -> nw.Expr:
    near = (nw.when(nw.col(f"off_{k}_{n}") == nw.col(f"way_{k}")).then(nw.col(f"at_{k}_{n}")) for n in range(pieces))
    return least(*near)


def _raise(k: int) -> nw.Expr:
    return nw.col(f"best_{k}") - nw.col(f"exact_{k}")


def _of_winner(values: list[nw.Expr], plan: Plan) -> nw.Expr:
    """The value that belongs to the first KPI with the least raise."""
    return choose(
        ((_raise(k) == nw.col("least_raise"), v) for k, v in zip(plan.weighted, values, strict=True)), nothing()
    )
