"""What the help page of ``evaluate`` says."""

from __future__ import annotations

from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "按细则评定观察记录，给出每位员工的建议等级和依据。\n\n"
        "结果写到标准输出或 --output，汇总写到标准错误。有被拒收的行时退出码为 1，没有可评定的员工时为 2。\n\n"
        "例：service-rating evaluate observations.csv --roster roster.csv --period 2026H1 -o levels.csv",
        "Assess observation records by a rubric: a proposed level for every employee, with the reasons.\n\n"
        "Results go to stdout or --output, the summary to stderr. The exit code is 1 if rows were rejected, 2 if there is nobody to "
        "assess.\n\n"
        "Example: service-rating evaluate observations.csv --roster roster.csv --period 2026H1 -o levels.csv",
    ),
    "observations": Localized(
        "观察记录，可给多个：CSV（长表或宽表，可经 gzip 压缩）、Excel（file.xlsx 或 file.xlsx#工作表）、Parquet、文件夹、通配符，或 - 表示标准输入。",
        "Observation records, one or more: CSV (long or wide, also .gz), Excel (file.xlsx or file.xlsx#Sheet), Parquet, folders, patterns, or - for stdin.",
    ),
    "rubric": Localized(
        "自带细则的名称或细则文件；默认 service-awareness。",
        "Name of a shipped rubric, or a rubric file; default service-awareness.",
    ),
    "output": Localized(
        "写入文件，格式由后缀决定：.csv .xlsx .json .jsonl .parquet .txt。",
        "Write to a file; its suffix gives the format: .csv .xlsx .json .jsonl .parquet .txt.",
    ),
    "format_name": Localized(
        "格式：table、csv、xlsx、json、jsonl 或 parquet；默认 table。",
        "Format: table, csv, xlsx, json, jsonl or parquet; default table.",
    ),
    "rejects": Localized(
        "把被拒收的行连同原因写入这个 CSV 文件。", "Write the rejected rows, with reasons, to this CSV file."
    ),
    "max_rejects": Localized(
        "被拒收的行超过这个数目或比例就停止，不写任何文件，例如 50 或 5%。",
        "Stop, and write nothing, when more rows than this number or share are rejected, such as 50 or 5%.",
    ),
    "dry_run": Localized(
        "只读取和检查：显示各列的对应关系、计数和最先发现的问题，不评分。",
        "Only read and check: show what each column is, the counts and the first problems, without scoring.",
    ),
    "memory": Localized(
        "数据可占用的内存，例如 2G；放不下时按员工分批，经临时文件处理，结果不变。默认为本机内存的四分之一，最多 3G。",
        "Memory that the rows may take, such as 2G; larger inputs are split by employee through a temporary file, with the "
        "same outcome. Default: a quarter of this machine's memory, 3G at most.",
    ),
    "roster": Localized("花名册：只评其中的员工，一个不漏。", "Roster: assess exactly the employees in it."),
    "period": Localized(
        "考核周期，如 2026、2026H1、2026Q1、2026-05；期外的行不计入。",
        "Period, as in 2026, 2026H1, 2026Q1, 2026-05; rows dated outside are left out.",
    ),
    "mapping": Localized(
        "把某一列当作某个字段或指标，可带单位（如 指标(%)），可重复。",
        "Read a column as this field or KPI, with a unit if need be, as in KPI(%); repeatable.",
    ),
    "attribute": Localized(
        "声明某一列是员工属性，可重复。", "Declare a column to be an employee attribute; repeatable."
    ),
    "engine": Localized(
        "计算引擎：polars（默认，本机）或 spark（集群；--output 和 --rejects 是新建的文件夹，内有 Parquet 文件）。",
        "polars (default, this machine) or spark (a cluster; --output and --rejects are new folders of Parquet files).",
    ),
    "master": Localized(
        "Spark 主节点，例如 spark://主机:7077 或 local[4]；与 --engine spark 同用。",
        "Master of the Spark cluster, such as spark://host:7077 or local[4]; with --engine spark.",
    ),
}
