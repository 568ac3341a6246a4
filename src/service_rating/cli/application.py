"""All commands in one table, built in the language of the run; the modules of those that are not meant stay unread."""

from copy import copy
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer
from typer.main import get_command

from service_rating import __version__
from service_rating.cli.help_page import Command, Group, localize
from service_rating.cli.usage_errors import translated
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

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
COMMANDS = ("evaluate", "assess", "explain", "validate", "rule")
"""Each is the function ``command`` of the module of this name (in a group: ``group_name``), with its ``TEXTS``."""
GROUPS = {
    "rubric": ("list", "show", "new", "test", "diff", "schema"),
    "collect": ("map", "table", "tickets", "survey", "template", "form", "status", "pseudonymise"),
}
GROUP_TEXTS = {
    "rubric": Localized("查看、编写、测试和比较考评细则。", "Look at, write, test and compare rubrics."),
    "collect": Localized(
        "把工单、问卷、表单和各种表格变成观察记录。",
        "Turn tickets, surveys, forms and any table into observation records.",
    ),
}
Modules: TypeAlias = "Mapping[str, Mapping[str, ModuleType]]"
"""By the name of the group (``""``: in none) and of the command."""


def modules(arguments: "Sequence[str]" = ()) -> Modules:
    """The module of the command that the arguments begin with; of all (of the group) where they name none."""
    first, second, *_ = (*arguments, "", "")
    if first in COMMANDS:
        return {"": _imported("", (first,))}
    if first in GROUPS:
        known = GROUPS[first]
        return {"": {}, first: _imported(f"{first}_", (second,) if second in known else known)}
    return {"": _imported("", COMMANDS)} | {group: _imported(f"{group}_", names) for group, names in GROUPS.items()}


def _imported(prefix: str, names: "Sequence[str]") -> "dict[str, ModuleType]":
    return {name: import_module(f"service_rating.cli.{prefix}{name}") for name in names}


def _root(
    *,
    version: Annotated[bool, typer.Option("--version")] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="zh|en")] = None,  # noqa: ARG001  # taken by main
    debug: Annotated[bool, typer.Option("--debug")] = False,  # noqa: ARG001  # taken by main
) -> None:
    if version:
        print(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _typer(found: Modules) -> typer.Typer:
    app = typer.Typer(name=PROGRAM, cls=Group, add_completion=False, no_args_is_help=True)
    app.callback()(_root)
    for group, entries in found.items():
        inner = typer.Typer(name=group, cls=Group, no_args_is_help=True) if group else app
        for name, module in entries.items():
            inner.command(name, cls=Command)(module.command)
        if group:
            app.add_typer(inner)
    return app


def build(language: "Language", arguments: "Sequence[str]" = ()) -> Group:
    """The command line in one language, as far as the arguments need it; ``--lang`` and ``--debug`` are shown everywhere."""
    found = modules(arguments)
    root = get_command(_typer(found))
    assert isinstance(root, Group)  # noqa: S101  # what `cls=Group` gives, for the type checker
    everywhere = [_only_shown(p) for p in root.params if p.name in ("lang", "debug")]
    localize(root, language, ROOT)
    for command, texts in _commands(root, found):
        command.params.extend(everywhere)
        localize(command, language, ROOT | texts)
    return root


def _only_shown(parameter: Any) -> Any:
    shown = copy(parameter)
    shown.expose_value = False
    return shown


def _commands(root: Group, found: Modules) -> "Iterator[tuple[Any, dict[str, Localized]]]":
    for group, entries in found.items():
        inside: Any = root.commands[group] if group else root
        if group:
            yield inside, {"": GROUP_TEXTS[group]}
        yield from ((inside.commands[name], module.TEXTS) for name, module in entries.items())


def run(session: "Session", arguments: list[str]) -> int:
    """Carry out one command line and give its exit code.

    Raises:
        CouldNotRunError: for a command line that cannot be understood, and for whatever a command cannot do.
    """
    command = build(session.language, arguments)
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
