"""How worked cases came to their outcome, in the parts that ``explain`` tells of an employee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating import __version__
from service_rating.reports.derived import Derived
from service_rating.reports.explain_kpis import kpi_parts
from service_rating.reports.explain_levels import composite_part, level_parts, outcome_part
from service_rating.reports.explanation import Explanation
from service_rating.reports.wording import localized
from service_rating.scoring.case_frames import case_plan
from service_rating.scoring.case_stages import case_stages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.rubric.model import Rubric


def derivations(rubric: Rubric, indexes: Sequence[int]) -> dict[int, Explanation]:
    """The derivation of some worked cases, from the KPI values to the level."""
    if not indexes:
        return {}
    plan = case_plan(rubric)
    found = {}
    for i, stages in case_stages(indexes, plan).items():
        case = rubric.cases[i]
        found[i] = _explanation(Derived(rubric, plan, stages, rows=[], events=[], profile=case.profile), case.case)
    return found


def _explanation(derived: Derived, name: str) -> Explanation:
    rubric = derived.rubric
    return Explanation(
        audience="auditor",
        tool=__version__,
        rubric={"rubric": rubric.rubric, "version": rubric.version},
        rubric_title=localized(rubric.title),
        protected=(),
        period=None,
        digest=None,
        employee=name,
        profile=None,
        assessment={},
        kpis=tuple(kpi_parts(derived)),
        composite=composite_part(derived),
        levels=tuple(level_parts(derived)),
        outcome=outcome_part(derived),
        rejected_rows=0,
        rejected_listed=True,
        rejected=(),
    )
