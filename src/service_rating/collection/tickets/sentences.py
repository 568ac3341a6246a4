"""What is said about tiers files, rubrics and ticket logs as a whole (TK001–TK019, TK05x)."""

from __future__ import annotations

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized

SENTENCES = {
    "TK001": Localized(
        "没有名为“{name}”的时限文件。{near}自带：{known}。自己的请给出路径，例如 ./my.tiers.yaml。",
        "There is no tiers file named {name}.{near} Shipped: {known}. Name your own by its path, as in ./my.tiers.yaml.",
    ),
    "TK002": Localized(
        "时限要写且只写一个单位：minutes、hours、working_days 或 working_hours。",
        "A limit has exactly one unit: minutes, hours, working_days or working_hours.",
    ),
    "TK003": Localized(
        "“{word}”既表示 {one} 又表示 {other}；请只保留一处。",
        "The word {word} stands for {one} and for {other}; keep one.",
    ),
    "TK004": Localized("{name} 写了两次；请只保留一处。", "{name} stands here twice; keep one."),
    "TK005": Localized(
        "这里要写且只写 share、time、count 之一；写 time 时还要写 tier，其他情况不写。",
        "Write exactly one of share, time and count here; with time goes a tier, with the others none.",
    ),
    "TK006": Localized("没有服务级别 {tier}。{near}可用：{known}。", "There is no tier {tier}.{near} Known: {known}."),
    "TK007": Localized(
        "服务级别 {tier} 没有这个时限，无法确定时间的单位；请补上时限或删除这一行。",
        "The tier {tier} has no such limit, so nothing says how its time is counted; add the limit or drop this line.",
    ),
    "TK010": Localized(
        "时限文件“{tiers}”的 yields 里没有一个指标属于细则 {rubric}。请换细则，或在 yields 里写上该细则的指标。",
        "No KPI under yields in {tiers} belongs to the rubric {rubric}. Choose another rubric, or add KPIs of this one to yields.",
    ),
    "TK011": Localized(
        "指标 {kpi} 的 measure 是 {kind}，而 {word} 需要 {wanted}。请改 yields 或细则。",
        "The KPI {kpi} is measured as {kind}, and {word} wants {wanted}. Change yields or the rubric.",
    ),
    "TK012": Localized(
        "指标 {kpi} 以 {unit} 为单位，而该级别的时限按{counted}计。请改指标的单位或时限。",
        "The KPI {kpi} is in {unit}, and the limit of its tier is in {counted}. Change the unit or the limit.",
    ),
    "TK013": Localized(
        "细则 {rubric} 不允许来源 system 评价指标 {kpi}。请从 yields 里删除，或改细则的 sources。",
        "In the rubric {rubric} the source system may not judge the KPI {kpi}. Drop it from yields, or change the rubric's sources.",
    ),
    "TK014": Localized(
        "计数指标 {kpi} 不是累加的（aggregate: sum），按天给出的数会被平均。请改细则。",
        "The KPI {kpi} counts but does not add up (aggregate: sum), so the counts of single days would be averaged. Change the rubric.",
    ),
    "TK015": Localized(
        "“{text}”不是时刻；请写成 2026-06-30 或 2026-06-30T18:00。",
        "{text} is no moment; write 2026-06-30 or 2026-06-30T18:00.",
    ),
    "TK016": Localized(
        "日志里没有可用的工单：共读取 {read} 行。请检查映射、筛选和 --as-of。",
        "The log has no case that can be used; rows read: {read}. Check the mapping, its filters and --as-of.",
    ),
    "TK017": Localized(
        "日志里既没有受理时间（opened），也没有事件（event）和时间（at）。请在映射文件里写明所在的列。",
        "The log has neither a time of opening (opened) nor events (event) with times (at). Name the columns in a mapping file.",
    ),
    "TK018": Localized(
        "日志有事件列（event），却没有时间列（at）。请在映射文件里写明。",
        "The log has events (event) without times (at). Name the column of the times in a mapping file.",
    ),
    "TK019": Localized(
        "日志里没有解决时间、确认时间、响应时间，也没有相应的事件，得不出任何指标。请检查映射。",
        "The log has no time of response, resolution or confirmation and no such events, so it says nothing about any KPI. Check the mapping.",
    ),
    "TK050": Localized(
        "日志里没有首次响应时间：不给出 {kpis}。", "The log has no first response: nothing is given for {kpis}."
    ),
    "TK051": Localized(
        "日志里没有重开次数，也没有联系次数：不给出 {kpis}。",
        "The log has neither reopenings nor contacts: nothing is given for {kpis}.",
    ),
    "TK052": Localized(
        "日志里没有首次响应时间：{kpis} 只看解决是否及时。",
        "The log has no first response: {kpis} looks at the resolution only.",
    ),
    "TK053": Localized(
        "{n} 个时间超出指标 {kpi} 的上限，按上限 {most} 写出。",
        "Times beyond the greatest value of {kpi} are written as that value, {most}: {n}.",
    ),
    "TK054": Localized(
        "没有时区：时间按原样使用，夏令时无法考虑。请用 --zone 指定。",
        "No time zone is known: times are taken as they stand, without summer time. Give --zone.",
    ),
    "TK055": Localized(
        "日志里没有解决时间：不给出 {kpis}。", "The log has no resolution: nothing is given for {kpis}."
    ),
    "TK056": Localized(
        "{n} 张已解决的工单没有重开次数和联系次数，不计入首次解决率。",
        "Resolved cases without a number of reopenings or contacts, which do not count for first-contact resolution: {n}.",
    ),
    "TK059": Localized(
        "细则对 {kpis} 的各行取平均（不是 aggregate: ratio），每{cycle}的比例同等计算，不论工单多少。用 --every half_year 得到的是工单的比例。",
        "The rubric averages the rows of {kpis} (no aggregate: ratio), so that each {cycle} weighs alike whatever its number of cases. With "
        "--every half_year the share is that of the cases.",
    ),
    "TK058": Localized(
        "工单的受理时间从 {first}（{early}）到 {last}（{late}），统计时刻是 {as_of}。如果年份不对，请先改正。",
        "Cases were opened from {first} ({early}) to {last} ({late}), and are judged as of {as_of}. If a year looks wrong, correct that first.",
    ),
}


def refuse(code: str, where: str = "", **values: object) -> CouldNotRunError:
    """An error that makes the run impossible."""
    return CouldNotRunError(Diagnostic(code, Severity.ERROR, SENTENCES[code].format(**values), Location(where)))


def warn(code: str, **values: object) -> Diagnostic:
    """Something a person ought to know."""
    return Diagnostic(code, Severity.WARNING, SENTENCES[code].format(**values), Location())
