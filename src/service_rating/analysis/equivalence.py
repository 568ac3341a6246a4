"""Proofs that a mutant is no other rubric: nobody at all can get anything else from it but the wording.

A proof is a computation over everything that can happen, never a sample. Three kinds are tried:

* the compiled numbers are the same: the changed number lies where no value of the measure can be;
* nothing reads the number: the curve of an evidence-only KPI that no gate asks a score of;
* the gates decide the same: see :mod:`.gate_proof`.

A mutant without a proof may still be equivalent; it then counts as a survivor.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.analysis.gate_proof import gates_decide_alike
from service_rating.localized import Localized
from service_rating.scoring.constants import gate_bounds, numbers, passing_values
from service_rating.scoring.plan import Plan

if TYPE_CHECKING:
    from service_rating.rubric.curves.segments import Segment
    from service_rating.rubric.model import Rubric

MOST_VALUES = 10_000
SAME_NUMBERS = Localized(
    "在度量的取值范围内，编译出的数表相同", "the compiled numbers are the same over the whole range of the measure"
)
UNREAD = Localized("该指标没有权重，也没有条件用到它的得分", "the KPI has no weight and no gate asks for its score")
ALIKE = Localized(
    "各条件对任何取值和观察次数的判断都相同：同级或更低等级的其他条件，或该指标及其来源的最少观察次数、最少人数，已经决定了结果",
    "the gates decide alike for every value and number of observations: other gates of the same or a lower level, or the "
    "KPI's own minima of observations and raters, decide already",
)


def proof(rubric: Rubric, version: Rubric) -> Localized | None:
    """Why the version cannot be told from the rubric but by its words; None where that is not proved."""
    mine, other = Plan(rubric), Plan(version)
    changed = [k for k in mine.scored if not _same_curve(mine, other, k)]
    ours, theirs = numbers(mine), numbers(other)
    unlike = [name for name in ours if ours[name] != theirs[name]]
    if not changed and not unlike and _observed_alike(mine, other):
        return SAME_NUMBERS
    if not unlike and all(_is_unread(mine, k) for k in changed) and _observed_alike(mine, other):
        return UNREAD
    if not changed and all(name.startswith("bound_") for name in unlike) and gates_decide_alike(mine, other):
        return ALIKE
    return None


def _observed_alike(mine: Plan, other: Plan) -> bool:
    return passing_values(mine) == passing_values(other)


def _is_unread(plan: Plan, kpi: int) -> bool:
    """Whether the KPI's score goes nowhere."""
    asked = any({"min_score", "max_score"} & gate_bounds(gate).keys() for gate in plan.gates if gate.kpi == kpi)
    return kpi not in plan.weighted and not asked


def _same_curve(mine: Plan, other: Plan, kpi: int) -> bool:
    """Whether two compiled curves give the same score at every value the KPI can take."""
    ours, theirs, grain = mine.segments[kpi], other.segments[kpi], mine.grain(kpi)
    if ours == theirs or _joined(ours) == _joined(theirs):
        return True
    values = range(-(-ours[0].value_from // grain) * grain, ours[-1].value_to + 1, grain)
    return len(values) <= MOST_VALUES and all(_score(ours, v) == _score(theirs, v) for v in values)


def _joined(segments: list[Segment]) -> list[tuple[int, Fraction, Fraction]]:
    """The pieces of a curve, neighbours on one straight line as one: start, exact score there, exact slope."""
    found: list[tuple[int, Fraction, Fraction]] = []
    for piece in segments:
        start, slope = Fraction(piece.start, piece.divisor), Fraction(piece.slope, piece.divisor)
        if found:
            begin, first, rate = found[-1]
            if rate == slope and first + rate * (piece.value_from - begin) == start:
                continue
        found.append((piece.value_from, start, slope))
    return found


def _score(segments: list[Segment], value: int) -> int:
    return next(piece.score(value) for piece in segments if value <= piece.value_to)
