"""The smallest raise of one KPI score that brings the composite to a cut score."""

from collections.abc import Callable
from typing import Any

from tests.oracle_curves import measure_range, monotone_pieces
from tests.oracle_numbers import Rubric, kpis_of, weights_of
from tests.oracle_scores import Counts, Scored, composite_of, final_score

Raise = tuple[int, int, int]


def smallest_raise(rubric: Rubric, kpis: list[Scored], counts: Counts, cut: int) -> Raise | None:
    """Find the one KPI that closes the gap with the least raise: index, value, final score."""
    best: tuple[int, int, int, int] | None = None
    for index, (weight, kpi) in enumerate(zip(weights_of(rubric), kpis, strict=True)):
        if not weight or kpi.score is None or kpi.value is None:
            continue
        found = _nearest(rubric, kpis, counts, cut, index)
        if found and (best is None or found[0] - kpi.score < best[0]):
            best = (found[0] - kpi.score, index, found[1], found[0])
    return best and best[1:]


def _nearest(rubric: Rubric, kpis: list[Scored], counts: Counts, cut: int, index: int) -> tuple[int, int] | None:
    """Find the least score of one KPI that reaches the cut, and its value nearest to today's."""
    kpi = kpis_of(rubric)[index]
    grain = _grain(kpi)
    present = (kpis[index].value or 0) // grain

    def score(grains: int) -> int:
        return final_score(rubric, counts, kpi, grains * grain)

    def enough(grains: int) -> bool:
        scores = [other.score for other in kpis]
        scores[index] = score(grains)
        composite = composite_of(rubric, counts, scores)
        return composite is not None and composite >= cut

    found = []
    for low, high in monotone_pieces(kpi["curve"], *measure_range(kpi["measure"])):
        first, last = -(-low // grain), high // grain
        value = _least_enough(first, last, score, enough, present) if first <= last else None
        if value is not None:
            found.append((score(value), abs(value - present), value * grain))
    return (min(found)[0], min(found)[2]) if found else None


def _grain(kpi: Any) -> int:
    """Micro-units between two values the KPI can take: a count of things that is not averaged moves in whole ones."""
    whole = kpi["measure"]["kind"] == "count" and kpi.get("aggregate", "mean") in ("sum", "min", "max")
    return 10**6 if whole else 1


def _least_enough(
    low: int,
    high: int,
    score: Callable[[int], int],
    enough: Callable[[int], bool],
    present: int,
) -> int | None:
    """On a run where the score is monotone, find where it is just enough, nearest to ``present``."""
    rising = score(low) <= score(high)
    if not enough(high if rising else low):
        return None
    least = score(_first(low, high, enough) if rising else _last(low, high, enough))
    if rising:
        left = _first(low, high, lambda micro: score(micro) >= least)
        right = _last(low, high, lambda micro: score(micro) <= least)
    else:
        left = _first(low, high, lambda micro: score(micro) <= least)
        right = _last(low, high, lambda micro: score(micro) >= least)
    return max(left, min(right, present))


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Find the first number that holds, where all after it hold and the last one does."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _last(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Find the last number that holds, where all before it hold and the first one does."""
    return -_first(-high, -low, lambda number: holds(-number))
