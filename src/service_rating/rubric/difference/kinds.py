"""The explicit table of kinds of changes: what each is called, and what decides its impact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.difference import reading_verdicts as reading
from service_rating.rubric.difference import verdicts as by
from service_rating.rubric.difference.change import SCORING, WORDING

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.rubric.difference.change import Verdict
    from service_rating.rubric.difference.pair import Pair

    Judge = Callable[[Pair, tuple[str, ...]], Verdict]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change: what of the thing changes, and its verdict, or the function that gives it."""

    what: Localized
    verdict: Verdict | Judge

    def judge(self, pair: Pair, names: tuple[str, ...]) -> Verdict:
        """Say what one such change can do."""
        return self.verdict(pair, names) if callable(self.verdict) else self.verdict


def _kind(zh: str, en: str, verdict: Verdict | Judge) -> Kind:
    return Kind(Localized(zh, en), verdict)


KINDS: dict[str, Kind] = {
    "rubric.rubric": _kind("标识", "id", by.OTHER_RUBRIC),
    "rubric.title": _kind("标题", "title", WORDING),
    "rubric.description": _kind("说明", "description", WORDING),
    "rubric.source": _kind("出处文件", "source documents", WORDING),
    "rubric.adopted": _kind("采用", "adoption", WORDING),
    "rubric.composite_max": _kind("综合得分上限", "greatest composite", SCORING),
    "rubric.default_source": _kind("默认来源", "default source", reading.default_source),
    "sources": _kind("来源一节", "section of sources", reading.sources_section),
    "source.added": _kind("新增", "added", by.NEW_ROWS),
    "source.removed": _kind("删除", "removed", by.SOURCE_GONE),
    "source.names": _kind("名称", "title", reading.source_title),
    "source.weight": _kind("权重", "weight", SCORING),
    "source.pool": _kind("汇总方式", "pooling", SCORING),
    "source.min_raters": _kind("最少评价人数", "least number of raters", SCORING),
    "source.every": _kind("收集周期", "cycle", WORDING),
    "profile.added": _kind("新增", "added", by.NEW_ROWS),
    "profile.removed": _kind("删除", "removed", by.PROFILE_GONE),
    "profile.names": _kind("名称", "title", reading.profile_title),
    "profile.not_applicable": _kind("不适用的指标", "KPIs that do not apply", by.not_applicable),
    "profile.sources": _kind("来源权重", "source weights", SCORING),
    "evidence.min_coverage": _kind("最低覆盖率", "least coverage for a level", SCORING),
    "evidence.full_coverage": _kind("完整覆盖率", "full coverage", SCORING),
    "evidence.min_sources": _kind("最少来源数", "least number of sources", SCORING),
    "evidence.min_tenure": _kind("最短任职月数", "least months of employment", SCORING),
    "weights": _kind("权重", "weights", by.weights),
    "dimension.added": _kind("新增", "added", WORDING),
    "dimension.removed": _kind("删除", "removed", WORDING),
    "dimension.title": _kind("标题", "title", WORDING),
    "dimension.behaviours": _kind("列出的行为", "listed behaviours", WORDING),
    "dimension.provenance": _kind("出处", "provenance", WORDING),
    "kpi.added": _kind("新增", "added", by.kpi_added),
    "kpi.removed": _kind("删除", "removed", by.ROWS_GONE),
    "kpi.names": _kind("标题与别名", "title and aliases", reading.kpi_names),
    "kpi.description": _kind("说明", "description", WORDING),
    "kpi.dimension": _kind("所属维度", "dimension", by.moved),
    "kpi.measure": _kind("测量", "measure", reading.measure),
    "kpi.anchors": _kind("锚点", "anchors", by.ANCHORS),
    "kpi.items": _kind("清单各项", "items of the checklist", by.ANCHORS),
    "kpi.curve": _kind("曲线", "curve", reading.curve),
    "kpi.aggregate": _kind("合成方式", "aggregation", reading.aggregate),
    "kpi.sources": _kind("可评价的来源", "sources that may judge", reading.kpi_sources),
    "kpi.default_source": _kind("默认来源", "default source", reading.default_source),
    "kpi.evidence": _kind("最少观察次数", "least number of observations", SCORING),
    "kpi.only_if": _kind("适用条件", "condition", SCORING),
    "kpi.provenance": _kind("出处", "provenance", WORDING),
    "event.added": _kind("新增", "added", by.NEW_ROWS),
    "event.removed": _kind("删除", "removed", by.ROWS_GONE),
    "event.names": _kind("标题", "title", reading.event_names),
    "event.description": _kind("说明", "description", WORDING),
    "event.caps_level_at": _kind("等级上限", "cap", SCORING),
    "event.points": _kind("加减分", "points", SCORING),
    "event.provenance": _kind("出处", "provenance", WORDING),
    "level.added": _kind("新增", "added", SCORING),
    "level.removed": _kind("删除", "removed", by.LEVEL_GONE),
    "level.title": _kind("标题", "title", WORDING),
    "level.definition": _kind("定义", "definition", WORDING),
    "level.cut_score": _kind("分数线", "cut score", SCORING),
    "level.clauses": _kind("条款重新编排", "clauses rearranged", by.SAME_GATES),
    "level.provenance": _kind("出处", "provenance", WORDING),
    "clause.added": _kind("新增", "added", SCORING),
    "clause.removed": _kind("删除", "removed", SCORING),
    "clause.text": _kind("文字", "wording", WORDING),
    "gate.added": _kind("新增门槛", "gate added", SCORING),
    "gate.removed": _kind("删除门槛", "gate removed", SCORING),
    "gate.changed": _kind("门槛", "gate", SCORING),
    "order.dimensions": _kind("维度的顺序", "order of dimensions", by.dimension_order),
    "order.kpis": _kind("指标的顺序", "order of KPIs", by.kpi_order),
    "order.events": _kind("事件的顺序", "order of events", WORDING),
    "order.clauses": _kind("条款的顺序", "order of clauses", WORDING),
    "order.gates": _kind("门槛的顺序", "order of gates", WORDING),
}  # fmt: skip
"""In the order in which changes of equal impact are told."""
