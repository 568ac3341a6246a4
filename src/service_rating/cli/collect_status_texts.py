"""What the help page of ``collect status`` says."""

from __future__ import annotations

from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "按细则规定的节奏，查一个考核周期里每位员工、每个来源、每项指标还缺哪些证据。\n\n"
        "表格写到标准输出，或用 -o 写入文件（逐项列出）；汇总写到标准错误。有到期未齐的证据或被拒收的行时退出码为 1。\n\n"
        "例：service-rating collect status observations/ --roster roster.csv --period 2026H1 --as-of 2026-05-31",
        "See what evidence of a period is still missing: per employee, source and KPI, by the rhythm that the rubric asks for.\n\n"
        "A table goes to stdout, or with -o every line to a file; the summary goes to stderr. The exit code is 1 if evidence that "
        "is due is incomplete, or rows were rejected.\n\n"
        "Example: service-rating collect status observations/ --roster roster.csv --period 2026H1 --as-of 2026-05-31",
    ),
    "observations": Localized(
        "观察记录，可给多个：CSV、Excel、Parquet、文件夹、通配符，或 - 表示标准输入。",
        "Observation records, one or more: CSV, Excel, Parquet, folders, patterns, or - for stdin.",
    ),
    "period": Localized(
        "考核周期，如 2026、2026H1、2026Q1、2026-05；期外的行不计入。",
        "Period, as in 2026, 2026H1, 2026Q1, 2026-05; rows dated outside are left out.",
    ),
    "roster": Localized(
        "花名册：查其中的每个人，包括还没有任何记录的人。",
        "Roster: look at everyone in it, also those without any record yet.",
    ),
    "rubric": Localized(
        "自带细则的名称或细则文件；默认 service-awareness。",
        "Name of a shipped rubric, or a rubric file; default service-awareness.",
    ),
    "as_of": Localized(
        "截至哪一天（含当天），如 2026-05-31；默认今天，周期已结束的为最后一天。",
        "The day up to which to look (included), as in 2026-05-31; default today, or the period's last day once it is over.",
    ),
    "source": Localized("只看这个来源，可重复，如 peer。", "Only this source, such as peer; repeatable."),
    "output": Localized("把每一项写入文件：.csv .xlsx .parquet。", "Write every line to a file: .csv .xlsx .parquet."),
    "rejects": Localized(
        "把被拒收的行连同原因写入这个 CSV 文件。", "Write the rejected rows, with reasons, to this CSV file."
    ),
    "mapping": Localized("把某一列当作某个字段或指标，可重复。", "Read a column as this field or KPI; repeatable."),
    "attribute": Localized(
        "声明某一列是员工属性，可重复。", "Declare a column to be an employee attribute; repeatable."
    ),
}
