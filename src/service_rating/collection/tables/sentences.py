"""What is wrong with a mapping held against a rubric (LG04x), and with rows held against a measure (LG16x)."""

from __future__ import annotations

from service_rating.collection.logs.problems import REFUSALS
from service_rating.localized import Localized

PROBLEMS: dict[str, Localized] = {
    "LG011": REFUSALS["LG011"],
    "LG040": Localized(
        "细则 {rubric} 没有指标 {kpi}。{near}它的指标有：{known}。",
        "The rubric {rubric} has no KPI {kpi}.{near} Its KPIs: {known}.",
    ),
    "LG041": Localized(
        "来源“{source}”不可评价指标 {kpi}。可用：{known}。",
        "The source “{source}” may not judge {kpi}. It may be: {known}.",
    ),
    "LG042": Localized(
        "{key} 不适用于指标 {kpi}（{kind}）。请删除，或换一个指标。",
        "{key} does not fit {kpi}, which is measured as {kind}. Delete it, or take another KPI.",
    ),
    "LG043": Localized(
        "“{value}”不是指标 {kpi} 的有效取值（{low} 到 {high}）。",
        "“{value}” is no value of {kpi}, which goes from {low} to {high}.",
    ),
    "LG044": Localized(
        "没有说明谁评价指标 {kpi}。请写 source，可用：{known}。",
        "Nothing says who judges {kpi}. Write source, one of: {known}.",
    ),
    "LG045": Localized(
        "{field} 是观察记录自己的字段，不能作为员工属性。请换一个名称。",
        "{field} is a field of observations and cannot be an attribute. Choose another name.",
    ),
}
ROW_PROBLEMS: dict[str, Localized] = {
    "LG150": Localized("没有写员工。请补上。", "The employee is missing. Fill it in."),
    "LG160": Localized(
        "“{cell}”超出指标的范围（{detail}）。请改正；百分数请加百分号；若表示没有记录，请在映射文件的 missing 中列出。",
        "“{cell}” is outside the range of the KPI ({detail}). Correct it; percentages want their sign; if it means that nothing "
        "was recorded, list it under missing.",
    ),
    "LG161": Localized("分子和分母只有一个。请补上另一个。", "Only one of numerator and denominator is there. Add the other."),
    "LG162": Localized(
        "分母为 0，分子却是 {detail}。请改正。", "The denominator is 0, but the numerator is {detail}. Correct one of them."
    ),
}  # fmt: skip
EMPTY = Localized("未涉及任何指标", "says nothing about any KPI")
