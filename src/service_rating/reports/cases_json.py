"""Case reports as JSON, both languages throughout; the schema's name carries its version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating import __version__
from service_rating.reports.case_derivation_json import derivation_json
from service_rating.reports.findings_words import as_json
from service_rating.reports.mutation_json import mutation_json
from service_rating.reports.plain_text import json_text
from service_rating.reports.plain_values import plain_value

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.case_report import CaseReport, TestedCase, TestedRubric

SCHEMA = "service-rating/rubric-test/1"


def render(report: CaseReport, _language: Language, _width: int, _colour: bool) -> str:  # noqa: FBT001  # as all formats are called
    """The document; its shape stands in ``schema/rubric-test.schema.json``."""
    rubrics = [_rubric(rubric) for rubric in report.rubrics]
    head = {"schema": SCHEMA, "tool": __version__, "cases": report.cases, "failed": report.failed}
    return json_text({**head, "rubrics": rubrics})


def _rubric(rubric: TestedRubric) -> dict[str, Any]:
    found = rubric.rubric
    return {
        "file": rubric.file,
        "rubric": None if found is None else found.rubric,
        "version": None if found is None else found.version,
        "diagnostics": [
            as_json(diagnostic) for diagnostic in (*rubric.diagnostics, *([rubric.weak] if rubric.weak else []))
        ],
        "cases": [_case(case) for case in rubric.cases],
        "mutation": None if rubric.mutation is None else mutation_json(rubric.mutation, rubric.locations),
    }


def _case(case: TestedCase) -> dict[str, Any]:
    derivation = case.derivation
    return {
        "case": case.outcome.case.case,
        "line": case.location.line,
        "column": case.location.column,
        "passed": case.outcome.passed,
        "differences": [
            {"field": name, "expected": plain_value(want), "got": plain_value(got)}
            for name, want, got in case.outcome.differences
        ],
        "derivation": None if derivation is None else derivation_json(derivation),
    }
