"""json: the difference between two rubrics as one document, schema ``service-rating/rubric-diff/1``."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from service_rating.reports.difference_report import TOOL
from service_rating.reports.numbers import plain
from service_rating.reports.plain_text import json_text

if TYPE_CHECKING:
    from service_rating.localized import Localized
    from service_rating.reports.difference_report import DifferenceReport
    from service_rating.rubric.difference.change import Change

SCHEMA = "service-rating/rubric-diff/1"


def render(found: DifferenceReport, migration: dict[str, Any] | None = None) -> str:
    """The document; texts stand in both languages, so the language of the run changes nothing.

    ``migration`` is what :func:`.difference_json_people.migration_json` makes of the migration.
    """
    difference = found.difference
    rubrics = (difference.pair.old, difference.pair.new)
    old, new = (
        {"file": file, "rubric": rubric.rubric, "version": rubric.version, "fingerprint": mark}
        for file, rubric, mark in zip(found.files, rubrics, difference.fingerprints, strict=True)
    )
    content = {
        "schema": SCHEMA,
        "tool": TOOL,
        "old": old,
        "new": new,
        "identical": not difference.changes,
        "impact": None if difference.impact is None else difference.impact.name.lower(),
        "version": {"asked": found.asked, "least": found.least_version, "enough": found.finding is None},
        "finding": None if found.finding is None else _finding(found),
        "changes": [_change(number, change) for number, change in enumerate(difference.changes, 1)],
        "migration": migration,
    }
    return json_text(content)


def _text(text: Localized | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


def _finding(found: DifferenceReport) -> dict[str, Any]:
    finding = found.finding
    assert finding is not None  # noqa: S101  # asked by the caller
    return {"code": finding.code, "message": _text(finding.message), "hint": _text(finding.hint)}


def _change(place: int, change: Change) -> dict[str, Any]:
    return {
        "number": place,
        "impact": change.impact.name.lower(),
        "kind": change.kind,
        "names": list(change.names),
        "message": _text(change.sentence),
        "reason": _text(change.why),
        "old": _plain(change.old),
        "new": _plain(change.new),
    }


def _plain(content: Any) -> Any:
    """The rubric's own values as JSON values; numbers with at most six decimals."""
    if isinstance(content, dict):
        return {str(key): _plain(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_plain(value) for value in content]
    return plain(content) if isinstance(content, Decimal | Fraction) else content
