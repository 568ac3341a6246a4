"""``validate``: everything that is wrong with rubrics, their worked cases included."""

from typing import Annotated

import typer

from service_rating.cli.session import session_of
from service_rating.cli.validate_texts import TEXTS

__all__ = ["TEXTS", "command"]
Texts = list[str] | None


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    paths: Annotated[Texts, typer.Argument(metavar="PATH...")] = None,
    *,
    formats: Annotated[Texts, typer.Option("--format", metavar="FORMAT", show_default=False)] = None,
    output_files: Annotated[Texts, typer.Option("--output-file", metavar="FILE", show_default=False)] = None,
    select: Annotated[Texts, typer.Option("--select", metavar="CODES", show_default=False)] = None,
    ignore: Annotated[Texts, typer.Option("--ignore", metavar="CODES", show_default=False)] = None,
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="SEVERITY", show_default=False)] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", show_default=False)] = False,
    stdin_filename: Annotated[str | None, typer.Option("--stdin-filename", metavar="FILE", show_default=False)] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", show_default=False)] = False,
    watch: Annotated[bool, typer.Option("--watch", show_default=False)] = False,
) -> int:
    """Check rubric files and tell what was found, sorted by place."""
    from service_rating.cli.help_page import order_given
    from service_rating.cli.validate_once import Asked, once
    from service_rating.cli.validate_outputs import paired
    from service_rating.cli.validate_selection import codes

    given = {"formats": iter(formats or ()), "output_files": iter(output_files or ())}
    asked = Asked(
        paths=tuple(paths or ()),
        outputs=paired((name, next(given[name])) for name in order_given(ctx) if name in given),
        select=None if select is None else codes(select),
        ignore=None if ignore is None else codes(ignore),
        fail_on=fail_on,
        exit_zero=exit_zero,
        stdin_name=stdin_filename,
        cached=not no_cache,
    )
    if watch:
        from service_rating.cli.validate_watch import keep_checking

        return keep_checking(asked, session_of(ctx))
    return once(asked, session_of(ctx))
