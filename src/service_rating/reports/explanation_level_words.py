"""The sentences of an explanation about composite, levels, what is missing, and bounds."""

from __future__ import annotations

from service_rating.localized import Localized

COMPOSITE = Localized("综合得分", "Composite")
KPI_HEAD = (
    Localized("指标", "KPI"), Localized("权重", "Weight"), Localized("得分", "Score"), Localized("贡献", "Contribution"),
)  # fmt: skip
SUMS = Localized(
    "Σ 权重×得分 ÷ Σ 权重 = {sum} ÷ {weights} = {mean}", "Σ weight × score ÷ Σ weight = {sum} ÷ {weights} = {mean}"
)
NO_SCORE = Localized("没有任何计分指标的得分。", "No weighted KPI has a score.")
POINTS = Localized("事件加减分：{events}，合计 {points}", "Events: {events}, in all {points}")
ROUNDED = Localized("限制在 0–{most} 之间并四舍五入到两位小数：{exact} → {composite}",
                    "Kept within 0–{most} and rounded to two decimals: {exact} → {composite}")  # fmt: skip
COVERAGE = Localized("证据覆盖率：已计分权重 {scored} ÷ 适用权重 {applicable} = {coverage}（不足 {least} 不定级，不足 {full} 为暂定）",
                     "Coverage: weight scored {scored} ÷ weight applicable {applicable} = {coverage} (below {least} no level, "
                     "below {full} provisional)")  # fmt: skip
LEVELS = Localized("各等级的条件", "The levels and their conditions")
LEVEL = Localized("{level}：{mark}", "{level}: {mark}")
REACHED = Localized("达到", "reached")
OUT_OF_REACH = Localized("未达到", "not reached")
CUT = Localized("分数线 {cut}：综合得分 {composite}，{mark}", "Cut score {cut}: composite {composite}, {mark}")
CLAUSE_HEAD = (
    Localized("条款", "Clause"),
    Localized("条件", "Gate"),
    Localized("现状", "Seen"),
    Localized("结果", "State"),
)
SEEN_PASSED = Localized("{passed}/{n} 达标", "{passed}/{n} passed")
SEEN_SCORE = Localized("得分 {score}", "score {score}")
RESULT = Localized("等级", "Level")
EARNED = Localized("事件封顶前的等级：{level}", "Level before caps: {level}")
CAPPED = Localized(
    "经确认的事件封顶：{event} ×{n}，最高为{level}", "Capped by a confirmed event: {event} ×{n}, at most {level}"
)
CASE = Localized("案例 {evidence}，由 {decided_by} 认定，{date}", "Case {evidence}, decided by {decided_by}, {date}")
NO_CAP = Localized("没有事件封顶。", "No event caps the level.")
GIVEN = Localized("建议等级：{level}（状态：{status}）", "Proposed level: {level} (status: {status})")
WHY = Localized("暂不定级的原因：{why}", "Why no level is given: {why}")
NO_REASON = Localized("没有暂不定级的原因。", "There is no reason to withhold a level.")
SOURCES = Localized(
    "除自评外的来源：{sources} 个，至少需要 {least} 个", "Sources besides self: {sources}, at least {least} are needed"
)
NEXT = Localized("升至{level}尚缺", "Still missing for {level}")
NO_NEXT = Localized("没有更高一级，或本期暂不定级。", "There is no next level, or no level is given.")
GAP = Localized("综合得分差 {points} 分", "The composite is {points} points short")
NO_GAP = Localized("综合得分已达分数线。", "The composite reaches the cut score.")
RAISE = Localized("单项最小改进：{kpi}由 {low} 到 {high}，得分由 {score} 到 {score_to}",
                  "Smallest raise of one KPI: {kpi} from {low} to {high}, score from {score} to {score_to}")  # fmt: skip
NO_RAISE = Localized("单靠任何一项指标都补不足。", "No single KPI alone can close the gap.")
BOUNDS = Localized("证据补齐后的范围", "Bounds: what the missing evidence could still lead to")
BOUND = Localized("最低{low}（综合得分 {low_score}），最高{high}（综合得分 {high_score}）",
                  "Lowest {low} (composite {low_score}), highest {high} (composite {high_score})")  # fmt: skip
NO_BOUNDS = Localized("没有适用的计分指标，因此没有范围。", "No weighted KPI applies, so there are no bounds.")
BELOW = Localized("最低等级以下", "below the lowest level")
ABSENT_LEVEL = Localized("无", "none")
RESULT_NEXT = Localized("下一等级", "Next level")
