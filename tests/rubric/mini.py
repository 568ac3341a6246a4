"""A small sound rubric, and fragments of YAML laid over it, as the manuals of the rules use them."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

from service_rating.rubric.document import read_document
from service_rating.rubric.loading import load_rubric_bytes
from service_rating.rubric.model import Rubric

MINI = """\
rubric: mini
version: 1.0.0
title: {zh: 小细则, en: Mini}
dimensions:
  - dimension: care
    title: {zh: 服务, en: Care}
    kpis:
      - kpi: greeting
        title: {zh: 问候, en: Greeting}
        weight: 60
        measure: {kind: share}
        curve: {kind: linear, points: [[0, 0], [1, 100]]}
      - kpi: satisfaction
        title: {zh: 满意度, en: Satisfaction}
        weight: 40
        measure: {kind: rating, min: 1, max: 5}
        curve: {kind: linear, points: [[1, 0], [5, 100]]}
behaviours:
  - kpi: improvement
    title: {zh: 改进, en: Improvement}
    measure: {kind: count, max: 50, absent: 0}
    aggregate: sum
levels:
  - level: 1
    title: {zh: 一级, en: One}
    cut_score: 50
  - level: 2
    title: {zh: 二级, en: Two}
    cut_score: 70
    clauses:
      - text: {zh: 客户满意, en: customers are content}
        gates: [{kpi: satisfaction, min_value: 4}]
"""

EVENT = {"title": {"zh": "事件", "en": "Event"}}


def content_of(text: str) -> Any:
    """Read YAML that has no problems."""
    document = read_document(text.encode(), "mini")
    assert not document.diagnostics, document.diagnostics
    return document.content


def with_fragment(fragment: str | dict[str, Any]) -> Any:
    """Lay a fragment over the mini rubric.

    A KPI's fragment changes that KPI; an event, a worked case or gates are put in their place; anything else replaces
    top-level keys.
    """
    base = content_of(MINI)
    over = content_of(fragment) if isinstance(fragment, str) else deepcopy(fragment)
    if "event" in over:
        base["events"] = [EVENT | over]
    elif "case" in over:
        base["cases"] = [over]
    elif "kpi" in over:
        kpis = [kpi for dimension in base["dimensions"] for kpi in dimension["kpis"]] + base["behaviours"]
        next(kpi for kpi in kpis if kpi["kpi"] == over["kpi"]).update(over)
    elif "gates" in over:
        base["levels"][1]["clauses"][0]["gates"] = over["gates"]
    else:
        base.update(over)
    return base


def mini_rubric(fragment: str | dict[str, Any] = "{}") -> Rubric:
    """Give the mini rubric with a fragment, as a model."""
    return Rubric.model_validate(with_fragment(fragment))


def write(content: Any) -> str:
    """Write plain values as YAML on one line."""
    if isinstance(content, dict):
        return "{" + ", ".join(f"{write(key)}: {write(value)}" for key, value in content.items()) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(write(entry) for entry in content) + "]"
    if content is None or isinstance(content, bool):
        return {None: "null", True: "true", False: "false"}[content]
    if isinstance(content, int | Decimal):
        return f"{content:f}" if isinstance(content, Decimal) else str(content)
    return "'" + str(content).replace("'", "''") + "'"


def codes_of(content: Any) -> list[str]:
    """Give the codes of everything found in a rubric given as plain values."""
    return [finding.code for finding in load_rubric_bytes(write(content).encode(), "mini")[1]]
