"""What makes reading impossible (exit 2), and what is only a warning: the codes OB0xx and their sentences."""

from __future__ import annotations

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.observations.names import shown

SENTENCES: dict[str, tuple[str, str]] = {
    "OB001": (
        "无法读取文件：{reason}。请检查路径和权限。",
        "The file cannot be read: {reason}. Check its path and permissions.",
    ),
    "OB002": (
        "文件是空的。至少需要一行表头和一行数据。",
        "The file is empty. It needs a header line and at least one row.",
    ),
    "OB003": (
        "这不是文本文件（{kind}）。请另存为 CSV（UTF-8）后再试。",
        "This is not a text file ({kind}). Save it as CSV (UTF-8) and try again.",
    ),
    "OB004": (
        "表头“{header}”出现了两次。请删除或改名其中一列。",
        "The header “{header}” occurs twice. Delete or rename one of the columns.",
    ),
    "OB005": (
        "没有员工列。表头是：{headers}。请命名为 employee（或 员工、工号），或用 --map 列名=employee。",
        "There is no employee column among the headers {headers}. Name it employee, or use --map COLUMN=employee.",
    ),
    "OB006": (
        "既不是长表（需要 kpi 和 value 列），也不是宽表（每个指标一列）。表头是：{headers}。",
        "Neither long form (columns kpi and value) nor wide form (a column per KPI). The headers are: {headers}.",
    ),
    "OB007": (
        "长表和宽表混在一起：列“{header}”不属于{form}。请删除该列，或用 --attribute 声明它是员工属性。",
        "Long and wide form are mixed: column “{header}” has no place in {form} form. Delete it, or declare it with --attribute.",
    ),
    "OB008": (
        "列“{header}”与“{near}”相近但不相同。请改正表头，或用 --map，或用 --attribute 声明它是员工属性。",
        "Column “{header}” is close to “{near}” but not the same. Correct it, or use --map, or declare it with --attribute.",
    ),
    "OB009": (
        "文件含有多个考核周期：{periods}。请用 --period 选择一个。",
        "The files hold several periods: {periods}. Choose one with --period.",
    ),
    "OB010": (
        "--map {header}={field}：没有名为“{field}”的字段或指标。",
        "--map {header}={field}: there is no field or KPI named “{field}”.",
    ),
    "OB011": (
        "列“{header}”中的单位“{unit}”不适用于该指标（{kind}）。请改正表头中的单位，或去掉它。",
        "The unit “{unit}” in column “{header}” does not fit this KPI ({kind}). Correct the unit or leave it out.",
    ),
    "OB012": (
        "列“{header}”和列“{other}”都是“{field}”。请只保留一列。",
        "Columns “{header}” and “{other}” both mean “{field}”. Keep only one.",
    ),
    "OB013": ("没有给出观察文件。", "No observation file was given."),
    "OB014": (
        "--map {header}={field}：文件中没有“{header}”列。",
        "--map {header}={field}: no file has a column “{header}”.",
    ),
    "OB015": ("文件在读取过程中被改动。请重试。", "The file was changed while it was being read. Try again."),
    "OB016": (
        "文件编码既不是 UTF-8、UTF-16，也不是 GB18030。请另存为 CSV（UTF-8）后再试。",
        "The file is neither UTF-8, UTF-16 nor GB18030. Save it as CSV (UTF-8) and try again.",
    ),
    "OB051": (
        "{n} 名员工的“{attribute}”有不同取值，采用日期最新的。例如 {employee}（{values}）：“{taken}”。",
        "{n} employees have different values of “{attribute}”; the latest dated is taken. For one, {employee} ({values}): “{taken}”.",
    ),
    "OB050": ("文件只有表头，没有数据行。", "The file has a header and no rows."),
    "OB052": (
        "两个文件的内容完全相同：{files}。请确认没有重复提交。",
        "These files have the same content: {files}. Check that none was handed in twice.",
    ),
    "OB053": (
        "指定了考核周期，但有 {n} 行没有日期：这些行已计入。",
        "A period is given, and {n} rows have no date: they were accepted.",
    ),
    "OB054": (
        "无法确定考核周期的结束日期，未检查入职时间。请用 --period 指定。",
        "The end of the period is unknown, so tenure was not checked. Give --period.",
    ),
    "OB055": (
        "无法识别 --period “{period}” 的日期范围，只按文字比较考核周期。",
        "The dates of --period “{period}” are not understood; periods are compared as text only.",
    ),
}
NEAR = Localized("您是不是想写“{near}”？", "Did you mean “{near}”?")


def notice(
    code: str, location: Location, severity: Severity, *, near: str | None = None, **values: object
) -> Diagnostic:
    """One diagnostic of this floor; texts from files are shown safely. ``near`` adds a did-you-mean."""
    safe = {key: shown(value) if isinstance(value, str) else value for key, value in values.items()}
    hint = None if near is None else NEAR.format(near=near)
    return Diagnostic(code, severity, Localized(*SENTENCES[code]).format(near=near, **safe), location, hint)


def warn(code: str, file: str = "", **values: object) -> Diagnostic:
    """A warning about a file, or about all of them."""
    return notice(code, Location(file), Severity.WARNING, **values)  # type: ignore[arg-type]


def refuse(
    code: str, file: str = "", column: int = 0, *, near: str | None = None, **values: object
) -> CouldNotRunError:
    """An error that makes the run impossible; ``column`` is that of the header line."""
    place = Location(file, 1 if column else 0, column)
    return CouldNotRunError(notice(code, place, Severity.ERROR, near=near, **values))
