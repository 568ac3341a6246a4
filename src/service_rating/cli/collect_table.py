"""``collect table``: any table and a mapping file → observations."""

from pathlib import Path
from typing import Annotated

import typer

from service_rating.cli.collect_table_texts import TEXTS
from service_rating.cli.session import session_of

__all__ = ["TEXTS", "command"]


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...")],
    *,
    mapping: Annotated[str, typer.Option("--mapping", "-m", metavar="FILE", show_default=False)],
    rubric: Annotated[str | None, typer.Option("--rubric", "-r", metavar="RUBRIC")] = None,
    zone: Annotated[str | None, typer.Option("--zone", metavar="ZONE")] = None,
    date_format: Annotated[list[str] | None, typer.Option("--date-format", metavar="COLUMN=FORMAT")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="FILE")] = None,
    pseudonymise: Annotated[str | None, typer.Option("--pseudonymise", metavar="KEYFILE")] = None,
) -> int:
    """Read the tables by the mapping and give the observations."""
    from service_rating.cli.collect_output import check_outputs, give
    from service_rating.cli.date_formats import formats_of
    from service_rating.collection.mapping.loading import load_mapping
    from service_rating.collection.mapping.rubrics import rubric_named
    from service_rating.collection.pseudonym_key import read_key
    from service_rating.collection.pseudonyms import pseudonymised
    from service_rating.collection.tables.collecting import collect_table
    from service_rating.observations.inputs import input_files
    from service_rating.rubric.loading import load_rubric

    read_by = load_mapping(mapping)
    named = rubric_named(read_by, rubric)
    keys = [] if pseudonymise is None else [pseudonymise]
    check_outputs(output, rejects, [*input_files(files).paths, mapping, named, *keys])
    key = None if pseudonymise is None else read_key(Path(pseudonymise))
    found = collect_table(files, read_by, load_rubric(named), zone, formats_of(date_format or []))
    return give(session_of(ctx), found if key is None else pseudonymised(found, key), output, rejects)
