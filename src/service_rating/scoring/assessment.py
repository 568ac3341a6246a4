"""The whole pipeline on one screen: clean observations → assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import LANGUAGES, Language
from service_rating.scoring.arithmetic import choose, nothing, text, whole
from service_rating.scoring.composite import with_contributions
from service_rating.scoring.dialect import nw, speaking
from service_rating.scoring.justification import with_justifications
from service_rating.scoring.kpi_scores import UNSCORED_NAMES, kpi_scores
from service_rating.scoring.kpi_values import kpi_values
from service_rating.scoring.levelling import levelled
from service_rating.scoring.plan import Plan
from service_rating.scoring.smallest_raise import with_smallest_raise

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric
    from service_rating.scoring.dialect import Frame


def assess(
    observations: Frame, events: Frame, employees: Frame, rubric: Rubric, languages: tuple[Language, ...] = LANGUAGES
) -> Frame:
    """Assess everyone in ``employees`` from clean rows, on the backend the frames live on.

    Args:
        observations: employee (String), kpi, source (indexes), rater (String), day, value (nano; null = N/A), numerator,
            denominator (micro or null), observations (≥ 1). Numbers are Int64.
        events: employee, event (index): one row per confirmed event.
        employees: employee, profile (index or −1), short_tenure, roster_rejected (Boolean).
        rubric: a valid rubric.
        languages: the languages to justify in.

    Returns:
        One row per employee, sorted: all columns of ``docs/scoring.md``, whole numbers in stated units.
    """
    with speaking(observations):
        return assessed(observations, events, employees, Plan(rubric), languages).sort("employee")


def assessed(
    observations: Frame, events: Frame, employees: Frame, plan: Plan, languages: tuple[Language, ...] = LANGUAGES
) -> Frame:
    """As :func:`assess`, in no order."""
    values = kpi_values(observations, employees, plan)
    return outcome(worked_out(values, events, employees, plan, languages), plan, languages)


def worked_out(
    values: Frame, events: Frame, employees: Frame, plan: Plan, languages: tuple[Language, ...] = LANGUAGES
) -> Frame:
    """All steps from the KPI values (columns of :mod:`.kpi_values`) on, with every column that they add."""
    frame = with_contributions(levelled(kpi_scores(values, events, employees, plan), plan), plan)
    frame = with_smallest_raise(frame, plan)
    return with_justifications(frame, plan, languages)


def outcome(frame: Frame, plan: Plan, languages: tuple[Language, ...] = LANGUAGES) -> Frame:
    """The columns that leave the pipeline."""
    return frame.select(*_outcome(plan, languages))


def _numbered(position: str, plan: Plan) -> nw.Expr:
    """The rubric's own number of a position; 0 below the lowest level, null where there is none."""
    column = nw.col(position)
    cases = [(column == whole(p), whole(level.level)) for p, level in enumerate(plan.rubric.levels, 1)]
    return choose([*cases, (column == whole(0), whole(0))], nothing())


def _outcome(plan: Plan, languages: tuple[Language, ...]) -> list[nw.Expr]:
    """The columns that leave the pipeline."""
    numbered = {"earned": "earned", "lowest": "lowest", "highest": "highest", "next_level": "next"}
    columns = [nw.col(name) for name in ("employee", "profile", "status", "level", "withheld", "composite", "coverage")]
    columns += [_numbered(position, plan).alias(name) for name, position in numbered.items()]
    columns += [nw.col(name) for name in ("points_short", "raise_kpi", "raise_value", "raise_score")]
    columns += [nw.col(f"event_{j}") for j in range(len(plan.rubric.events))]
    columns += [nw.col(f"gate_{g.number}") for g in plan.gates]
    columns += [nw.col(f"pass_{g.number}") for g in plan.passing_gates]
    for k in range(len(plan.kpis)):
        names = ((nw.col(f"state_{k}") == whole(code), text(name)) for code, name in UNSCORED_NAMES.items())
        columns.append(choose(names, nw.lit(None, dtype=nw.String)).alias(f"unscored_{k}"))
        columns += [nw.col(f"{name}_{k}") for name in ("value", "score", "contribution", "observations", "sources")]
    return [*columns, *(nw.col(f"justification_{language}") for language in languages)]
