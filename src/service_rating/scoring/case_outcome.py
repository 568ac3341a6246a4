"""What a worked case yielded, field by field beside what it expects."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from service_rating.scoring.composite import COVERAGE_UNIT
from service_rating.scoring.gates import NOT_MET, NOT_SHOWN
from service_rating.scoring.plan import CENTI

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.rubric.model import Case, Expectation
    from service_rating.scoring.plan import Plan

Row = Mapping[str, Any]
BOUNDS = ("lowest", "highest")


class CaseOutcome:
    """What a worked case yielded: the fields that differ as (field, expected, got); none means the case passed.

    ``justification`` holds both languages where the case expects a fragment of one, and is empty otherwise.
    """

    __slots__ = ("case", "differences", "index", "justification")

    def __init__(
        self, index: int, case: Case, differences: list[tuple[str, Any, Any]], justification: dict[str, str]
    ) -> None:
        """``index``: the number of the case in its rubric."""
        self.index, self.case, self.differences, self.justification = index, case, differences, justification

    @property
    def passed(self) -> bool:
        """Whether everything expected came out."""
        return not self.differences


def compare(index: int, row: Row, texts: dict[str, str], plan: Plan) -> CaseOutcome:
    """Set what was expected beside what came out; only what the case names is compared.

    Args:
        index: number of the case in the rubric.
        row: the columns of :func:`.levelling.levelled` for this case.
        texts: its justification in both languages; empty where the case expects none.
        plan: the compiled rubric.
    """
    case = plan.rubric.cases[index]
    found, fragment = differences(case.expect, row, plan), case.expect.justification
    if fragment is not None and not any(fragment in shown for shown in texts.values()):
        found.append(("justification", fragment, texts))
    return CaseOutcome(index, case, found, texts)


def differences(expect: Expectation, row: Row, plan: Plan) -> list[tuple[str, Any, Any]]:
    """The fields (but the justification) that an expectation names and that came out otherwise: (field, expected, got)."""
    found = []
    for name in (n for n in FIELDS if n in expect.model_fields_set):
        wanted, got = getattr(expect, name), FIELDS[name](row, plan)
        if name == "blocked_by" and wanted is not None:
            wanted = sorted(set(wanted))
        if wanted != got:
            found.append((name, wanted, got))
    return found


def blocked_by(row: Row, plan: Plan) -> list[str]:
    """What keeps the next level of an assessment shut: ``cut_score``, KPI ids of gates, event ids; sorted."""
    position = row["next"]
    if position is None:
        return []
    found = {"cut_score"} if row["points_short"] != 0 else set()
    for gate in plan.gates_at(position):
        if row[f"gate_{gate.number}"] in (NOT_MET, NOT_SHOWN):
            found.add(plan.kpis[gate.kpi].kpi)
    found |= {plan.rubric.events[j].event for j, cap in plan.caps.items() if cap < position and row[f"event_{j}"]}
    return sorted(found)


def _number(name: str, unit: int) -> Callable[[Row, Plan], Decimal | None]:
    return lambda row, _plan: None if row[name] is None else Decimal(row[name]) / unit


def _level_at(name: str) -> Callable[[Row, Plan], int | None]:
    return lambda row, plan: plan.rubric.levels[row[name] - 1].level if row[name] else None


FIELDS: dict[str, Callable[[Row, Plan], Any]] = {
    "level": lambda row, _plan: row["level"],
    "composite": _number("composite", CENTI),
    "coverage": _number("coverage", COVERAGE_UNIT),
    "status": lambda row, _plan: row["status"],
    "blocked_by": blocked_by,
    **{name: _level_at(name) for name in BOUNDS},
}
"""How each field that an expectation may name (but the justification) comes from a row, in its own units."""
