"""Rubric files → tested rubrics: loading, running the worked cases, deriving those that fail, and trying mutants."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.analysis.mutation import USUAL_SAMPLE, mutate
from service_rating.diagnostic import Diagnostic, Severity
from service_rating.reports import mutation_words as words
from service_rating.reports.case_derivation import derivations
from service_rating.reports.case_report import TestedCase, TestedRubric
from service_rating.reports.mutation_sections import percent
from service_rating.rubric.encoding import UnreadableError, decode, read_bytes
from service_rating.rubric.loading import read_rubric
from service_rating.rubric.suppression import silence
from service_rating.scoring.worked_cases import run_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from service_rating.analysis.mutation import Mutation
    from service_rating.rubric.loading import Loaded
    from service_rating.rubric.model import Rubric

WEAK = "SR390"
MOST_DERIVED = 20
"""Failing cases of a rubric that are told with their derivation; the others only with what differs."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a test run.

    ``fragment``: only cases whose name contains it. ``mutate``: try mutants, at most ``most`` (None: all) drawn by
    ``seed``, and find the cases weak where the score is under ``threshold`` (0–100).
    """

    fragment: str = ""
    mutate: bool = False
    most: int | None = USUAL_SAMPLE
    seed: int = 0
    threshold: Fraction = Fraction(90)


def tested_rubrics(files: Iterable[str], content: Mapping[str, bytes], wanted: Wanted) -> Iterator[TestedRubric]:
    """Test every file; what cannot be read or used is told in its place. ``content`` has those that are no files."""
    return (_tested(file, content.get(file), wanted) for file in files)


def _tested(file: str, content: bytes | None, wanted: Wanted) -> TestedRubric:
    try:
        raw = read_bytes(Path(file)) if content is None else content
    except UnreadableError as error:
        return TestedRubric(file, None, (error.diagnostic,))
    loaded = read_rubric(raw, file)
    if loaded.rubric is None:
        errors = (found for found in loaded.diagnostics if found.severity is Severity.ERROR)
        return TestedRubric(file, None, tuple(errors))
    found = TestedRubric(file, loaded.rubric, cases=_cases(loaded.rubric, loaded, wanted))
    if not wanted.mutate or not found.cases:
        return found
    if found.failed:
        return replace(found, untried=True)
    tried = _mutated(found, loaded, wanted)
    return replace(tried, weak=None) if tried.weak and _is_silenced(tried.weak, raw) else tried


def _cases(rubric: Rubric, loaded: Loaded, wanted: Wanted) -> tuple[TestedCase, ...]:
    chosen = [i for i, case in enumerate(rubric.cases) if wanted.fragment.casefold() in case.case.casefold()]
    outcomes = run_cases(rubric, chosen)
    told = derivations(rubric, [outcome.index for outcome in outcomes if not outcome.passed][:MOST_DERIVED])
    return tuple(TestedCase(o, loaded.location(("cases", o.index)), told.get(o.index)) for o in outcomes)


def _mutated(found: TestedRubric, loaded: Loaded, wanted: Wanted) -> TestedRubric:
    assert found.rubric is not None  # noqa: S101  # asked by the caller
    mutation = mutate(found.rubric, wanted.most, wanted.seed)
    places = {trial.mutant.name: loaded.location(trial.mutant.edits[0].path) for trial in mutation.trials}
    return replace(found, mutation=mutation, locations=places, weak=_weak(mutation, loaded, wanted.threshold))


def _is_silenced(found: Diagnostic, raw: bytes) -> bool:
    """Whether a comment in the rubric silences the finding."""
    name = found.location.file
    left, _ = silence([found], decode(raw, name), name, known=(), cases_run=True)
    return found not in left


def _weak(mutation: Mutation, loaded: Loaded, threshold: Fraction) -> Diagnostic | None:
    """Finding SR390 where the score is under the threshold."""
    score = mutation.score
    if score is None or score * 100 >= threshold:
        return None
    killed, survived = len(mutation.those("killed")), len(mutation.those("survived"))
    counts = {"killed": killed, "tried": killed + survived, "score": percent(score)}
    message = words.WEAK.format(threshold=f"{float(threshold):g}", **counts)
    return Diagnostic(WEAK, Severity.WARNING, message, loaded.location(("cases",), key=True), words.WEAK_HINT)
