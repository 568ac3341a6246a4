"""Intake and rubric → the full explanation of one employee, before the audience filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.reports.audience import protected_sources
from service_rating.reports.derived import Derived
from service_rating.reports.evaluation import outcome_of
from service_rating.reports.explain_kpis import kpi_parts
from service_rating.reports.explain_levels import composite_part, level_parts, outcome_part
from service_rating.reports.explanation import Explanation, RejectedPart
from service_rating.reports.json_assessment import assessments, origin
from service_rating.reports.wording import localized
from service_rating.rubric.wording import nearest, shown
from service_rating.scoring.derivation import derive
from service_rating.scoring.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.observations.intake import Intake
    from service_rating.observations.tracing import Trace
    from service_rating.reports.outcome import Outcome
    from service_rating.rubric.model import Rubric
    from service_rating.scoring.derivation import Derivation

UNKNOWN = Localized("没有员工“{employee}”的观察记录。", "There are no observations of employee “{employee}”.")
NOT_LISTED = Localized("名单中没有员工“{employee}”。", "Employee “{employee}” is not among those assessed.")
ALL_REJECTED = Localized(
    "写明该员工的 {n} 行全部被拒收；用 evaluate --rejects 可查看原因。",
    "All {n} rows that name this employee were rejected; evaluate --rejects tells why.",
)
NEAR = Localized("您是不是想写“{near}”？", "Did you mean “{near}”?")
CHECK = Localized("请检查工号和文件。", "Check the id and the files.")


def explain_intake(intake: Intake, rubric: Rubric) -> Explanation:
    """Explain the employee whose trace the intake holds, for an auditor: nothing is left out.

    Raises:
        CouldNotRunError: OB302, nobody of this name is to be assessed.
    """
    trace = _trace(intake)
    own = intake.only(pl.Series([trace.employee]))
    stages = derive(own.observations, own.events, own.employees, Plan(rubric))
    outcome = outcome_of(own, rubric, stages.frame)
    derived = _derived(own, outcome, stages, trace)
    rejected = tuple(_rejected(trace))
    head = origin(outcome)
    return Explanation(
        audience="auditor",
        tool=head["tool"],
        rubric=head["rubric"],
        rubric_title=localized(rubric.title),
        protected=protected_sources(rubric),
        period=outcome.period,
        digest=outcome.digest,
        employee=trace.employee,
        profile=_profile_title(derived),
        assessment=next(assessments(outcome)),
        kpis=tuple(kpi_parts(derived)),
        composite=composite_part(derived),
        levels=tuple(level_parts(derived)),
        outcome=outcome_part(derived),
        rejected_rows=len(rejected),
        rejected_listed=True,
        rejected=rejected,
    )


def _trace(intake: Intake) -> Trace:
    """The trace of an employee who is to be assessed."""
    trace = intake.trace
    assert trace is not None  # noqa: S101  # a fault of the caller, not of the input
    known = intake.employees["employee"].to_list()
    if trace.employee in known:
        return trace
    near = nearest(trace.employee, known)
    hint = CHECK if near is None else NEAR.format(near=shown(near))
    if trace.rejects.height:
        hint = ALL_REJECTED.format(n=trace.rejects.height)
    message = (UNKNOWN if trace.rejects.is_empty() else NOT_LISTED).format(employee=shown(trace.employee))
    raise CouldNotRunError(Diagnostic("OB302", Severity.ERROR, message, Location(), hint))


def _derived(own: Intake, outcome: Outcome, stages: Derivation, trace: Trace) -> Derived:
    index = own.employees["profile"].item()
    return Derived(
        rubric=outcome.rubric,
        plan=outcome.plan,
        stages=stages,
        rows=trace.rows.to_dicts(),
        events=outcome.events.get(trace.employee, []),
        profile=None if index < 0 else outcome.rubric.profile_order[index],
    )


def _profile_title(derived: Derived) -> Localized | None:
    if derived.profile is None:
        return None
    title = derived.rubric.profiles[derived.profile].title
    return Localized(derived.profile, derived.profile) if title is None else localized(title)


def _rejected(trace: Trace) -> Iterator[RejectedPart]:
    for row in trace.rejects.iter_rows(named=True):
        message = Localized(row["message_zh"], row["message_en"])
        yield RejectedPart(row["file"], row["line"], row["column"], row["code"], message, row["source"])
