"""A rubric of every construct, to be changed in one place at a time, and observations that it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.rubric.difference.compare import Difference, difference
from service_rating.rubric.loading import load_rubric_bytes
from tests.rubric.mini import content_of, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.rubric.model import Rubric

    Content = dict[str, Any]
    Edit = Callable[[Content], object]

DESK = """\
rubric: desk
version: 1.4.2
title: {zh: 柜台, en: Desk}
description: {zh: 柜台服务, en: Service at the desk}
source: handbook
adopted: {by: HR, announced: 2026-01-05, effective_from: 2026-07-01}
default_source: system
profiles:
  front: {title: {zh: 前台, en: Front}}
  back: {title: {zh: 后台, en: Back}, not_applicable: [greeting, calm], sources: {customer: 1}}
sources:
  supervisor: {title: {zh: 上司评, en: By the boss}, weight: 1, pool: rater, min_raters: 1, every: half_year}
  customer: {weight: 2}
  system: {weight: 1}
  self: {weight: 0}
evidence: {min_coverage: 0.4, full_coverage: 0.8, min_sources: 1, min_tenure: 3}
dimensions:
  - dimension: care
    title: {zh: 服务, en: Care}
    behaviours: [{zh: 主动问候, en: greets first}]
    provenance: {definition: fixed, source: handbook}
    kpis:
      - kpi: greeting
        title: {zh: 问候率, en: Greeting rate}
        description: {zh: 先开口, en: speaks first}
        aliases: [问候]
        weight: 40
        measure: {kind: share, items: [{zh: 微笑, en: smiles}]}
        curve: {kind: linear, points: [[0, 0], [1, 100]]}
        evidence: {min_observations: 1}
        provenance: {weight: fixed}
      - kpi: calm
        title: {zh: 冷静, en: Calm}
        weight: 30
        measure: {kind: rating, min: 1, max: 5, anchors: {1: {zh: 差, en: poor}, 5: {zh: 好, en: good}}}
        curve: {kind: linear, points: [[1, 0], [5, 100]]}
        sources: [supervisor, customer]
        default_source: customer
  - dimension: speed
    title: {zh: 速度, en: Speed}
    kpis:
      - kpi: reply
        title: {zh: 回复时间, en: Reply time}
        weight: 30
        measure: {kind: duration, unit: min, max: 100}
        curve: {kind: linear, points: [[0, 100], [100, 0]]}
        only_if: {kpi: online, is: 1}
behaviours:
  - kpi: online
    title: {zh: 在线, en: Online}
    measure: {kind: count, max: 1, absent: 0}
    aggregate: max
  - kpi: helps
    title: {zh: 帮助, en: Helps}
    measure: {kind: count, max: 50, absent: 0}
    aggregate: sum
events:
  - event: breach
    title: {zh: 泄密, en: Breach}
    description: {zh: 经查实, en: as found}
    caps_level_at: 1
    provenance: {reason: because}
  - event: praise
    title: {zh: 表扬, en: Praise}
    points: 1
    at_most: 3
levels:
  - level: 1
    title: {zh: 合格, en: Fair}
    cut_score: 40
  - level: 2
    title: {zh: 良好, en: Good}
    definition: {zh: 主动, en: proactive}
    cut_score: 60
    provenance: {cut_score: assumed}
    clauses:
      - text: {zh: 冷静, en: keeps calm}
        gates: [{kpi: calm, min_value: 3}, {kpi: greeting, min_value: 0.5}]
      - text: {zh: 肯帮忙, en: helps out}
        gates: [{kpi: helps, min_value: 1}]
  - level: 3
    title: {zh: 优秀, en: Fine}
    cut_score: 80
cases:
  - case: in the middle
    values: {greeting: 0.8, calm: 4, helps: 1}
    expect: {level: 2}
"""


def desk() -> Content:
    """The rubric as plain values, to be changed."""
    content: Content = content_of(DESK)
    return content


def kpi(content: Content, name: str) -> Content:
    """One KPI of it."""
    inside = [kpi for dimension in content["dimensions"] for kpi in dimension["kpis"]]
    return next(kpi for kpi in [*inside, *content["behaviours"]] if kpi["kpi"] == name)


def rubric_of(content: Content | str) -> Rubric:
    """Through the real loader; nothing may be wrong with it."""
    text = content if isinstance(content, str) else write(content)
    rubric, diagnostics = load_rubric_bytes(text.encode(), "desk.rubric.yaml")
    assert rubric is not None, [(d.code, d.message.en) for d in diagnostics]
    return rubric


def changed(*edits: Edit) -> Rubric:
    """The rubric after some edits."""
    content = desk()
    for edit in edits:
        edit(content)
    return rubric_of(content)


def compared(*edits: Edit) -> Difference:
    """The difference that some edits make."""
    return difference(rubric_of(DESK), changed(*edits))
