"""What the help page of ``collect table`` says."""

from __future__ import annotations

from service_rating.cli.collect_words import PSEUDONYMISE
from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "按映射文件把任何表格变成观察记录：每一行对涉及的每个指标给出一条。\n\n"
        "观察记录写到标准输出或 --output，汇总写到标准错误。有被拒收的行时退出码为 1。映射文件可用 collect map 生成。\n\n"
        "例：service-rating collect table calls.csv --mapping calls.mapping.yaml -o observations.csv",
        "Turn any table into observations by a mapping file: each row gives one for every KPI that it says something about.\n\n"
        "Observations go to stdout or --output, the summary to stderr. The exit code is 1 if rows were rejected. collect map "
        "writes mapping files.\n\n"
        "Example: service-rating collect table calls.csv --mapping calls.mapping.yaml -o observations.csv",
    ),
    "files": Localized(
        "表格，可给多个：CSV（可经 gzip 压缩）、Excel（file.xlsx 或 file.xlsx#工作表）、Parquet、文件夹、通配符，或 - 表示标准输入。",
        "Tables, one or more: CSV (also .gz), Excel (file.xlsx or file.xlsx#Sheet), Parquet, folders, patterns, or - for stdin.",
    ),
    "mapping": Localized(
        "映射文件（*.mapping.yaml）：各列的含义和读法。",
        "Mapping file (*.mapping.yaml): what the columns mean and how they are read.",
    ),
    "rubric": Localized(
        "自带细则的名称或细则文件；默认用映射文件里写的。",
        "Name of a shipped rubric, or a rubric file; default: the one that the mapping names.",
    ),
    "zone": Localized(
        "时间所在的时区，如 Asia/Shanghai；优先于映射文件。",
        "Time zone of the times, as in Asia/Shanghai; overrides the mapping.",
    ),
    "date_format": Localized(
        "某一列的日期格式：dmy（日/月/年）、mdy（月/日/年）或 %d/%m/%Y 这样的写法；可重复，优先于映射文件。",
        "How the dates of a column are written: dmy (day/month/year), mdy (month/day/year), or as in %d/%m/%Y; repeatable, "
        "overrides the mapping.",
    ),
    "output": Localized(
        "写入文件，格式由后缀决定：.csv .xlsx .parquet。",
        "Write to a file; its suffix gives the format: .csv .xlsx .parquet.",
    ),
    "rejects": Localized(
        "把被拒收的行连同原因写入这个 CSV 文件。", "Write the rejected rows, with reasons, to this CSV file."
    ),
    "pseudonymise": PSEUDONYMISE,
}
