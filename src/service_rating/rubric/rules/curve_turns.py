"""SR224 curve-turns: a curve rises or falls, and does not do both.

标题：曲线只升或只降，不来回。

What: the scores of a curve never go up in one part and down in another.
说明：曲线的得分不会一段升、一段降。

Why: more of what is measured would be better and then worse again. Now and then that is meant (a range to keep within);
mostly two numbers were swapped.
理由：所测的量增加时，得分先升后降；偶尔确实如此（例如要求保持在区间内），多数是两个数写反了。

Fix: correct the score. Where a range is really meant, silence this finding on its line and say so in ``provenance``.
改法：改正得分；确实要求区间时，在该行屏蔽本提示，并在 provenance 中说明。

Fails::

    kpi: greeting
    curve: {kind: linear, points: [[0, 0], [0.8, 80], [0.9, 60], [1, 100]]}

Fails::

    kpi: greeting
    curve: {kind: bands, bands: [{at_least: 0.9, score: 60}, {at_least: 0.8, score: 100}, {otherwise: 0}]}

Passes::

    kpi: greeting
    curve: {kind: linear, points: [[0, 0], [0.8, 60], [0.9, 80], [1, 100]]}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.facts import facts_of
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding
    from service_rating.rubric.rules.walk import Path


def check(rubric: Rubric) -> Iterator[Finding]:
    """Follow the scores of every curve of points or bands; ``per_unit`` cannot turn."""
    sound = facts_of(rubric).sound
    for path, kpi in kpis(rubric):
        if kpi.curve is not None and kpi.curve.kind != "per_unit" and kpi.kpi in sound:
            scores = [(place, number) for place, role, number in kpi.curve.written() if role == "score"]
            if (turn := _turn(scores)) is not None:
                place, score, before = turn
                yield (*path, "curve", *place), _TURNS.format(score=plain(score), before=plain(before))


def _turn(scores: list[tuple[Path, Decimal]]) -> tuple[Path, Decimal, Decimal] | None:
    """Find the first score that goes the other way than the first change did: its place, itself, the one before."""
    direction = 0
    for (_, before), (place, score) in pairwise(scores):
        change = (score > before) - (score < before)
        if change and direction and change != direction:
            return place, score, before
        direction = direction or change
    return None


_TURNS = Localized(
    "从 {before} 到 {score}，曲线在这里掉头；请改正得分，确实要求区间时请屏蔽本提示。",
    "From {before} to {score} the curve turns round here; correct the score, or silence this where a range is meant.",
)
