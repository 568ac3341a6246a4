"""``rubric diff``: what a change of a rubric means, and what it would do to people."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service_rating.cli.column_mapping import pairs
from service_rating.cli.findings import lines_of, usage_error
from service_rating.cli.rubric_diff_texts import TEXTS
from service_rating.cli.session import Session, session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.analysis.migration import Migration
    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.inputs import InputFiles
    from service_rating.observations.intake import Intake
    from service_rating.rubric.difference.compare import Difference
    from service_rating.rubric.model import Rubric

__all__ = ["TEXTS", "command"]

REJECTED = Localized(
    "被拒收的行：旧细则下 {old}，新细则下 {new}；evaluate --rejects 文件 可列出全部。",
    "Rows rejected: {old} under the old rubric, {new} under the new one; evaluate --rejects FILE lists them.",
)
ONE_FILE = Localized("新旧两份是同一个文件。", "Both are the same file.")
NEEDS_ON = Localized("没有 --on 时，这个选项不起作用。", "Without --on this option has no effect.")
NOBODY = Localized(
    "没有可评定的员工：按哪份细则都没有一行可用，也没有花名册。",
    "There is nobody to assess: no row could be used by either rubric, and there is no roster.",
)
NOBODY_HINT = Localized("请先用 evaluate --dry-run 看看这些文件。", "Look at the files with evaluate --dry-run first.")


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str | None, typer.Argument(metavar="NEW")] = None,
    *,
    on: Annotated[list[str] | None, typer.Option("--on", metavar="OBS")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    format_name: Annotated[str | None, typer.Option("--format", metavar="FORMAT")] = None,
    roster: Annotated[str | None, typer.Option("--roster", metavar="FILE")] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="PERIOD")] = None,
    mapping: Annotated[list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD")] = None,
    attribute: Annotated[list[str] | None, typer.Option("--attribute", metavar="COLUMN")] = None,
) -> int:
    """Compare two rubrics; with observations, also what they make of the same people."""
    from service_rating.cli.rubric_diff_inputs import both_sides, is_same_file
    from service_rating.cli.rubric_diff_output import chosen_form, write
    from service_rating.files import check_target
    from service_rating.reports.difference_report import DifferenceReport
    from service_rating.rubric.difference.compare import difference
    from service_rating.rubric.difference.versions import version_finding

    session = session_of(ctx)
    options: dict[str, Any] = {"mapping": pairs(mapping or []), "attributes": attribute or [], "period": period}
    chosen = chosen_form(format_name, output, people=bool(on))
    files = _observation_files(on, {"--roster": roster, "--period": period, "--map": mapping, "--attribute": attribute})
    sides = both_sides(old, new)
    if output is not None:
        given = [side.path for side in sides if side.path is not None]
        check_target(Path(output), [*given, *(files.paths if files else [])])
    found = difference(sides[0].rubric, sides[1].rubric)
    finding = version_finding(found, sides[1].version)
    migration = None if files is None else _migration(session, found, files, options)
    names = (sides[0].name, sides[1].name)
    write(session, DifferenceReport(found, names, finding, migration), chosen, output)
    if is_same_file(*sides):
        session.note(ONE_FILE)
    return _told(session, finding, migration)


def _told(session: Session, finding: "Diagnostic | None", migration: "Migration | None") -> int:
    """Say what is to be minded, and give the exit code."""
    if finding is not None:
        session.note(lines_of([finding], session.language))
    rejected = (0, 0) if migration is None else migration.rejected
    if any(rejected):
        session.note(REJECTED.format(old=rejected[0], new=rejected[1]))
    return 0 if finding is None and not any(rejected) else 1


def _observation_files(on: list[str] | None, others: dict[str, Any]) -> "InputFiles | None":
    """The files of ``--on``; what only concerns them needs it. Raises :class:`CouldNotRunError` CL052."""
    if on:
        from service_rating.observations.inputs import input_files

        return input_files(on, others["--roster"])
    for name, given in others.items():
        if given:
            raise usage_error("CL052", name, NEEDS_ON)
    return None


def _migration(session: Session, found: "Difference", files: "InputFiles", options: dict[str, Any]) -> "Migration":
    """Assess by both rubrics and try the edits. Raises :class:`CouldNotRunError` CL010 where nobody is left to assess."""
    from service_rating.analysis.migration import migrate
    from service_rating.cli.progress import Progress
    from service_rating.observations.intake import read_observations

    def read(rubric: "Rubric") -> "Intake":
        """Read the observations as this rubric does."""
        with Progress(session) as progress:
            return read_observations(files, rubric, watch=progress, **options)

    migration = migrate(found, read)
    told = dict.fromkeys([*migration.old.intake.diagnostics, *migration.new.intake.diagnostics])
    if told:
        session.note(lines_of(told, session.language))
    if migration.people.is_empty():
        raise usage_error("CL010", "--on", NOBODY, NOBODY_HINT)
    return migration
