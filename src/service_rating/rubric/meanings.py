"""What every key of the rubric language means; shown by editors, and the same as in the rubric reference.

Model → key → meaning; the key "" is the model itself. One source for the JSON Schema; a test holds the reference to it.
"""

from __future__ import annotations

from service_rating.localized import Localized
from service_rating.rubric.meanings_kpis import KPI_MEANINGS

MEANINGS: dict[str, dict[str, Localized]] = {
    **KPI_MEANINGS,
    "Rubric": {
        "": Localized("一份细则：等级、带权重的指标和证据规则", "One rubric: levels, weighted KPIs and evidence rules"),
        "rubric": Localized("细则的名称", "the rubric's name"),
        "version": Localized("语义版本，如 1.0.0", "semantic version of its meaning: 1.0.0"),
        "title": Localized("标题", "its title"),
        "description": Localized("用途", "what it is for"),
        "source": Localized("出自哪些文件", "the documents it comes from"),
        "adopted": Localized("由谁、何时施行", "who put it into force, and when"),
        "composite_max": Localized(
            "综合得分上限；加分允许超过 100 时调高", "greatest composite; above 100 where bonus points may exceed it"
        ),
        "default_source": Localized(
            "没写来源的行算作哪个来源；没有 sources 一节时为 system",
            "source of rows that name none; without a sources section it is system",
        ),
        "profiles": Localized("岗位类型，最多 100 个", "kinds of job; at most 100"),
        "sources": Localized(
            "由谁评价；没有这一节时八个来源都可用，权重各为 1，self 为 0",
            "who may judge; without this section all eight, weight 1 each, self 0",
        ),
        "evidence": Localized("定级需要多少证据", "how much evidence a level needs"),
        "dimensions": Localized("计分指标的分组，1–50 个", "groups of weighted KPIs; 1 to 50"),
        "behaviours": Localized(
            "只作证据、供门槛使用的指标，最多 200 个", "evidence-only KPIs, for gates; at most 200"
        ),
        "events": Localized("经确认的事件，最多 100 个", "confirmed events; at most 100"),
        "levels": Localized("从低到高，1–20 级", "from the lowest to the highest; 1 to 20"),
        "cases": Localized("验算案例，最多 2000 个", "worked cases; at most 2000"),
    },
    "Text": {
        "": Localized("同一段文字的中文和英文，两者都要写", "A text in both languages; neither may be missing"),
        "zh": Localized("中文", "the Chinese text"),
        "en": Localized("英文", "the English text"),
    },
    "Adopted": {
        "": Localized(
            "由谁采用、何时公布、何时生效；由采用的公司填写",
            "Who adopted it, when it was announced and from when it holds; filled in by the company",
        ),
        "by": Localized("由谁采用", "who adopted it"),
        "announced": Localized("公布日期，如 2026-06-30", "when it was announced, as 2026-06-30"),
        "effective_from": Localized("生效日期，如 2026-06-30", "from when it holds, as 2026-06-30"),
    },
    "Profile": {
        "": Localized(
            "岗位类型：哪些指标不适用，用哪些来源权重",
            "A kind of job: which KPIs do not apply, and which source weights hold",
        ),
        "title": Localized("名称；数据文件里写名称也能识别", "its title; also understood in files"),
        "not_applicable": Localized("对这类岗位不适用的指标", "KPIs that do not apply to this job"),
        "sources": Localized("替代细则的来源权重", "weights that hold instead of the rubric's"),
    },
    "Source": {
        "": Localized(
            "谁评价：权重、怎样平均、最少人数、周期", "Who says it: weight, pooling, least number of raters, cycle"
        ),
        "title": Localized("名称；数据文件里写名称也能识别", "its title; also understood in files"),
        "weight": Localized(
            "在场来源之间的权重；0 表示只展示、不计分", "weight among the sources present; 0 is shown, never scored"
        ),
        "pool": Localized(
            "rater：先算每位评价人的平均，再对评价人平均", "rater: average each rater first, then the raters"
        ),
        "min_raters": Localized(
            "评价人更少时，该来源算缺席，也绝不展示", "with fewer raters the source is absent and never shown"
        ),
        "every": Localized("建议多久收集一次；不影响得分", "how often it should be collected; changes no score"),
    },
    "EvidenceRules": {
        "": Localized("定级需要多少证据", "How much evidence a level needs"),
        "min_coverage": Localized("覆盖率更低时暂不定级", "below: withheld"),
        "full_coverage": Localized("覆盖率更低时只给暂定等级", "below: provisional"),
        "min_sources": Localized("除自评外的来源更少时暂不定级", "fewer sources besides self: withheld"),
        "min_tenure": Localized("任职时间更短时暂不定级", "employed for less: withheld"),
    },
    "Event": {
        "": Localized("经确认的事件：加减分，或限制等级", "A confirmed event: moves points, or caps the level"),
        "event": Localized("名称，写在数据文件的 kpi 列", "its name, used in the kpi column of files"),
        "title": Localized("标题", "its title"),
        "description": Localized("怎样才算", "what counts as such"),
        "caps_level_at": Localized("一旦发生，等级最高到这里", "no higher level once it happened"),
        "points": Localized("每次对综合得分的加减", "points each time, on the composite"),
        "at_most": Localized("全部加减分合计的限度，正负都限", "limit of all its points together, in either direction"),
        "kpi": Localized("改为作用于该指标的得分", "the points act on this KPI's score instead"),
        "provenance": Localized("出自哪里", "where it comes from"),
    },
    "Level": {
        "": Localized("一个等级", "One of the ordered levels"),
        "level": Localized("等级数字，递增", "its number, ascending"),
        "title": Localized("标题", "its title"),
        "definition": Localized("定义", "its definition"),
        "cut_score": Localized(
            "分数线：能得到该级的最低综合得分，递增", "lowest composite that can earn it, ascending"
        ),
        "clauses": Localized(
            "定义中的条款及其门槛，最多 50 条", "the clauses of the definition with their gates; at most 50"
        ),
        "provenance": Localized("各数字出自哪里", "where its numbers come from"),
    },
    "Clause": {
        "": Localized("定义中的一条，由门槛证实", "One clause of a definition, shown by gates"),
        "text": Localized("条款", "the clause"),
        "gates": Localized("用什么证实，1–20 个，须全部满足", "what shows it; 1 to 20, all must be met"),
    },
    "Gate": {
        "": Localized(
            "门槛：分数抵不了的条件，写了的都要满足",
            "A gate: a condition that points cannot buy; all that is given must hold",
        ),
        "kpi": Localized("看哪个指标", "the KPI looked at"),
        "min_score": Localized("显示的得分不低于", "least shown score"),
        "max_score": Localized("显示的得分不高于", "greatest shown score"),
        "min_value": Localized("值不低于", "least value"),
        "max_value": Localized("值不高于", "greatest value"),
        "min_observations": Localized("观察次数更少时，门槛未证实", "with fewer the gate is not shown"),
        "passing": Localized("有多大比例的观察达到某个值", "share of observations that reach a value"),
        "if_not_applicable": Localized(
            "waive：指标对某人不适用时视同满足", "waive: counts as met for whom the KPI does not apply"
        ),
    },
    "Passing": {
        "": Localized("达标的观察占多大比例", "What share of the observations must pass"),
        "min_value": Localized(
            "观察不低于它就算达标；与 max_value 二选一",
            "an observation passes at or above this; either this or max_value",
        ),
        "max_value": Localized("观察不高于它就算达标", "an observation passes at or below this"),
        "at_least": Localized("达标的观察至少占多大比例", "share of observations that must pass"),
    },
    "Case": {
        "": Localized("案例：细则的单元测试", "A worked case: a unit test of the rubric"),
        "case": Localized("名称", "its name"),
        "profile": Localized("岗位类型", "the kind of job"),
        "values": Localized("指标值", "KPI values"),
        "events": Localized("每个事件发生了几次", "how often each event happened"),
        "observations": Localized("逐条观察，按数据文件的行来评分", "single observations, scored like rows of a file"),
        "expect": Localized("应当得到什么", "what must come out"),
    },
    "CaseObservation": {
        "": Localized("案例中的一条观察", "One observation of a worked case"),
        "kpi": Localized("关于什么", "what it is about"),
        "value": Localized("值", "its value"),
        "numerator": Localized("与 denominator 同写，代替 value", "with denominator instead of value"),
        "denominator": Localized("同时是观察次数", "also the number of observations"),
        "source": Localized("来源", "who says it"),
        "rater": Localized("评价人；事件写由谁认定", "the rater; for an event who decided"),
        "date": Localized("如 2026-06-30", "as 2026-06-30"),
        "evidence": Localized("事件写案例编号", "for an event the case reference"),
    },
    "Expectation": {
        "": Localized(
            "案例应得的结果；没写的不检查", "What a worked case must yield; what is not named is not checked"
        ),
        "level": Localized("null 表示没有等级", "null: no level"),
        "composite": Localized("综合得分", "the composite"),
        "coverage": Localized("覆盖率", "the coverage"),
        "status": Localized("状态", "the status"),
        "blocked_by": Localized(
            "什么挡住了下一级：cut_score、门槛的指标标识、事件标识",
            "what blocks the next level: cut_score, KPI ids of gates, event ids",
        ),
        "lowest": Localized("下界", "lower bound"),
        "highest": Localized("上界", "upper bound"),
        "justification": Localized("依据中的一段文字", "a piece of the justification"),
    },
}
