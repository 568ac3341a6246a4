"""A rubric with some numbers changed, as a rubric of its own: made anew, so that every check applies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.diagnostic import Severity
from service_rating.rubric.model import Rubric
from service_rating.rubric.parts import ShapeError
from service_rating.rubric.rules.table import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.analysis.mutant import Edit
    from service_rating.rubric.document import Path


def content_of(rubric: Rubric) -> dict[str, Any]:
    """The rubric as plain values, without its worked cases."""
    return rubric.model_dump(exclude_defaults=True, exclude={"cases"})


def edited(content: dict[str, Any], edits: Sequence[Edit]) -> Rubric | None:
    """The rubric (without cases) with the edits made; None where that is no valid rubric."""
    changed: Any = content
    for edit in edits:
        changed = _with(changed, edit.path, edit.after)
    try:
        rubric = Rubric.model_validate(changed)
    except ShapeError:
        return None
    errors = (found for rule in RULES if rule.severity is Severity.ERROR for found in rule.check(rubric))
    return rubric if next(errors, None) is None else None


def _with(content: Any, path: Path, value: Any) -> Any:
    """The content with another value at a path; what lies beside the path is shared, not copied.

    The last step may be new: a number written as its default is not in the content.
    """
    step, rest = path[0], path[1:]
    changed = content.copy()
    changed[step] = _with(content[step], rest, value) if rest else value
    return changed
