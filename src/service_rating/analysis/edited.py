"""A rubric with some numbers changed, as a rubric of its own: made anew, so that every check applies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.diagnostic import Severity
from service_rating.rubric.model import Rubric
from service_rating.rubric.parts import Part, ShapeError, written_in
from service_rating.rubric.rules.table import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.analysis.mutant import Edit
    from service_rating.rubric.document import Path


def parts_of(rubric: Rubric) -> dict[str, Any]:
    """What is written in the rubric, without its worked cases; the parts stand as they are, so they need not be read again."""
    return {key: value for key, value in written_in(rubric).items() if key != "cases"}


def edited(content: dict[str, Any], edits: Sequence[Edit]) -> Rubric | None:
    """The rubric with the edits made, from its content, which may hold parts; None where that is no valid rubric."""
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
    """The content with another value at a path; what lies beside the path is shared, and the parts on it are taken apart.

    The last step may be new: a number written as its default is not in the content.
    """
    step, rest = path[0], path[1:]
    changed: Any = written_in(content) if isinstance(content, Part) else content.copy()
    changed[step] = _with(changed[step], rest, value) if rest else value
    return changed
