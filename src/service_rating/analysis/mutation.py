"""How sharp worked cases are: the rubric is changed a little, many times over, and the cases should notice each time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from service_rating.analysis.edited import edited, parts_of
from service_rating.analysis.equivalence import proof
from service_rating.analysis.mutants import all_mutants, sample
from service_rating.analysis.versions import noticed_by_cases
from service_rating.scoring.worked_cases import run_cases

if TYPE_CHECKING:
    from service_rating.analysis.mutant import Mutant
    from service_rating.localized import Localized
    from service_rating.rubric.model import Rubric

Verdict = Literal["killed", "survived", "equivalent", "unrunnable"]
VERDICTS: tuple[Verdict, ...] = ("killed", "survived", "equivalent", "unrunnable")
USUAL_SAMPLE = 500


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one mutant.

    ``killed``: some worked case came out otherwise. ``survived``: none did. ``equivalent``: none can, for the reason proved.
    ``unrunnable``: the change makes no valid rubric, so it says nothing about the cases.
    """

    mutant: Mutant
    verdict: Verdict
    reason: Localized | None = None


@dataclass(frozen=True, slots=True)
class Mutation:
    """All trials of one rubric, in a fixed order. ``possible``: how many mutants there are; ``seed``: which sample was drawn."""

    possible: int
    seed: int
    trials: tuple[Trial, ...]

    def those(self, verdict: Verdict) -> list[Trial]:
        """The trials with this verdict."""
        return [trial for trial in self.trials if trial.verdict == verdict]

    @property
    def score(self) -> Fraction | None:
        """Killed ÷ (killed + survived), 0 to 1; None when no mutant of the sample counts."""
        killed, survived = len(self.those("killed")), len(self.those("survived"))
        return Fraction(killed, killed + survived) if killed + survived else None


def mutate(rubric: Rubric, most: int | None = USUAL_SAMPLE, seed: int = 0) -> Mutation:
    """Try mutants of a rubric whose worked cases pass; at most so many, drawn by the seed (None: all there are)."""
    possible, content = all_mutants(rubric), parts_of(rubric)
    drawn = sample(possible, most, seed)
    versions = {mutant.name: version for mutant in drawn if (version := edited(content, mutant.edits)) is not None}
    noticed = noticed_by_cases(rubric, list(versions.values())) if versions else []
    killed = {name for name, seen in zip(versions, noticed, strict=True) if seen}
    trials = (_trial(mutant, versions.get(mutant.name), killed, rubric) for mutant in drawn)
    return Mutation(len(possible), seed, tuple(trials))


def _trial(mutant: Mutant, version: Rubric | None, killed: set[str], rubric: Rubric) -> Trial:
    if version is None:
        return Trial(mutant, "unrunnable")
    if mutant.name in killed or _noticed_in_words(rubric, version):
        return Trial(mutant, "killed")
    reason = proof(rubric, version)
    return Trial(mutant, "survived" if reason is None else "equivalent", reason)


def _noticed_in_words(rubric: Rubric, version: Rubric) -> bool:
    """Whether a case that expects a fragment of the justification no longer finds it."""
    asking = [i for i, case in enumerate(rubric.cases) if case.expect.justification is not None]
    outcomes = run_cases(version.model_copy(update={"cases": rubric.cases}), asking)
    return not all(outcome.passed for outcome in outcomes)
