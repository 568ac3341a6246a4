"""Rows → a file that ``evaluate`` reads: a new one, or appended under a lock; all of them or none."""

from __future__ import annotations

import contextlib
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from service_rating.diagnostic import CouldNotRunError, Diagnostic
from service_rating.files import OTHER_PATH, UNWRITABLE, check_target, write_file
from service_rating.interview import rows_words as words
from service_rating.interview.lock import BusyError, locked
from service_rating.interview.rows_clash import check_clash
from service_rating.interview.rows_form import NEW, Form, form_of
from service_rating.interview.speaker import refusal
from service_rating.observations.period import parse_period
from service_rating.observations.sources import FileSource
from service_rating.observations.table import open_table
from service_rating.reports.formula_safe import BYTE_ORDER_MARK
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from service_rating.interview.rows import Row
    from service_rating.localized import Localized
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric

WAIT = 10.0
"""Seconds to wait for another program that writes to the same file."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the file, the number of rows, whether it is a new file, columns it has no place for."""

    path: Path
    rows: int
    new: bool
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileContent:
    """The bytes of a file, as they were read or are going to be written: a source of tables."""

    name: str
    content: bytes

    def read(self) -> tuple[bytes, tuple[int, int]]:
        """The bytes."""
        return self.content, (len(self.content), 0)


def write_rows(rows: Sequence[Row], rubric: Rubric, path: Path, *, append: bool, wait: float = WAIT) -> Written:
    """Write rows to a new file, or append them to one (which is made where there is none).

    The file is replaced in one step, and only once its new content was read back.

    Raises:
        CouldNotRunError: IV010 (``append`` is false and the file is there), IV011 (another program writes to it), IV012
            and IV013 (its form), IV014 (the rows would not be read back), IV015 (the same was rated before), OU002–OU004
            (folder, disk), OB0xx (the file cannot be read). Nothing was written then.
    """
    check_target(path, ())
    if path.exists() and not path.is_file():  # a pipe or a device
        write_file(path, _new(rows))
        return Written(path, len(rows), new=True)
    with _held(path, wait):
        if path.exists() and not append:
            raise _refused("IV010", path, words.IS_THERE, words.OTHER_NAME)
        if _is_filled(path):
            return _append(rows, rubric, path)
        write_file(path, _new(rows))
        return Written(path, len(rows), new=True)


def check_rows_file(path: Path, rubric: Rubric, rows: Sequence[Row] = ()) -> None:
    """See, before anything is asked, whether rows can go to ``path``: as :func:`write_rows` with ``append``."""
    check_target(path, ())
    if _is_filled(path):
        table = open_table(path)
        form_of(table, rubric, rows)
        check_clash(table, rubric, rows)


def period_problem(day: date, period: str | None) -> Diagnostic | None:
    """What speaks against a day: it lies before the period begins (IV016)."""
    known = None if period is None else parse_period(period)
    if known is None or known.first is None or day >= known.first:
        return None
    message = words.EARLY.format(day=day, period=known.label, first=known.first)
    return refusal("IV016", "--date", message, words.OTHER_DAY)


def _refused(code: str, path: Path, message: Localized, hint: Localized) -> CouldNotRunError:
    return CouldNotRunError(refusal(code, str(path), message, hint))


@contextlib.contextmanager
def _held(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock of a file; the lock stands beside it, since the file itself is replaced."""
    target = path.resolve()
    lock = target.with_name(f".{target.name[:100]}.lock")
    try:
        with locked(lock, wait):
            yield
    except BusyError as error:
        raise _refused("IV011", path, words.BUSY.format(seconds=f"{wait:g}"), words.AGAIN) from error
    except OSError as error:
        raise _refused("OU004", path, UNWRITABLE.format(reason=reason(error)), OTHER_PATH) from error


def _is_filled(path: Path) -> bool:
    """Whether there is a file with something in it."""
    return path.is_file() and path.stat().st_size > 0


def _new(rows: Sequence[Row]) -> bytes:
    return BYTE_ORDER_MARK + (NEW.header() + NEW.text(rows)).encode()


def _append(rows: Sequence[Row], rubric: Rubric, path: Path) -> Written:
    old, _ = FileSource(path).read()
    table = open_table(FileContent(str(path), old))
    form = form_of(table, rubric, rows, "\r\n" if "\r\n".encode(_encoding(table)) in old else "\n")
    check_clash(table, rubric, rows)
    content = _longer(old, table, form, rows)
    _check_read_back(FileContent(str(path), content), form, rows)
    write_file(path, content)
    told = {name for row in rows for name in ("name", "profile") if getattr(row, name)}
    return Written(path, len(rows), new=False, left_out=tuple(sorted(told.difference(form.fields))))


def _longer(old: bytes, table: Table, form: Form, rows: Sequence[Row]) -> bytes:
    """The file's bytes with the rows behind them, in its own encoding."""
    encoding = _encoding(table)
    ends = tuple(end.encode(encoding) for end in ("\n", "\r"))
    gap = b"" if old.endswith(ends) else form.line_end.encode(encoding)
    return old + gap + form.text(rows).encode(encoding)


def _encoding(table: Table) -> str:
    """How the file's texts are encoded behind its byte order mark; other kinds of files are refused later."""
    if table.extent.kind != "csv":
        return "utf-8"
    return table.extent.encoding.removesuffix("-sig") or "utf-8"


def _check_read_back(new: FileContent, form: Form, rows: Sequence[Row]) -> None:
    """See that the last rows of the file are read as just these cells."""
    last: deque[tuple[str, ...]] = deque(maxlen=len(rows))
    for block in open_table(new).blocks():
        last.extend(block.filter(pl.col("shape").is_null()).select("^c[0-9]+$").tail(len(rows)).rows())
    if [list(cells) for cells in last] != [form.cells(row) for row in rows]:
        raise _refused("IV014", Path(new.name), words.BROKEN, words.MEND)
