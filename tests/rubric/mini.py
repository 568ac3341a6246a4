"""A small sound rubric, and fragments of YAML laid over it, as the manuals of the rules use them."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

from service_rating.diagnostic import Severity
from service_rating.rubric.document import read_document
from service_rating.rubric.loading import load_rubric_bytes
from service_rating.rubric.model import Rubric
from service_rating.rubric.rules.sample import SAMPLE

MINI = SAMPLE
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


def codes_of(content: Any, least: Severity = Severity.WARNING) -> list[str]:
    """Give the codes of everything found in a rubric given as plain values, as far as it is grave enough."""
    found = load_rubric_bytes(write(content).encode(), "mini")[1]
    return [finding.code for finding in found if finding.severity >= least]
