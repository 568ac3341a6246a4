"""What the help page of ``collect tickets`` says."""

from __future__ import annotations

from service_rating.cli.collect_words import PSEUDONYMISE
from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "把工单日志和服务级别的时限对照，得出每位处理人的及时率、解决率、首次解决率和各级用时。\n\n"
        "一行一张工单，或一行一个事件（以最后的状态为准）。未响应、未解决的工单：超过时限算未达标，未到时限暂不计入。有被拒收的行时退出码为 1。\n\n"
        "例：service-rating collect tickets tickets.csv --as-of 2026-06-30 -o observations.csv",
        "Hold a ticket log against the limits of service tiers: timeliness, resolution, first-contact resolution and times per tier, for "
        "every agent.\n\n"
        "One row per case, or one row per event (the last state counts). Cases without response or solution: past the limit missed, "
        "within it not yet counted. The exit code is 1 if rows were rejected.\n\n"
        "Example: service-rating collect tickets tickets.csv --as-of 2026-06-30 -o observations.csv",
    ),
    "files": Localized(
        "工单日志，可给多个：CSV、Excel（file.xlsx 或 file.xlsx#工作表）、Parquet、文件夹、通配符，或 - 表示标准输入。",
        "Ticket logs, one or more: CSV, Excel (file.xlsx or file.xlsx#Sheet), Parquet, folders, patterns, or - for stdin.",
    ),
    "tiers": Localized(
        "时限文件：自带的名称或文件路径；默认 service-level（服务级别管理规定的四级时限）。",
        "Tiers file: name of a shipped one, or a path; default service-level (the four tiers of the regulation).",
    ),
    "rubric": Localized(
        "自带细则的名称或细则文件；默认 service-desk。",
        "Name of a shipped rubric, or a rubric file; default service-desk.",
    ),
    "mapping": Localized(
        "映射文件：哪一列是什么，怎样读；不给则按表头辨认。",
        "Mapping file: which column is what, and how it is read; by default known by the headers.",
    ),
    "date_format": Localized(
        "某一列的日期格式：dmy（日/月/年）、mdy（月/日/年）或 %d/%m/%Y 这样的写法；可重复，优先于映射文件。",
        "How the dates of a column are written: dmy (day/month/year), mdy (month/day/year), or as in %d/%m/%Y; repeatable, "
        "overrides the mapping.",
    ),
    "zone": Localized(
        "没有时差的时间按哪个时区读取，例如 Asia/Shanghai；默认依映射文件，再依时限文件。",
        "Time zone of times without an offset, as in Asia/Shanghai; default: that of the mapping, else of the tiers file.",
    ),
    "calendar": Localized(
        "工作日历：china（含调休）、weekdays、国家或地区代码（DE、US-CA）或公司日历文件；默认依时限文件。",
        "Calendar of working days: china (with make-up days), weekdays, a country (DE, US-CA) or a company calendar file; default: "
        "that of the tiers file.",
    ),
    "as_of": Localized(
        "统计时刻，例如 2026-06-30 或 2026-06-30T18:00；默认是日志中最晚的时刻。",
        "The moment at which open cases are judged, as in 2026-06-30 or 2026-06-30T18:00; default: the latest in the log.",
    ),
    "every": Localized(
        "比例每隔多久一行：day、week、month、quarter 或 half_year；默认依细则中来源 system 的节奏；细则取平均的指标为 half_year。",
        "How often shares have a row: day, week, month, quarter or half_year; default: the rhythm of the source system in "
        "the rubric; half_year for KPIs whose rows it averages.",
    ),
    "output": Localized(
        "写入文件：.csv .xlsx .parquet；不给则以 CSV 写到标准输出。",
        "Write to a file, .csv .xlsx .parquet; CSV to stdout unless given.",
    ),
    "report": Localized(
        "把每位处理人、每个服务级别的工单数写入这个文件（.csv 或 .xlsx）。",
        "Write the numbers of cases per agent and tier to this file (.csv or .xlsx).",
    ),
    "rejects": Localized(
        "把被拒收的行连同原因写入这个 CSV 文件。", "Write the rejected rows, with reasons, to this CSV file."
    ),
    "pseudonymise": PSEUDONYMISE,
}
