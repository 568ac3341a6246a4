"""What makes reading impossible, what is a warning and what a note: the codes OB0xx, in Chinese and English."""

from __future__ import annotations

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
        "这不是文本文件（{kind}），也不是 Excel 工作簿。请另存为 CSV（UTF-8）后再试。",
        "This is neither a text file nor an Excel workbook ({kind}). Save it as CSV (UTF-8) and try again.",
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
    "OB017": (
        "文件夹里没有 *.csv、*.csv.gz、*.parquet、*.xlsx 或 *.xlsm 文件（不查找子文件夹）。请检查路径。",
        "The folder holds no *.csv, *.csv.gz, *.parquet, *.xlsx or *.xlsm file (folders inside it are not searched). Check the path.",
    ),
    "OB018": (
        "没有文件符合这个通配符。请检查路径和拼写。",
        "No file matches this pattern. Check the path and the spelling.",
    ),
    "OB019": (
        "gzip 文件无法解压：{reason}。请重新导出或重新传输。",
        "This gzip file cannot be unpacked: {reason}. Export or copy it again.",
    ),
    "OB020": (
        "gzip 文件解压后异常地大（{packed} KiB 已变成 {size} MiB 以上），已停止。如果内容确实正常，请先解压再读。",
        "The gzip file swells beyond measure ({packed} KiB became more than {size} MiB), so reading stopped. If that is right, unpack it first.",
    ),
    "OB021": (
        "这个 Parquet 文件无法读取：{reason}。请重新导出。",
        "This Parquet file cannot be read: {reason}. Export it again.",
    ),
    "OB022": (
        "列“{header}”的类型是 {kind}，不能写成一个单元格。请先展开或删除这一列。",
        "Column “{header}” is of type {kind}, which does not fit into a cell. Flatten or delete it first.",
    ),
    "OB023": (
        "标准输入（-）只能用一次。请把观察记录或花名册存成文件。",
        "Standard input (-) can be used once only. Save the observations or the roster to a file.",
    ),
    "OB024": (
        "读取 {read} 行时已拒收 {rejected} 行，超过 --max-rejects {limit}，已停止，没有写出任何文件。{cause}",
        "Of {read} rows read, {rejected} were rejected, more than --max-rejects {limit}: stopped, and nothing was written. {cause}",
    ),
    "OB025": (
        "这个拒收文件里只有花名册的行。请在花名册中改正，再用 --roster 指定花名册。",
        "This rejects file holds rows of a roster only. Correct them in the roster, and name that with --roster.",
    ),
    "OB026": (
        "没有一张可见的工作表有员工列，无法确定读取哪一张（{sheets}）。请指定工作表，例如“{example}”。",
        "No visible sheet has an employee column, so it is unclear which to read ({sheets}). Name one, as in “{example}”.",
    ),
    "OB032": (
        "读取 Excel 工作簿需要附加组件：pip install 'service-rating[excel]'。",
        "Reading Excel workbooks needs an extra: pip install 'service-rating[excel]'.",
    ),
    "OB033": (
        "有几张工作表可以读取（{sheets}）。请指定一张，例如“{example}”。",
        "Several sheets could be meant ({sheets}). Name one, as in “{example}”.",
    ),
    "OB034": (
        "这个 Excel 工作簿已损坏，无法读取（{reason}）。请用 Excel 打开并另存为 .xlsx，或重新导出。",
        "This Excel workbook is damaged and cannot be read ({reason}). Open it in Excel and save it as .xlsx, or export it again.",
    ),
    "OB035": (
        "这个工作簿有密码保护。请在 Excel 中去掉打开密码（文件 → 信息 → 保护工作簿），保存后再试。",
        "This workbook is protected by a password. Remove the password to open it in Excel (File → Info → Protect Workbook), save, and try again.",
    ),
    "OB036": (
        "不读取 {kind} 格式的表格。请用 Excel、WPS 或原来的软件打开，另存为 .xlsx 或 CSV（UTF-8）后再试。",
        "Tables in {kind} format are not read. Open it in Excel or in the program it comes from, save it as .xlsx or CSV (UTF-8) and try again.",
    ),
    "OB037": (
        "这个工作簿解压后异常地大（{part}），没有读取。请检查来源；如果内容确实正常，请另存为 CSV（UTF-8）。",
        "This workbook unpacks to more than it should ({part}), so it was not read. Check where it comes from; if it is right, save it as CSV (UTF-8).",
    ),
    "OB038": (
        "没有名为“{sheet}”的工作表。有：{sheets}。",
        "There is no sheet “{sheet}”. There are: {sheets}.",
    ),
    "OB039": (
        "表头里有合并单元格（{cells}），看不出每一列是什么。请取消合并，给每一列一个表头。",
        "The header has merged cells ({cells}), so what each column is remains unclear. Unmerge them and give each column a header.",
    ),
    "OB040": (
        "第 {row} 行没有表头。请改正 header_row，它应是表头所在的行。",
        "There is no header in row {row}. Correct header_row, which is the row that holds the header.",
    ),
    "OB044": (
        "{kind} 不是数据框。请传入 Polars、pandas、PyArrow、DuckDB 或 PySpark 的数据框；文件请用命令行读取。",
        "{kind} is no data frame. Hand in one of Polars, pandas, PyArrow, DuckDB or PySpark; files are read by the command line.",
    ),
    "OB045": (
        "交换这种数据框需要 {package}：pip install {package}。",
        "Exchanging frames of this kind needs {package}: pip install {package}.",
    ),
    "OB030": (
        "数据太大，放不进内存；临时文件夹 {folder} 只剩 {free} MiB，需要约 {needed} MiB。请腾出空间，或用 TMPDIR 换一个文件夹，或加大 --memory。",
        "The rows do not fit into memory, and of about {needed} MiB needed for temporary files, {folder} has {free} MiB left. Make room, choose another folder with TMPDIR, or raise --memory.",
    ),
    "OB031": (
        "临时文件夹 {folder} 无法写入：{reason}。请腾出空间，或用 TMPDIR 换一个文件夹，或加大 --memory。",
        "Temporary files cannot be written to {folder}: {reason}. Make room, choose another folder with TMPDIR, or raise --memory.",
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
    "OB056": (
        "同一个文件给了不止一次，只读一次：{files}。",
        "The same file was named more than once and is read once: {files}.",
    ),
    "OB057": ("文件夹中这些文件未读取：{files}。", "Files in this folder that were passed over: {files}."),
    "OB059": (
        "隐藏的行和其他行一样读取，共 {n} 行。",
        "Hidden rows were read like all others: {n}.",
    ),
    "OB060": (
        "表头右侧（从 {column} 列起）的内容没有读取，涉及 {n} 行。",
        "What stands right of the header (from column {column} on) was not read; rows: {n}.",
    ),
    "OB058": (
        "其中 {n} 行来自花名册，未读取。请在花名册中改正。",
        "{n} of its rows come from a roster and were passed over. Correct them in the roster.",
    ),
}
