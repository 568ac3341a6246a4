"""``collect map``: a table → a proposed mapping file; or the check of one."""

from typing import Annotated

import typer

from service_rating.cli.collect_map_texts import TEXTS
from service_rating.cli.session import session_of

__all__ = ["TEXTS", "command"]


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="FILE")] = None,
    *,
    rubric: Annotated[str | None, typer.Option("--rubric", "-r", metavar="RUBRIC")] = None,
    purpose: Annotated[str, typer.Option("--for", metavar="PURPOSE", show_default=False)] = "observations",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    check: Annotated[str | None, typer.Option("--check", metavar="FILE")] = None,
) -> int:
    """Propose a mapping, or check one."""
    session = session_of(ctx)
    if check is not None:
        from service_rating.cli.collect_map_check import check_mapping, refuse_others

        refuse_others(output, purpose)
        return check_mapping(session, check, file, rubric)
    from service_rating.cli.collect_map_output import propose, subject_of, table_given, target_of

    table = table_given(file)
    target = None if output is None else target_of(output, table, force=force)
    return propose(session, table, subject_of(purpose, rubric), target)
