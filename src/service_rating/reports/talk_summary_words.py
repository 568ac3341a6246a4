"""The words of the page for a talk, in both languages."""

from __future__ import annotations

from service_rating.localized import Localized

TITLE = Localized("面谈提纲：{who}", "For the talk with {who}")
ORIGIN = Localized(
    "{rubric} {version}；周期：{period}；日期：{day}；评价人：{rater}",
    "{rubric} {version}; period: {period}; date: {day}; rater: {rater}",
)
UNSTATED = Localized("未注明", "not stated")
SHOWS = Localized("本期证据显示", "What the evidence of this period shows")
PROPOSAL = Localized(
    "这是依据本期证据的建议，由指定负责人确认；它不是对人的评判，也不与他人比较。",
    "This is a proposal from the evidence of one period, which a named person confirms. It is no verdict on a person, and nobody is compared.",
)
BOUNDS = Localized(
    "证据补齐后，建议等级在{low}与{high}之间。",
    "Once the missing evidence is there, the proposal lies between {low} and {high}.",
)
BELOW = Localized("最低等级以下", "below the lowest level")
STRENGTHS = Localized("做得好的", "Strengths")
GAPS = Localized("可以加强的", "Room to grow")
NEXT = Localized("升至{level}尚缺", "Still missing for {level}")
NEXT_NONE = Localized("下一等级", "Next level")
AT_TOP = Localized("本期证据已显示最高等级。", "The evidence of this period shows the highest level already.")
NO_LEVEL = Localized(
    "本期暂不定级，请先补齐下面所列的证据。",
    "No level is proposed this period; first gather the evidence listed below.",
)
UNKNOWN = Localized("还看不出的", "What the evidence does not tell yet")
AGREED = Localized("共同约定", "What we agree on")
KPI = Localized("指标", "KPI")
SCORE = Localized("得分", "Score")
SEEN = Localized("看到的", "Seen")
STRENGTH_HEAD = (KPI, SCORE, SEEN)
GAP_HEAD = (KPI, SCORE, SEEN, Localized("再进一步", "One step further"))
MISSING_HEAD = (Localized("条款", "Clause"), Localized("条件", "Condition"), Localized("现状", "Now"))
UNKNOWN_HEAD = (KPI, Localized("原因", "Why"), Localized("本次看到的", "Seen this time"))
AGREED_HEAD = (Localized("事项", "Point"), Localized("约定（当面填写）", "Agreement (filled in together)"))
AGREEMENT = (
    Localized("目标（具体、可衡量）", "Goal (specific, measurable)"),
    Localized("行动步骤", "Steps"),
    Localized("需要的支持（培训、带教、授权）", "Support needed (training, mentoring, authority)"),
    Localized("完成时间与跟进方式", "By when, and how we follow up"),
    Localized("员工的看法", "How the employee sees it"),
)
NOW = Localized("{state}（现为 {value}）", "{state} (now {value})")
MORE_PASSING = Localized("还需 {n} 次达标", "{n} more must reach it")
MORE_OBSERVATIONS = Localized("还需 {n} 次观察", "{n} more observations are needed")
CAP = Localized("有经确认的事件封顶：{event}。", "Capped by a confirmed event: {event}.")
POINTS = Localized("综合得分还差 {points} 分。", "The composite is {points} points short.")
NO_POINTS = Localized("综合得分已达分数线。", "The composite reaches the cut score.")
RAISE = Localized("单项最小改进：{kpi}达到 {value}。", "The smallest raise of a single KPI: {kpi} to {value}.")
END = Localized(
    "两份各留一份；本页只用于面谈，不用于排名。",
    "Each of us keeps a copy. This page is for the talk only, never for a ranking.",
)
