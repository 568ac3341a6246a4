"""A guess at what a faulty rubric was meant to be, so that the checks across fields can run on it too.

Only plain slips are mended: a misspelt key, a needless key, a quoted number, a fault in a part that no other part
depends on. The guess is never given out as a rubric; it only lets more problems be told at once.
"""

from __future__ import annotations

import re
from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from service_rating.rubric.fields import meant

if TYPE_CHECKING:
    from service_rating.rubric.document import Path
    from service_rating.rubric.shape import Fault

# Parts whose absence changes nothing about the rest.
_HARMLESS = ("adopted", "provenance", "description", "aliases", "anchors")
_NUMBER_WANTED = ("number_wanted", "number_or_choice", "int_type")


def repaired(content: Any, faults: list[Fault]) -> tuple[Any, bool]:
    """Give a copy of the content with what can be mended mended, and whether that was every fault."""
    copy = deepcopy(content)
    mended = [_mend(copy, fault) for fault in faults]  # every one, also after a failure
    return copy, all(mended)


def _mend(content: Any, fault: Fault) -> bool:
    if fault.path[:1] == ("cases",):
        return _replace_case(content, fault.path)
    parent = _parent(content, fault.path)
    harmless = next((i for i, step in enumerate(fault.path) if step in _HARMLESS), None)
    if harmless is not None:
        _parent(content, fault.path[: harmless + 1]).pop(fault.path[harmless], None)
        return True
    if fault.type == "extra_forbidden":
        _rename(content, parent, fault.path)
        return True
    if fault.type in _NUMBER_WANTED and isinstance(fault.value, str) and fault.path:
        return _unquote(parent, fault.path[-1], fault.value)
    return False


def _replace_case(content: Any, path: Path) -> bool:
    """Put an empty case in the place of a faulty one, so that the others keep theirs."""
    if len(path) == 1:
        content["cases"] = []
    else:
        content["cases"][path[1]] = {"case": f"<{path[1]}>", "values": {}, "expect": {"level": None}}
    return True


def _parent(content: Any, path: Path) -> Any:
    """Walk to the container of the last step; a mapping without it when the way is already gone."""
    for step in path[:-1]:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return {}
    return content


def _rename(content: Any, parent: Any, path: Path) -> None:
    """Take a misspelt key for the one it resembles, unless that one is there as well."""
    near = meant(path, content)
    value = parent.pop(path[-1], None)
    if near is not None:
        parent.setdefault(near[-1], value)


def _unquote(parent: Any, key: str | int, text: str) -> bool:
    plain = re.fullmatch(r"\s*([-+]?[0-9]{1,15})(\.[0-9]{1,9})?\s*", text)
    if plain is None:
        return False
    parent[key] = int(text) if plain[2] is None else Decimal(text.strip())
    return True
