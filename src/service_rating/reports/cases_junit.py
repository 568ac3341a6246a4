"""Case reports as JUnit XML: a test suite per rubric, a test per worked case, and one for the mutation score."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from service_rating.localized import Localized
from service_rating.reports.case_sections import case_sections, heading
from service_rating.reports.case_words import difference_text
from service_rating.reports.findings_words import sentence
from service_rating.reports.pieces_text import NARROW, text_of
from service_rating.reports.plain_text import plain

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic
    from service_rating.localized import Language
    from service_rating.reports.case_report import CaseReport, TestedCase, TestedRubric

SCORE = Localized("变异得分", "mutation score")


def render(report: CaseReport, language: Language, _width: int, _colour: bool) -> str:  # noqa: FBT001  # as all formats are called
    """The document. A rubric that cannot be used is a suite with an error per finding."""
    root = ET.Element("testsuites", name="service-rating")
    for rubric in report.rubrics:
        _suite(root, rubric, language)
    _count(root, root)
    ET.indent(root, " ")
    return ET.tostring(root, "unicode", xml_declaration=True).replace("encoding='us-ascii'", "encoding='utf-8'") + "\n"


def _suite(root: ET.Element, rubric: TestedRubric, language: Language) -> None:
    suite = ET.SubElement(root, "testsuite", name=plain(rubric.file))
    for found in rubric.diagnostics:
        _problem(_test(suite, rubric, f"{found.code} {found.location}", found.location.line), "error", found, language)
    for case in rubric.cases:
        _case(_test(suite, rubric, case.outcome.case.case, case.location.line), case, language)
    if rubric.mutation is not None:
        line = rubric.weak.location.line if rubric.weak else 1
        test = _test(suite, rubric, SCORE.get(language), line)
        if rubric.weak is not None:
            _problem(test, "failure", rubric.weak, language)
    _count(suite, suite)


def _test(suite: ET.Element, rubric: TestedRubric, name: str, line: int) -> ET.Element:
    file = plain(rubric.file)
    return ET.SubElement(suite, "testcase", name=plain(name), classname=file, file=file, line=str(line or 1))


def _case(test: ET.Element, case: TestedCase, language: Language) -> None:
    if not case.outcome.passed:
        said = plain(difference_text(case.outcome.differences).get(language))
        told = f"{heading(case)}\n{text_of(case_sections(case, language), NARROW)}"
        ET.SubElement(test, "failure", message=said, type="SR900").text = told


def _problem(test: ET.Element, kind: str, found: Diagnostic, language: Language) -> None:
    said = plain(sentence(found, language))
    ET.SubElement(test, kind, message=said, type=found.code).text = f"{plain(str(found.location))}: {found.code} {said}"


def _count(element: ET.Element, within: ET.Element) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        element.set(name, str(sum(1 for _ in within.iter(tag))))
