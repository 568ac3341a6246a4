"""The words of a rubric's outline for sources, evidence, profiles and events."""

from __future__ import annotations

from service_rating.localized import Localized

SOURCES = Localized("谁可以评价", "Who may judge")
SOURCE_HEAD = (
    Localized("来源", "Source"), Localized("权重", "Weight"), Localized("怎样平均", "Averaged"),
    Localized("最少人数", "Least raters"), Localized("多久一次", "How often"),
)  # fmt: skip
SOURCES_TOLD = Localized(
    "权重只在有证据的来源之间按比例分配。权重为 0 的来源只作对照，从不计分。人数不足的来源不计入，也从不显示。",
    "Weights are shared among the sources that have evidence. A source of weight 0 is shown beside the others and never "
    "scored. A source with too few raters does not count and is never shown.",
)
POOLS = {
    "rater": Localized("先按评价人", "each rater first"),
    "observation": Localized("逐条", "row by row"),
}
CYCLES = {
    "day": Localized("每天", "daily"),
    "week": Localized("每周", "weekly"),
    "month": Localized("每月", "monthly"),
    "quarter": Localized("每季度", "quarterly"),
    "half_year": Localized("每半年", "half-yearly"),
}

EVIDENCE = Localized("需要多少证据", "How much evidence is needed")
COVERAGE = Localized(
    "有证据的权重不足 {least}，不建议等级；不足 {full}，等级为暂定。",
    "With evidence for less than {least} of the weight no level is proposed; for less than {full} the level is provisional.",
)
MIN_SOURCES = Localized(
    "除自评外至少 {n} 个来源，否则不建议等级。", "At least {n} sources besides self, or no level is proposed."
)
MIN_TENURE = Localized("任职未满 {n} 个月的不定级。", "Who has been employed for less than {n} months is not levelled.")

PROFILES = Localized("岗位类型", "Profiles")
PROFILES_TOLD = Localized(
    "岗位类型由花名册给出，评价人不能自行选择。",
    "The profile comes from the roster; a rater cannot choose it.",
)
PROFILE_HEAD = (
    Localized("岗位类型", "Profile"), Localized("不适用的指标", "KPIs that do not apply"),
    Localized("来源权重的不同之处", "Other source weights"),
)  # fmt: skip

EVENTS = Localized("事件", "Events")
EVENTS_TOLD = Localized(
    "只计经确认的事件：须有案例编号和认定人；举报本身没有任何作用。",
    "Only confirmed events count, with a case reference and who decided it; an allegation has no effect.",
)
EVENT_HEAD = (Localized("事件", "Event"), Localized("作用", "Effect"))
CAP = Localized("等级最高为{level}，综合得分照常显示", "no level above {level}; the composite stays visible")
POINTS = Localized("综合得分每次 {points} 分", "{points} points of the composite each time")
KPI_POINTS = Localized("“{kpi}”的得分每次 {points} 分", "{points} points of the score of “{kpi}” each time")
AT_MOST = Localized("合计不超过 {most} 分", "{most} in all at most")
