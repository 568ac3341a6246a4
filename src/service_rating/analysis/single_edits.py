"""The changes between two rubrics, each made alone on the old one; with others only where it cannot stand without them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.diagnostic import Severity
from service_rating.rubric.difference.assembly import assembled
from service_rating.rubric.difference.change import Impact
from service_rating.rubric.model import Rubric
from service_rating.rubric.parts import ShapeError
from service_rating.rubric.rules.table import RULES

if TYPE_CHECKING:
    from collections.abc import Collection

    from service_rating.rubric.difference.compare import Difference

MOST_EDITS = 200
"""With more changes a rubric was not edited but replaced, and no change of it is tried alone."""
MOST_TRIALS = 1000
"""Rubrics looked at, in all, to find out what changes cannot do without."""


@dataclass(frozen=True)
class Edit:
    """One or more changes made on the old rubric, and the valid rubric that comes of it.

    ``changes`` are places in the difference's list of changes. One change alone, wherever the rubric stays valid; else
    the fewest that hold together, such as a new KPI and the weights that make room for it.
    """

    changes: tuple[int, ...]
    rubric: Rubric


@dataclass(frozen=True)
class SingleEdits:
    """The edits to try, each once; and the changes left out: too many, or valid only with all the others."""

    edits: list[Edit]
    left_out: list[int]


def single_edits(found: Difference) -> SingleEdits:
    """Give an edit for each change that can move a level, in order."""
    wanted = [place for place, change in enumerate(found.changes) if change.impact is not Impact.WORDING]
    if len(wanted) > MOST_EDITS:
        return SingleEdits([], wanted)
    search = _Search(found)
    edits: dict[tuple[int, ...], Edit] = {}
    left_out = []
    for place in wanted:
        edit = search.smallest(place)
        if edit is None:
            left_out.append(place)
        else:
            edits.setdefault(edit.changes, edit)
    return SingleEdits(list(edits.values()), left_out)


class _Search:
    """Looks for the least sets of changes that make valid rubrics, within a limit of trials."""

    def __init__(self, found: Difference) -> None:
        self._found = found
        self._trials = 0

    def smallest(self, place: int) -> Edit | None:
        """The change alone, or with as few others as can be; None where only all of them together make a valid rubric.

        Other changes are taken out half by half, then one by one, as long as the rest stays valid.
        """
        alone = _made({place}, self._found)
        if alone is not None:
            return Edit((place,), alone)
        kept, rubric = list(range(len(self._found.changes))), None
        size = max(1, len(kept) // 2)
        while size and self._trials < MOST_TRIALS:
            before = len(kept)
            for first in reversed(range(0, before, size)):
                fewer = [other for n, other in enumerate(kept) if other == place or not first <= n < first + size]
                made = self._tried(fewer, kept)
                if made is not None:
                    kept, rubric = fewer, made
            size = size // 2 if size > 1 or len(kept) == before else 1
        return None if rubric is None else Edit(tuple(kept), rubric)

    def _tried(self, fewer: list[int], kept: list[int]) -> Rubric | None:
        """The rubric of fewer changes, if it is valid; nothing is tried that is not fewer, or beyond the limit."""
        if len(fewer) == len(kept) or self._trials >= MOST_TRIALS:
            return None
        self._trials += 1
        return _made(fewer, self._found)


def _made(changes: Collection[int], found: Difference) -> Rubric | None:
    """The old rubric with some changes; None where that is no valid rubric."""
    places = frozenset[tuple[str, ...]]().union(*(found.changes[change].places for change in changes))
    try:
        rubric = Rubric.model_validate(assembled(*found.pair.taken, places))
    except ShapeError:
        return None
    errors = (rule for rule in RULES if rule.severity is Severity.ERROR)
    return None if any(True for rule in errors for _ in rule.check(rubric)) else rubric
