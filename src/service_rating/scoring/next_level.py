"""The next level: what is missing for it, and whether it is only evidence that is missing.

Adds (Int64): ``next`` (position; null at the top or when withheld), ``points_short`` (centi; null when there is no next level or
no composite), ``gates_not_met`` and ``gates_not_shown`` of the next level, ``capped`` (1 when an event keeps it shut), and
``status`` (String), ``level`` (the rubric's number, null when none).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import micro
from service_rating.scoring.arithmetic import choose, every, nothing, one_if, some, text, total, whole
from service_rating.scoring.constants import cut_score
from service_rating.scoring.dialect import nw
from service_rating.scoring.gates import NOT_MET, NOT_SHOWN
from service_rating.scoring.levels import MICRO_PER_COVERAGE_UNIT

if TYPE_CHECKING:
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan


def with_next_level(frame: Frame, plan: Plan) -> Frame:
    """Add the next level, what blocks it, the level given and its status."""
    beyond = ~nw.col("withheld").is_null() | (nw.col("position") == whole(len(plan.cuts)))
    frame = frame.with_columns(nw.when(~beyond).then(nw.col("position") + whole(1)).alias("next"))
    cuts = [cut_score(position, plan) for position in range(1, len(plan.cuts) + 1)]
    short = nw.max_horizontal(_at_next(cuts) - nw.col("composite"), whole(0))
    known = ~nw.col("next").is_null() & ~nw.col("composite").is_null()
    frame = frame.with_columns(
        nw.when(known).then(short).alias("points_short"),
        _gates_in(NOT_MET, plan).alias("gates_not_met"),
        _gates_in(NOT_SHOWN, plan).alias("gates_not_shown"),
        one_if(nw.col("cap") < nw.col("next")).alias("capped"),
    )
    return frame.with_columns(_level(plan).alias("level"), _status(plan).alias("status"))


def _at_next(values: list[nw.Expr]) -> nw.Expr:
    """The one of ``values`` (by position) that belongs to the next level; null when there is none."""
    return choose(((nw.col("next") == whole(p), value) for p, value in enumerate(values, 1)), nothing())


def _gates_in(state: int, plan: Plan) -> nw.Expr:
    counts = [
        total([one_if(nw.col(f"gate_{g.number}") == whole(state)) for g in plan.gates_at(p)])
        for p in range(1, len(plan.cuts) + 1)
    ]
    return _at_next(counts)


def _level(plan: Plan) -> nw.Expr:
    given = nw.col("withheld").is_null()
    numbers = [whole(level.level) for level in plan.rubric.levels]
    return choose(((given & (nw.col("position") == whole(p)), n) for p, n in enumerate(numbers, 1)), nothing())


def _status(plan: Plan) -> nw.Expr:
    full = whole(-(-micro(plan.rubric.evidence.full_coverage) // MICRO_PER_COVERAGE_UNIT))
    only_unshown = every([
        nw.col("points_short") == whole(0),
        nw.col("capped") == whole(0),
        nw.col("gates_not_met") == whole(0),
        nw.col("gates_not_shown") > whole(0),
    ])  # fmt: skip
    cases = [
        (~nw.col("withheld").is_null(), text("withheld")),
        (nw.col("position") == whole(0), text("unclassified")),
        (some([nw.col("coverage") < full, only_unshown]), text("provisional")),
    ]
    return choose(cases, text("rated"))
