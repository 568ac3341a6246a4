"""``rubric list``: the rubrics that ship with the tool."""

import typer

from service_rating.cli.session import session_of
from service_rating.localized import Localized

TEXTS = {"": Localized("列出自带的考评细则。", "List the rubrics that ship with the tool.")}


def command(ctx: typer.Context) -> int:
    """Print id, version and title of every shipped rubric."""
    from service_rating.reports.layout import block
    from service_rating.rubric.catalogue import packaged_rubrics
    from service_rating.rubric.loading import load_rubric

    session = session_of(ctx)
    loaded = [load_rubric(path) for path in packaged_rubrics().values()]
    rows = [[rubric.rubric, rubric.version, getattr(rubric.title, session.language)] for rubric in loaded]
    session.out(block(rows, session.width))
    return 0
