"""One employee's assessment as a JSON object, and what it was made with; shared by the json and jsonl formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.localized import LANGUAGES
from service_rating.reports.json_next_level import next_level
from service_rating.reports.numbers import CENTI, COVERAGE, MICRO, number, shown_weights
from service_rating.reports.wording import level_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from service_rating.reports.outcome import Outcome

    Row = Mapping[str, Any]


def shown(units: int | None, scale: int) -> int | float | None:
    """A number in its shortest form; null stays null."""
    return None if units is None else number(units, scale)


def _sources(outcome: Outcome, mask: int | None) -> list[str]:
    return [str(name) for s, name in enumerate(outcome.rubric.source_order) if (mask or 0) >> s & 1]


def _kpi(outcome: Outcome, row: Row, i: int, weight: float) -> dict[str, Any]:
    name = outcome.plan.kpis[i].kpi
    if row[f"unscored_{i}"] is not None:
        return {"kpi": name, "unscored": row[f"unscored_{i}"], "weight": weight}
    score = shown(row[f"score_{i}"], CENTI)
    contribution = shown(row[f"contribution_{i}"], CENTI)
    return {
        "kpi": name,
        "value": shown(row[f"value_{i}"], MICRO),
        **({} if score is None else {"score": score}),
        "weight": weight,
        **({} if contribution is None else {"contribution": contribution}),
        "observations": row[f"observations_{i}"],
        "sources": _sources(outcome, row[f"sources_{i}"]),
    }


def _bounds(row: Row) -> dict[str, int | None]:
    """Lowest and highest level that the missing evidence leaves open; null: below the lowest, or nothing applies."""
    return {"lowest": row["lowest"] or None, "highest": row["highest"] or None}


def _events(outcome: Outcome, employee: str) -> list[dict[str, Any]]:
    return [
        {"event": e.event, "evidence": e.evidence, "decided_by": e.decided_by, "date": e.date}
        for e in outcome.events.get(employee, [])
    ]


def origin(outcome: Outcome) -> dict[str, Any]:
    """What the assessments were computed with: tool, rubric and period."""
    rubric = outcome.rubric
    return {
        "tool": outcome.tool,
        "rubric": {"rubric": rubric.rubric, "version": rubric.version, "fingerprint": outcome.fingerprint},
        "period": outcome.period,
    }


def assessments(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """All assessments, in the order of the frame (by employee); the justification is null where none was made."""
    weights = shown_weights(outcome.rubric)
    titles = {level: {"zh": title.zh, "en": title.en} for level, title in level_titles(outcome.rubric).items()}
    attributes = {row["employee"]: row for row in outcome.attributes.iter_rows(named=True)}
    for row in outcome.frame.iter_rows(named=True):
        given = attributes.get(row["employee"], {})
        yield {
            "employee": row["employee"],
            "attributes": {n: given[n] for n in outcome.attribute_names if given.get(n) is not None},
            "status": row["status"],
            **({} if row["withheld"] is None else {"withheld": row["withheld"]}),
            "level": row["level"],
            "decision": "proposed",
            "level_title": titles.get(row["level"]),
            "composite": shown(row["composite"], CENTI),
            "coverage": shown(row["coverage"], COVERAGE),
            "bounds": _bounds(row),
            "events": _events(outcome, row["employee"]),
            "kpis": [_kpi(outcome, row, i, weight) for i, weight in enumerate(weights)],
            "next_level": next_level(outcome, row),
            "justification": {language: row.get(f"justification_{language}") for language in LANGUAGES},
        }
