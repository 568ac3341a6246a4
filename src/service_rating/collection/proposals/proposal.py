"""A proposed mapping as the text of a file that can be used as soon as nothing in it is left to be decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.collection.logs.header_names import LogNames
from service_rating.collection.proposals.fields import field_line, found_fields
from service_rating.collection.proposals.kpi_lines import kpi_lines
from service_rating.collection.proposals.lines import MARK, Line
from service_rating.collection.proposals.profiles import MOST_COLUMNS
from service_rating.collection.proposals.subjects import also_needed
from service_rating.collection.proposals.yaml_text import scalar
from service_rating.localized import Localized
from service_rating.observations.names import folded
from service_rating.observations.table import open_table
from service_rating.observations.table_rows import Head
from service_rating.rubric.wording import listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from service_rating.collection.logs.kind import LogKind
    from service_rating.collection.proposals.profiles import Profile
    from service_rating.localized import Language
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric

HEAD = Localized(
    "由 collect map 根据 {file} 的表头和单元格生成。以“# ?” 开头的行还没有确定：\n"
    "# 同意就删掉“# ?”（空着的地方要填上），不同意就删掉整行。全部确定以前，这个文件不能使用。",
    "Written by collect map from the headers and cells of {file}. Lines that begin with “# ?” are not decided:\n"
    "# to accept one, delete the “# ?” (and fill in what is blank); else delete the line. Until then the file cannot be used.",
)
UNUSED = Localized("没有用到的列：{names}", "columns that are not used: {names}")
NOT_LOOKED_AT = Localized(
    "只看了 {all} 列中的前 {n} 列；要用后面的列，请自己写进映射文件",
    "only the first {n} of {all} columns were looked at; add what you need of the others yourself",
)
NOTHING_RECORDED = Localized("这些写法表示没有记录？", "do these mean that nothing was recorded?")
QUESTION = Localized("请改成 csat、nps、ces、kpi 或 text", "make it csat, nps, ces, kpi or text")
NO_EMPLOYEE = Localized("哪一列是员工？", "which column is the employee?")
NO_KPI = Localized("哪一列说明哪个指标？指标：{known}", "which column says something about which KPI? {known}")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Subject:
    """What a mapping is proposed for: the kind of log with more words for its fields, and the rubric (or None)."""

    kind: LogKind
    rubric: Rubric | None
    named: str
    words: Mapping[str, Sequence[str]]


def opened(file: str, subject: Subject) -> Table:
    """The table; equal headers are told apart. Raises :class:`CouldNotRunError` OB0xx."""
    words = [word for field in subject.kind.fields for word in (*field.spellings, *subject.words.get(field.name, ()))]
    names = LogNames({folded(word): "employee" for word in words}, {})
    return open_table(file, names, Head(apart=True))


def proposed(table: Table, profiles: Sequence[Profile], subject: Subject, language: Language) -> str:
    """The text of the mapping file."""
    parts: list[tuple[str, list[Line]]] = []
    found = list(found_fields(profiles, subject.kind.fields, subject.words))
    columns = [field_line(field, profile, known=known) for field, profile, known in found]
    known = {field.name for field, _, _ in found}
    needed = {field.name for field in subject.kind.fields if field.required} | also_needed(subject.kind.name, known)
    missing = [field for field in subject.kind.fields if field.name in needed - known]
    columns += [
        Line(f"{field.name}: ", NO_EMPLOYEE if field.name == "employee" else field.title, sure=False)
        for field in missing
    ]
    parts.append(("columns", columns))
    left = [profile for profile in profiles if profile not in [own for _, own, _ in found]]
    if subject.kind.name == "observations" and subject.rubric is not None:
        kpis = list(kpi_lines(left, subject.rubric))
        names = " / ".join(kpi.kpi for kpi in subject.rubric.kpis)
        empty = Line(f"{subject.rubric.kpis[0].kpi}: ", NO_KPI.format(known=names), sure=False)
        parts.append(("kpis", [line for _, line in kpis] or [empty]))
        left = [profile for profile in left if profile not in [own for own, _ in kpis]]
    elif subject.kind.name == "survey":
        parts.append(("questions", [_question(number, profile) for number, profile in enumerate(left, 1)]))
        left = []
    return "\n".join(_text(table, profiles, subject, parts, left, language)) + "\n"


def _question(number: int, profile: Profile) -> Line:
    text = f"q{number}: {{column: {scalar(profile.header)}, is: {'text' if profile.kind == 'text' else ''}}}"
    return Line(text, QUESTION, sure=False)


def _text(  # noqa: PLR0913, PLR0917  # the parts of one file
    table: Table,
    profiles: Sequence[Profile],
    subject: Subject,
    parts: list[tuple[str, list[Line]]],
    left: Sequence[Profile],
    language: Language,
) -> Iterator[str]:
    extent = table.extent
    yield f"# {HEAD.format(file=shown(table.name)).get(language)}"
    yield f"mapping: {_identifier(table.name)}"
    yield f"for: {subject.kind.name}"
    if subject.rubric is not None:
        yield f"rubric: {scalar(subject.named)}"
    if extent.sheet:
        yield f"table: {{sheet: {scalar(extent.sheet)}, header_row: {extent.header_row}}}"
    marks = sorted({mark for profile in profiles for mark in profile.marks})
    if marks:
        yield _written(
            Line(f"missing: [{', '.join(map(scalar, marks))}]", NOTHING_RECORDED, sure=False, indent=0), language
        )
    for name, lines in parts:
        sure = any(line.sure for line in lines)
        yield from [f"{name}:" if sure else f"{MARK}{name}:"] if lines else []
        yield from (_written(line, language) for line in lines)
    if left:
        yield f"# {UNUSED.format(names=listed(profile.header for profile in left)).get(language)}"
    unseen = not_looked_at(table)
    if unseen is not None:
        yield f"# {unseen.get(language)}"


def not_looked_at(table: Table) -> Localized | None:
    """What a person should know about a table with more columns than are looked at."""
    columns = len(table.header)
    return NOT_LOOKED_AT.format(n=MOST_COLUMNS, all=columns) if columns > MOST_COLUMNS else None


def _written(line: Line, language: Language) -> str:
    why = "" if line.why is None else f"   # {line.why.get(language)}"
    return f"{'' if line.sure else MARK}{' ' * line.indent}{line.text.rstrip()}{why}"


def _identifier(file: str) -> str:
    """An id from the name of the file."""
    stem = re.split(r"[/\\]", file.partition("#")[0])[-1].partition(".")[0].lower()
    name = "-".join(_WORD.findall(stem))[:60].strip("-")
    return name if name[:1].isalpha() else f"table-{name}".strip("-")
