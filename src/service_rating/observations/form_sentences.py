"""What can be wrong with forms that people fill in: the codes FM0xx, in Chinese and English."""

from __future__ import annotations

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.observations.names import shown

SENTENCES: dict[str, Localized] = {
    "FM001": Localized(
        "看不懂表单的标记（以 {prefix} 开头的表头），它可能被改动过。请用 collect template 重新生成表单，把内容抄过去。",
        "The mark of this form (the header that begins with {prefix}) is not understood; it may have been changed. Make the "
        "form anew with collect template and copy the answers.",
    ),
    "FM002": Localized(
        "这份表单是为细则 {made_for} 做的，不是 {rubric}。请加上 -r {made_for}。",
        "This form was made for the rubric {made_for}, not for {rubric}. Give -r {made_for}.",
    ),
    "FM003": Localized(
        "这不是 collect template 生成的表单：没有表单标记。普通的观察文件直接用 evaluate 读，其他表格用 collect table。",
        "This is no form made by collect template: it carries no mark. Observation files go to evaluate as they are, any "
        "other table to collect table.",
    ),
    "FM004": Localized(
        "表单按 {rubric} {old} 制作，细则现在是 {new}，这些题已经不合：{questions}。请重新生成表单。",
        "The form was made for {rubric} {old}, which is now {new}, and these questions no longer fit: {questions}. Make the "
        "form anew.",
    ),
    "FM005": Localized(
        "“{header}”这一列不是表单里的题。请删除这一列，或把它放在另一个文件里。",
        "The column “{header}” is no question of this form. Delete it, or keep it in another file.",
    ),
    "FM010": Localized(
        "细则 {rubric} 没有列出来源 {source}。可用：{known}。",
        "The rubric {rubric} does not list the source {source}. Known: {known}.",
    ),
    "FM011": Localized(
        "按细则 {rubric}，来源 {source} 不评任何指标。可以评的来源：{known}。",
        "By the rubric {rubric} the source {source} judges no KPI. Sources that do: {known}.",
    ),
    "FM012": Localized(
        "“{pattern}”不对应来源 {source} 可评的任何指标。可用：{known}。",
        "“{pattern}” matches no KPI that the source {source} may judge. Known: {known}.",
    ),
    "FM013": Localized(
        "打勾表用于每周判断的占比类指标；细则 {rubric} 的来源 {source} 没有这样的指标。请用 --layout row 或 sheet。",
        "A grid of ticks is for shares that are judged week by week, and the source {source} of {rubric} has none. Use --layout "
        "row or sheet.",
    ),
    "FM014": Localized(
        "下级只评带人的员工：请用 --roster 给出花名册，其中 是否带人 为 是。",
        "Subordinates judge only people who lead others: give --roster with leads_others = yes.",
    ),
    "FM015": Localized(
        "员工编号“{id}”不能用：{why}。",
        "The id “{id}” cannot be used: {why}.",
    ),
    "FM016": Localized(
        "自评由本人填写，不能指定评价人。请去掉 --rater。",
        "Self-ratings are filled in by the employees themselves. Leave out --rater.",
    ),
    "FM017": Localized(
        "没有可评的员工：评价人不能评自己。",
        "Nobody is left to assess: raters do not rate themselves.",
    ),
    "FM018": Localized(
        "“{date}”不是有效日期。请写成 2026-03-05。",
        "“{date}” is not a date of the calendar. Write it as 2026-03-05.",
    ),
    "FM019": Localized(
        "一人一张工作表最多 {most} 人，这里有 {n} 人。请用 --layout row，或分几份表单。",
        "One sheet per employee holds at most {most} people; here are {n}. Use --layout row, or make several forms.",
    ),
    "FM020": Localized(
        "没有 {layout} 这种布局。可用：row（一人一行）、sheet（一人一张工作表）、grid（每周打勾表）。",
        "There is no layout {layout}. Known: row (a row per employee), sheet (a sheet per employee), grid (ticks of a week).",
    ),
    "FM021": Localized(
        "花名册中没有员工“{id}”。",
        "Employee “{id}” is not in the roster.",
    ),
    "FM022": Localized(
        "有下级评价，请用 --roster 给出花名册：下级只评带人的员工。",
        "There are ratings by subordinates: give --roster, as they judge only people who lead others.",
    ),
    "FM023": Localized(
        "表单是为细则 {rubric} 做的，自带的细则里没有它。请用 -r 给出细则文件。",
        "The form was made for the rubric {rubric}, which is none of the shipped ones. Name its file with -r.",
    ),
    "FM050": Localized(
        "表单按 {rubric} {old} 制作，细则现在是 {new}；各题仍然合用，照常读取。",
        "The form was made for {rubric} {old}, which is now {new}; its questions still fit and were read.",
    ),
    "FM051": Localized(
        "表单工作簿里的这些工作表没有表单标记，未读取：{sheets}。",
        "These sheets of the form carry no mark and were not read: {sheets}.",
    ),
    "FM052": Localized(
        "有 {n} 个习惯整行没有勾选，同一周的其他习惯有：按未填写处理。一次也没做到的，请填 ✗。",
        "Lines without any tick in a week that has others: {n}. They count as not filled in; write ✗ where it never happened.",
    ),
    "FM053": Localized(
        "评价人 {id} 不评自己，已从表单中去掉。",
        "Raters do not rate themselves: {id} was left out of the form.",
    ),
    "FM054": Localized(
        "花名册有 {n} 行不能用，相应的员工没有进入表单。用 evaluate --roster 可看到原因。",
        "Roster rows that cannot be used: {n}; those employees are not in the form. evaluate --roster tells why.",
    ),
    "FM055": Localized(
        "{employee}：来源“{source}”在这些表单里有 {have} 位评价人，至少要 {need} 位；不够时评定不计入这个来源。",
        "{employee}: these forms hold {have} of the {need} raters that the source “{source}” needs; until there are enough it does "
        "not count.",
    ),
    "FM056": Localized(
        "另有 {n} 处评价人数不足，没有逐一列出。",
        "Places with too few raters that are not listed: {n}.",
    ),
    "FM057": Localized(
        "{n} 条评价没有写评价人；它们合起来只算一位。",
        "Ratings that do not say who rated: {n}; together they count as one rater.",
    ),
    "FM058": Localized(
        "打勾表只含占比类指标，这些没有列入：{questions}。",
        "A grid of ticks holds shares only; left out: {questions}.",
    ),
}


def form_problem(code: str, file: str, severity: Severity = Severity.ERROR, **values: object) -> Diagnostic:
    """One diagnostic about a form; texts from files are shown safely."""
    safe = {key: shown(value, 300) if isinstance(value, str) else value for key, value in values.items()}
    return Diagnostic(code, severity, SENTENCES[code].format(**safe), Location(file))


def refuse_form(code: str, file: str, **values: object) -> CouldNotRunError:
    """The exception for a form that cannot be read."""
    return CouldNotRunError(form_problem(code, file, Severity.ERROR, **values))
