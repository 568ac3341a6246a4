"""What the ways of collecting give: the observations to stdout or a file, the rejected rows, and the summary beside them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.findings import lines_of, usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.cli.session import Session
    from service_rating.collection.collected import Collected

SUFFIXES = (".csv", ".xlsx", ".parquet")
UNKNOWN = Localized("从后缀“{name}”看不出格式。", "The suffix “{name}” stands for no format.")
KNOWN = Localized("可用：.csv .xlsx .parquet。", "Known: .csv .xlsx .parquet.")
MISSING = Localized("写 Excel 文件需要附加组件。", "Writing Excel files needs an extra.")
INSTALL = Localized("请运行：pip install 'service-rating[excel]'。", "Run: pip install 'service-rating[excel]'.")
WRITTEN = Localized("已写入 {path}。", "Written: {path}.")


def check_outputs(output: str | None, rejects: str | None, inputs: Iterable[Path | str]) -> None:
    """See, before the long work, that both files can be written and are no input.

    Raises :class:`CouldNotRunError` CL004 (unknown suffix), CL012 (missing extra), OU001–OU004.
    """
    from service_rating.files import check_target

    taken = [Path(path) for path in inputs]
    if output is not None:
        suffix = Path(output).suffix.lower()
        if suffix not in SUFFIXES:
            raise usage_error("CL004", output, UNKNOWN.format(name=suffix), KNOWN)
        if suffix == ".xlsx" and find_spec("xlsxwriter") is None:
            raise usage_error("CL012", output, MISSING, INSTALL)
        check_target(Path(output), taken)
    if rejects is not None:
        check_target(Path(rejects), [*taken, *([] if output is None else [Path(output)])])


def give(session: Session, found: Collected, output: str | None, rejects: str | None) -> int:
    """Write everything; gives the exit code: 1 where rows were rejected, else 0."""
    from service_rating.cli.evaluation_output import first_rejects, write_rejects
    from service_rating.files import write_pieces
    from service_rating.reports.collected_files import pieces
    from service_rating.reports.collected_summary import summary

    write_rejects(found.rejects, rejects)
    suffix = ".csv" if output is None else Path(output).suffix.lower()
    content = pieces(found.observations, suffix, session.language)
    if output is None:
        session.out_bytes(b"".join(content))
    else:
        write_pieces(Path(output), content)
        session.note(WRITTEN.format(path=output))
    session.note(summary(found, session.language))
    if found.diagnostics:
        session.note(lines_of(found.diagnostics, session.language))
    first_rejects(session, found.rejects, rejects)
    return 0 if found.rejects.is_empty() else 1
