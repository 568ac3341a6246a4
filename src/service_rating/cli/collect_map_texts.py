"""What the help page of ``collect map`` says."""

from __future__ import annotations

from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "根据表头和单元格提出一个映射文件，并显示前几行；或者检查一个映射文件。\n\n"
        "没有把握的地方以“# ?” 标出，由您决定，决定以前文件不能使用（退出码 1）。\n\n"
        "例：service-rating collect map calls.csv -o calls.mapping.yaml\n\n"
        "例：service-rating collect map --check calls.mapping.yaml calls.csv",
        "Propose a mapping file from the headers and cells of a table, and show its first rows; or check a mapping file.\n\n"
        "What is unsure is marked with '# ?' for you to decide; until then the file cannot be used (exit code 1).\n\n"
        "Example: service-rating collect map calls.csv -o calls.mapping.yaml\n\n"
        "Example: service-rating collect map --check calls.mapping.yaml calls.csv",
    ),
    "file": Localized(
        "表格：CSV、Excel（file.xlsx 或 file.xlsx#工作表）、Parquet，或 - 表示标准输入。",
        "The table: CSV, Excel (file.xlsx or file.xlsx#Sheet), Parquet, or - for stdin.",
    ),
    "rubric": Localized(
        "自带细则的名称或细则文件，说明有哪些指标；默认 service-awareness。",
        "Name of a shipped rubric, or a rubric file, whose KPIs are meant; default service-awareness.",
    ),
    "purpose": Localized(
        "用途：observations（每行说明一些指标）、tickets（工单）或 survey（问卷）；默认 observations。",
        "What for: observations (each row says something about KPIs), tickets or survey; default observations.",
    ),
    "output": Localized(
        "写入这个文件，名称以 .mapping.yaml 结尾。", "Write to this file; its name ends in .mapping.yaml."
    ),
    "force": Localized("文件已存在时覆盖。", "Overwrite the file if there is one."),
    "check": Localized(
        "检查这个映射文件；同时给出表格时，试读整个表格并显示最前面的观察记录。",
        "Check this mapping file; with a table, read all of it for a trial and show the first observations.",
    ),
}
