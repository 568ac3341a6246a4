"""What a change is, and what it can do to people's assessments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.rubric.difference.parts import Place


class Impact(IntEnum):
    """What a change can do; greater is graver.

    ``WORDING``: no number and no level can change. ``SCORING``: the same observations may yield other numbers or
    levels. ``BREAKING``: old observations, rosters or ids no longer fit, or are read differently.
    """

    WORDING = 1
    SCORING = 2
    BREAKING = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """The impact of a change, and why where its kind alone does not tell."""

    impact: Impact
    why: Localized | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in meaning.

    ``kind`` is stable, as in ``kpi.curve``; ``names`` says of which thing (the KPI's id; for gates level, clause and
    KPI). ``old`` and ``new`` are the rubric's own plain values, None where there is none. ``places`` are the parts that
    change, for :func:`.assembly.assembled`.
    """

    kind: str
    names: tuple[str, ...]
    impact: Impact
    sentence: Localized
    why: Localized | None
    old: Any
    new: Any
    places: frozenset[Place]


WORDING = Verdict(Impact.WORDING)
SCORING = Verdict(Impact.SCORING)
BREAKING = Verdict(Impact.BREAKING)


def scoring(zh: str, en: str) -> Verdict:
    """A change of scores or levels, with what it does."""
    return Verdict(Impact.SCORING, Localized(zh, en))


def breaking(zh: str, en: str) -> Verdict:
    """A break with old observations or ids, with what no longer fits."""
    return Verdict(Impact.BREAKING, Localized(zh, en))


def wording(zh: str, en: str) -> Verdict:
    """A change of words, with why nothing else changes."""
    return Verdict(Impact.WORDING, Localized(zh, en))
