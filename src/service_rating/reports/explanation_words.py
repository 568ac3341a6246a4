"""The words of an explanation, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.reports.explanation import Audience
    from service_rating.rubric.text import SourceName

SOURCES: dict[SourceName, Localized] = {
    "supervisor": Localized("上级", "Supervisor"),
    "peer": Localized("同事", "Peers"),
    "subordinate": Localized("下级", "Subordinates"),
    "self": Localized("自评", "Self"),
    "customer": Localized("客户", "Customers"),
    "mystery_shopper": Localized("神秘顾客", "Mystery shopper"),
    "simulation": Localized("情景模拟", "Simulation"),
    "system": Localized("系统数据", "System"),
}
AUDIENCE_NAMES: dict[Audience, Localized] = {
    "employee": Localized("员工本人", "the employee"),
    "manager": Localized("直属上级", "the manager"),
    "hr": Localized("人力资源", "HR"),
    "auditor": Localized("审计", "an auditor"),
}
GUARDED = Localized(
    "本说明供{audience}阅读。{protected}只显示均值，不显示单次评分、评价人、评语和被拒收的行；人数不足的来源完全不显示。",
    "This view is for {audience}. Of these sources only means are shown, never a single rating, a rater, a comment or a "
    "rejected row, and nothing at all where raters are too few: {protected}.",
)
NAMELESS = Localized("其他来源不显示评价人。", "Of the other sources the raters are not named.")
UNGUARDED = Localized(
    "本说明供{audience}阅读，含全部单次评分和评价人。请勿转交员工本人或其上级。",
    "This view is for {audience}. It holds every single rating and its rater: do not pass it on to the employee or the "
    "manager.",
)
AGGREGATES = {
    "mean": Localized("平均", "mean"),
    "ratio": Localized("分子之和 ÷ 分母之和", "Σ numerators ÷ Σ denominators"),
    "trimmed_mean": Localized("去掉一个最高和一个最低后平均", "mean without one highest and one lowest"),
    "sum": Localized("各行之和", "sum of all rows"),
    "min": Localized("各行最小值", "least of all rows"),
    "max": Localized("各行最大值", "greatest of all rows"),
    "latest": Localized("最近日期的行", "rows of the latest date"),
}
UNSCORED = {
    "no_evidence": Localized("本期无证据", "no evidence this period"),
    "not_applicable": Localized("不适用", "not applicable"),
    "too_few": Localized("证据不足", "not enough evidence"),
}
FEW_RATERS = Localized("评价人数不足", "too few raters")
STANDINGS = {
    "counted": Localized("计入", "counted"),
    "absent": Localized("未计入（无数值或人数不足）", "absent (no value, or too few raters)"),
    "not_counted": Localized("仅供对照，不计分", "shown beside, never scored"),
}
MEAN_ONLY = Localized("{standing}，只显示均值", "{standing}, mean only")
GATE_STATES = {
    "met": Localized("满足", "met"),
    "not_met": Localized("未满足", "not met"),
    "not_shown": Localized("未证实", "not shown"),
    "waived": Localized("免除", "waived"),
}
WITHHELD = {
    "roster_row_rejected": Localized("花名册中该员工的记录被拒收", "the employee's roster row was rejected"),
    "short_tenure": Localized("任职未满 {min_tenure} 个月", "employed for less than {min_tenure} months"),
    "all_not_applicable": Localized("没有适用的计分指标", "no weighted KPI applies"),
    "too_few_sources": Localized(
        "除自评外只有 {sources} 个来源，至少需要 {min_sources} 个",
        "{sources} sources besides self, at least {min_sources} are needed",
    ),
    "low_coverage": Localized("证据覆盖率低于 {min_coverage}%", "coverage below {min_coverage}%"),
}
