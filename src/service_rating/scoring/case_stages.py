"""Worked cases with every step kept: what the derivation of a failing case is told from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.scoring.assessment import outcome, worked_out
from service_rating.scoring.case_frames import case_frames, case_name
from service_rating.scoring.derivation import Derivation, kept
from service_rating.scoring.dialect import lazy
from service_rating.scoring.levels import distinct_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.scoring.plan import Plan


def case_stages(indexes: Sequence[int], plan: Plan) -> dict[int, Derivation]:
    """The stages of some cases, from the KPI values on; ``plan`` is a :func:`.case_frames.case_plan`."""
    distinct = distinct_sources(plan).alias("distinct")
    last = kept(worked_out(*case_frames(indexes, plan), plan).with_columns(distinct)).sort("employee")
    shown = kept(outcome(lazy(last), plan))
    numbers = {name: n for n, name in enumerate(last["employee"])}
    return {i: Derivation([], [], last.row(n, named=True), shown[n]) for i in indexes for n in [numbers[case_name(i)]]}
