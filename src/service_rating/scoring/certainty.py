"""Bounds: the lowest and the highest level that the missing evidence could still lead to.

Unscored KPIs take their curve's least or greatest score over the measure's range, gates that are not shown count as not
met or met; caps stay as recorded. An outer bound. Adds ``lowest`` and ``highest`` (positions; null when nothing applies).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.scoring.arithmetic import quotient, some, total, whole
from service_rating.scoring.composite import shown_composite
from service_rating.scoring.constants import figure, score_end, weight
from service_rating.scoring.dialect import nw
from service_rating.scoring.gates import MET, NOT_SHOWN, WAIVED
from service_rating.scoring.kpi_scores import NO_EVIDENCE, TOO_FEW, after_events
from service_rating.scoring.levels import ladder
from service_rating.scoring.plan import nano

if TYPE_CHECKING:
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan


def with_bounds(frame: Frame, plan: Plan) -> Frame:
    """Add the outer bounds of the position."""
    ends = {"composite_lowest": 0, "composite_highest": 1}
    frame = frame.with_columns(*(_weighted_if(end, plan).alias(name) for name, end in ends.items()))
    frame = frame.with_columns(*(quotient(nw.col(name), nw.col("whole_divisor")).alias(name) for name in ends))
    most = nano(plan.rubric.composite_max)
    frame = frame.with_columns(*(shown_composite(name, most).alias(name) for name in ends))
    frame = frame.with_columns(
        ladder("composite_lowest", (MET, WAIVED), plan).alias("lowest"),
        ladder("composite_highest", (MET, WAIVED, NOT_SHOWN), plan).alias("highest"),
    )
    applies = nw.col("weight_applicable") > whole(0)
    return frame.with_columns(
        *(nw.when(applies).then(nw.min_horizontal(name, "cap")).alias(name) for name in ("lowest", "highest"))
    )


def _weighted_if(end: int, plan: Plan) -> nw.Expr:
    """Σ w·s when the unscored KPIs take the least (0) or the greatest (1) score of their curve."""
    terms = []
    for k in plan.weighted:
        score = after_events(figure(score_end(k, end, plan)), k, plan)
        unscored = some([nw.col(f"state_{k}") == whole(code) for code in (NO_EVIDENCE, TOO_FEW)])
        terms.append(nw.when(unscored).then(score * figure(weight(k, plan))).otherwise(whole(0)))
    return nw.col("weighted") + total(terms)
