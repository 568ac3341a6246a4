"""``rule``: the manual of the rules that ``validate`` checks rubrics by."""

from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.findings import usage_error
from service_rating.cli.session import session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.cli.session import Session
    from service_rating.rubric.rules.manual import Manual

TEXTS = {
    "": Localized(
        "显示规则的说明：要求什么、为什么、正反示例、怎样改。\n\n不给代码时列出全部规则。",
        "Show the manual of a rule: what holds, why, examples that fail and pass, how to fix.\n\n"
        "Without a code all rules are listed.",
    ),
    "code": Localized(
        "规则的代码或名称，例如 SR203 或 weight-decimals。", "Code or name, such as SR203 or weight-decimals."
    ),
    "every": Localized("显示全部规则的说明。", "Show the manuals of all rules."),
    "format_name": Localized(
        "格式：text、markdown 或 json；默认 text。", "Format: text, markdown or json; default text."
    ),
}
FORMATS = ("text", "markdown", "json")
UNKNOWN = Localized("没有 {name} 这条规则。{near}", "There is no rule {name}.{near}")
UNKNOWN_HINT = Localized("全部规则见：service-rating rule", "For all rules see: service-rating rule")
UNKNOWN_FORMAT = Localized("没有“{name}”这种格式。", "There is no format {name}.")
KNOWN = Localized("已知：text、markdown、json。", "Known: text, markdown, json.")
TOO_MUCH = Localized("代码与 --all 不能同时给出。", "A code and --all do not go together.")


def command(
    ctx: typer.Context,
    code: Annotated[str | None, typer.Argument(metavar="CODE")] = None,
    *,
    every: Annotated[bool, typer.Option("--all")] = False,
    format_name: Annotated[str, typer.Option("--format", metavar="text|markdown|json", show_default=False)] = "text",
) -> int:
    """Print one manual page, all of them, or the list of rules."""
    session = session_of(ctx)
    if format_name not in FORMATS:
        raise usage_error("CL003", "--format", UNKNOWN_FORMAT.format(name=format_name), KNOWN)
    if code is not None and every:
        raise usage_error("CL002", "--all", TOO_MUCH)
    from service_rating.rubric.rules.manual import codes, manual

    manuals = [manual(known) for known in codes()]
    chosen = manuals if code is None else [_named(code, manuals)]
    session.out(_shown(chosen, format_name, session, one=code is not None, listed=code is None and not every))
    return 0


def _named(wanted: str, manuals: "list[Manual]") -> "Manual":
    from service_rating.rubric.names import folded
    from service_rating.rubric.wording import did_you_mean, shown

    for manual in manuals:
        if folded(wanted) in (manual.code.lower(), manual.name):
            return manual
    names = [name for manual in manuals for name in (manual.code, manual.name)]
    message = UNKNOWN.format(name=shown(wanted), near=did_you_mean(wanted, names))
    raise usage_error("CL050", "CODE", message, UNKNOWN_HINT)


def _shown(manuals: "list[Manual]", format_name: str, session: "Session", *, one: bool, listed: bool) -> str:
    from service_rating.reports import manual_json, manual_markdown, manual_text

    if format_name == "json":
        return manual_json.pages(manuals)
    if format_name == "markdown":
        return (manual_markdown.pages if one else manual_markdown.whole)(manuals, session.language)
    if listed:
        return manual_text.overview(manuals, session.language, session.width)
    if one:
        return manual_text.page(manuals[0], session.language, session.width, colour=session.colour)
    return manual_text.pages(manuals, session.language, session.width, colour=session.colour)
