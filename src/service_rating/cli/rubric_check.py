"""What ``validate`` finds in rubric files: problems of the text, then worked cases that yield something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.diagnostic import Diagnostic, Severity
from service_rating.localized import Localized
from service_rating.rubric.encoding import UnreadableError, read_bytes
from service_rating.rubric.loading import read_rubric

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from service_rating.rubric.loading import Loaded
    from service_rating.scoring.worked_cases import CaseOutcome

FAILED_CASE = "SR900"
FAILED = Localized("案例“{case}”不符：{differences}。", "The worked case “{case}” fails: {differences}.")
DIFFERENCE = Localized("{field} 应为 {expected}，实得 {got}", "{field} should be {expected}, got {got}")
MEND = Localized("请改正案例的 expect，或改正细则。", "Correct what the case expects, or the rubric.")


def check_rubrics(files: Iterable[Path]) -> tuple[list[Diagnostic], int]:
    """All findings of the files, and how many worked cases were run (those of usable rubrics)."""
    findings: list[Diagnostic] = []
    cases = 0
    for file in files:
        try:
            loaded = read_rubric(read_bytes(file), str(file))
        except UnreadableError as error:
            findings.append(error.diagnostic)
            continue
        failed, run = _cases(loaded)
        findings += [*loaded.diagnostics, *failed]
        cases += run
    return findings, cases


def _cases(loaded: Loaded) -> tuple[list[Diagnostic], int]:
    """Run the worked cases of a usable rubric; scoring is imported only where there are any."""
    if loaded.rubric is None or not loaded.rubric.cases:
        return [], 0
    from service_rating.scoring.worked_cases import run_cases

    outcomes = run_cases(loaded.rubric)
    return [_failed(outcome, loaded) for outcome in outcomes if not outcome.passed], len(outcomes)


def _failed(outcome: CaseOutcome, loaded: Loaded) -> Diagnostic:
    parts = [
        DIFFERENCE.format(field=name, expected=_shown(expected), got=_shown(got))
        for name, expected, got in outcome.differences
    ]
    differences = Localized("；".join(p.zh for p in parts), "; ".join(p.en for p in parts))
    message = FAILED.format(case=outcome.case.case, differences=differences)
    return Diagnostic(FAILED_CASE, Severity.ERROR, message, loaded.location(("cases", outcome.index)), MEND)


def _shown(value: Any) -> str:
    """A value as it would stand in the rubric."""
    if value is None:
        return "null"
    return "[" + ", ".join(map(str, value)) + "]" if isinstance(value, list) else str(value)
