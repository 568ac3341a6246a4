"""``evaluate``: observations → proposed levels, as a table or a file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service_rating.cli.column_mapping import pairs
from service_rating.cli.evaluate_texts import TEXTS
from service_rating.cli.output_format import chosen_format
from service_rating.cli.session import session_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from service_rating.cli.session import Session
    from service_rating.observations.inputs import InputFiles
    from service_rating.observations.intake import Intake
    from service_rating.observations.watching import Watch
    from service_rating.reports.formats import Format
    from service_rating.rubric.model import Rubric

__all__ = ["TEXTS", "command"]


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    observations: Annotated[list[str], typer.Argument(metavar="OBS...")],
    *,
    rubric: Annotated[str, typer.Option("--rubric", "-r", metavar="RUBRIC", show_default=False)] = "service-awareness",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    format_name: Annotated[str | None, typer.Option("--format", metavar="FORMAT")] = None,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="FILE")] = None,
    max_rejects: Annotated[str | None, typer.Option("--max-rejects", metavar="N|P%")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    memory: Annotated[str | None, typer.Option("--memory", metavar="SIZE")] = None,
    roster: Annotated[str | None, typer.Option("--roster", metavar="FILE")] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="PERIOD")] = None,
    mapping: Annotated[list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD")] = None,
    attribute: Annotated[list[str] | None, typer.Option("--attribute", metavar="COLUMN")] = None,
    engine: Annotated[str, typer.Option("--engine", metavar="polars|spark", show_default=False)] = "polars",
    master: Annotated[str | None, typer.Option("--master", metavar="URL")] = None,
) -> int:
    """Assess observation files and report."""
    if engine != "polars" or master is not None:
        from service_rating.cli.evaluate_spark import evaluate_on_spark

        return evaluate_on_spark(session_of(ctx), ctx.params)
    files = _files(observations, roster)  # before what takes a while to load
    from service_rating.cli.dry_run import refuse_output, show_inputs
    from service_rating.cli.reject_limit import limit_of
    from service_rating.rubric.loading import load_rubric

    session = session_of(ctx)
    if dry_run:
        refuse_output(output, format_name)
    limit, chosen = limit_of(max_rejects), chosen_format(format_name, output, is_terminal=session.is_terminal)
    options = _options(mapping, attribute, period, memory)
    _check_targets(output, rejects, files, rubric)
    wanted = load_rubric(rubric)
    if dry_run:
        return show_inputs(session, _taken_in(session, files, wanted, limit, options), wanted, rejects)
    read = partial(_taken_in, session, files, wanted, limit, options)
    return _assess(session, read, wanted, chosen, output, rejects)


def _assess(  # noqa: PLR0913, PLR0917
    session: "Session",
    read: "Callable[[], Intake]",
    rubric: "Rubric",
    chosen: "Format",
    output: str | None,
    rejects: str | None,
) -> int:
    """Read, while what needs the rubric alone is made ready; score, write and sum up; gives the exit code."""
    from service_rating.cli.evaluation_output import refuse_nobody, rejects_beside, summarise, write
    from service_rating.reports.evaluation import evaluate_intake, prepare_evaluation

    languages = chosen.languages(session.language)
    prepare_evaluation(rubric, languages)
    intake = read()
    if intake.employees.is_empty():
        refuse_nobody(session, intake, rejects)
    intake.forget_lines()
    with rejects_beside(intake, rejects) as rejects_written:
        found = evaluate_intake(intake, rubric, languages, is_flat=chosen.is_flat)
        write(session, found, chosen, output, rejects_written)
    summarise(session, found, rejects)
    return 0 if found.rejects.is_empty() else 1


def _files(observations: list[str], roster: str | None) -> "InputFiles":
    """The files that are meant; large ones are looked through from now on."""
    from service_rating.observations.inputs import input_files
    from service_rating.observations.large_file import look_ahead

    files = input_files(observations, roster)
    look_ahead(files.observations)
    return files


def _options(
    mapping: list[str] | None, attribute: list[str] | None, period: str | None, memory: str | None
) -> dict[str, Any]:
    """How to read the observations."""
    from service_rating.cli.memory_size import memory_of

    read_as = {"mapping": pairs(mapping or []), "attributes": attribute or []}
    return {**read_as, "period": period, "memory": memory_of(memory)}


def _taken_in(
    session: "Session", files: "InputFiles", rubric: "Rubric", limit: "Iterable[Watch]", options: dict[str, Any]
) -> "Intake":
    """Read the observations; progress is shown, and ``limit`` may stop the reading."""
    from service_rating.cli.memory_pages import keep_large_pieces
    from service_rating.cli.progress import Progress
    from service_rating.observations.intake import read_observations
    from service_rating.observations.watching import Watches

    keep_large_pieces()
    with Progress(session) as progress:
        return read_observations(files, rubric, watch=Watches([progress, *limit]), **options)


def _check_targets(output: str | None, rejects: str | None, files: "InputFiles", rubric: str) -> None:
    """See that both files can be written, before the long work; they may be no input and not the same."""
    from service_rating.files import check_target

    inputs = [*files.paths, Path(rubric)]
    for target, others in ((output, inputs), (rejects, [*inputs, *([Path(output)] if output else [])])):
        if target is not None:
            check_target(Path(target), others)
