"""SR225 curve-direction: a curve runs the way that the KPI's title and gates suggest.

标题：曲线的方向与 KPI 的标题和门槛一致。

What: the curve of a KPI whose title speaks of complaints, errors, delays, violations or waiting does not rise; one whose
title speaks of satisfaction, accuracy or resolution does not fall; gates with ``max_value`` do not stand on a rising
curve, nor gates with ``min_value`` on a falling one; gates on a KPI without a curve go the way of its title; and no gate asks for
a low score.
说明：标题讲投诉、差错、延误、违规、等待的 KPI，曲线不上升；讲满意、准确、解决的，曲线不下降；max_value 的门槛不配上升的曲线，
min_value 的门槛不配下降的曲线；没有曲线的 KPI，门槛与标题的方向一致；没有门槛要求低得分。

Why: with the curve the wrong way round, the person with most complaints gets most points.
理由：方向写反时，投诉最多的人得分最高。

Fix: turn the scores round, or the gate; where the words mislead, choose a clearer title or silence this finding.
改法：把得分或门槛反过来；若是用词引起误解，请改标题或屏蔽本提示。

Fails::

    kpi: greeting
    title: {zh: 投诉率, en: Complaint rate}

Fails::

    kpi: satisfaction
    curve: {kind: linear, points: [[1, 100], [5, 0]]}

Fails::

    gates: [{kpi: greeting, max_value: 0.5}]

Passes::

    kpi: greeting
    title: {zh: 投诉率, en: Complaint rate}
    curve: {kind: linear, points: [[0, 100], [0.05, 0]]}

Passes::

    kpi: greeting
    title: {zh: 投诉解决率, en: Complaint resolution rate}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.directions import curve_direction, gate_direction, title_direction
from service_rating.rubric.facts import facts_of
from service_rating.rubric.rules.walk import gates, kpis
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.rules.rule import Finding

PLACES = {"linear": "points", "bands": "bands", "per_unit": "points"}


def check(rubric: Rubric) -> Iterator[Finding]:
    """Compare every curve with the title of its KPI and with the gates on it."""
    facts = facts_of(rubric)
    ways = {kpi.kpi: title_direction(kpi) for _, kpi in kpis(rubric) if kpi.curve is None}
    ways |= {name: curve_direction(pieces) for name, pieces in facts.curves.items()}
    for path, kpi in kpis(rubric):
        wanted = title_direction(kpi)
        if kpi.curve is not None and wanted and ways.get(kpi.kpi) == -wanted:
            yield (*path, "curve", PLACES[kpi.curve.kind]), _by_title(kpi, wanted)
    for path, gate in gates(rubric):
        for name, wanted in gate_direction(gate, facts.kpis.get(gate.kpi)):
            if ways.get(gate.kpi) == -wanted:
                yield (*path, name), _by_gate(facts.kpis[gate.kpi], name, wanted)
        if gate.max_score is not None and gate.max_score < FULL_SCORE:
            yield (*path, "max_score"), _LOW_SCORE


FULL_SCORE = 100


def _by_title(kpi: Kpi, wanted: int) -> Localized:
    message = _TITLE_LESS if wanted < 0 else _TITLE_MORE
    return message.format(title=Localized(shown(kpi.title.zh), shown(kpi.title.en)))


def _by_gate(kpi: Kpi, name: str, wanted: int) -> Localized:
    if kpi.curve is None:
        message = _NAMED_MORE if wanted < 0 else _NAMED_LESS
        return message.format(name=name, title=Localized(shown(kpi.title.zh), shown(kpi.title.en)))
    return (_RISING if wanted < 0 else _FALLING).format(name=name, kpi=kpi.kpi)


_TITLE_LESS = Localized(
    "“{title}”看来越少越好，曲线却上升；请把得分反过来，或改清楚标题。",
    "'{title}' sounds like something to have less of, but the curve rises; turn the scores round, or make the title clearer.",
)
_TITLE_MORE = Localized(
    "“{title}”看来越多越好，曲线却下降；请把得分反过来，或改清楚标题。",
    "'{title}' sounds like something to have more of, but the curve falls; turn the scores round, or make the title clearer.",
)
_RISING = Localized(
    "{name} 要求 {kpi} 低，曲线却奖励高值；请把曲线或门槛反过来。",
    "{name} wants little of {kpi}, but the curve rewards more; turn the curve or the gate round.",
)
_FALLING = Localized(
    "{name} 要求 {kpi} 高，曲线却奖励低值；请把曲线或门槛反过来。",
    "{name} wants much of {kpi}, but the curve rewards less; turn the curve or the gate round.",
)
_NAMED_LESS = Localized(
    "“{title}”看来越少越好，{name} 却要求多；请把门槛反过来，或改清楚标题。",
    "'{title}' sounds like something to have less of, but {name} asks for much; turn the gate round, or make the title clearer.",
)
_NAMED_MORE = Localized(
    "“{title}”看来越多越好，{name} 却要求少；请把门槛反过来，或改清楚标题。",
    "'{title}' sounds like something to have more of, but {name} asks for little; turn the gate round, or make the title "
    "clearer.",
)
_LOW_SCORE = Localized(
    "max_score 会让得分更高的人失去这一级；请改用 max_value 限制数值，或改为 min_score。",
    "With max_score a better score loses the level; limit the value by max_value, or write min_score.",
)
