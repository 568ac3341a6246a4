"""What a test of rubrics found: the outcome that every format of case reports takes as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service_rating.rubric.encoding import UNREADABLE

if TYPE_CHECKING:
    from service_rating.analysis.mutation import Mutation
    from service_rating.diagnostic import Diagnostic, Location
    from service_rating.reports.explanation import Explanation
    from service_rating.rubric.model import Rubric
    from service_rating.scoring.worked_cases import CaseOutcome


@dataclass(frozen=True, slots=True)
class TestedCase:
    """One worked case: where it stands, what came out, and (where it failed) how that came about."""

    __test__ = False

    outcome: CaseOutcome
    location: Location
    derivation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class TestedRubric:
    """One rubric file. ``rubric`` is None where it has errors; ``diagnostics`` tells them.

    ``mutation`` is None where none was asked for, or where a case fails (``untried``); ``locations`` has the place of each mutant's first
    change, by its name; ``weak`` says that too few mutants were noticed.
    """

    __test__ = False

    file: str
    rubric: Rubric | None
    diagnostics: tuple[Diagnostic, ...] = ()
    cases: tuple[TestedCase, ...] = ()
    mutation: Mutation | None = None
    untried: bool = False
    locations: dict[str, Location] = field(default_factory=dict)
    weak: Diagnostic | None = None

    @property
    def unreadable(self) -> bool:
        """Whether there were no bytes to look at."""
        return any(found.code == UNREADABLE for found in self.diagnostics)

    @property
    def failed(self) -> list[TestedCase]:
        """The cases in which something else came out."""
        return [case for case in self.cases if not case.outcome.passed]


@dataclass(frozen=True, slots=True)
class CaseReport:
    """All rubrics of one run."""

    rubrics: tuple[TestedRubric, ...]
    verbose: bool = False

    @property
    def cases(self) -> int:
        """How many worked cases were run."""
        return sum(len(rubric.cases) for rubric in self.rubrics)

    @property
    def failed(self) -> int:
        """How many worked cases failed."""
        return sum(len(rubric.failed) for rubric in self.rubrics)

    @property
    def clean(self) -> bool:
        """Whether all rubrics can be used, all cases pass and nothing is weak."""
        return not any(found.diagnostics or found.failed or found.weak for found in self.rubrics)
