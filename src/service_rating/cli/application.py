"""All commands in one table, built in the language of the run."""

from collections.abc import Callable
from copy import copy
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.main import get_command

from service_rating import __version__
from service_rating.cli import (
    assess,
    collect_form,
    collect_map,
    collect_pseudonymise,
    collect_status,
    collect_survey,
    collect_table,
    collect_template,
    collect_tickets,
    evaluate,
    explain,
    rubric_diff,
    rubric_list,
    rubric_new,
    rubric_schema,
    rubric_show,
    rubric_test,
    rule,
    validate,
)
from service_rating.cli.help_page import Command, Group, localize
from service_rating.cli.usage_errors import translated
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.cli.session import Session
    from service_rating.localized import Language

PROGRAM = "service-rating"
ROOT = {
    "": Localized(
        "按带版本的考评细则，把观察记录变成有依据的建议等级。\n\n"
        "退出码：0 完成且无问题，1 完成但发现问题，2 无法运行。",
        "Turns observation records and a versioned rubric into proposed levels, with reasons.\n\n"
        "Exit codes: 0 done and clean, 1 done with problems found, 2 could not run.",
    ),
    "version": Localized("显示版本并退出。", "Show the version and exit."),
    "lang": Localized(
        "语言：zh 或 en；不给则取自系统区域设置。", "Language, zh or en; taken from the locale unless given."
    ),
    "debug": Localized("出错时显示完整的调用栈。", "Show the traceback of an error."),
}
Entries = tuple[tuple[Callable[..., int], str, dict[str, Localized]], ...]
RUBRIC = {"": Localized("查看、编写、测试和比较考评细则。", "Look at, write, test and compare rubrics.")}
COMMANDS: Entries = (
    (evaluate.command, "evaluate", evaluate.TEXTS),
    (assess.command, "assess", assess.TEXTS),
    (explain.command, "explain", explain.TEXTS),
    (validate.command, "validate", validate.TEXTS),
    (rule.command, "rule", rule.TEXTS),
)
COLLECT = {
    "": Localized(
        "把工单、问卷、表单和各种表格变成观察记录。",
        "Turn tickets, surveys, forms and any table into observation records.",
    )
}
COLLECT_COMMANDS: Entries = (
    (collect_map.command, "map", collect_map.TEXTS),
    (collect_table.command, "table", collect_table.TEXTS),
    (collect_tickets.command, "tickets", collect_tickets.TEXTS),
    (collect_survey.command, "survey", collect_survey.TEXTS),
    (collect_template.command, "template", collect_template.TEXTS),
    (collect_form.command, "form", collect_form.TEXTS),
    (collect_status.command, "status", collect_status.TEXTS),
    (collect_pseudonymise.command, "pseudonymise", collect_pseudonymise.TEXTS),
)
RUBRIC_COMMANDS: Entries = (
    (rubric_list.command, "list", rubric_list.TEXTS),
    (rubric_show.command, "show", rubric_show.TEXTS),
    (rubric_new.command, "new", rubric_new.TEXTS),
    (rubric_test.command, "test", rubric_test.TEXTS),
    (rubric_diff.command, "diff", rubric_diff.TEXTS),
    (rubric_schema.command, "schema", rubric_schema.TEXTS),
)


def _root(
    *,
    version: Annotated[bool, typer.Option("--version")] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="zh|en")] = None,  # noqa: ARG001  # taken by main
    debug: Annotated[bool, typer.Option("--debug")] = False,  # noqa: ARG001  # taken by main
) -> None:
    if version:
        print(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _typer() -> typer.Typer:
    app = typer.Typer(name=PROGRAM, cls=Group, add_completion=False, no_args_is_help=True)
    app.callback()(_root)
    for function, name, _ in COMMANDS:
        app.command(name, cls=Command)(function)
    for group, entries in (("rubric", RUBRIC_COMMANDS), ("collect", COLLECT_COMMANDS)):
        inner = typer.Typer(name=group, cls=Group, no_args_is_help=True)
        for function, name, _ in entries:
            inner.command(name, cls=Command)(function)
        app.add_typer(inner)
    return app


def build(language: "Language") -> Group:
    """The whole command line in one language; ``--lang`` and ``--debug`` are shown with every command."""
    root = get_command(_typer())
    assert isinstance(root, Group)  # noqa: S101  # what `cls=Group` gives, for the type checker
    everywhere = [_only_shown(p) for p in root.params if p.name in ("lang", "debug")]
    localize(root, language, ROOT)
    for command, texts in _commands(root):
        command.params.extend(everywhere)
        localize(command, language, ROOT | texts)
    return root


def _only_shown(parameter: Any) -> Any:
    shown = copy(parameter)
    shown.expose_value = False
    return shown


def _commands(root: Group) -> "Iterator[tuple[Any, dict[str, Localized]]]":
    yield from ((root.commands[name], texts) for _, name, texts in COMMANDS)
    for name, texts, entries in (("rubric", RUBRIC, RUBRIC_COMMANDS), ("collect", COLLECT, COLLECT_COMMANDS)):
        group: Any = root.commands[name]
        yield group, texts
        yield from ((group.commands[inner], inner_texts) for _, inner, inner_texts in entries)


def run(session: "Session", arguments: list[str]) -> int:
    """Carry out one command line and give its exit code.

    Raises:
        CouldNotRunError: for a command line that cannot be understood, and for whatever a command cannot do.
    """
    command = build(session.language)
    try:
        with command.make_context(PROGRAM, arguments, obj=session, terminal_width=session.width) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as leave:
        return leave.exit_code
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            session.note(error.message)
            return 2
        raise translated(error, PROGRAM) from error
