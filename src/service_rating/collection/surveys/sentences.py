"""What is said about surveys: SV0xx mapping and run, SV1xx rows."""

from __future__ import annotations

from service_rating.collection.telling import Teller
from service_rating.localized import Localized

SENTENCES = {
    "SV001": Localized(
        "这份映射用于 {given}，不用于问卷。请写 for: survey。", "This mapping is for {given}. Write for: survey."
    ),
    "SV002": Localized(
        "映射里没有题目。请在 questions: 下至少写一题。",
        "The mapping has no question. Write at least one under questions:.",
    ),
    "SV003": Localized("细则 {rubric} 没有指标 {kpi}。{near}", "The rubric {rubric} has no KPI {kpi}.{near}"),
    "SV004": Localized(
        "量表的最小值要小于最大值，且都是整数或小数点后不超过 3 位。",
        "The scale's least answer must be below its greatest, both with at most 3 decimals.",
    ),
    "SV005": Localized("NPS 的量表固定为 0 到 10。请去掉 scale。", "NPS is asked on 0 to 10. Leave out scale."),
    "SV006": Localized(
        "top_box {top} 不在量表 {low}–{high} 之内。", "top_box {top} lies outside the scale {low}–{high}."
    ),
    "SV007": Localized(
        "指标 {kpi} 的度量是 {kind}，装不下这一题的答案。请改用评分或占比类指标，或去掉 kpi。",
        "The KPI {kpi} is measured as {kind}, which cannot hold these answers. Name a rating or a share, or leave out kpi.",
    ),
    "SV008": Localized(
        "这一题的量表是 {low}–{high}，指标 {kpi} 是 {least}–{most}。请用 values: 写明每个答案对应的分值，并写 scale: {{min: {least}, max: {most}}}。",
        "The question is answered on {low}–{high}, the KPI {kpi} on {least}–{most}. Say by values: what each answer stands for, and write "
        "scale: {{min: {least}, max: {most}}}.",
    ),
    "SV009": Localized(
        "题型 {form} 用不到 {key}。请删去。", "{key} means nothing for a question of {form}. Delete it."
    ),
    "SV010": Localized("请写 column 或 letter 中的一个。", "Write one of column and letter."),
    "SV011": Localized(
        "细则不允许来源 {source} 评价指标 {kpi}。可用：{allowed}。",
        "The rubric does not let the source {source} judge {kpi}. It may be: {allowed}.",
    ),
    "SV012": Localized(
        "指标 {kpi} 已由题目 {other} 提供。一个指标只能对应一题。",
        "The KPI {kpi} comes from the question {other} already. One question per KPI.",
    ),
    "SV013": Localized(
        "映射没有说明员工在哪一列。请在 columns: 下写 employee。",
        "The mapping does not say which column names the employee. Write employee under columns:.",
    ),
    "SV014": Localized("题型 kpi 要写明 kpi: 指标编号。", "A question of kpi must say which: kpi: ID."),
    "SV015": Localized(
        "有题目写了 kpi，要知道是哪份细则。请写 rubric: 或用 --rubric。",
        "Questions name KPIs, so the rubric must be known. Write rubric: or use --rubric.",
    ),
    "SV016": Localized(
        "constants 不能有“{name}”。问卷可用：source、period。",
        "constants cannot hold “{name}”. Surveys know: source, period.",
    ),
    "SV017": Localized(
        "来源“{source}”不是细则列出的来源。可用：{known}。", "The rubric lists no source “{source}”. It knows: {known}."
    ),
    "SV018": Localized("“{text}”应是不小于 1 的整数。", "“{text}” should be a whole number of at least 1."),
    "SV020": Localized(
        "邀请名单有 {n} 行读不懂，例如第 {line} 行。人数应是 0 或正整数，员工不能空。",
        "{n} rows of the list of invitations cannot be read, such as line {line}. A number is whole and not negative, the employee is "
        "not blank.",
    ),
    "SV050": Localized(
        "“{title}”的回答偏少（不足 {few} 个），结论不稳：{people}。",
        "Few answers (fewer than {few}) to “{title}”, so the figures are shaky: {people}.",
    ),
    "SV051": Localized(
        "这些员工的回复比邀请还多，回复率不可信：{people}。请检查邀请数。",
        "More answers than invitations, so the response rate cannot be trusted: {people}. Check the invitations.",
    ),
    "SV052": Localized(
        "没有一题写了 kpi，所以没有观察记录。", "No question names a KPI, so there are no observations."
    ),
}
PROBLEMS = {
    "SV101": Localized("没有写员工。请填写员工编号。", "The employee is missing. Fill in the employee's id."),
    "SV102": Localized(
        "员工编号“{cell}”里有看不见的字符。请删掉后重新输入。",
        "The employee's id {cell} holds invisible characters. Delete them and type it again.",
    ),
    "SV103": Localized(
        "答案“{cell}”不在量表 {detail} 之内。请改正，或留空表示没有回答。",
        "The answer “{cell}” is outside the scale {detail}. Correct it, or leave it blank for no answer.",
    ),
    "SV104": Localized(
        "答卷编号“{cell}”与 {detail} 重复。请删去一份。",
        "The response “{cell}” repeats that of {detail}. Delete one of them.",
    ),
    "SV105": Localized(
        "NPS 的答案“{cell}”不是整数。请填 0 到 10 的整数。",
        "The NPS answer “{cell}” is not a whole number. Write 0 to 10.",
    ),
}
NO_ANSWER = Localized("一题未答", "without any answer")
TELL = Teller(SENTENCES)
