"""``rubric list``: the rubrics that ship with the tool."""

from typing import Annotated

import typer

from service_rating.cli.findings import usage_error
from service_rating.cli.session import session_of
from service_rating.localized import Localized

TEXTS = {
    "": Localized("列出自带的考评细则。", "List the rubrics that ship with the tool."),
    "format_name": Localized("格式：text 或 json；默认 text。", "Format: text or json; default text."),
}
UNKNOWN_FORMAT = Localized("没有“{name}”这种格式。", "There is no format “{name}”.")
KNOWN = Localized("已知：text, json。", "Known: text, json.")
NONE = Localized("没有找到自带的细则，安装不完整。", "No shipped rubric was found: the installation is incomplete.")
REINSTALL = Localized("请重新安装。", "Install it again.")


def command(
    ctx: typer.Context,
    *,
    format_name: Annotated[str, typer.Option("--format", metavar="FORMAT", show_default=False)] = "text",
) -> int:
    """Print id, version, title, purpose and size of every shipped rubric."""
    from service_rating.reports.rubric_catalogue import json_list, text_list
    from service_rating.rubric.catalogue import packaged_rubrics
    from service_rating.rubric.loading import load_rubric

    session = session_of(ctx)
    if format_name not in ("text", "json"):
        raise usage_error("CL003", "--format", UNKNOWN_FORMAT.format(name=format_name), KNOWN)
    rubrics = [load_rubric(path) for path in packaged_rubrics().values()]
    if not rubrics:
        raise usage_error("CL014", "", NONE, REINSTALL)
    session.out(json_list(rubrics) if format_name == "json" else text_list(rubrics, session.language, session.width))
    return 0
