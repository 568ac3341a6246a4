"""SR214 level-adds: every level asks for something that the level below does not.

标题：每一级都比下一级多要求些什么。

What: where a level has clauses, at least one of its gates asks for more than the levels below; no gate asks for less
than a lower level does; and the cut score is above what everybody has who meets the gates up to there.
说明：写了条款的等级，至少有一个门槛比下面各级要求更高；没有门槛低于下面某级的要求；分数线高于满足到该级门槛的人必然已有的得分。

Why: the levels are a ladder, so a demand that a lower level has made already demands nothing. A weaker number is nearly
always a mistake.
理由：等级是阶梯，下面已经要求过的再写一遍等于没有要求；更弱的数字几乎总是笔误。

Fix: raise the number, add a gate, or remove the repeated one.
改法：提高数字、增加门槛，或删去重复的门槛。

Fails::

    levels:
      - level: 1
        title: {zh: 一级, en: One}
        cut_score: 50
        clauses:
          - text: {zh: 客户满意, en: customers are content}
            gates: [{kpi: satisfaction, min_value: 4}]
      - level: 2
        title: {zh: 二级, en: Two}
        cut_score: 70
        clauses:
          - text: {zh: 客户很满意, en: customers are very content}
            gates: [{kpi: satisfaction, min_value: 4}]

Fails::

    levels:
      - level: 1
        title: {zh: 一级, en: One}
        cut_score: 50
        clauses:
          - text: {zh: 客户满意, en: customers are content}
            gates: [{kpi: satisfaction, min_value: 4}]
      - level: 2
        title: {zh: 二级, en: Two}
        cut_score: 70
        clauses:
          - text: {zh: 主动问候，客户满意, en: "greets first, and customers are content"}
            gates: [{kpi: greeting, min_value: 0.9}, {kpi: satisfaction, min_value: 3.5}]

Passes::

    levels:
      - level: 1
        title: {zh: 一级, en: One}
        cut_score: 50
        clauses:
          - text: {zh: 客户满意, en: customers are content}
            gates: [{kpi: satisfaction, min_value: 4}]
      - level: 2
        title: {zh: 二级, en: Two}
        cut_score: 70
        clauses:
          - text: {zh: 客户很满意, en: customers are very content}
            gates: [{kpi: satisfaction, min_value: 4.5}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.climb import gates_of
from service_rating.rubric.demands import Demands
from service_rating.rubric.facts import facts_of
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Hold every level against the demands of those below it."""
    below = Demands(facts_of(rubric))
    if not below.facts.is_light:
        return
    for i, level in enumerate(rubric.levels):
        if i:
            yield from _beside(i, below)
        for _, gate in gates_of(i, level):
            below.add(gate, level.level)


def _beside(place: int, below: Demands) -> Iterator[Finding]:
    level = below.facts.rubric.levels[place]
    gates = list(gates_of(place, level))
    if gates and all(below.cover(gate) for _, gate in gates):
        yield ("levels", place, "clauses"), _NOTHING_NEW.format(level=level.level)
    for path, gate in gates:
        for one in below.weaker(gate):
            number, lower = plain(one.number), plain(one.lower)
            yield (*path, one.name), _WEAKER.format(name=one.name, number=number, lower=lower, level=one.level)
    least = None if gates else below.least_composite()
    if least is not None and least >= level.cut_score:
        yield ("levels", place, "cut_score"), _NO_HURDLE.format(cut=plain(level.cut_score), least=plain(least))


_NOTHING_NEW = Localized(
    "等级 {level} 的门槛，下面各级都已要求过；请提高数字、增加门槛，或删去这些条款。",
    "The levels below already ask for all that the gates of level {level} ask; raise a number, add a gate, or remove the "
    "clauses.",
)
_WEAKER = Localized(
    "{name} {number} 比等级 {level} 已要求的 {lower} 更弱，不起作用；请加严或删去。",
    "{name} {number} is weaker than the {lower} that level {level} asks for, and so without effect; ask for more, or remove "
    "it.",
)
_NO_HURDLE = Localized(
    "达到下一级的人综合得分至少为 {least}，分数线 {cut} 不起作用；请提高分数线或增加门槛。",
    "Whoever holds the level below has a composite of at least {least}, so the cut score {cut} decides nothing; raise it, or "
    "add gates.",
)
