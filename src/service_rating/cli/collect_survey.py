"""``collect survey``: answers of customers → observations, and figures per employee."""

from typing import Annotated

import typer

from service_rating.cli.collect_survey_texts import TEXTS
from service_rating.cli.session import session_of

__all__ = ["TEXTS", "command"]


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...")],
    *,
    mapping: Annotated[str, typer.Option("--mapping", "-m", metavar="FILE", show_default=False)],
    rubric: Annotated[str | None, typer.Option("--rubric", "-r", metavar="RUBRIC")] = None,
    invited: Annotated[str | None, typer.Option("--invited", metavar="FILE")] = None,
    few: Annotated[str | None, typer.Option("--few", metavar="N")] = None,
    zone: Annotated[str | None, typer.Option("--zone", metavar="ZONE")] = None,
    date_format: Annotated[list[str] | None, typer.Option("--date-format", metavar="COLUMN=FORMAT")] = None,
    report: Annotated[str | None, typer.Option("--report", metavar="FILE")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="FILE")] = None,
    pseudonymise: Annotated[str | None, typer.Option("--pseudonymise", metavar="KEYFILE")] = None,
) -> int:
    """Read the survey and give what was found."""
    from service_rating.cli.collect_survey_output import Request, collect

    request = Request(
        tuple(files),
        mapping,
        rubric,
        invited,
        few,
        zone,
        tuple(date_format or ()),
        report,
        output,
        rejects,
        pseudonymise,
    )
    return collect(session_of(ctx), request)
