"""A small rubric with every kind of question, and speakers and sessions for it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service_rating.interview.questions import questions_of
from service_rating.interview.session import Session
from service_rating.interview.speaker import Speaker
from service_rating.rubric.loading import load_rubric, load_rubric_bytes

if TYPE_CHECKING:
    from service_rating.interview.questions import Question
    from service_rating.rubric.model import Rubric

ROOT = Path(__file__).parents[2]
DAY = date(2026, 6, 1)
RUBRIC = """
rubric: kinds
version: 1.0.0
title: {zh: 各种, en: Kinds}
profiles:
  shop: {}
  office: {not_applicable: [greets]}
sources:
  supervisor: {weight: 3, pool: rater}
  peer: {weight: 2, pool: rater, min_raters: 3}
  subordinate: {weight: 2, pool: rater, min_raters: 3}
  customer: {weight: 2}
  self: {weight: 0, pool: rater, every: week}
  system: {weight: 1}
default_source: supervisor
evidence: {min_coverage: 0.2, full_coverage: 0.9}
dimensions:
  - dimension: opinions
    title: {zh: 看法, en: Opinions}
    kpis:
      - kpi: listens
        title: {zh: 倾听, en: Listens}
        weight: 40
        measure:
          kind: rating
          min: 1
          max: 5
          anchors: {1: {zh: 差, en: poor}, 3: {zh: 行, en: fair}, 5: {zh: 好, en: good}}
        curve: {kind: linear, points: [[1, 0], [5, 100]]}
        sources: [supervisor, peer, subordinate, customer]
  - dimension: figures
    title: {zh: 数字, en: Figures}
    kpis:
      - kpi: greets
        title: {zh: 问候, en: Greets}
        description: {zh: 问候的次数, en: How often they greet}
        weight: 30
        measure: {kind: share}
        curve: {kind: linear, points: [[0, 0], [1, 100]]}
        sources: [supervisor, peer, self]
      - kpi: complaints
        title: {zh: 投诉率, en: Complaint rate}
        weight: 10
        measure: {kind: share}
        curve: {kind: linear, points: [[0, 100], [0.05, 0]]}
        sources: [supervisor]
      - kpi: on_time
        title: {zh: 及时率, en: On time}
        weight: 10
        measure: {kind: share, unit: percent, max: 1.2}
        curve: {kind: linear, points: [[0, 0], [1, 100]]}
        sources: [supervisor]
      - kpi: solved
        title: {zh: 解决率, en: Solved}
        weight: 10
        measure: {kind: share}
        aggregate: ratio
        curve: {kind: linear, points: [[0, 0], [1, 100]]}
        sources: [supervisor, system]
behaviours:
  - kpi: steps
    title: {zh: 步骤, en: Steps}
    measure: {kind: share, items: [{zh: 甲, en: a}, {zh: 乙, en: b}, {zh: 丙, en: c}]}
    sources: [supervisor]
  - {kpi: waiting, title: {zh: 等待, en: Waiting}, measure: {kind: duration, unit: min, max: 600}, sources: [supervisor]}
  - {kpi: absence, title: {zh: 缺勤, en: Absence}, measure: {kind: duration, unit: d, max: 90}, sources: [supervisor]}
  - {kpi: ideas, title: {zh: 点子, en: Ideas}, measure: {kind: count, max: 50, absent: 0}, aggregate: sum, sources: [supervisor, peer]}
  - {kpi: refunds, title: {zh: 退款, en: Refunds}, measure: {kind: amount, min: -100, max: 5000, unit: 元}, sources: [supervisor]}
  - {kpi: points, title: {zh: 分数, en: Points}, measure: {kind: amount, max: 10}, aggregate: min, sources: [supervisor, peer]}
levels:
  - level: 1
    title: {zh: 一级, en: Level 1}
    cut_score: 20
    clauses: [{text: {zh: 倾听客户, en: listens}, gates: [{kpi: listens, min_value: 2}]}]
  - level: 2
    title: {zh: 二级, en: Level 2}
    cut_score: 60
    clauses:
      - {text: {zh: 有点子, en: has ideas}, gates: [{kpi: ideas, min_value: 2}]}
      - {text: {zh: 步骤齐全, en: takes every step}, gates: [{kpi: steps, min_value: 0.9, min_observations: 3}]}
  - level: 3
    title: {zh: 三级, en: Level 3}
    cut_score: 90
    clauses: [{text: {zh: 不让人等, en: keeps nobody waiting}, gates: [{kpi: waiting, max_value: 10}]}]
"""
ANSWERS = {
    "listens": "4", "greets": "17/20", "complaints": "1/200", "on_time": "85", "solved": "9/10", "steps": "1,3",
    "waiting": "1h30", "absence": "1.5", "ideas": "3", "refunds": "-20", "points": "7.5",
}  # fmt: skip


@cache
def kinds() -> Rubric:
    """The rubric of every kind."""
    return read(RUBRIC)


def read(text: str) -> Rubric:
    """A rubric from YAML that has no errors."""
    rubric, found = load_rubric_bytes(text.encode(), "drawn.rubric.yaml")
    assert rubric is not None, [(d.code, d.message.en) for d in found]
    return rubric


@cache
def shipped(name: str) -> Rubric:
    """A shipped rubric."""
    return load_rubric(name)


def boss(**more: Any) -> Speaker:
    """A supervisor about E1."""
    return Speaker("E1", "supervisor", "M1", **more)


def question(kpi: str, rubric: Rubric | None = None, speaker: Speaker | None = None) -> Question:
    """The question about a KPI."""
    asked = questions_of(rubric or kinds(), speaker or boss())
    return next(question for question in asked if question.kpi == kpi)


def session(rubric: Rubric | None = None, speaker: Speaker | None = None, **more: Any) -> Session:
    """A session of a supervisor, unless another is given."""
    return Session(rubric or kinds(), speaker or boss(), **{"day": DAY, **more})


def answered(made: Session, answers: dict[str, str] | None = None) -> Session:
    """The same session with answers given."""
    for kpi, text in (ANSWERS if answers is None else answers).items():
        made.jump(kpi)
        refusal = made.answer(text)
        assert refusal is None, refusal.reason.en
    return made
