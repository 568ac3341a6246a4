"""What ``evaluate`` gives: the assessments, the rejected rows, and the summary beside them."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from service_rating.cli.findings import lines_of, usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import polars as pl

    from service_rating.cli.session import Session
    from service_rating.observations.intake import Intake
    from service_rating.reports.evaluation import Evaluation
    from service_rating.reports.formats import Format

SHOWN_REJECTS = 5
WRITTEN = Localized("已写入 {path}。", "Written: {path}.")
REJECTED = Localized("被拒收的行：", "Rejected rows:")
MORE = Localized(
    "……另有 {n} 条。用 --rejects 文件.csv 可得到全部被拒收的行。",
    "… and {n} more. --rejects FILE.csv gives all of them.",
)
ALL = Localized("用 --rejects 文件.csv 可得到全部被拒收的行。", "--rejects FILE.csv gives these rows in full.")
NOBODY = Localized(
    "没有可评定的员工：没有一行可用，也没有花名册。",
    "There is nobody to assess: no row could be used, and there is no roster.",
)
NOBODY_HINT = Localized(
    "请先看上面的问题；--dry-run 显示各列的对应关系。", "See what is said above; --dry-run shows what each column is."
)


@contextmanager
def rejects_beside(intake: Intake, path: str | None) -> Iterator[Callable[[], None]]:
    """Write the rejected rows (if a file was asked for) beside what comes next; gives what waits for it, and raises as it does."""
    if path is None:
        yield lambda: None
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=1) as beside:
        yield beside.submit(lambda: write_rejects(intake.rejects, path)).result


def write(
    session: Session, found: Evaluation, chosen: Format, output: str | None, rejects_written: Callable[[], None]
) -> None:
    """The assessments to stdout or the output file, where nothing changes if the rejected rows could not be written."""
    from service_rating.files import write_pieces
    from service_rating.reports.screen_table import table

    if output is not None:
        write_pieces(Path(output), _and_then(chosen.pieces(found.outcome, session.language), rejects_written))
        session.note(WRITTEN.format(path=output))
        return
    rejects_written()
    if chosen.name == "table":
        session.page(table(found.outcome, session.language, session.width, colour=session.colour))
    else:
        session.out_bytes(chosen.render(found.outcome, session.language))


def _and_then(pieces: Iterable[bytes], wait: Callable[[], None]) -> Iterator[bytes]:
    """The pieces; behind the last one, wait."""
    yield from pieces
    wait()


def write_rejects(rows: pl.DataFrame, path: str | None) -> None:
    """The rejected rows to their file, if one was asked for."""
    from service_rating.files import write_pieces
    from service_rating.reports.rejects_file import rejects_pieces

    if path is not None:
        write_pieces(Path(path), rejects_pieces(rows))


def summarise(session: Session, found: Evaluation, rejects: str | None) -> None:
    """Distribution, counts, warnings, and the first rejected rows, to stderr."""
    from service_rating.reports.summary import counted, distribution

    session.note(distribution(found.outcome, session.language))
    session.note(counted(found.outcome.counts, session.language))
    if found.warnings:
        session.note(lines_of(found.warnings, session.language))
    first_rejects(session, found.rejects, rejects)


def first_rejects(session: Session, rows: pl.DataFrame, path: str | None) -> None:
    """The first rejected rows, and where all of them are, to stderr."""
    from service_rating.reports.rejects_file import reject_lines

    if rows.is_empty():
        return
    session.note(REJECTED)
    session.note(reject_lines(rows, session.language, SHOWN_REJECTS))
    more = rows.height - SHOWN_REJECTS
    if path is not None:
        session.note(WRITTEN.format(path=path))
    else:
        session.note(MORE.format(n=more) if more > 0 else ALL)


def refuse_nobody(session: Session, intake: Intake, rejects: str | None) -> NoReturn:
    """Tell why nobody is left, keep the rejected rows, and end: :class:`CouldNotRunError` CL010."""
    from service_rating.reports.summary import counted

    write_rejects(intake.rejects, rejects)
    session.note(counted(intake.counts, session.language))
    if intake.diagnostics:
        session.note(lines_of(intake.diagnostics, session.language))
    first_rejects(session, intake.rejects, rejects)
    raise usage_error("CL010", "", NOBODY, NOBODY_HINT)
