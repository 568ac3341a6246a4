"""What is wrong with mappings and logs (LG0xx: could not run) and with their rows (LG1xx), in Chinese and English."""

from __future__ import annotations

from service_rating.localized import Localized

REFUSALS: dict[str, Localized] = {
    "LG010": Localized(
        "这个映射文件用于 {given}，不能用于 {purpose}。请换一个映射文件，或改正 for。",
        "This mapping is for {given}, not for {purpose}. Take another mapping, or correct for.",
    ),
    "LG011": Localized(
        "没有名为 {field} 的字段。{near}可用：{known}。", "There is no field {field}.{near} Known fields: {known}."
    ),
    "LG012": Localized(
        "没有说明字段 {field}（{title}）取自哪一列。请在 columns 下补上。",
        "The mapping does not say which column holds {field} ({title}). Add it under columns.",
    ),
    "LG013": Localized(
        "表 {file} 中没有“{header}”列。{near}表头有：{headers}。请改正映射文件。",
        "The table {file} has no column “{header}”.{near} Its headers: {headers}. Correct the mapping.",
    ),
    "LG014": Localized(
        "找不到字段 {field}（{title}）的列。表头有：{headers}。请改正表头，或用 --mapping 给出映射文件（collect map 可以生成）。",
        "No column was found for {field} ({title}) among the headers {headers}. Correct the header, or give a mapping "
        "with --mapping (collect map writes one).",
    ),
    "LG015": Localized(
        "列“{header}”和列“{other}”都可能是 {field}（{title}）。请用 --mapping 说明是哪一列。",
        "Columns “{header}” and “{other}” can both be {field} ({title}). Say with --mapping which one it is.",
    ),
    "LG016": Localized(
        "表 {file} 没有 {letter} 列，最后一列是 {last}。请改正映射文件。",
        "The table {file} has no column {letter}; its last one is {last}. Correct the mapping.",
    ),
    "LG017": Localized(
        "--date-format：没有从“{header}”列读取日期。读取日期的列：{known}。",
        "--date-format: no date is read from a column “{header}”. Dates are read from: {known}.",
    ),
    "LG020": Localized(
        "“{header}”列的日期有歧义，例如“{example}”：整列都看不出是日在前还是月在前。请写 format: dmy（日/月/年）或 mdy（月/日/年），"
        "或用 --date-format “{header}=dmy”。",
        "The dates of column “{header}” are ambiguous, as in “{example}”: nothing in the whole column tells whether the day "
        "or the month comes first. Write format: dmy (day/month/year) or mdy (month/day/year), or use --date-format "
        "“{header}=dmy”.",
    ),
    "LG021": Localized(
        "“{header}”列的日期互相矛盾：“{example}”是日在前，“{other}”是月在前。请改正数据，或写 format: dmy 或 mdy（不符的行会被拒收）。",
        "The dates of column “{header}” contradict each other: “{example}” has the day first, “{other}” the month. Correct "
        "the table, or write format: dmy or mdy (rows that do not fit are rejected).",
    ),
    "LG022": Localized(
        "“{header}”列混有两种日期写法，例如“{example}”和“{other}”，可能有日期已被电子表格颠倒了日和月。请核对；确认无误后写 format: dmy 或 mdy。",
        "Column “{header}” mixes two forms of dates, as in “{example}” and “{other}”; a spreadsheet may have swapped day "
        "and month of some. Check them; then write format: dmy or mdy.",
    ),
    "LG023": Localized(
        "“{header}”列的年份只有两位，例如“{example}”。请用 format 写明格式，例如 “%d/%m/%y”。",
        "The years of column “{header}” have two digits, as in “{example}”. Write the format, such as “%d/%m/%y”.",
    ),
    "LG024": Localized(
        "“{header}”列是没有单位的数，例如“{example}”。请用 unit 写明单位：s（秒）、min（分）、h（小时）或 d（天）。",
        "Column “{header}” holds numbers without a unit, as in “{example}”. Say with unit what they are: s, min, h or d.",
    ),
    "LG025": Localized(
        "“{header}”列的时长有歧义，例如“{example}”：是时:分还是分:秒？请写 format: “h:m” 或 “m:s”。",
        "The durations of column “{header}” are ambiguous, as in “{example}”: hours and minutes, or minutes and seconds? "
        "Write format: “h:m” or “m:s”.",
    ),
    "LG026": Localized(
        "“{header}”列的时间带有时差，例如“{example}”。请用 zone（或 --zone）写明要换算到的时区，例如 Asia/Shanghai。",
        "The times of column “{header}” carry an offset, as in “{example}”. Say with zone (or --zone) which time zone they "
        "are to be read in, such as Asia/Shanghai.",
    ),
    "LG033": Localized("这里应当且只能写以下各键之一：{keys}。", "Write exactly one of these keys here: {keys}."),
    "LG034": Localized(
        "看不懂格式“{format}”中的“{part}”。请写 dmy、mdy，或 “%d/%m/%Y %H:%M” 这样的格式（可用 %Y %y %m %b %d %H %I %M %S %p）；"
        "时长写 “h:m” 或 “m:s”。",
        "The format “{format}” cannot be used because of “{part}”. Write dmy, mdy, or a format such as “%d/%m/%Y %H:%M” "
        "(known: %Y %y %m %b %d %H %I %M %S %p); for durations “h:m” or “m:s”.",
    ),
    "LG035": Localized(
        "不认识时区“{zone}”。请写 IANA 名称，例如 Asia/Shanghai。",
        "Unknown time zone “{zone}”. Write an IANA name, such as Asia/Shanghai.",
    ),
    "LG036": Localized("numerator 和 denominator 要一起写。", "Write numerator and denominator together."),
    "LG037": Localized(
        "passing 要有一列可以比较；请写 column。", "passing compares a cell: say with column which one."
    ),
    "LG038": Localized(
        "{key} 只用于 {purpose}，而这个映射文件用于 {given}。请删除，或改正 for。",
        "{key} is for {purpose} only, and this mapping is for {given}. Delete it, or correct for.",
    ),
    "LG046": Localized(
        "这一行还没有确定：{line}。同意就删掉“# ?”（空着的地方要填上），不同意就删掉整行。",
        "This line is not decided: {line}. To accept it delete the “# ?” (and fill in what is blank), else delete the line.",
    ),
    "LG039": Localized("缺少 {key}；请补上。", "{key} is missing; add it."),
}  # fmt: skip
ROWS: dict[str, Localized] = {
    "LG101": Localized(
        "“{cell}”不是这一列的日期格式（{detail}）。请改正。", "“{cell}” is no date in the form of this column ({detail}). Correct it."
    ),
    "LG102": Localized(
        "没有 {detail} 这个时刻（当时拨快了时钟）。请改正时间或时区。",
        "The time {detail} does not exist: clocks were put forward. Correct the time or the zone.",
    ),
    "LG103": Localized("“{cell}”有日期，没有时间。请补上。", "There is a date (“{cell}”) but no time. Add it."),
    "LG104": Localized(
        "“{cell}”是时间或时长，没有日期。请写日期和时间；若是时长，请加到起算时间上再写。",
        "“{cell}” is a time of day or a duration, without a date. Write date and time; a duration has to be added to the time "
        "from which it counts.",
    ),
    "LG110": Localized(
        "“{cell}”不是时长。请写成 h:mm:ss，或数字加单位。", "“{cell}” is no duration. Write h:mm:ss, or a number with its unit."
    ),
    "LG111": Localized(
        "时长“{cell}”小于 0。请改正；若表示没有记录，请在映射文件的 missing 中列出。",
        "The duration “{cell}” is below 0. Correct it; if it means that nothing was recorded, list it under missing.",
    ),
    "LG120": Localized(
        "“{cell}”不是数字。请写普通数字，不带千位分隔符。若表示没有记录，请在映射文件的 missing 中列出。",
        "“{cell}” is no number. Write a plain one, without thousands separators. If it means that nothing was recorded, "
        "list it under missing.",
    ),
    "LG130": Localized(
        "“{cell}”不是“是”或“否”。请写 Y/N 或 是/否，或在映射文件的 values 中说明。",
        "“{cell}” is neither yes nor no. Write Y/N, or say under values of the mapping what it stands for.",
    ),
    "LG140": Localized(
        "映射文件的 values 中没有“{cell}”。请补上它代表什么，或列入 missing。",
        "The values of the mapping do not say what “{cell}” stands for. Add it there, or under missing.",
    ),
    "LG151": Localized(
        "“{cell}”是电子表格的错误值。请改正公式。", "“{cell}” is an error of a spreadsheet. Correct the formula."
    ),
}  # fmt: skip
