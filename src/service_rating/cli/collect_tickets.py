"""``collect tickets``: ticket logs → observations."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.collect_tickets_texts import TEXTS
from service_rating.cli.session import session_of

if TYPE_CHECKING:
    from service_rating.collection.tickets.collecting import Choices

__all__ = ["TEXTS", "command"]


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...")],
    *,
    tiers: Annotated[str, typer.Option("--tiers", metavar="TIERS", show_default=False)] = "service-level",
    rubric: Annotated[str, typer.Option("--rubric", "-r", metavar="RUBRIC", show_default=False)] = "service-desk",
    mapping: Annotated[str | None, typer.Option("--mapping", "-m", metavar="FILE")] = None,
    date_format: Annotated[list[str] | None, typer.Option("--date-format", metavar="COLUMN=FORMAT")] = None,
    zone: Annotated[str | None, typer.Option("--zone", metavar="ZONE")] = None,
    calendar: Annotated[str | None, typer.Option("--calendar", metavar="CALENDAR")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="MOMENT")] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="CYCLE")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    report: Annotated[str | None, typer.Option("--report", metavar="FILE")] = None,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="FILE")] = None,
    pseudonymise: Annotated[str | None, typer.Option("--pseudonymise", metavar="KEYFILE")] = None,
) -> int:
    """Hold the cases against the tiers and report."""
    from service_rating.cli.collect_tickets_output import Targets, check_targets, write_all
    from service_rating.cli.memory_pages import keep_large_pieces
    from service_rating.collection.pseudonym_key import read_key
    from service_rating.collection.tickets.collecting import collect_tickets
    from service_rating.collection.tickets.tiers import find_tiers, load_tiers
    from service_rating.rubric.loading import load_rubric

    choices = _choices(mapping, date_format, every, (zone, calendar, as_of))
    targets = Targets(output, report, rejects)
    named = [name for name in (rubric, mapping, calendar, pseudonymise) if name is not None]
    check_targets(targets, files, [*named, find_tiers(tiers)])
    key = None if pseudonymise is None else read_key(Path(pseudonymise))
    keep_large_pieces()
    found = collect_tickets(files, load_rubric(rubric), load_tiers(tiers), choices)
    return write_all(session_of(ctx), found, targets, key)


def _choices(
    mapping: str | None, formats: list[str] | None, every: str | None, others: tuple[str | None, str | None, str | None]
) -> "Choices":
    """How the log is to be read. Raises ``CouldNotRunError`` CL006, TK057, and what is wrong with the mapping."""
    from service_rating.cli.collect_tickets_output import cycle_of
    from service_rating.cli.date_formats import formats_of
    from service_rating.collection.mapping.loading import load_mapping
    from service_rating.collection.tickets.collecting import Choices

    zone, calendar, as_of = others
    read_by = None if mapping is None else load_mapping(mapping)
    return Choices(read_by, zone, calendar, as_of, cycle_of(every), formats_of(formats or []))
