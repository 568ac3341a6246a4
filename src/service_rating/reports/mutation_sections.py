"""What became of the mutants, as sections: how many, the score, the survivors, and what was left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports import mutation_words as words
from service_rating.reports.explanation_pieces import Section, Table
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from service_rating.analysis.mutation import Mutation, Trial
    from service_rating.localized import Language, Localized
    from service_rating.reports.case_report import TestedRubric

SMALL = 3


def mutation_sections(rubric: TestedRubric, language: Language, *, verbose: bool) -> Iterator[Section]:
    """All that a reader needs to write the missing cases; with ``verbose`` also what was left out."""
    found = rubric.mutation
    if found is None:
        return
    yield Section(SMALL, words.TITLE.get(language), tuple(_counts(found, language)))
    rows = tuple(_survivor(trial, rubric) for trial in found.those("survived"))
    if rows:
        table = Table(_head(words.SURVIVOR_HEAD, language), rows, (False, False, True, True))
        yield Section(SMALL, words.SURVIVORS.get(language), (table,))
    if verbose:
        yield from _left_out(found, rubric, language)


def percent(score: Fraction | None) -> str:
    """A mutation score in percent with one decimal, rounded down: 89.96 % is not 90."""
    if score is None:
        return "—"
    tenths = int(score * 1000)
    return f"{tenths // 10}.{tenths % 10}%"


def _counts(found: Mutation, language: Language) -> Iterator[str]:
    yield words.TRIED.format(possible=found.possible, tried=len(found.trials), seed=found.seed).get(language)
    counts = {"killed": len(found.those("killed")), "survived": len(found.those("survived"))}
    text = words.NO_SCORE if found.score is None else words.SCORE.format(score=percent(found.score), **counts)
    yield text.get(language)
    for trials, sentence in (
        (found.those("equivalent"), words.EQUIVALENT),
        (found.those("unrunnable"), words.UNRUNNABLE),
    ):
        if trials:
            yield sentence.format(n=len(trials)).get(language)


def _left_out(found: Mutation, rubric: TestedRubric, language: Language) -> Iterator[Section]:
    """What does not count: by the reason that proves it, then what makes no valid rubric."""
    proved = found.those("equivalent")
    for reason in dict.fromkeys(trial.reason for trial in proved if trial.reason is not None):
        told = words.BECAUSE.format(why=reason).get(language)
        alike = [trial for trial in proved if trial.reason == reason]
        yield Section(SMALL, words.PROVED.get(language), (told, _listed(alike, rubric, language)))
    if broken := found.those("unrunnable"):
        yield Section(SMALL, words.BROKEN.get(language), (_listed(broken, rubric, language),))


def _listed(trials: list[Trial], rubric: TestedRubric, language: Language) -> Table:
    rows = tuple((_place(trial, rubric), trial.mutant.name) for trial in trials)
    return Table(_head(words.SURVIVOR_HEAD[:2], language), rows, (False, False))


def _head(titles: tuple[Localized, ...], language: Language) -> tuple[str, ...]:
    return tuple(title.get(language) for title in titles)


def _place(trial: Trial, rubric: TestedRubric) -> str:
    place = rubric.locations[trial.mutant.name]
    return f"{place.line}:{place.column}"


def _survivor(trial: Trial, rubric: TestedRubric) -> tuple[str, ...]:
    what = trial.mutant.name.rpartition(":")[0]
    before, after = (
        ", ".join(plain(getattr(edit, side)) for edit in trial.mutant.edits) for side in ("before", "after")
    )
    return _place(trial, rubric), what, before, after
