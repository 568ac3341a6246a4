"""The fingerprint of a rubric: which definition an assessment was made with.

It is the sha256 of the rubric's canonical content. Layout, comments, the order of keys, quotes, aliases and trailing
zeros make no difference; neither do ``cases``, which test a rubric but never change what it yields. Keys at their
default count as not written.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric


_latest: list[tuple[Rubric, str]] = []
"""The rubric whose fingerprint was asked for last: an interview asks after every answer, and a rubric never changes."""


def fingerprint(rubric: Rubric) -> str:
    """Give ``sha256:`` and 64 hexadecimal digits."""
    for known, found in _latest:
        if known is rubric:
            return found
    found = f"sha256:{hashlib.sha256(canonical(rubric).encode()).hexdigest()}"
    _latest[:] = [(rubric, found)]
    return found


def canonical(rubric: Rubric) -> str:
    """Give the content that the fingerprint is taken of, as JSON with sorted keys."""
    return json.dumps(_plain(content_of(rubric)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_of(rubric: Rubric) -> dict[str, Any]:
    """Give what counts of a rubric as plain values: without cases, and without keys at their default."""
    return rubric.model_dump(exclude_defaults=True, exclude={"cases"})


def _plain(content: Any) -> Any:
    """Write numbers in one way, as text without needless zeros, and keys as text."""
    if isinstance(content, dict):
        return {str(key): _plain(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_plain(value) for value in content]
    return plain(content) if isinstance(content, Decimal) else content
