"""The sentences of an explanation about rows, sources and KPIs."""

from __future__ import annotations

from service_rating.localized import Localized

HEADING = Localized("指标：行 → 评价人 → 来源 → 指标值 → 得分", "KPIs: rows → raters → sources → value → score")
WEIGHT = Localized("{kpi}（权重 {weight}）", "{kpi} (weight {weight})")
GATES_ONLY = Localized("{kpi}（只用于等级条件）", "{kpi} (for gates only)")
SOURCE_HEAD = (
    Localized("来源", "Source"), Localized("权重", "Weight"), Localized("评价人", "Raters"),
    Localized("观察", "Observations"), Localized("均值", "Mean"), Localized("是否计入", "Standing"),
)  # fmt: skip
ROW_HEAD = (
    Localized("日期", "Date"), Localized("数值", "Value"), Localized("评价人", "Rater"), Localized("证据", "Evidence"),
    Localized("位置", "Place"),
)  # fmt: skip
ROWS_OF = Localized("{source}：各行", "{source}: rows")
BY_RATER = Localized("{source}，先按评价人平均：{raters}", "{source}, each rater first: {raters}")
MERGED = Localized(
    "该指标的各来源在此合并，不分开显示。", "The sources of this KPI are merged here and not told apart."
)
NO_ROWS = Localized("没有可显示的行。", "There are no rows to be shown.")
MEAN_OF = Localized("来源加权平均：{terms} = {value}", "Weighted mean over the sources: {terms} = {value}")
ALL_ROWS = Localized("汇总方式：{how}", "Aggregation: {how}")
VALUE = Localized("指标值 {value}，共 {n}", "Value {value} from {n}")
NO_VALUE = Localized("没有指标值：{why}", "No value: {why}")
FEW = Localized("（{n}，至少需要 {least} 次）", " ({n}, at least {least} are needed)")
CURVE = Localized("评分曲线，{piece}：{formula} = {score}", "Curve, {piece}: {formula} = {score}")
UP_TO = Localized("从 {low} 到 {high}（不含）", "from {low} to below {high}")
FROM = Localized("从 {low} 起", "from {low}")
EVENTS = Localized("事件：{events} → {score}", "Events: {events} → {score}")
SCORE = Localized("得分 {score}", "Score {score}")
CONTRIBUTION = Localized(
    "得分 {score} × 权重 {weight} ÷ 已计分权重 {total} = 贡献 {contribution}",
    "Score {score} × weight {weight} ÷ weight scored {total} = contribution {contribution}",
)
EVENT = Localized("{event} ×{n}，每次 {points} 分{limit}", "{event} ×{n}, {points} points each{limit}")
LIMIT = Localized("，合计不超过 ±{most} 分", ", within ±{most} in all")
