"""Carrying out ``collect survey``: the files it needs, what it writes, and what is told beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.collect_output import INSTALL, MISSING, UNKNOWN, WRITTEN, check_outputs, give
from service_rating.cli.date_formats import formats_of
from service_rating.cli.findings import usage_error
from service_rating.collection.pseudonym_key import read_key
from service_rating.collection.surveys.definition import load_file, survey_of
from service_rating.collection.surveys.sentences import TELL
from service_rating.collection.surveys.survey import collect_survey
from service_rating.files import check_target, write_file
from service_rating.localized import Localized
from service_rating.observations.inputs import input_files
from service_rating.reports.survey_report import RENDERERS, summary_lines
from service_rating.rubric.loading import load_rubric

if TYPE_CHECKING:
    from service_rating.cli.session import Session
    from service_rating.collection.surveys.definition import Survey

REPORTS_KNOWN = Localized("可用：.csv .xlsx .parquet .md。", "Known: .csv .xlsx .parquet .md.")


@dataclass(frozen=True)
class Request:
    """What was asked for, as it was written."""

    files: tuple[str, ...]
    mapping: str
    rubric: str | None
    invited: str | None
    few: str | None
    zone: str | None
    date_formats: tuple[str, ...]
    report: str | None
    output: str | None
    rejects: str | None
    key: str | None


def collect(session: Session, wanted: Request) -> int:
    """Do it; gives the exit code: 1 where rows were rejected, else 0."""
    survey = _survey(wanted)
    _check_targets(wanted)
    key = None if wanted.key is None else read_key(wanted.key)
    formats = formats_of(wanted.date_formats)
    found = collect_survey(wanted.files, survey, zone=wanted.zone, formats=formats, invited=wanted.invited, key=key)
    if wanted.report is not None:
        write_file(Path(wanted.report), RENDERERS[Path(wanted.report).suffix.lower()](found, session.language))
        session.note(WRITTEN.format(path=wanted.report))
    collected = found.collected
    summary = (*collected.summary, *summary_lines(found))
    return give(session, replace(collected, summary=summary), wanted.output, wanted.rejects)


def _survey(wanted: Request) -> Survey:
    definition = load_file(wanted.mapping)
    name = wanted.rubric or definition.value.rubric
    return survey_of(definition, None if name is None else load_rubric(name), _few(wanted.few))


def _few(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:10]) > 0):
        raise TELL.refusal("SV018", "--few", text=text)
    return int(text[:10])


def _check_targets(wanted: Request) -> None:
    """See that all files can be written, and that none of them is an input or another of them."""
    inputs: list[Path | str] = [*input_files(wanted.files).paths, wanted.mapping]
    inputs += [path for path in (wanted.rubric, wanted.invited, wanted.key) if path is not None]
    check_outputs(wanted.output, wanted.rejects, inputs)
    if wanted.report is None:
        return
    suffix = Path(wanted.report).suffix.lower()
    if suffix not in RENDERERS:
        raise usage_error("CL004", wanted.report, UNKNOWN.format(name=suffix), REPORTS_KNOWN)
    if suffix == ".xlsx" and find_spec("xlsxwriter") is None:
        raise usage_error("CL012", wanted.report, MISSING, INSTALL)
    others: list[Path | str] = [*inputs, *(path for path in (wanted.output, wanted.rejects) if path is not None)]
    check_target(Path(wanted.report), (Path(other) for other in others))
