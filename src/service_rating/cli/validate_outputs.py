"""Where the findings of ``validate`` go: one format to stdout, others into files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized
from service_rating.reports.finding_formats import FORMATS, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from service_rating.cli.session import Session
    from service_rating.reports.findings import Findings

UNKNOWN = Localized("没有“{name}”这种格式。{near}可用：{known}。", "There is no format {name}.{near} Known: {known}.")
NO_FORMAT = Localized(
    "--output-file 前面要有它的 --format，例如 --format sarif --output-file x.sarif。",
    "An --output-file needs its --format before it, as in --format sarif --output-file x.sarif.",
)
TWICE = Localized(
    "只能有一种格式输出到标准输出（这里有 {names}）；请给其余的格式加 --output-file。",
    "Only one format can go to stdout (here: {names}); give the others an --output-file.",
)


class Output(NamedTuple):
    """One format and where it goes; None is stdout."""

    format: str
    file: str | None = None


def paired(given: Iterable[tuple[str, str]]) -> list[Output]:
    """Formats with their files, from (``formats`` or ``output_files``, value) in the order of the command line.

    Raises:
        CouldNotRunError: CL020 for a file that no format stands before, CL021 where two formats go to stdout.
    """
    outputs: list[Output] = []
    for option, value in given:
        if option == "formats":
            outputs.append(Output(value))
        elif outputs and outputs[-1].file is None:
            outputs[-1] = Output(outputs[-1].format, value)
        else:
            raise usage_error("CL020", value, NO_FORMAT)
    shown = [output.format for output in outputs if output.file is None]
    if len(shown) > 1:
        raise usage_error("CL021", "--format", TWICE.format(names=", ".join(shown)))
    return outputs


def planned(outputs: list[Output], setting: str | None, where: str, session: Session) -> list[Output]:
    """The outputs asked for; without any the format of the settings, or the one that suits the reader.

    Raises:
        CouldNotRunError: CL003 for a format that does not exist.
    """
    for output in outputs:
        _exists(output.format, "--format")
    if setting is not None:
        _exists(setting, where)
    if outputs:
        return outputs
    if setting is None and os.environ.get("GITHUB_ACTIONS") == "true":
        setting = "github"
    return [Output(setting or ("full" if session.is_terminal else "concise"))]


def _exists(name: str, where: str) -> None:
    if name not in FORMATS:
        from service_rating.rubric.wording import did_you_mean, shown

        told = UNKNOWN.format(name=shown(name), near=did_you_mean(name, FORMATS), known=", ".join(FORMATS))
        raise usage_error("CL003", where, told)


def check_targets(outputs: Sequence[Output], sources: Iterable[str]) -> None:
    """See before the work that every file can be written, and is neither a source nor the file of another format."""
    taken = [Path(source) for source in sources]
    for file in _files(outputs):
        from service_rating.files import check_target

        check_target(file, taken)
        taken.append(file)


def write(findings: Findings, outputs: Sequence[Output], session: Session) -> None:
    """Every format to its place; files are replaced in one step."""
    for output in outputs:
        if output.file is not None:
            from service_rating.files import write_file

            write_file(
                Path(output.file), render(output.format, findings, session.language).encode("utf-8", "backslashreplace")
            )
        elif output.format == "full" and session.colour:
            from service_rating.reports.findings_full import coloured

            session.out(coloured(findings, session.language, colour=True))
        else:
            session.out(render(output.format, findings, session.language))


def _files(outputs: Sequence[Output]) -> Iterator[Path]:
    return (Path(output.file) for output in outputs if output.file is not None)
