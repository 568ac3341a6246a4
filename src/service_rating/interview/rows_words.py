"""The sentences about files of observation rows."""

from __future__ import annotations

from service_rating.localized import Localized

IS_THERE = Localized("文件已经存在，没有改动。", "The file is there already and was not touched.")
OTHER_NAME = Localized("请换一个文件名，或追加到这个文件。", "Choose another file name, or append to this file.")
BUSY = Localized(
    "另一个程序正在写这个文件，等了 {seconds} 秒，没有写入。",
    "Another program is writing to this file; after {seconds} seconds nothing was written.",
)
AGAIN = Localized("请稍后再试；草稿仍在。", "Try again in a moment; the draft is kept.")
NOT_CSV = Localized(
    "只能追加到普通的 CSV 文件，这个文件是 {kind}。", "Rows can be appended to a plain CSV file only; this is {kind}."
)
REJECTS = Localized("这是拒收文件，不能追加。", "This is a rejects file; rows cannot be appended to it.")
WIDE = Localized(
    "这个文件是宽表（每个指标一列），评分只能追加到长表（kpi、value 列）。",
    "This file is in wide form (a column per KPI); ratings can be appended to the long form (columns kpi and value) only.",
)
NEW_FILE = Localized("请换一个新文件名；evaluate 可以同时读多个文件。",
                     "Name a new file instead: evaluate reads several files together.")  # fmt: skip
UNIT = Localized(
    "列“{header}”带单位，追加的数值会被读错。",
    "Column “{header}” names a unit, so that appended values would be misread.",
)
MISSING = Localized("这个文件缺少列：{columns}。", "This file lacks the columns {columns}.")
BROKEN = Localized(
    "追加的行读不回来：文件末尾可能有没有结束的引号。没有改动文件。",
    "The appended rows would not be read back: a quote may be open at the end of the file. It was not touched.",
)
MEND = Localized("请先更正文件（evaluate --rejects 会指出位置），或换一个新文件名。",
                 "Correct the file first (evaluate --rejects tells where), or name a new one.")  # fmt: skip
CLASH = Localized(
    "文件中已有同一评价人、同一来源、同一天（{day}）对该员工这些指标的评分：{kpis}。再写一次会互相冲突，没有写入。",
    "The file already holds ratings of this employee by the same rater and source on the same day ({day}): {kpis}. "
    "A second one would conflict with it, so nothing was written.",
)
CLASH_HINT = Localized(
    "请先删除文件中的旧行，或把这次评分写到另一天，或换一个文件且评估时只用其中一个。",
    "Delete the old rows first, or date this rating to another day, or write a new file and evaluate only one of the two.",
)
REFUSED = Localized("evaluate 不会接受这一行（{kpi}）：{reason}", "evaluate would reject the row of {kpi}: {reason}")
EARLY = Localized("{day} 在考核周期 {period} 开始（{first}）之前。",
                  "{day} lies before the period {period}, which begins on {first}.")  # fmt: skip
OTHER_DAY = Localized("请用周期内的日期，或换一个周期。", "Give a date of the period, or another period.")
