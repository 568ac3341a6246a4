"""The difference in meaning between two rubrics, as a list of changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from service_rating.rubric.difference.change import Change, Impact
from service_rating.rubric.difference.grouping import groups
from service_rating.rubric.difference.kinds import KINDS
from service_rating.rubric.difference.pair import Pair
from service_rating.rubric.difference.sentences import sentence, values_of
from service_rating.rubric.fingerprint import fingerprint

if TYPE_CHECKING:
    from service_rating.rubric.difference.grouping import Group
    from service_rating.rubric.model import Rubric


@dataclass(frozen=True)
class Difference:
    """All changes from one rubric to another, gravest first; none: identical in meaning (the versions may differ)."""

    pair: Pair
    changes: tuple[Change, ...]

    @cached_property
    def fingerprints(self) -> tuple[str, str]:
        """The fingerprints of both rubrics."""
        return fingerprint(self.pair.old), fingerprint(self.pair.new)

    @property
    def impact(self) -> Impact | None:
        """The gravest impact; None when nothing differs."""
        return max((change.impact for change in self.changes), default=None)


def difference(old: Rubric, new: Rubric) -> Difference:
    """Compare two valid rubrics. Cases, comments, layout and the version number are no difference."""
    pair = Pair(old, new)
    order = {kind: place for place, kind in enumerate(KINDS)}
    found = [_change(group, pair) for group in groups(pair)]
    return Difference(pair, tuple(sorted(found, key=lambda c: (-c.impact, order[c.kind]))))


def _change(group: Group, pair: Pair) -> Change:
    kind = KINDS[group.kind]
    verdict = kind.judge(pair, group.names)
    old, new = values_of(group, pair)
    told = sentence(group, kind.what, old, new, pair)
    return Change(group.kind, group.names, verdict.impact, told, verdict.why, old, new, group.places)
