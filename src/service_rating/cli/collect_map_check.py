"""``collect map --check``: every problem of a mapping, and a trial with a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.cli.findings import lines_of, usage_error
from service_rating.diagnostic import CouldNotRunError
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.cli.session import Session
    from service_rating.collection.mapping.loading import Mapping
    from service_rating.diagnostic import Diagnostic

ROWS = 5
NO_OUTPUT = Localized(
    "--check 只检查，不写文件，也不需要 --for。", "--check only checks: it writes no file and takes no --for."
)
LEAVE_OUT = Localized("请去掉 --output 和 --for。", "Leave out --output and --for.")
CLEAN = Localized("{path}：没有问题。", "{path}: no problems.")
FOUND = Localized("{path}：发现 {n} 个问题。", "{path}: problems found: {n}.")
FIRST = Localized("最前面的观察记录：", "The first observations:")
OTHER = Localized(
    "这是 {purpose} 的映射文件；试读请用 collect {purpose}。",
    "This mapping is for {purpose}; try it with collect {purpose}.",
)


def refuse_others(output: str | None, purpose: str) -> None:
    """Refuse options that ask for a proposal. Raises ``CouldNotRunError`` CL083."""
    if output is not None or purpose != "observations":
        raise usage_error("CL083", "--check", NO_OUTPUT, LEAVE_OUT)


def check_mapping(session: Session, path: str, file: str | None, rubric: str | None) -> int:
    """List what is wrong with the mapping and, where a table is given, with its rows; 1 if there is anything."""
    found: Mapping | list[Diagnostic] = _loaded(path, rubric)
    if isinstance(found, list):
        session.page(lines_of(found, session.language))
        session.note(FOUND.format(path=path, n=len(found)))
        return 1
    session.note(CLEAN.format(path=path))
    if file is None:
        return 0
    return _trial(session, found, file, rubric)


def _loaded(path: str, rubric: str | None) -> Mapping | list[Diagnostic]:
    """The mapping, or its problems. Raises ``CouldNotRunError`` SR001 when there is no such file."""
    from service_rating.collection.mapping.loading import load_mapping

    try:
        mapping = load_mapping(path)
        _hold_against_rubric(mapping, path, rubric)
    except CouldNotRunError as error:
        if any(found.code == "SR001" for found in error.diagnostics):
            raise
        return error.diagnostics
    return mapping


def _hold_against_rubric(mapping: Mapping, path: str, rubric: str | None) -> None:
    """Raise ``CouldNotRunError`` for what does not fit: KPIs, sources, measures, questions."""
    from service_rating.collection.mapping.rubrics import rubric_of
    from service_rating.collection.surveys.definition import load_file, survey_of
    from service_rating.collection.tables.plan import plan_of

    named = rubric or mapping.keys.rubric
    if mapping.keys.for_ == "survey":
        survey_of(load_file(path), None if named is None else rubric_of(mapping, rubric))
    elif mapping.keys.for_ == "observations":
        plan_of(mapping, rubric_of(mapping, rubric))


def _trial(session: Session, mapping: Mapping, file: str, rubric: str | None) -> int:
    """Read the table as ``collect table`` would, without writing anything."""
    from service_rating.cli.evaluation_output import first_rejects
    from service_rating.collection.mapping.rubrics import rubric_of
    from service_rating.collection.tables.collecting import collect_table
    from service_rating.reports.collected_summary import summary
    from service_rating.reports.layout import block, printable

    purpose = mapping.keys.for_
    if purpose != "observations":
        raise usage_error("CL084", file, OTHER.format(purpose=purpose))
    found = collect_table([file], mapping, rubric_of(mapping, rubric))
    first = found.observations.head(ROWS).fill_null("")
    rows = [first.columns, *([printable(cell) for cell in row] for row in first.iter_rows())]
    session.page(f"{FIRST.get(session.language)}\n{block(rows, session.width)}")
    session.note(summary(found, session.language))
    first_rejects(session, found.rejects, None)
    return 0 if found.rejects.is_empty() else 1
