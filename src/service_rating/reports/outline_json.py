"""json: a rubric as one document, schema ``service-rating/rubric/1``: its content, and what can be read off it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating import __version__
from service_rating.reports.numbers import shown_weights
from service_rating.reports.outline_levels import gate_text
from service_rating.reports.outline_measures import curve_words, measure_words
from service_rating.reports.outline_sources import judges
from service_rating.reports.plain_text import json_text
from service_rating.reports.plain_values import plain_value
from service_rating.rubric.fingerprint import content_of, fingerprint

if TYPE_CHECKING:
    from service_rating.rubric.model import Kpi, Level, Rubric

SCHEMA = "service-rating/rubric/1"


def render(rubric: Rubric) -> str:
    """The document: ``content`` as in the file (without cases and keys at their default), ``kpis`` and ``levels`` in words."""
    return json_text(
        {
            "schema": SCHEMA,
            "tool": __version__,
            "rubric": rubric.rubric,
            "version": rubric.version,
            "fingerprint": fingerprint(rubric),
            "content": _written(plain_value(content_of(rubric))),
            "kpis": [_kpi(kpi, weight, rubric) for kpi, weight in zip(rubric.kpis, shown_weights(rubric), strict=True)],
            "levels": [_level(level, rubric) for level in rubric.levels],
            "cases": len(rubric.cases),
        }
    )


def _written(part: Any) -> Any:
    """Content as it is written in a file: sources without weights of their own are a list."""
    if isinstance(part, list):
        return [_written(entry) for entry in part]
    if not isinstance(part, dict):
        return part
    if part and all(value is None for value in part.values()):
        return list(part)
    return {key: _written(value) for key, value in part.items()}


def _kpi(kpi: Kpi, weight: float, rubric: Rubric) -> dict[str, Any]:
    return {
        "kpi": kpi.kpi,
        "weight": weight,
        "measure": plain_value(measure_words(kpi.measure)),
        "curve": None if kpi.curve is None else plain_value(curve_words(kpi.curve, kpi.measure)),
        "judges": plain_value(judges(kpi, rubric)),
    }


def _level(level: Level, rubric: Rubric) -> dict[str, Any]:
    gates = [gate_text(gate, rubric) for clause in level.clauses for gate in clause.gates]
    return {"level": level.level, "gates": [plain_value(gate) for gate in gates]}
