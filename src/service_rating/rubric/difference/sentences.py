"""What a change is from and to, and the sentence that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.localized import Localized
from service_rating.rubric.difference.verdicts import changed_weights
from service_rating.rubric.difference.words import subject, two, value

if TYPE_CHECKING:
    from service_rating.rubric.difference.grouping import Group
    from service_rating.rubric.difference.pair import Pair

FROM_TO = Localized("{subject}：{what} {old} → {new}", "{subject}: {what} {old} → {new}")
ONE = Localized("{subject}：{what} {content}", "{subject}: {what} {content}")
WHOLE = Localized("{subject}：{what}", "{subject}: {what}")
TITLE = Localized("标题 {old} → {new}", "title {old} → {new}")
ALIASES = Localized("别名 {old} → {new}", "aliases {old} → {new}")
SHARED = Localized("{name} {old} → {new}", "{name} {old} → {new}")
SEPARATOR = Localized("；", "; ")
DEFAULTS = {
    "rubric.composite_max": 100, "evidence.min_coverage": 0, "evidence.full_coverage": 1, "evidence.min_sources": 0,
    "source.pool": "observation", "source.min_raters": 1, "kpi.aggregate": "mean", "kpi.evidence": {"min_observations": 1},
}  # fmt: skip
"""What holds where a key is not written."""
UNTOLD = ("added", "removed", "clauses")


def values_of(group: Group, pair: Pair) -> tuple[Any, Any]:
    """What stands in the rubrics, old and new: a value, the keys that differ, or a whole thing; None where nothing does."""
    about, _, key = group.kind.partition(".")
    if group.kind == "weights":
        changed = changed_weights(pair)
        return {name: both[0] for name, both in changed.items()}, {name: both[1] for name, both in changed.items()}
    if about == "order":
        old, new = (taken.orders[key, *group.names] for taken in pair.taken)
        return old, new
    if about == "sources" or (key in UNTOLD and about != "gate"):
        about = "level" if key == "clauses" else about
        return pair.written((about, *group.names))
    if len(group.places) > 1:
        found = {place[-1]: pair.values(place) for place in sorted(group.places)}
        return {name: both[0] for name, both in found.items()}, {name: both[1] for name, both in found.items()}
    old, new = pair.values(*group.places)
    default = DEFAULTS.get(group.kind)
    return default if old is None else old, default if new is None else new


def sentence(group: Group, what: Localized, old: Any, new: Any, pair: Pair) -> Localized:
    """Tell one change: of what, what of it, from and to."""
    about = subject(group.kind, group.names, pair)
    if group.kind in ("gate.added", "gate.removed"):
        return ONE.format(subject=about, what=what, content=value(new if old is None else old))
    if group.kind == "weights" and old:
        pairs = [SHARED.format(name=name, old=value(old[name]), new=value(new[name])) for name in old]
        return ONE.format(subject=about, what=what, content=_joined(pairs))
    if group.kind == "kpi.names":
        return _names(group, about, old, new)
    if group.kind.partition(".")[2] in UNTOLD or group.kind == "weights":
        return WHOLE.format(subject=about, what=what)
    shown = two(old, new)
    return FROM_TO.format(subject=about, what=what, old=shown[0], new=shown[1])


def _names(group: Group, about: Localized, old: Any, new: Any) -> Localized:
    """Title and aliases, whichever differ."""
    found = []
    for place in sorted(group.places, reverse=True):
        key = place[-1]
        both = two(old, new) if len(group.places) == 1 else two(old[key], new[key])
        found.append((TITLE if key == "title" else ALIASES).format(old=both[0], new=both[1]))
    return WHOLE.format(subject=about, what=_joined(found))


def _joined(parts: list[Localized]) -> Localized:
    return Localized(SEPARATOR.zh.join(p.zh for p in parts), SEPARATOR.en.join(p.en for p in parts))
