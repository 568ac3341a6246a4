"""The text of a new rubric file: a commented draft that works as it is."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from service_rating.reports import starter_words as words
from service_rating.reports.starter import GATE_BELOW_CUT, SURPRISES
from service_rating.reports.starter_cases import case_lines, starter_cases
from service_rating.rubric.gate_words import AT_LEAST, AT_MOST
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language, Localized
    from service_rating.reports.starter import Starter, StarterKpi

MEASURES = {
    "share": "{kind: share}",
    "duration": "{kind: duration, unit: min, max: 1440}",
    "amount": "{kind: amount, min: 0, max: 100}",
    "count": "{kind: count, max: 100, absent: 0}",
}
CURVES = {
    "share": "[[0.5, 0], [1, 100]]",
    "rating": "[[1, 0], [5, 100]]",
    "duration": "[[10, 100], [110, 0]]",
    "amount": "[[0, 0], [100, 100]]",
}
FALLING = CURVES | {"share": "[[0, 100], [0.5, 0]]", "amount": "[[0, 100], [100, 0]]"}


def starter_file(starter: Starter, language: Language, file: str, schema: str) -> str:
    """The file's text; ``file`` is its name for the comments, ``schema`` where the JSON Schema lies, seen from it."""
    lines = [
        f"# yaml-language-server: $schema={schema}",
        "#",
        *_comment(words.HEAD.format(title=starter.title, file=file), language),
        f"rubric: {json.dumps(starter.rubric) if starter.rubric in SURPRISES else starter.rubric}",
        _beside("version: 0.1.0", words.VERSION, language),
        f"title: {_text(starter.title)}",
        _beside("adopted: {by: null, announced: null, effective_from: null}", words.ADOPTED, language),
        "",
        *_sources(starter, language),
        *_kpis(starter, language),
        *_levels(starter, language),
        *_comment(words.CASES, language),
        "cases:",
        *(line for case in starter_cases(starter) for line in case_lines(case)),
    ]
    return "\n".join(lines) + "\n"


def _comment(text: Localized, language: Language) -> list[str]:
    return [f"# {line}".rstrip() for line in text.get(language).split("\n")]


def _beside(line: str, text: Localized, language: Language) -> str:
    return f"{line}  # {text.get(language)}"


def _text(text: Localized) -> str:
    """A text of the rubric in flow style; JSON's quotes are YAML's."""
    return f"{{zh: {json.dumps(text.zh, ensure_ascii=False)}, en: {json.dumps(text.en, ensure_ascii=False)}}}"


def _sources(starter: Starter, language: Language) -> Iterator[str]:
    yield from _comment(words.SOURCES, language)
    yield "sources:"
    if any(kpi.kind == "rating" for kpi in starter.kpis):
        yield "  customer: {weight: 60, pool: observation, every: quarter}"
        yield "  supervisor: {weight: 40, pool: rater, every: half_year}"
        yield "  self: {weight: 0, pool: rater, every: half_year}"
    if any(kpi.kind != "rating" for kpi in starter.kpis):
        yield "  system: {weight: 1, pool: observation, every: month}"
    yield ""
    yield from _comment(words.EVIDENCE, language)
    yield "evidence: {min_coverage: 0.6, full_coverage: 0.9}"
    yield ""


def _kpis(starter: Starter, language: Language) -> Iterator[str]:
    yield from _comment(words.DIMENSIONS, language)
    yield "dimensions:"
    yield "  - dimension: main"
    yield f"    title: {_text(words.DIMENSION)}"
    yield "    kpis:"
    for kpi in starter.weighted:
        yield from ("      " + line for line in _kpi(kpi, language))
    yield ""
    if starter.counts:
        yield from _comment(words.BEHAVIOURS, language)
        yield "behaviours:"
        for kpi in starter.counts:
            yield from ("  " + line for line in _kpi(kpi, language))
        yield ""


def _kpi(kpi: StarterKpi, language: Language) -> Iterator[str]:
    yield f"- kpi: {kpi.kpi}"
    yield f"  title: {_text(kpi.title)}"
    if kpi.kind != "count":
        yield f"  weight: {plain(kpi.weight)}"
    yield from (f"  {line}" for line in _measure(kpi, language))
    if kpi.kind == "count":
        yield "  aggregate: sum"
    else:
        curves, told = (FALLING, words.FALLING) if kpi.falls else (CURVES, words.CURVES)
        yield _beside(f"  curve: {{kind: linear, points: {curves[kpi.kind]}}}", told[kpi.kind], language)
    rated = kpi.kind == "rating"
    yield f"  sources: [{'customer, supervisor, self' if rated else 'system'}]"
    yield f"  default_source: {'customer' if rated else 'system'}"
    if kpi.kind != "count":
        yield f"  evidence: {{min_observations: {5 if rated else 10}}}"
    aspects = "measure: assumed, gates: assumed" if kpi.kind == "count" else "weight: assumed, curve: assumed"
    yield f"  provenance: {{{aspects}, reason: {_text(words.REASON)}}}"


def _measure(kpi: StarterKpi, language: Language) -> Iterator[str]:
    if kpi.kind != "rating":
        yield f"measure: {MEASURES[kpi.kind]}"
        return
    yield "measure:"
    yield "  kind: rating"
    yield "  min: 1"
    yield "  max: 5"
    yield _beside("  anchors:", words.ANCHORS, language)
    yield from (f"    {point}: {_text(text)}" for point, text in words.ANCHOR_TEXTS.items())


def _levels(starter: Starter, language: Language) -> Iterator[str]:
    yield from _comment(words.LEVELS, language)
    yield "levels:"
    for level, cut in enumerate(starter.cut_scores, 1):
        counts = starter.counts if level == starter.levels else []
        yield f"  - level: {level}"
        yield f"    title: {_text(words.LEVEL.format(n=level))}"
        yield f"    cut_score: {cut}"
        yield "    clauses:"
        yield from _clause(starter.weighted[0], Decimal(cut - GATE_BELOW_CUT))
        for kpi in counts:
            counted, gate = (words.NONE, "max_value: 0") if kpi.falls else (words.COUNTED, "min_value: 1")
            yield f"      - text: {_text(counted.format(kpi=kpi.title))}"
            yield f"        gates: [{{kpi: {kpi.kpi}, {gate}}}]"
        yield f"    provenance: {{cut_score: assumed, gates: assumed, reason: {_text(words.REASON)}}}"
    yield ""


def _clause(kpi: StarterKpi, score: Decimal) -> Iterator[str]:
    """The clause on the first KPI: its value where the curve gives this score."""
    value = kpi.value_at(score)
    told = f"{plain(value * 100)}%" if kpi.kind == "share" else plain(value)
    template, key = (AT_MOST, "max_value") if kpi.falls else (AT_LEAST, "min_value")
    yield f"      - text: {_text(words.CLAUSE.format(kpi=kpi.title, needs=template.format(value=told)))}"
    yield f"        gates: [{{kpi: {kpi.kpi}, {key}: {plain(value)}}}]"
