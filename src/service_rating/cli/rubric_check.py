"""What ``validate`` tells of worked cases: those that yield something else, as findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.diagnostic import Diagnostic, Severity
from service_rating.localized import Localized
from service_rating.reports.case_words import difference_text

if TYPE_CHECKING:
    from service_rating.rubric.loading import Loaded
    from service_rating.scoring.worked_cases import CaseOutcome

FAILED_CASE = "SR900"
FAILED = Localized("案例“{case}”不符：{differences}。", "The worked case “{case}” fails: {differences}.")
MEND = Localized("请改正案例的 expect，或改正细则。", "Correct what the case expects, or the rubric.")


def failed_cases(loaded: Loaded) -> tuple[list[Diagnostic], int]:
    """Run the worked cases of a usable rubric; scoring is imported only where there are any."""
    if loaded.rubric is None or not loaded.rubric.cases:
        return [], 0
    from service_rating.scoring.worked_cases import run_cases

    outcomes = run_cases(loaded.rubric)
    return [_failed(outcome, loaded) for outcome in outcomes if not outcome.passed], len(outcomes)


def _failed(outcome: CaseOutcome, loaded: Loaded) -> Diagnostic:
    differences = difference_text(outcome.differences)
    message = FAILED.format(case=outcome.case.case, differences=differences)
    place = loaded.location(("cases", outcome.index, "expect", outcome.differences[0][0]))
    return Diagnostic(FAILED_CASE, Severity.ERROR, message, place, MEND)
