"""What the help page of ``collect form`` says."""

from __future__ import annotations

from service_rating.cli.collect_words import PSEUDONYMISE
from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "读取填好的表单（collect template 生成的 Excel 或 CSV），变成观察记录。\n\n"
        "留空表示没有证据，“不适用”照记。评价人不足的来源会说明，但不显示任何人的单项评分。有被拒收的行时退出码为 1。\n\n"
        "例：service-rating collect form forms/*.xlsx --roster roster.csv -o ratings.csv",
        "Read filled-in forms (Excel or CSV, made by collect template) into observation records.\n\n"
        "A blank is no evidence; N/A is recorded. Sources with too few raters are told, single ratings never. The exit code is 1 "
        "if rows were rejected.\n\n"
        "Example: service-rating collect form forms/*.xlsx --roster roster.csv -o ratings.csv",
    ),
    "forms": Localized(
        "填好的表单，可给多个：文件、文件夹、通配符；工作簿里的各张表一起读。",
        "Filled-in forms, one or more: files, folders, patterns; all sheets of a workbook are read.",
    ),
    "rubric": Localized(
        "自带细则的名称或细则文件；默认是表单自己写明的细则。",
        "Name of a shipped rubric, or a rubric file; by default the one that the form names.",
    ),
    "roster": Localized(
        "花名册：核对员工，以及谁带人（下级评价需要）。",
        "Roster: to check employees, and who leads others (needed for ratings by subordinates).",
    ),
    "output": Localized(
        "写入文件：.csv .xlsx .parquet；不给则以 CSV 写到标准输出。",
        "Write to a file, .csv .xlsx .parquet; CSV to stdout unless given.",
    ),
    "rejects": Localized(
        "把被拒收的行连同原因写入这个 CSV 文件。", "Write the rejected rows, with reasons, to this CSV file."
    ),
    "pseudonymise": PSEUDONYMISE,
}
