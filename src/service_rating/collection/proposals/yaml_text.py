"""Names and cells as they are written in YAML, so that they are read back as they were."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from service_rating.observations.table_rows import letters

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]*( [A-Za-z0-9_\u4e00-\u9fff]+)*")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_WORDS = re.compile(r"(?i:yes|no|on|off|y|n|true|false|null|nan|inf|infinity)")


def scalar(text: str) -> str:
    """A text or number, quoted where it has to be."""
    if _NUMBER.fullmatch(text) or (_PLAIN.fullmatch(text) and not _WORDS.fullmatch(text)):
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(pairs: Mapping[str, str]) -> str:
    """``{a: 1, b: 2}``; the values are written as they are given."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"


def column_key(place: int, header: str) -> tuple[str, str]:
    """How a column is named: by its header, or by its letter where the header holds what nobody can see."""
    if header.isprintable() and header != f"column {place + 1}":
        return "column", scalar(header)
    return "letter", letters(place)


def rule(place: int, header: str, more: Mapping[str, str] | None = None) -> str:
    """A column as a rule: just its header where nothing else is to be said."""
    key, name = column_key(place, header)
    return name if key == "column" and not more else flow({key: name, **(more or {})})
