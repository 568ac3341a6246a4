"""How the inputs were understood, for reading: each file with its form, each column with what it is, and the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.observations.rejects import lettered
from service_rating.reports.layout import GAP, lines_of, printable, widths
from service_rating.reports.summary import counted

if TYPE_CHECKING:
    from service_rating.observations.intake import Intake
    from service_rating.observations.preview import ColumnRead, InputRead
    from service_rating.rubric.model import Rubric

FORMS = {
    "long": Localized("长表", "long form"),
    "wide": Localized("宽表", "wide form"),
    "roster": Localized("花名册", "roster"),
}
KINDS = {"csv": "CSV", "csv.gz": "CSV (gzip)", "parquet": "Parquet", "xlsx": "Excel"}
HEADER_ROW = Localized("表头在第 {n} 行", "header in row {n}")
ENCODINGS = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8 (BOM)", "utf-16-le": "UTF-16 LE", "utf-16-be": "UTF-16 BE", "gb18030": "GB18030",
}  # fmt: skip
SEPARATORS = {
    ",": Localized("逗号分隔", "comma"),
    "\t": Localized("制表符分隔", "tab"),
    ";": Localized("分号分隔", "semicolon"),
}
REJECTED = Localized("拒收 {n} 行", "{n} rejected")
MATCHES = {
    "id": Localized("标识相同", "exact id"),
    "spelling": Localized("忽略大小写和全角半角后相同", "id, but for case or width"),
    "name": Localized("标题或别名", "title or alias"),
    "map": Localized("--map 指定", "by --map"),
    "attribute": Localized("--attribute 指定", "by --attribute"),
    "other": Localized("不是字段或指标", "no field or KPI"),
    "blank": Localized("没有列名", "has no header"),
}
FIELD = Localized("字段 {name}", "field {name}")
ATTRIBUTE = Localized("员工属性", "attribute")
KNOWN_ATTRIBUTE = Localized("员工属性 {name}", "attribute {name}")
KPI = Localized("指标 {name}", "KPI {name}")
EVENT = Localized("事件 {name}", "event {name}")
COUNT = Localized("{name} 的观察次数", "observations of {name}")
IGNORED = Localized("不读取", "passed over")
UNIT = Localized("{what}，单位 {unit}", "{what}, in {unit}")
ARROW = "→"


def inputs_text(intake: Intake, rubric: Rubric, language: Language, width: int) -> str:
    """Every file as a heading and a table of its columns, then what became of the rows."""
    events = {event.event for event in rubric.events}
    rejected: dict[str, int] = dict(intake.rejects["file"].value_counts().iter_rows())
    parts = [_file(found, events, rejected.get(found.name, 0), language, width) for found in intake.inputs]
    return "\n".join([*parts, counted(intake.counts, language)])


def _file(found: InputRead, events: set[str], rejected: int, language: Language, width: int) -> str:
    rows = [_row(column, events, language, is_sheet=bool(found.extent.sheet)) for column in found.columns]
    sizes = widths(rows, [width // 3, 2, width // 2, width // 3])
    table = [f"{GAP}{line}" for row in rows for line in lines_of(row, sizes, [False] * len(row))]
    return "\n".join([_heading(found, rejected, language), *table]) + "\n"


def _heading(found: InputRead, rejected: int, language: Language) -> str:
    """``observations.csv: CSV, UTF-8, comma, long form, 3 rejected``."""
    about = found.extent
    facts = [KINDS[about.kind]]
    facts += [ENCODINGS[about.encoding], SEPARATORS[about.separator].get(language)] if about.encoding else []
    facts += [HEADER_ROW.format(n=about.header_row).get(language)] if about.sheet else []
    facts += [FORMS[found.form].get(language), *([REJECTED.format(n=rejected).get(language)] if rejected else [])]
    colon, comma = ("：", "，") if language == "zh" else (": ", ", ")
    return printable(found.name) + colon + comma.join(facts)


def _row(column: ColumnRead, events: set[str], language: Language, *, is_sheet: bool) -> list[str]:
    header = lettered(column.column.position, column.column.header) if is_sheet else column.column.header
    return [printable(header), ARROW, _what(column, events).get(language), MATCHES[column.match].get(language)]


def _what(read: ColumnRead, events: set[str]) -> Localized:
    """What a column is."""
    column = read.column
    if column.role == "ignored":
        return IGNORED
    if column.role == "attribute":
        return ATTRIBUTE
    words = {"person": KNOWN_ATTRIBUTE, "count": COUNT, "field": FIELD}
    named = words.get(column.role, EVENT if column.name in events else KPI).format(name=column.name)
    return named if column.unit is None else UNIT.format(what=named, unit=column.unit)
