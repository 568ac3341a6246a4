"""``assess``: score one employee, question by question; the answers become observation rows."""

from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.assess_texts import TEXTS
from service_rating.cli.session import session_of

if TYPE_CHECKING:
    from service_rating.cli.assess_options import Options
    from service_rating.cli.session import Session

__all__ = ["TEXTS", "command"]


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    employee: Annotated[str | None, typer.Argument(metavar="EMPLOYEE")] = None,
    *,
    rubric: Annotated[str | None, typer.Option("--rubric", "-r", metavar="RUBRIC")] = None,
    source: Annotated[str | None, typer.Option("--as", metavar="SOURCE")] = None,
    rater: Annotated[str | None, typer.Option("--rater", metavar="ID")] = None,
    profile: Annotated[str | None, typer.Option("--profile", metavar="PROFILE")] = None,
    roster: Annotated[str | None, typer.Option("--roster", metavar="FILE")] = None,
    known: Annotated[list[str] | None, typer.Option("--with", metavar="OBS")] = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE")] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="PERIOD")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    answers: Annotated[str | None, typer.Option("--answers", metavar="FILE")] = None,
    template: Annotated[bool, typer.Option("--template")] = False,
    draft: Annotated[str | None, typer.Option("--draft", metavar="FILE")] = None,
    list_drafts: Annotated[bool, typer.Option("--list")] = False,
    discard: Annotated[bool, typer.Option("--discard")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    new: Annotated[bool, typer.Option("--new")] = False,
    summary: Annotated[str | None, typer.Option("--summary", metavar="FILE")] = None,
) -> int:
    """Carry out one interview, or what belongs to it."""
    from service_rating.cli.assess_options import Options

    options = Options(
        employee=employee, rubric=rubric, source=source, rater=rater, profile=profile, roster=roster,
        known=tuple(known or ()), day=day, period=period, plain=plain, answers=answers, template=template, draft=draft,
        list_drafts=list_drafts, discard=discard, output=output, new=new, summary=summary,
    )  # fmt: skip
    options.check()
    return _carried_out(session_of(ctx), options)


def _carried_out(session: "Session", options: "Options") -> int:
    """The one of the command's five works that was asked for."""
    if options.list_drafts or options.discard:
        from service_rating.cli.assess_draft_list import discard_draft, list_all

        return list_all(session) if options.list_drafts else discard_draft(session, options)
    if options.template:
        from service_rating.cli.assess_answers import print_template

        return print_template(session, options)
    if options.answers is not None:
        from service_rating.cli.assess_answers import from_file

        return from_file(session, options)
    from service_rating.cli.assess_interview import interview

    return interview(session, options)
