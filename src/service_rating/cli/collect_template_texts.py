"""What the help page of ``collect template`` says."""

from __future__ import annotations

from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "生成评价表单：360°反馈、情景模拟评分表、每周自查表等，填好后用 collect form 或 evaluate 直接读取。\n\n"
        "Excel 表单带下拉选项和评分依据，语言由 --lang 决定。不给员工时，留出空行由填表人填写。\n\n"
        "例：service-rating collect template -r service-awareness --source peer --roster roster.csv --layout sheet -o peer.xlsx",
        "Write a form for people to fill in: 360° feedback, simulation sheets, weekly self-checks. collect form and evaluate read "
        "it back.\n\n"
        "Excel forms have drop-downs and anchors; --lang gives the language. Where nobody is named, blank lines are left for "
        "whoever fills it in.\n\n"
        "Example: service-rating collect template -r service-awareness --source peer --roster roster.csv --layout sheet -o peer.xlsx",
    ),
    "rubric": Localized(
        "自带细则的名称或细则文件；默认 service-awareness。",
        "Name of a shipped rubric, or a rubric file; default service-awareness.",
    ),
    "source": Localized(
        "由谁填写，如 supervisor、peer、self、simulation，也可写细则里的名称。",
        "Who fills it in, such as supervisor, peer, self, simulation, or what the rubric calls them.",
    ),
    "output": Localized(
        "写入文件：.xlsx 或 .csv；不给则以 CSV 写到标准输出。",
        "Write to a file, .xlsx or .csv; CSV to stdout unless given.",
    ),
    "layout": Localized(
        "布局：row（一人一行）、sheet（一人一张，依据印在题旁）、grid（每周打勾表）；默认 row，每周勾选的用 grid。",
        "Layout: row (a row per employee), sheet (a sheet per employee with the anchors printed), grid (ticks of a week); default row, "
        "or grid where all is ticked weekly.",
    ),
    "employees": Localized(
        "被评员工的编号，可重复，也可用逗号分隔。", "Ids of the employees assessed; repeatable, or separated by commas."
    ),
    "roster": Localized(
        "花名册：给出姓名、岗位类型和是否带人；不给 --employees 时评其中所有人。",
        "Roster: names, profiles, who leads others; everybody in it unless --employees is given.",
    ),
    "kpi": Localized(
        "只问这个指标，可重复，可用 *，如 '*_complaint'。",
        "Ask about this KPI only; repeatable, also with *, as in '*_complaint'.",
    ),
    "rater": Localized("评价人的编号，预先填好。", "The rater's id, filled in beforehand."),
    "date": Localized("评价日期，预先填好。", "The date of the assessment, filled in beforehand."),
    "scenario": Localized(
        "情景，如“标题：说明”；标题随每条评分记入证据。",
        'The scenario, as in "Title: description"; its title goes to the evidence of every rating.',
    ),
}
