"""A survey from its files to observations and figures: the whole of it on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.collected import Collected, Counts, Skipped
from service_rating.collection.logs.reading import open_log
from service_rating.collection.pseudonyms import notes_about, pseudonyms, replaced
from service_rating.collection.surveys.answers import Answers, read_answers
from service_rating.collection.surveys.figures import figures_of
from service_rating.collection.surveys.invitations import invited_in, over_invited, read_invitations
from service_rating.collection.surveys.rows import rows_of
from service_rating.collection.surveys.sentences import NO_ANSWER, PROBLEMS, TELL
from service_rating.collection.telling import some

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from service_rating.collection.logs.log import Log
    from service_rating.collection.pseudonym_key import Key
    from service_rating.collection.surveys.definition import Survey
    from service_rating.diagnostic import Diagnostic


@dataclass(frozen=True)
class SurveyFound:
    """Observations and counts (``collected``), and ``figures`` as :func:`.figures.figures_of` gives them."""

    collected: Collected
    figures: pl.DataFrame
    survey: Survey


def collect_survey(  # noqa: PLR0913  # how to read, and what to do with it
    paths: Sequence[str],
    survey: Survey,
    *,
    zone: str | None = None,
    formats: Mapping[str, str] | None = None,
    invited: str | None = None,
    key: Key | None = None,
) -> SurveyFound:
    """Read a survey.

    ``zone``, ``formats``: as for :func:`.open_log`; ``invited``: a list of invitations; ``key``: ids become pseudonyms
    everywhere but in rejected rows.
    Raises :class:`CouldNotRunError`: OB0xx, LG0xx (reading), SV020 (the list of invitations).
    """
    asked = None if invited is None else read_invitations(invited)
    log = open_log(paths, survey.kind, survey.mapping, zone, formats)
    answers = read_answers(log, survey)
    asked = invited_in(answers) if asked is None else asked
    observations = rows_of(answers.rows, survey)
    rejects = log.rejects([answers.bad], PROBLEMS)
    notes = [] if key is None else notes_about(observations, rejects, key)
    if key is not None:
        observations = replaced(observations, key)
        answers, asked = _under_pseudonyms(answers, asked, key)
    in_column = invited is None and asked is not None
    figures = figures_of(_counted(answers.rows, in_column=in_column), asked, survey.plans)
    found = Collected(
        observations, rejects, _counts(log, answers), tuple(log.summary),
        [*log.notes, *notes, *_warnings(figures, None if in_column else asked, survey)],
    )  # fmt: skip
    return SurveyFound(found, figures, survey)


def _under_pseudonyms(answers: Answers, asked: pl.DataFrame | None, key: Key) -> tuple[Answers, pl.DataFrame | None]:
    rows = answers.rows.with_columns(pseudonyms(answers.rows["employee"], key))
    invited = None if asked is None else asked.with_columns(pseudonyms(asked["employee"], key))
    return Answers(rows, answers.silent, answers.bad), invited


def _counted(rows: pl.DataFrame, *, in_column: bool) -> pl.DataFrame:
    """Which responses belong to an invitation: those so marked, or (with a list) all."""
    counts = pl.col("invited").fill_null(value=False) if in_column else pl.lit(value=True)
    return rows.with_columns(counts=counts)


def _counts(log: Log, answers: Answers) -> Counts:
    skipped = (*log.skips(), Skipped(NO_ANSWER, answers.silent.height))
    return Counts(log.read, answers.rows.height, log.rejected_rows([answers.bad]), skipped)


def _warnings(figures: pl.DataFrame, listed: pl.DataFrame | None, survey: Survey) -> Iterator[Diagnostic]:
    """Figures that stand on few answers; more answers than the list of invitations can explain; nothing to observe."""
    people = figures.filter(pl.col("employee").is_not_null())
    for number, plan in enumerate(survey.plans):
        few = people.filter((pl.col("question") == number) & pl.col("few"))
        if few.height:
            told = some(
                f"{employee} ({answers})" for employee, answers in few.select("employee", "answers").iter_rows()
            )
            yield TELL.warning("SV050", title=plan.title, few=plan.few, people=told)
    if listed is not None:
        over = over_invited(listed, people.select("employee", "responses").unique())
        if over:
            yield TELL.warning("SV051", people=some(over))
    if not any(plan.use for plan in survey.plans):
        yield TELL.note("SV052")
