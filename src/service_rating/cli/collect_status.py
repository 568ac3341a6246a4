"""``collect status``: what evidence of a period is still missing."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.collect_status_texts import TEXTS
from service_rating.cli.column_mapping import pairs
from service_rating.cli.findings import usage_error
from service_rating.cli.session import session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.observations.period import Period
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import SourceName

__all__ = ["TEXTS", "command"]

NO_DAYS = Localized("“{text}”不是有起止日期的周期。", "“{text}” is no period with a first and a last day.")
PERIODS_ARE = Localized(
    "请写成 2026、2026H1、2026Q1、2026-05 或 2026-01-15..2026-03-14。",
    "Write 2026, 2026H1, 2026Q1, 2026-05 or 2026-01-15..2026-03-14.",
)
NO_DATE = Localized("“{text}”不是日期。", "“{text}” is no date.")
DATES_ARE = Localized("请写成 2026-06-30 这样。", "Write it like 2026-06-30.")
NO_SOURCE = Localized("细则没有列出来源“{text}”。", "The rubric lists no source “{text}”.")
SOURCES_ARE = Localized("可用：{known}。", "Known: {known}.")


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    observations: Annotated[list[str], typer.Argument(metavar="OBS...")],
    *,
    period: Annotated[str, typer.Option("--period", metavar="PERIOD", show_default=False)],
    roster: Annotated[str | None, typer.Option("--roster", metavar="FILE")] = None,
    rubric: Annotated[str, typer.Option("--rubric", "-r", metavar="RUBRIC", show_default=False)] = "service-awareness",
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE")] = None,
    source: Annotated[list[str] | None, typer.Option("--source", metavar="SOURCE")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="FILE")] = None,
    mapping: Annotated[list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD")] = None,
    attribute: Annotated[list[str] | None, typer.Option("--attribute", metavar="COLUMN")] = None,
) -> int:
    """Compare what is there with what the rubric asks for."""
    from service_rating.cli.collect_output import check_outputs
    from service_rating.cli.collect_status_output import Request, report
    from service_rating.observations.inputs import input_files
    from service_rating.rubric.loading import load_rubric

    wanted = _period(period)
    read_as = {"mapping": pairs(mapping or []), "attributes": attribute or []}
    files = input_files(observations, roster)
    check_outputs(output, rejects, [*files.paths, Path(rubric)])
    loaded = load_rubric(rubric)
    request = Request(files, loaded, wanted, _as_of(as_of, wanted), _sources(source or [], loaded), output, rejects)
    return report(session_of(ctx), request, read_as)


def _period(text: str) -> "Period":
    from service_rating.observations.period import parse_period

    period = parse_period(text)
    if period.last is None:
        raise usage_error("ST001", "--period", NO_DAYS.format(text=text), PERIODS_ARE)
    return period


def _as_of(text: str | None, period: "Period") -> date:
    """The day asked for; else today, or the period's last day once it is over."""
    from service_rating.observations.dates import parse_day

    if text is None:
        today = datetime.now().astimezone().date()
        return today if period.last is None else min(today, period.last)
    found = parse_day(text)
    if found is None:
        raise usage_error("ST002", "--as-of", NO_DATE.format(text=text), DATES_ARE)
    return found


def _sources(texts: list[str], rubric: "Rubric") -> "tuple[SourceName, ...]":
    from service_rating.observations.subjects import Subjects

    subjects, order = Subjects(rubric), rubric.source_order
    places = [subjects.source(text) for text in texts]
    for text, place in zip(texts, places, strict=True):
        if place is None or place < 0:
            known = SOURCES_ARE.format(known=", ".join(order))
            raise usage_error("ST003", "--source", NO_SOURCE.format(text=text), known)
    return tuple(order[place] for place in places if place is not None)
