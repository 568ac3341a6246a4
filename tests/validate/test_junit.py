from __future__ import annotations

from typing import TYPE_CHECKING

from junitparser import Failure, JUnitXml

from tests.validate.files import CLEAN, validate, write

if TYPE_CHECKING:
    from pathlib import Path


def read(*arguments: str) -> JUnitXml:
    return JUnitXml.fromstring(validate("--format", "junit", *arguments).out.encode())


def test_a_suite_per_file_and_a_failed_test_per_finding() -> None:
    found = read()
    assert (found.tests, found.failures, found.errors) == (8, 7, 0)
    assert [suite.name for suite in found] == [
        "clean.rubric.yaml",
        "long.rubric.yaml",
        "shape.rubric.yaml",
        "team/case.rubric.yaml",
        "team/sum.rubric.yaml",
    ]
    (case,) = list(list(found)[3])
    assert case.name == "SR900 team/case.rubric.yaml:28:38"
    assert isinstance(case.result[0], Failure)
    assert case.result[0].type == "SR900"
    assert "composite should be 49.98" in case.result[0].message


def test_what_does_not_fail_the_run_is_no_failed_test() -> None:
    found = read("team/sum.rubric.yaml", "--fail-on", "error")
    assert (found.tests, found.failures) == (3, 1)
    passed = [case for suite in found for case in suite if not case.result]
    assert [case.name for case in passed] == ["SR301 team/sum.rubric.yaml:4:26", "SR301 team/sum.rubric.yaml:11:46"]
    first = "team/sum.rubric.yaml:4:26: SR301 warning: There is no code SR9O0. Did you mean SR900?"
    assert passed[0].system_out == first


def test_a_clean_file_is_one_passed_test(tmp_path: Path) -> None:
    found = read(write(tmp_path, "x.rubric.yaml", CLEAN))
    assert (found.tests, found.failures) == (1, 0)


def test_the_file_on_the_disk_is_what_it_says(tmp_path: Path) -> None:
    target = tmp_path / "report.xml"
    run = validate("--format", "junit", "--output-file", str(target), "--lang", "zh")
    assert (run.code, run.out) == (1, "")
    assert JUnitXml.fromfile(str(target)).tests == 8
