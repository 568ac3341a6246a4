"""Answers as observation rows: one row per answer to a question that names a KPI."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.collected import NO_ROWS, observation_rows
from service_rating.collection.surveys.answers import nano
from service_rating.collection.surveys.model import PASSIVE, PROMOTER
from service_rating.observations.exact_numbers import NANO

if TYPE_CHECKING:
    from service_rating.collection.surveys.definition import Survey
    from service_rating.collection.surveys.plan import QuestionPlan

BETWEEN = " · "
NET = 100 * NANO


def rows_of(answers: pl.DataFrame, survey: Survey) -> pl.DataFrame:
    """Observation rows in the order of the answers, then of the questions.

    The evidence is the mapping's evidence (else the response id), then the open texts of the response.
    """
    asked = [plan for plan in survey.plans if plan.use is not None]
    if not asked:
        return NO_ROWS
    texts = [pl.col(name) for name in survey.texts]
    evidence = pl.concat_str([pl.coalesce("evidence", "response"), *texts], separator=BETWEEN, ignore_nulls=True)
    common = answers.with_row_index("row").with_columns(evidence=evidence.replace("", None))
    parts = [_part(common, plan, number, survey) for number, plan in enumerate(asked)]
    rows = pl.concat(parts).sort("row", "question").drop("row", "question")
    return observation_rows(rows)


def _part(answers: pl.DataFrame, plan: QuestionPlan, number: int, survey: Survey) -> pl.DataFrame:
    answer = pl.col(plan.field)
    none = pl.lit(None, pl.Int64)
    top = pl.when(answer >= nano(plan.top_box)).then(pl.lit(NANO, pl.Int64)).otherwise(pl.lit(0, pl.Int64))
    share = plan.use == "top_box"
    return answers.filter(answer.is_not_null()).select(
        "row", "employee", "rater", "evidence", question=pl.lit(number), kpi=pl.lit(plan.kpi),
        value=none if share else net(answer) if plan.use == "net" else answer,
        numerator=top if share else none, denominator=pl.lit(NANO, pl.Int64) if share else none,
        source=pl.lit(survey.source), date=pl.col("date").cast(pl.Date).cast(pl.String),
        period=pl.lit(survey.period, pl.String), **{name: pl.col(field) for name, field in survey.attributes.items()},
    )  # fmt: skip


def net(answer: pl.Expr) -> pl.Expr:
    """100 for a promoter, −100 for a detractor, else 0 (nano-units): their mean is the NPS."""
    good, fine = answer >= PROMOTER * NANO, answer >= PASSIVE * NANO
    return (
        pl.when(good).then(pl.lit(NET, pl.Int64)).when(fine).then(pl.lit(0, pl.Int64)).otherwise(pl.lit(-NET, pl.Int64))
    )
