"""Findings as JUnit XML, which nearly every build server shows as failed tests."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from service_rating.localized import Localized
from service_rating.reports.findings_words import SEVERITIES, sentence
from service_rating.reports.plain_text import plain

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic
    from service_rating.localized import Language
    from service_rating.reports.findings import CheckedFile, Findings

CLEAN = Localized("没有发现问题", "nothing found")


def render(findings: Findings, language: Language) -> str:
    """A test suite per file, a failed test per finding that lets the run fail; a clean file is one passed test."""
    root = ET.Element("testsuites", {"name": "service-rating"} | _counts(_graver(findings), _tests(findings)))
    for file in findings.files:
        _suite(root, file, findings, language)
    ET.indent(root, " ")
    return ET.tostring(root, "unicode", xml_declaration=True).replace("encoding='us-ascii'", "encoding='utf-8'") + "\n"


def _graver(findings: Findings) -> int:
    return sum(found.severity >= findings.fail_on for _, found in findings.each())


def _tests(findings: Findings) -> int:
    return sum(max(1, len(file.found)) for file in findings.files)


def _counts(failures: int, tests: int) -> dict[str, str]:
    return {"tests": str(tests), "failures": str(failures), "errors": "0"}


def _suite(root: ET.Element, file: CheckedFile, findings: Findings, language: Language) -> None:
    name = plain(findings.path(file.name))
    failures = sum(found.severity >= findings.fail_on for found in file.found)
    suite = ET.SubElement(root, "testsuite", {"name": name} | _counts(failures, max(1, len(file.found))))
    if not file.found:
        ET.SubElement(suite, "testcase", name=CLEAN.get(language), classname=name, file=name)
    for found in file.found:
        _case(suite, name, found, language, fails=found.severity >= findings.fail_on)


def _case(suite: ET.Element, file: str, found: Diagnostic, language: Language, *, fails: bool) -> None:
    """One finding; what is not grave enough to fail is a passed test that says something."""
    line, column = found.location.line, found.location.column
    told = plain(sentence(found, language))
    place = ":".join(str(part) for part in (file, line, column) if part)
    case = ET.SubElement(
        suite, "testcase", name=f"{found.code} {place}", classname=file, file=file, line=str(line or 1)
    )
    if fails:
        ET.SubElement(case, "failure", message=told, type=found.code).text = f"{place}: {found.code} {told}"
    else:
        said = ET.SubElement(case, "system-out")
        said.text = f"{place}: {found.code} {SEVERITIES[found.severity].get(language)}: {told}"
