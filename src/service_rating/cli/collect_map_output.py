"""What ``collect map`` writes: the proposal, the first rows of the table, and what is left to be decided."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.files import check_target, write_file
from service_rating.localized import Localized

if TYPE_CHECKING:
    import polars as pl

    from service_rating.cli.session import Session
    from service_rating.collection.proposals.proposal import Subject

SUFFIX = ".mapping.yaml"
ROWS, COLUMNS, LETTERS = 5, 8, 24
NO_TABLE = Localized("没有给出表格。", "No table was given.")
NAME_ONE = Localized("请写出表格文件，例如 collect map calls.csv。", "Name a table, as in collect map calls.csv.")
BAD_NAME = Localized("“{name}”不是映射文件名。", "“{name}” is no name for a mapping file.")
NAME_HINT = Localized("请以 .mapping.yaml 结尾。", "Let it end in .mapping.yaml.")
EXISTS = Localized("文件已存在，没有改动。", "The file exists and was left as it is.")
FORCE = Localized("请换一个文件名，或加 --force 覆盖。", "Choose another name, or overwrite it with --force.")
NO_PURPOSE = Localized("没有“{name}”这种用途。", "There is no purpose {name}.")
PURPOSES = Localized("可用：observations、tickets、survey。", "Known: observations, tickets, survey.")
FIRST = Localized("{file} 的前 {n} 行：", "The first {n} rows of {file}:")
WRITTEN = Localized("已写入 {path}。", "Written: {path}.")
LEFT = Localized(
    "有 {n} 行需要您决定（以“# ?” 开头），之后用 collect map --check 检查。",
    "Lines left for you to decide (they begin with “# ?”): {n}. Then check the file with collect map --check.",
)
READY = Localized("没有需要决定的地方，可以使用。", "Nothing is left to be decided; it can be used.")


def table_given(file: str | None) -> str:
    """The table. Raises ``CouldNotRunError`` CL080 when there is none."""
    if file is None:
        raise usage_error("CL080", "FILE", NO_TABLE, NAME_ONE)
    return file


def target_of(path: str, table: str, *, force: bool) -> Path:
    """The file to be written. Raises ``CouldNotRunError`` CL081 (its name), CL069 (it exists), OU001–OU004."""
    target = Path(path)
    if not target.name.endswith(SUFFIX) or target.name == SUFFIX:
        raise usage_error("CL081", path, BAD_NAME.format(name=target.name), NAME_HINT)
    check_target(target, [Path(table)])
    if os.path.lexists(target) and not force:
        raise usage_error("CL069", path, EXISTS, FORCE)
    return target


def subject_of(purpose: str, rubric: str | None) -> Subject:
    """What the mapping is for. Raises ``CouldNotRunError`` CL082, and what is wrong with the rubric."""
    from service_rating.collection.logs.kind import LogKind
    from service_rating.collection.proposals.proposal import Subject
    from service_rating.collection.proposals.subjects import OBSERVATIONS, WORDS
    from service_rating.collection.surveys.definition import FIELDS, SURVEY
    from service_rating.collection.tickets.kind import TICKETS
    from service_rating.rubric.loading import load_rubric

    kinds = {kind.name: kind for kind in (OBSERVATIONS, TICKETS, LogKind("survey", SURVEY, FIELDS))}
    if purpose not in kinds:
        raise usage_error("CL082", "--for", NO_PURPOSE.format(name=purpose), PURPOSES)
    named = rubric or "service-awareness"
    wanted = None if purpose == "tickets" else load_rubric(named)
    return Subject(kinds[purpose], wanted, named, {} if purpose == "tickets" else WORDS)


def propose(session: Session, file: str, subject: Subject, target: Path | None) -> int:
    """Write the proposal and the first rows; gives 1 where something is left to be decided."""
    from service_rating.collection.mapping.undecided import undecided
    from service_rating.collection.proposals.profiles import profiles_of
    from service_rating.collection.proposals.proposal import not_looked_at, opened, proposed

    table = opened(file, subject)
    profiles, rows = profiles_of(table)
    text = proposed(table, profiles, subject, session.language)
    if target is None:
        session.out_bytes(text.encode())
    else:
        write_file(target, text.encode())
    session.note(_preview(session, table.name, table.header, rows))
    if target is not None:
        session.note(WRITTEN.format(path=target))
    unseen = not_looked_at(table)
    if unseen is not None:
        session.note(unseen)
    left = len(list(undecided(text.encode(), "")))
    session.note(LEFT.format(n=left) if left else READY)
    return 1 if left else 0


def _preview(session: Session, name: str, header: list[str], rows: pl.DataFrame) -> str:
    """The first rows in columns."""
    from service_rating.reports.layout import GAP, lines_of, printable, widths

    first = rows.head(ROWS)
    shown = [f"c{place}" for place in range(min(len(header), COLUMNS))] if first.height else []
    cells = [header[: len(shown)], *first.select(shown).rows()] if shown else [header[:COLUMNS]]
    cut = [[printable(str(cell))[:LETTERS] for cell in row] for row in cells]
    sizes = widths(cut, [LETTERS] * len(cut[0]))
    lines = [line for row in cut for line in lines_of(row, sizes, [False] * len(row))]
    title = FIRST.format(file=name, n=first.height).get(session.language)
    return "\n".join([title, *(GAP + line for line in lines)]) + "\n"
