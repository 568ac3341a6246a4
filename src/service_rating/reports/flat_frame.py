"""The flat form of assessments, one row per employee: what csv, xlsx, Parquet and the Python API share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.reports.number_columns import float_column, text_column
from service_rating.reports.numbers import CENTI, COVERAGE
from service_rating.reports.wording import STATUSES, below_lowest, level_titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.localized import Language
    from service_rating.reports.outcome import Outcome
    from service_rating.scoring.plan import Plan

FACTS = (
    "employee", "level", "level_title", "status", "withheld", "composite", "coverage", "justification", "justification_zh", "justification_en",
)  # fmt: skip


def flat_columns(plan: Plan, languages: tuple[Language, ...]) -> tuple[str, ...]:
    """The columns of the assessments that the flat forms and the summary are made of."""
    scores = (f"score_{i}" for i in plan.scored)
    facts = ("employee", "level", "status", "withheld", "composite", "coverage")
    return (*facts, *scores, *(f"justification_{language}" for language in languages))


def _with_attributes(outcome: Outcome) -> tuple[pl.DataFrame, list[str]]:
    """The assessments beside their attributes; an attribute named like a result column gets a prefix."""
    names = {n: f"attribute.{n}" if n in FACTS or n.startswith("score.") else n for n in outcome.attribute_names}
    hidden = outcome.attributes.rename({n: f"\N{NULL}{shown}" for n, shown in names.items()})
    joined = outcome.frame.join(hidden, on="employee", how="left", maintain_order="left")
    return joined, list(names.values())


def _level_title(outcome: Outcome, language: Language) -> pl.Expr:
    titles = {level: title.get(language) for level, title in level_titles(outcome.rubric).items()}
    below = pl.when(pl.col("status") == "unclassified").then(pl.lit(below_lowest(outcome.rubric).get(language)))
    named = pl.col("level").replace_strict(titles, default=None, return_dtype=pl.String)
    return pl.coalesce(named, below).alias("level_title")


def _scores(outcome: Outcome, convert: Callable[[str, int], pl.Expr]) -> list[pl.Expr]:
    """The shown score of each KPI that has a curve, named ``score.<kpi>``."""
    return [convert(f"score_{i}", CENTI).alias(f"score.{outcome.plan.kpis[i].kpi}") for i in outcome.plan.scored]


def text_frame(outcome: Outcome, language: Language) -> pl.DataFrame:
    """Employee, attributes, level … justification, ``score.<kpi>``: the csv form, every cell as text or null."""
    frame, attributes = _with_attributes(outcome)
    return frame.select(
        "employee",
        *(pl.col(f"\N{NULL}{name}").alias(name) for name in attributes),
        pl.col("level").cast(pl.String),
        _level_title(outcome, language),
        "status",
        text_column("composite", CENTI),
        text_column("coverage", COVERAGE),
        pl.col(f"justification_{language}").alias("justification"),
        *_scores(outcome, text_column),
    )


def sheet_frame(outcome: Outcome, language: Language) -> tuple[pl.DataFrame, list[str]]:
    """The csv form for a spreadsheet, with numbers as numbers and the status in words; and the names of the attributes."""
    frame, attributes = _with_attributes(outcome)
    statuses = {status: words.get(language) for status, words in STATUSES.items()}
    return frame.select(
        "employee",
        *(pl.col(f"\N{NULL}{name}").alias(name) for name in attributes),
        "level",
        _level_title(outcome, language),
        pl.col("status").replace_strict(statuses, return_dtype=pl.String),
        float_column("composite", CENTI),
        float_column("coverage", COVERAGE),
        pl.col(f"justification_{language}").alias("justification"),
        *_scores(outcome, float_column),
    ), attributes


def typed_frame(outcome: Outcome) -> pl.DataFrame:
    """The same with numbers as numbers, the reason of a withheld level, and the justification in both languages."""
    frame, attributes = _with_attributes(outcome)
    return frame.select(
        "employee",
        *(pl.col(f"\N{NULL}{name}").alias(name) for name in attributes),
        "level",
        "status",
        "withheld",
        float_column("composite", CENTI),
        float_column("coverage", COVERAGE),
        *_scores(outcome, float_column),
        "justification_zh",
        "justification_en",
    )
