"""Case reports for a terminal: a line per rubric, and the derivation of every case that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports import case_words as words
from service_rating.reports.case_sections import case_sections, heading
from service_rating.reports.finding_lines import lines_of
from service_rating.reports.mutation_sections import mutation_sections
from service_rating.reports.pieces_text import text_of
from service_rating.reports.plain_text import beginning, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language, Localized
    from service_rating.reports.case_report import CaseReport, TestedRubric


def render(report: CaseReport, language: Language, width: int, colour: bool) -> str:  # noqa: FBT001  # as all formats are called
    """The report; passing cases are listed only where that was asked for."""
    parts = (_rubric(rubric, report, language, width, colour=colour) for rubric in report.rubrics)
    return "".join(text for part in parts for text in part)


def _rubric(rubric: TestedRubric, report: CaseReport, language: Language, width: int, *, colour: bool) -> Iterator[str]:
    if not rubric.unreadable:
        yield beginning(_head(rubric).get(language)) + "\n"
    if report.verbose:
        for case in rubric.cases:
            mark = words.PASSES if case.outcome.passed else words.FAILS
            yield f"  {mark.get(language)}  {plain(case.outcome.case.case)}\n"
    yield lines_of([*rubric.diagnostics, *([rubric.weak] if rubric.weak else [])], language)
    for case in rubric.failed:
        yield f"\n{heading(case)}\n{text_of(case_sections(case, language), width, colour=colour)}"
    if rubric.untried:
        yield f"{plain(words.UNTRIED.format(file=rubric.file).get(language))}\n"
    if rubric.mutation is not None:
        yield "\n" + text_of(mutation_sections(rubric, language, verbose=report.verbose), width, colour=colour)


def _head(rubric: TestedRubric) -> Localized:
    counts = {"file": rubric.file, "n": len(rubric.cases), "failed": len(rubric.failed)}
    if rubric.rubric is None:
        return words.NOT_USABLE.format(**counts)
    if not rubric.cases:
        return (words.NONE_MEANT if rubric.rubric.cases else words.NO_CASES).format(**counts)
    if rubric.failed:
        return words.SOME_FAIL.format(**counts)
    return (words.ONE_PASSES if len(rubric.cases) == 1 else words.ALL_PASS).format(**counts)
