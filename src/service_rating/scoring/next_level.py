"""The next level: what is missing for it, and whether it is only evidence that is missing.

Adds (Int64): ``next`` (position; null at the top or when withheld), ``points_short`` (centi; null when there is no next level or
no composite), ``gates_not_met`` and ``gates_not_shown`` of the next level, ``capped`` (1 when an event keeps it shut), and
``status`` (String), ``level`` (the rubric's number, null when none).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import micro
from service_rating.scoring.arithmetic import choose, every, nothing, one_if, some, text, total, whole
from service_rating.scoring.constants import cut_scores, figure
from service_rating.scoring.dialect import nw
from service_rating.scoring.gates import NOT_MET, NOT_SHOWN
from service_rating.scoring.levels import MICRO_PER_COVERAGE_UNIT
from service_rating.scoring.remembered import remembered

if TYPE_CHECKING:
    from service_rating.scoring.constants import Number
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan


def with_next_level(frame: Frame, plan: Plan) -> Frame:
    """Add the next level, what blocks it, the level given and its status."""
    gates = tuple(tuple(gate.number for gate in plan.gates_at(p)) for p in range(1, len(plan.cuts) + 1))
    full = -(-micro(plan.rubric.evidence.full_coverage) // MICRO_PER_COVERAGE_UNIT)
    numbers = tuple(level.level for level in plan.rubric.levels)
    frame = frame.with_columns(_next(len(plan.cuts))).with_columns(*_missing(cut_scores(plan), gates))
    return frame.with_columns(_level(numbers), _status(full))


@remembered
def _next(top: int) -> nw.Expr:
    beyond = ~nw.col("withheld").is_null() | (nw.col("position") == whole(top))
    return nw.when(~beyond).then(nw.col("position") + whole(1)).alias("next")


@remembered
def _missing(cuts: tuple[Number, ...], gates: tuple[tuple[int, ...], ...]) -> list[nw.Expr]:
    """What the next level still needs, from the cut scores and the numbers of the gates, both by position."""
    short = nw.max_horizontal(_at_next(list(map(figure, cuts))) - nw.col("composite"), whole(0))
    known = ~nw.col("next").is_null() & ~nw.col("composite").is_null()
    return [
        nw.when(known).then(short).alias("points_short"),
        _gates_in(NOT_MET, gates).alias("gates_not_met"),
        _gates_in(NOT_SHOWN, gates).alias("gates_not_shown"),
        one_if(nw.col("cap") < nw.col("next")).alias("capped"),
    ]


def _at_next(values: list[nw.Expr]) -> nw.Expr:
    """The one of ``values`` (by position) that belongs to the next level; null when there is none."""
    return choose(((nw.col("next") == whole(p), value) for p, value in enumerate(values, 1)), nothing())


def _gates_in(state: int, gates: tuple[tuple[int, ...], ...]) -> nw.Expr:
    return _at_next([total([one_if(nw.col(f"gate_{number}") == whole(state)) for number in own]) for own in gates])


@remembered
def _level(numbers: tuple[int, ...]) -> nw.Expr:
    given = nw.col("withheld").is_null()
    cases = ((given & (nw.col("position") == whole(p)), whole(n)) for p, n in enumerate(numbers, 1))
    return choose(cases, nothing()).alias("level")


@remembered
def _status(full: int) -> nw.Expr:
    """From the coverage (1e-4) with which an assessment is not provisional."""
    only_unshown = every([
        nw.col("points_short") == whole(0),
        nw.col("capped") == whole(0),
        nw.col("gates_not_met") == whole(0),
        nw.col("gates_not_shown") > whole(0),
    ])  # fmt: skip
    cases = [
        (~nw.col("withheld").is_null(), text("withheld")),
        (nw.col("position") == whole(0), text("unclassified")),
        (some([nw.col("coverage") < whole(full), only_unshown]), text("provisional")),
    ]
    return choose(cases, text("rated")).alias("status")
