"""Usage errors of typer, whose sentences are fixed English, said anew in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from typer import TyperException

    from service_rating.diagnostic import CouldNotRunError

SEE_HELP = Localized("用法见：{command} --help", "For usage see: {command} --help")
NEAR = Localized("您是不是要用 {near}？", "Did you mean {near}?")
SENTENCES = (
    (r"No such option: (?P<a>.+)", Localized("没有“{a}”这个选项。", "There is no option {a}.")),
    (r"No such command '(?P<a>.*?)'.*", Localized("没有“{a}”这个命令。", "There is no command {a}.")),
    (r"Missing command\.", Localized("缺少命令。", "A command is missing.")),
    (r"Missing \w+ '?(?P<a>.+?)(\.\.\.)?'?\.", Localized("缺少{a}。", "{a} is missing.")),
    (r"Option '(?P<a>.+?)' requires .*", Localized("选项 {a} 后面缺少值。", "The option {a} needs a value.")),
    (r"Option '(?P<a>.+?)' does not take a value\.", Localized("选项 {a} 不带值。", "The option {a} takes no value.")),
    (r"Got unexpected extra argument\(s\) \((?P<a>.+)\)", Localized("多余的参数：{a}。", "Unexpected arguments: {a}.")),
)
OTHERWISE = Localized("命令行有误：{a}", "The command line is wrong: {a}")


def translated(error: TyperException, program: str) -> CouldNotRunError:
    """A usage error as one of ours: what is wrong, what was probably meant, and where the usage stands."""
    context = getattr(error, "ctx", None)
    where = program if context is None else context.command_path
    said = error.message if hasattr(error, "possibilities") else error.format_message()
    matches = ((sentence, re.fullmatch(pattern, said, re.DOTALL)) for pattern, sentence in SENTENCES)
    message = next((sentence.format(**m.groupdict()) for sentence, m in matches if m), OTHERWISE.format(a=said))
    return usage_error("CL002", where, message, _hint(error, where))


def _hint(error: TyperException, where: str) -> Localized:
    see = SEE_HELP.format(command=where)
    near = getattr(error, "possibilities", None) or re.findall(r"'(.+?)'", error.message.partition("Did you mean")[2])
    if not near:
        return see
    meant = NEAR.format(near=", ".join(sorted(near)))
    return Localized(f"{meant.zh}{see.zh}", f"{meant.en} {see.en}")
