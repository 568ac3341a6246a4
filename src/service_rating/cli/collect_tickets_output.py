"""What ``collect tickets`` writes beside its observations: the numbers of cases per agent and tier."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from service_rating.cli.collect_output import INSTALL, MISSING, UNKNOWN, WRITTEN, check_outputs, give
from service_rating.cli.findings import usage_error
from service_rating.localized import Localized
from service_rating.rubric.wording import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import polars as pl

    from service_rating.cli.session import Session
    from service_rating.collection.pseudonym_key import Key
    from service_rating.collection.tickets.collecting import Tickets
    from service_rating.localized import Language
    from service_rating.rubric.model import Cycle

KNOWN = Localized("可用：.csv .xlsx。", "Known: .csv .xlsx.")
SHEET = Localized("工单数", "Cases")
CYCLE = Localized("没有“{name}”这种节奏。{near}可用：{known}。", "There is no rhythm {name}.{near} Known: {known}.")


class Targets(NamedTuple):
    """The files to be written; None: not asked for."""

    output: str | None
    report: str | None
    rejects: str | None


def cycle_of(name: str | None) -> Cycle | None:
    """The rhythm asked for. Raises ``CouldNotRunError`` TK057."""
    from service_rating.collection.tickets.rhythm import CYCLES

    if name is None:
        return None
    found = next((cycle for cycle in CYCLES if cycle == name), None)
    if found is None:
        near = did_you_mean(name, CYCLES)
        raise usage_error("TK057", "--every", CYCLE.format(name=name, near=near, known=listed(CYCLES)))
    return found


def check_targets(targets: Targets, files: Sequence[str], others: Iterable[Path | str]) -> None:
    """See that all files can be written, and are neither inputs nor each other.

    Raises ``CouldNotRunError`` CL004, CL012, OU001–OU004.
    """
    from service_rating.files import check_target
    from service_rating.observations.inputs import input_files

    taken = [*input_files(files).paths, *map(Path, others)]
    check_outputs(targets.output, targets.rejects, taken)
    if targets.report is None:
        return
    suffix = Path(targets.report).suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise usage_error("CL004", targets.report, UNKNOWN.format(name=suffix), KNOWN)
    if suffix == ".xlsx" and find_spec("xlsxwriter") is None:
        raise usage_error("CL012", targets.report, MISSING, INSTALL)
    written = [Path(name) for name in (targets.output, targets.rejects) if name is not None]
    check_target(Path(targets.report), [*taken, *written])


def write_all(session: Session, found: Tickets, targets: Targets, key: Key | None) -> int:
    """Write observations, report and rejected rows; gives the exit code."""
    from service_rating.collection.pseudonyms import pseudonymised, pseudonyms
    from service_rating.files import write_file

    collected, counts = found.collected, found.tally
    if key is not None:
        collected = pseudonymised(collected, key)
        counts = counts.with_columns(pseudonyms(counts["agent"], key)).sort("agent", maintain_order=True)
    if targets.report is not None:
        write_file(Path(targets.report), _report(counts, Path(targets.report).suffix.lower(), session.language))
    code = give(session, collected, targets.output, targets.rejects)
    if targets.report is not None:
        session.note(WRITTEN.format(path=targets.report))
    return code


def _report(counts: pl.DataFrame, suffix: str, language: Language) -> bytes:
    from service_rating.collection.tickets.tally import title_of
    from service_rating.reports.formula_safe import csv_bytes
    from service_rating.reports.frame_workbook import frame_workbook

    titled = counts.rename({name: title_of(name).get(language) for name in counts.columns})
    return csv_bytes(titled) if suffix == ".csv" else frame_workbook(((SHEET, titled),), language)
