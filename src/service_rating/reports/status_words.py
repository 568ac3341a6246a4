"""The words of the status of collecting."""

from __future__ import annotations

from service_rating.localized import Localized

STATES = {
    "complete": Localized("齐全", "complete"),
    "too_few": Localized("不足", "too few"),
    "missing": Localized("缺失", "missing"),
    "not_yet_due": Localized("未到期", "not yet due"),
}
HEADING = Localized(
    "{period} 的收集情况，截至 {as_of}：{rubric} {version}，共 {people} 人",
    "Collection for {period} as of {as_of}: {rubric} {version}, {people} employees",
)
COLUMNS = (
    Localized("来源", "Source"), Localized("多久一次", "How often"), STATES["complete"], STATES["too_few"], STATES["missing"],
    STATES["not_yet_due"],
)  # fmt: skip
ANY_TIME = Localized("整个周期", "in the period")
ALL = Localized("合计", "all")
LACKING = Localized("还缺什么（每行一人、一个来源）：", "Still missing (a line per employee and source):")
NOTHING_LACKING = Localized("到期的证据都已收齐。", "All evidence that is due is there.")
MORE = Localized(
    "……另有 {n} 行。用 -o 文件.csv 或 .xlsx 可得到全部。", "… and {n} more lines. -o FILE.csv or .xlsx gives all."
)
TOLD = Localized("{kpi}（{needs}）", "{kpi} ({needs})")
WHO = Localized("{who}，{source}：", "{who}, {source}: ")
BETWEEN = Localized("；", "; ")
STOP = Localized("。", ".")
NOTHING = Localized("没有记录", "nothing yet")
ALL_OPEN = Localized("{n} 期都没有记录", "nothing in any of {n} intervals")
MANY_OPEN = Localized(
    "{due} 期中缺 {n} 期，从 {first} 到 {last}", "nothing in {n} of {due} intervals, from {first} to {last}"
)
OPEN = Localized("缺 {open}", "nothing in {open}")
RATERS = Localized("评价人 {have}/{need}", "raters {have} of {need}")
KPI_SHORT = Localized("指标共 {have}/{need} 次观察", "{have} of {need} observations of the KPI")
COUNTS = Localized(
    "共 {n} 项 = 齐全 {complete} + 不足 {too_few} + 缺失 {missing} + 未到期 {not_yet_due}",
    "Expected: {n} = complete {complete} + too few {too_few} + missing {missing} + not yet due {not_yet_due}",
)
NOT_ASKED = Localized(
    "没有记录即为 0 或有条件才适用的指标不列：{kpis}",
    "Not listed, because no row means 0 or they apply on a condition only: {kpis}",
)
OUT_OF_RHYTHM = Localized(
    "这些来源的周期不在本期内结束，本期不要求：{sources}",
    "The interval of these sources does not end in this period, so nothing is asked of them: {sources}",
)
LATER = Localized("{as_of} 之后的 {n} 条观察不计入。", "Observations dated after {as_of} do not count: {n}.")
DAILY = Localized(
    "每天记录的来源（{sources}）不按天查缺：休息日和没有业务的日子不算缺。",
    "Sources observed daily ({sources}) are not checked day by day: days off and days without a case are no gaps.",
)
SHEET = Localized("收集情况", "Status")
HEADERS = {
    "employee": Localized("员工", "Employee"),
    "name": Localized("姓名", "Name"),
    "team": Localized("团队", "Team"),
    "source": Localized("来源标识", "Source id"),
    "source_title": Localized("来源", "Source"),
    "every": Localized("多久一次", "How often"),
    "kpi": Localized("指标标识", "KPI id"),
    "kpi_title": Localized("指标", "KPI"),
    "state": Localized("状态标识", "State id"),
    "state_title": Localized("状态", "State"),
    "intervals_due": Localized("应有期数", "Intervals due"),
    "intervals_covered": Localized("已有期数", "Intervals covered"),
    "missing_intervals": Localized("缺哪几期", "Missing intervals"),
    "observations": Localized("本来源观察次数", "Observations of this source"),
    "kpi_observations": Localized("指标观察总数", "Observations of the KPI"),
    "needed": Localized("指标应有次数", "Observations needed"),
    "raters": Localized("评价人数", "Raters"),
    "raters_needed": Localized("应有评价人数", "Raters needed"),
    "latest": Localized("最近一次", "Latest"),
    "needs": Localized("还缺什么", "Still missing"),
}
"""What the columns of a workbook are called; csv and Parquet keep the names."""
