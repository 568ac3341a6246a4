"""``collect form``: filled-in forms → observations."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.collect_form_texts import TEXTS
from service_rating.cli.session import session_of

if TYPE_CHECKING:
    from service_rating.observations.inputs import InputFiles
    from service_rating.rubric.model import Rubric

__all__ = ["TEXTS", "command"]


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    forms: Annotated[list[str], typer.Argument(metavar="FILE...")],
    *,
    rubric: Annotated[str | None, typer.Option("--rubric", "-r", metavar="RUBRIC")] = None,
    roster: Annotated[str | None, typer.Option("--roster", metavar="FILE")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="FILE")] = None,
    pseudonymise: Annotated[str | None, typer.Option("--pseudonymise", metavar="KEYFILE")] = None,
) -> int:
    """Read forms back."""
    from service_rating.cli.collect_output import check_outputs, give
    from service_rating.collection.forms.collecting import collect_forms
    from service_rating.collection.pseudonym_key import read_key
    from service_rating.collection.pseudonyms import pseudonymised
    from service_rating.observations.inputs import input_files

    files = input_files(forms, roster)
    others = [name for name in (rubric, pseudonymise) if name is not None]
    check_outputs(output, rejects, [*files.paths, *others])
    key = None if pseudonymise is None else read_key(Path(pseudonymise))
    found = collect_forms(files, _rubric(files, rubric))
    return give(session_of(ctx), found if key is None else pseudonymised(found, key), output, rejects)


def _rubric(files: "InputFiles", given: str | None) -> "Rubric":
    """The rubric asked for, else the one that the first form names. Raises :class:`CouldNotRunError` FM001, FM003, FM023."""
    from service_rating.collection.forms.collecting import first_mark
    from service_rating.observations.form_sentences import refuse_form
    from service_rating.rubric.catalogue import packaged_rubrics
    from service_rating.rubric.loading import load_rubric

    if given is not None:
        return load_rubric(given)
    named = first_mark(files).rubric
    if named not in packaged_rubrics():
        raise refuse_form("FM023", str(files.observations[0].name), rubric=named)
    return load_rubric(named)
