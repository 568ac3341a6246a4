"""Whether any observations can reach the levels: the ladder walked upwards with boxes of what the gates leave open.

An outer bound: every KPI is given the best score that the gates up to a level permit, events add all they can, and a KPI
with ``only_if`` is left out where that helps. So a level that is called unreachable is so for everybody who has evidence
on every KPI that applies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.climb import Climb, Exclusion

if TYPE_CHECKING:
    from service_rating.rubric.facts import Facts


def exclusion(facts: Facts, profile: str | None = None) -> Exclusion | None:
    """Find the first level that nobody of a profile can reach, or None.

    Stops without a word at a gate that other rules find fault with, and where the reasoning would take too long.
    """
    if not facts.is_light:
        return None
    key = ("exclusion", profile)
    if key not in facts.kept:
        facts.kept[key] = next(Climb(facts, profile).exclusions(), None)
    found: Exclusion | None = facts.kept[key]
    return found


def out_of_reach(facts: Facts) -> Exclusion | None:
    """Find the first level that nobody can reach, with or without any profile, or None."""
    found = [exclusion(facts, profile) for profile in (None, *facts.rubric.profiles)]
    shut = [one for one in found if one is not None]
    return max(shut, key=lambda one: one.level) if len(shut) == len(found) else None
