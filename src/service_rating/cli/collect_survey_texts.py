"""What the help page of ``collect survey`` says."""

from __future__ import annotations

from service_rating.cli.collect_words import PSEUDONYMISE
from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "把客户问卷变成观察记录，并给出每位员工的满意度（CSAT）、NPS、费力度（CES）和回复率。\n\n"
        "映射文件写明各列和各题（questions:）；写了 kpi 的题，每个回答成为一条观察记录。观察记录写到标准输出或 --output，汇总写到标准错误。有被拒收的行时退出码为 1。\n\n"
        "例：service-rating collect survey answers.csv --mapping survey.mapping.yaml -o observations.csv --report survey.xlsx",
        "Turn a customer survey into observations, with satisfaction (CSAT), NPS, ease (CES) and response rate per employee.\n\n"
        "The mapping file names the columns and the questions; each answer to a question that names a KPI becomes an observation. "
        "Observations go to stdout or --output, the summary to stderr. The exit code is 1 if rows were rejected.\n\n"
        "Example: service-rating collect survey answers.csv --mapping survey.mapping.yaml -o observations.csv --report survey.xlsx",
    ),
    "files": Localized(
        "问卷的导出，可给多个：CSV、Excel（file.xlsx#工作表）、Parquet、文件夹、通配符。",
        "Exports of the survey, one or more: CSV, Excel (file.xlsx#Sheet), Parquet, folders, patterns.",
    ),
    "mapping": Localized("映射文件（for: survey）。", "The mapping file (for: survey)."),
    "rubric": Localized(
        "自带细则的名称或细则文件；默认用映射文件里写的。",
        "Name of a shipped rubric, or a rubric file; default: the one the mapping names.",
    ),
    "invited": Localized(
        "邀请名单：员工一列，邀请数一列（没有这一列时每行算一份）。",
        "List of invitations: a column for the employee and one for the number invited (without it each row is one).",
    ),
    "few": Localized(
        "回答少于这个数时提醒；默认用指标要求的最少观察数，没有指标的为 10。",
        "Tell where there are fewer answers than this; default: what the KPI needs, 10 without a KPI.",
    ),
    "zone": Localized("时间的时区，如 Asia/Shanghai。", "Time zone of the times, such as Asia/Shanghai."),
    "date_format": Localized(
        "某一列日期的格式：dmy、mdy，或 %d/%m/%Y 这样的格式，可重复。",
        "Format of the dates of a column: dmy, mdy, or as in %d/%m/%Y; repeatable.",
    ),
    "report": Localized(
        "把每位员工的结果写入文件：.csv .xlsx .parquet .md。",
        "Write the figures per employee to a file: .csv .xlsx .parquet .md.",
    ),
    "output": Localized(
        "把观察记录写入文件：.csv .xlsx .parquet。", "Write the observations to a file: .csv .xlsx .parquet."
    ),
    "rejects": Localized(
        "把被拒收的行连同原因写入这个 CSV 文件。", "Write the rejected rows, with reasons, to this CSV file."
    ),
    "pseudonymise": PSEUDONYMISE,
}
