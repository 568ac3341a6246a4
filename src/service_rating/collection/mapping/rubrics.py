"""The rubric that a mapping is for: by its name, or as a file beside the mapping."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.rubric.loading import load_rubric

if TYPE_CHECKING:
    from service_rating.collection.mapping.loading import Mapping
    from service_rating.rubric.model import Rubric

DEFAULT = "service-awareness"


def rubric_named(mapping: Mapping, given: str | None = None) -> str | Path:
    """The rubric that is meant: ``given``, else the one that the mapping names (a file beside it first), else the default."""
    named = mapping.keys.rubric or DEFAULT
    beside = Path(mapping.definition.document.name).parent / named
    return given or (beside if beside.is_file() else named)


def rubric_of(mapping: Mapping, given: str | None = None) -> Rubric:
    """Load the rubric that is meant. Raises :class:`~service_rating.rubric.loading.RubricError` as :func:`load_rubric`."""
    return load_rubric(rubric_named(mapping, given))
