"""The steps from the scores of the KPIs to a level, for whoever needs no more than that; no texts are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.scoring.certainty import with_bounds
from service_rating.scoring.composite import with_composite
from service_rating.scoring.gates import with_gates
from service_rating.scoring.levels import with_levels
from service_rating.scoring.next_level import with_next_level

if TYPE_CHECKING:
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan


def levelled(frame: Frame, plan: Plan, *, bounded: bool = True) -> Frame:
    """From the scores of the KPIs to level, status, bounds and what blocks the next level: row by row, no words yet.

    Without the bounds where nobody asks for them (``bounded``).
    """
    frame = with_composite(frame, plan)
    frame = with_gates(frame, plan)
    frame = with_levels(frame, plan)
    frame = with_bounds(frame, plan) if bounded else frame
    return with_next_level(frame, plan)
