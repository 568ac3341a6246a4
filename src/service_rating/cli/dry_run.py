"""``evaluate --dry-run``: what the files hold and how they were understood, without scoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.cli.evaluation_output import first_rejects, write_rejects
from service_rating.cli.findings import lines_of, usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.cli.session import Session
    from service_rating.observations.intake import Intake
    from service_rating.rubric.model import Rubric

NO_OUTPUT = Localized("--dry-run 不评分，没有结果可写。", "--dry-run does not score, so there is nothing to write.")
NO_OUTPUT_HINT = Localized("请去掉 --output 和 --format。", "Leave out --output and --format.")


def refuse_output(output: str | None, format_name: str | None) -> None:
    """Refuse options that ask for results. Raises :class:`CouldNotRunError` CL009."""
    if output is not None or format_name is not None:
        raise usage_error("CL009", "--dry-run", NO_OUTPUT, NO_OUTPUT_HINT)


def show_inputs(session: Session, intake: Intake, rubric: Rubric, rejects: str | None) -> int:
    """The mapping and the counts to stdout; warnings and the first problems to stderr; 1 if rows were rejected."""
    from service_rating.reports.inputs_text import inputs_text

    write_rejects(intake.rejects, rejects)
    session.page(inputs_text(intake, rubric, session.language, session.width))
    if intake.diagnostics:
        session.note(lines_of(intake.diagnostics, session.language))
    first_rejects(session, intake.rejects, rejects)
    return 0 if intake.rejects.is_empty() else 1
