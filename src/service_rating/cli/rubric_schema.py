"""``rubric schema``: the JSON Schema of the rubric language, for editors."""

import typer

from service_rating.cli.session import session_of
from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "输出细则语言的 JSON Schema，供编辑器校验和补全。",
        "Print the JSON Schema of the rubric language, for validation and completion in editors.",
    )
}


def command(ctx: typer.Context) -> int:
    """Print the schema generated from the rubric models."""
    from service_rating.rubric.schema import render_schema

    session_of(ctx).out(render_schema())
    return 0
