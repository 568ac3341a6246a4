"""What is said beside the rows: how times were understood, the rule for open cases, and what is not counted yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from service_rating.collection.tickets.cases import Cases
    from service_rating.collection.tickets.limits import Clocks
    from service_rating.rubric.model import Cycle

CANCELLED = Localized("已取消的工单", "of cancelled cases")
LATER = Localized("晚于统计时刻", "later than the as-of moment")
OPEN = Localized("尚未计入（在时限内）", "not yet counted (within the limits)")
CALENDAR = Localized("工作日：{title}", "Working days: {title}")
AS_OF = Localized("统计时刻：{moment}（{why}）", "As of: {moment} ({why})")
GIVEN = Localized("由 --as-of 指定", "given by --as-of")
LATEST = Localized("日志中最晚的时刻；可用 --as-of 指定", "the latest moment in the log; choose another with --as-of")
RULE = Localized(
    "未响应、未解决的工单：超过时限算未达标，未到时限暂不计入",
    "Cases without response or solution: past the limit missed, within it not yet counted",
)
CONFIRMED = Localized("经客户确认才算解决", "Resolved means confirmed with the customer")
UNCONFIRMED = Localized(
    "日志里没有客户确认，以解决时间为准", "The log has no confirmation by the customer; the time of resolution counts"
)
ANSWERED = Localized(
    "没有响应时间而已解决的工单，以解决时间为响应时间",
    "Cases resolved without a recorded response count as answered then",
)
NOT_YET = Localized(
    "工单 {cases} 张；尚未计入：响应 {responses} 张，解决 {solutions} 张",
    "Cases: {cases}; not yet counted: response {responses}, resolution {solutions}",
)
DATED = Localized("工单按受理日归期", "Cases belong to the day they were opened")
ROWS = Localized("每{cycle}一行：{kpis}", "One row per {cycle}: {kpis}")
NAMES: dict[Cycle, Localized] = {
    "day": Localized("日", "day"),
    "week": Localized("周", "week"),
    "month": Localized("月", "month"),
    "quarter": Localized("季度", "quarter"),
    "half_year": Localized("半年", "half-year"),
}


def said(
    cases: Cases, judged: pl.DataFrame, clocks: Clocks, cycles: Mapping[str, Cycle], *, given: bool
) -> Iterator[Localized]:
    """The lines of the summary, in order."""
    yield from cases.entries.log.summary
    yield CALENDAR.format(title=clocks.calendar.title)
    moment = pl.DataFrame({"moment": cases.as_of}).select(cases.shown("moment"))["moment"][0]
    yield AS_OF.format(moment=moment, why=GIVEN if given else LATEST)
    yield RULE
    yield CONFIRMED if cases.confirmed else UNCONFIRMED
    if cases.told.responses:
        yield ANSWERED
    yield DATED
    for cycle, name in NAMES.items():
        kpis = [kpi for kpi, own in cycles.items() if own == cycle]
        if kpis:
            yield ROWS.format(cycle=name, kpis=", ".join(kpis))
    yield _not_yet(cases, judged)


def _not_yet(cases: Cases, judged: pl.DataFrame) -> Localized:
    """How many cases say nothing yet about the one and the other."""
    responses = judged["response_took"].null_count() if cases.told.responses else 0
    solutions = judged["resolution_took"].null_count() if cases.told.solutions else 0
    return NOT_YET.format(cases=judged.height, responses=responses, solutions=solutions)
