"""Explanations of the example of the repository, and of small frames: computed once, shown in any view."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations import intake_frame, read_observations
from service_rating.reports.audience import for_audience
from service_rating.reports.explain import explain_intake
from service_rating.rubric.loading import load_rubric, load_rubric_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.observations import Intake
    from service_rating.reports.explanation import Audience, Explanation
    from service_rating.rubric.model import Rubric

ROOT = Path(__file__).parents[2]
OBSERVATIONS = ROOT / "examples" / "observations.csv"
ROSTER = ROOT / "examples" / "roster.csv"
PERIOD = "2026H1"
EMPLOYEES = pl.read_csv(ROSTER)["employee"].to_list()
COLUMNS = ("employee", "kpi", "value", "source", "rater", "date", "evidence")
Row = tuple[str, ...]

RUBRIC = """
rubric: small
version: 1.0.0
title: {zh: 小细则, en: Small}
sources:
  supervisor: {weight: 30, pool: rater}
  peer: {weight: 10, pool: rater, min_raters: 3}
  subordinate: {weight: 20, min_raters: 2}
  customer: {weight: 20}
  self: {weight: 0, pool: rater}
default_source: supervisor
dimensions:
  - dimension: all
    title: {zh: 全部, en: All}
    kpis:
      - kpi: listening
        title: {zh: 倾听, en: Listening}
        weight: 60
        measure: {kind: rating, min: 1, max: 5}
        curve: {kind: linear, points: [[1, 0], [5, 100]]}
      - kpi: care
        title: {zh: 关心, en: Care}
        weight: 40
        measure: {kind: rating, min: 1, max: 5}
        aggregate: trimmed_mean
        curve: {kind: linear, points: [[1, 0], [5, 100]]}
behaviours:
  - {kpi: worst, title: {zh: 最低, en: Worst}, measure: {kind: rating, min: 1, max: 5}, aggregate: min}
  - {kpi: help, title: {zh: 帮助, en: Help}, measure: {kind: count, max: 9, absent: 0}, aggregate: sum}
events:
  - {event: praise, title: {zh: 表扬, en: Praise}, points: 0.5, at_most: 1}
  - {event: lapse, title: {zh: 失误, en: Lapse}, points: -2, kpi: listening}
levels:
  - level: 1
    title: {zh: 一级, en: Level 1}
    cut_score: 10
    clauses:
      - text: {zh: 多数满意, en: most are content}
        gates: [{kpi: listening, passing: {min_value: 2, at_least: 0.5}}]
  - level: 2
    title: {zh: 二级, en: Level 2}
    cut_score: 60
    clauses:
      - text: {zh: 几乎都满意, en: nearly all are content}
        gates: [{kpi: listening, passing: {min_value: 4, at_least: 0.9}}]
"""


@cache
def default_rubric() -> Rubric:
    return load_rubric("service-awareness")


@cache
def small_rubric(text: str = RUBRIC) -> Rubric:
    rubric, diagnostics = load_rubric_bytes(text.encode(), "small.rubric.yaml")
    assert rubric is not None, diagnostics
    return rubric


@cache
def intake(employee: str) -> Intake:
    return read_observations([OBSERVATIONS], default_rubric(), roster=ROSTER, period=PERIOD, employee=employee)


@cache
def explained(employee: str) -> Explanation:
    """The whole explanation of one employee of the example."""
    return explain_intake(intake(employee), default_rubric())


def view(employee: str, audience: Audience) -> Explanation:
    """The explanation of one employee of the example for one audience."""
    return for_audience(explained(employee), audience)


def of_rows(rows: Sequence[Row], audience: Audience = "auditor", rubric: Rubric | None = None) -> Explanation:
    """The explanation of employee E1 from rows (employee, kpi, value, source, rater, date, evidence)."""
    frame = pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    chosen = rubric or small_rubric()
    return for_audience(explain_intake(intake_frame(frame, chosen, employee="E1"), chosen), audience)
