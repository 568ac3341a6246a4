"""SR215 untied-clause: every clause of a level's definition is tied to something observed.

标题：等级定义的每一条都与观测挂钩。

What: a level with a definition has clauses; every clause has a gate that shuts somebody out (a value or score that not
everyone has, a share that must pass, or a number of observations); and the words of every part of the definition come
back in the clauses (what stands before a colon is not counted).
说明：写了定义的等级要有条款；每个条款至少有一个真正起作用的门槛（并非人人都有的值或得分、必须合格的比例，或观测次数）；定义的
每个分句在条款里都有对应的词（冒号之前的引语除外）。

Why: a clause tied to nothing is decided by impression, or by nobody.
理由：没有挂钩的条款只能凭印象决定，或者根本无人核查。

Fix: write a clause for each part of the definition, with a gate on a KPI that shows it.
改法：为定义的每一部分写一个条款，并用能证实它的 KPI 设门槛。

Fails::

    levels:
      - level: 1
        title: {zh: 一级, en: One}
        definition: {zh: 提供必要的服务。, en: Provides the necessary service.}
        cut_score: 50

Fails::

    levels:
      - level: 1
        title: {zh: 一级, en: One}
        definition: {zh: 客户满意。, en: Customers are content.}
        cut_score: 50
        clauses:
          - text: {zh: 客户满意, en: customers are content}
            gates: [{kpi: satisfaction, min_value: 1}]

Fails::

    levels:
      - level: 1
        title: {zh: 一级, en: One}
        definition: {zh: "客户满意，不断改进流程。", en: "Customers are content, and workflows keep improving."}
        cut_score: 50
        clauses:
          - text: {zh: 客户满意, en: customers are content}
            gates: [{kpi: satisfaction, min_value: 4}]

Passes::

    levels:
      - level: 1
        title: {zh: 一级, en: One}
        definition: {zh: "客户满意，不断改进流程。", en: "Customers are content, and workflows keep improving."}
        cut_score: 50
        clauses:
          - text: {zh: 客户满意, en: customers are content}
            gates: [{kpi: satisfaction, min_value: 4}]
          - text: {zh: 不断改进流程, en: workflows keep improving}
            gates: [{kpi: improvement, min_value: 2}]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.boxes import Box, all_scores, shown
from service_rating.rubric.facts import facts_of
from service_rating.rubric.wording import shown as quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.facts import Facts
    from service_rating.rubric.model import Clause, Gate, Kpi, Level, Rubric
    from service_rating.rubric.rules.rule import Finding
    from service_rating.rubric.text import Text

_LEAD = "[^，。；、,.;!！？?]*[:：]"
"""What stands before a colon: the parts follow it."""
_PARTS = re.compile("[，。；、,.;!！？?]+")
_SHORTEST = 4


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at the definition and the clauses of every level."""
    facts = facts_of(rubric)
    for i, level in enumerate(rubric.levels):
        for j, clause in enumerate(level.clauses):
            if not any(_asks(facts, gate) for gate in clause.gates):
                yield ("levels", i, "clauses", j, "gates"), _ASKS_NOTHING
        if level.definition is not None and not level.clauses:
            yield ("levels", i, "definition"), _NO_CLAUSES.format(level=level.level)
        elif level.definition is not None:
            yield from ((("levels", i, "definition"), message) for message in _left_out(level, level.definition))


def _asks(facts: Facts, gate: Gate) -> bool:
    """Tell whether a gate shuts anybody out who has evidence; one on an unknown KPI is told by SR241."""
    kpi = facts.kpis.get(gate.kpi)
    if kpi is None or gate.min_observations is not None:
        return True
    return _passing_asks(kpi, gate) or _box_asks(facts, kpi, gate)


def _passing_asks(kpi: Kpi, gate: Gate) -> bool:
    passing = gate.passing
    if passing is None:
        return False
    low, high = kpi.measure.min, kpi.measure.max
    return (passing.min_value is None or passing.min_value > low) and (
        passing.max_value is None or passing.max_value < high
    )


def _box_asks(facts: Facts, kpi: Kpi, gate: Gate) -> bool:
    box = Box.whole(kpi)
    if kpi.kpi in facts.curves:
        low, high = all_scores(facts, kpi)
        box.least["score"], box.most["score"] = shown(low), shown(high)
    box.ask(gate, _NOBODY)
    return bool(box.asked)


def _left_out(level: Level, definition: Text) -> Iterator[Localized]:
    """Give the parts of a definition that no clause takes up, where both languages agree that there are some."""
    pairs, words = _all(level.clauses, "zh"), _all(level.clauses, "en")
    chinese = [part for part in _parts(definition.zh) if pairs.isdisjoint(_pairs(part))]
    english = [part for part in _parts(definition.en) if _is_new(_words(part), words)]
    if chinese and english:
        yield _LEFT_OUT.format(part=Localized(quoted(chinese[0]), quoted(english[0])))


def _is_new(words: set[str], taken: set[str]) -> bool:
    """Tell whether the clauses take up less than half of the words: some, such as "service", stand everywhere."""
    return 2 * len(words & taken) < max(1, len(words))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(_PARTS, re.sub(_LEAD, "", text)) if len(part.strip()) >= _SHORTEST]


def _all(clauses: list[Clause], language: str) -> set[str]:
    taken = _pairs if language == "zh" else _words
    return {piece for clause in clauses for piece in taken(getattr(clause.text, language))}


def _pairs(text: str) -> set[str]:
    """Every two neighbouring characters."""
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _words(text: str) -> set[str]:
    """The beginnings of the longer words."""
    return {word[:5] for word in re.findall("[a-z]{4,}", text.casefold())}


_NOBODY = Localized("", "")
_ASKS_NOTHING = Localized(
    "这个条款的门槛人人都满足，等于没有要求；请写出并非人人达到的值。",
    "Everybody meets the gates of this clause, so it asks nothing; write a value that not everybody has.",
)
_NO_CLAUSES = Localized(
    "等级 {level} 有定义却没有条款，定义无从证实；请为定义的每一部分写条款与门槛。",
    "Level {level} has a definition but no clauses, so nothing shows it; write clauses with gates for its parts.",
)
_LEFT_OUT = Localized(
    "定义中的“{part}”没有任何条款对应；请补一个带门槛的条款。",
    "No clause takes up '{part}' of the definition; add one with a gate.",
)
