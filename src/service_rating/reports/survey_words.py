"""The words of survey reports."""

from __future__ import annotations

from service_rating.localized import Localized

FORMS = {
    "csat": Localized("满意度（CSAT）", "satisfaction (CSAT)"),
    "nps": Localized("推荐度（NPS）", "recommendation (NPS)"),
    "ces": Localized("费力度（CES）", "ease (CES)"),
    "kpi": Localized("指标", "KPI"),
}
COLUMNS = {
    "employee": Localized("员工", "Employee"),
    "title": Localized("题目", "Question"),
    "form": Localized("题型", "Kind"),
    "answers": Localized("回答", "Answers"),
    "mean": Localized("平均", "Mean"),
    "top_box_percent": Localized("满意率%", "Top box %"),
    "nps": Localized("NPS", "NPS"),
    "promoters": Localized("推荐者", "Promoters"),
    "passives": Localized("中立者", "Passives"),
    "detractors": Localized("贬损者", "Detractors"),
    "responses": Localized("答卷", "Responses"),
    "invited": Localized("邀请", "Invited"),
    "response_percent": Localized("回复率%", "Response %"),
    "few": Localized("备注", "Note"),
}
"""The columns of the page; the files have the ids as headers."""
ALL = Localized("（合计）", "(all)")
FEW = Localized("回答偏少", "few answers")
NONE = Localized("没有回答", "no answer")
TITLE = Localized("问卷结果", "Survey")
SHEET = TITLE
RATED = Localized(
    "{title}：{answers} 个回答，平均 {mean}，{top} 分及以上 {percent}%（{top_answers}/{answers}）",
    "{title}: {answers} answers, mean {mean}, {top} or more {percent} % ({top_answers} of {answers})",
)
NPS = Localized(
    "{title}：{answers} 个回答，NPS {nps}（推荐者 {promoters}、中立者 {passives}、贬损者 {detractors}）",
    "{title}: {answers} answers, NPS {nps} (promoters {promoters}, passives {passives}, detractors {detractors})",
)
UNANSWERED = Localized("{title}：没有回答", "{title}: no answer")
RESPONSES = Localized("答卷 {responses} 份", "Responses: {responses}")
INVITED = Localized(
    "答卷 {responses} 份，邀请 {invited} 份，回复率 {percent}%",
    "Responses: {responses}, invited {invited}, response rate {percent} %",
)
TOP_BOX = Localized(
    "满意率是选了最高几档的回答所占比例：{boxes}。NPS 是推荐者（9–10）百分比减贬损者（0–6）百分比，从 −100 到 100。百分比和 NPS 四舍五入到 1 位小数，平均到 2 位。",
    "Top box: the share of answers at or above a point of the scale: {boxes}. NPS: the percentage of promoters (9–10) minus that of "
    "detractors (0–6), from −100 to 100. Percentages and NPS are rounded half-up to 1 decimal, means to 2.",
)
BOX = Localized("{title} ≥ {top}", "{title} ≥ {top}")
