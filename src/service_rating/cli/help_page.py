"""The help page of a command, in one language throughout and with Chinese wrapped at the right width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperArgument, TyperCommand, TyperGroup

from service_rating.cli.plain_values import take_as_given
from service_rating.localized import Language, Localized
from service_rating.reports.layout import GAP, lines_of, widths, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

METAVARS = {
    "OBS...": Localized("观察文件...", "OBS..."),
    "OBS": Localized("观察文件", "OBS"),
    "OLD": Localized("旧细则", "OLD"),
    "NEW": Localized("新细则", "NEW"),
    "PATH...": Localized("路径...", "PATH..."),
    "FILE...": Localized("文件...", "FILE..."),
    "FILE": Localized("文件", "FILE"),
    "RUBRIC": Localized("细则", "RUBRIC"),
    "FORMAT": Localized("格式", "FORMAT"),
    "CODE": Localized("代码", "CODE"),
    "CODES": Localized("代码", "CODES"),
    "SEVERITY": Localized("程度", "SEVERITY"),
    "EMPLOYEE": Localized("员工编号", "EMPLOYEE"),
    "SOURCE": Localized("来源", "SOURCE"),
    "PROFILE": Localized("岗位类型", "PROFILE"),
    "DATE": Localized("日期", "DATE"),
    "AUDIENCE": Localized("读者", "AUDIENCE"),
    "PERIOD": Localized("考核周期", "PERIOD"),
    "TEXT": Localized("文字", "TEXT"),
    "ID": Localized("标识", "ID"),
    "N": Localized("数字", "N"),
    "KPI": Localized("指标", "KPI"),
    "LAYOUT": Localized("布局", "LAYOUT"),
    "SIZE": Localized("大小", "SIZE"),
    "N|P%": Localized("上限", "N|P%"),
    "N|all": Localized("整数|all", "N|all"),
    "COLUMN": Localized("列名", "COLUMN"),
    "ZONE": Localized("时区", "ZONE"),
    "KEYFILE": Localized("密钥文件", "KEYFILE"),
    "TIERS": Localized("时限文件", "TIERS"),
    "CALENDAR": Localized("日历", "CALENDAR"),
    "MOMENT": Localized("时刻", "MOMENT"),
    "CYCLE": Localized("节奏", "CYCLE"),
    "COLUMN=FORMAT": Localized("列名=格式", "COLUMN=FORMAT"),
    "PURPOSE": Localized("用途", "PURPOSE"),
    "COLUMN=FIELD": Localized("列名=字段", "COLUMN=FIELD"),
}
USAGE = Localized("用法：", "Usage: ")
OPTIONS = Localized("选项", "Options")
ARGUMENTS = Localized("参数", "Arguments")
COMMANDS = Localized("命令", "Commands")
ANY_OPTIONS = Localized("[选项]", "[OPTIONS]")
ANY_COMMAND = Localized("命令 ...", "COMMAND ...")
HELP = Localized("显示本说明并退出。", "Show this help and exit.")
WIDEST_PAGE, WIDEST_NAMES = 100, 34
ORDER = "service_rating.order"


class _Page:
    """Gives a command its help page. ``texts`` and ``language`` are set by :func:`localize`."""

    language: Language
    texts: dict[str, Localized]
    params: list[Any]

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of the class this is mixed into
        if option is not None:
            take_as_given(option)
        return option

    def get_usage(self, ctx: Any) -> str:
        """The usage line; arguments that may be left out stand in brackets."""
        metavars = [p.metavar if p.required else f"[{p.metavar}]" for p in self.params if isinstance(p, TyperArgument)]
        tail = [ANY_COMMAND.get(self.language)] if isinstance(self, TyperGroup) else metavars
        return USAGE.get(self.language) + " ".join([ctx.command_path, ANY_OPTIONS.get(self.language), *tail])

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, purpose, commands, arguments and options."""
        width = min(WIDEST_PAGE, ctx.find_root().terminal_width or WIDEST_PAGE)
        purpose = [
            line for part in self.texts[""].get(self.language).split("\n\n") for line in (*wrap(part, width), "")
        ]
        formatter.write("\n".join([*wrap(self.get_usage(ctx), width), "", *purpose]))
        for title, rows in self._parts():
            if rows:
                formatter.write(f"\n{title.get(self.language)}\n{_rows(rows, width)}")

    def _parts(self) -> list[tuple[Localized, list[list[str]]]]:
        say = {name: text.get(self.language) for name, text in self.texts.items()}
        inside = self.commands if isinstance(self, TyperGroup) else {}
        commands = [
            [n, c.texts[""].get(self.language).split("\n\n")[0]] for n, c in inside.items() if isinstance(c, _Page)
        ]
        arguments = [[str(p.metavar), say[str(p.name)]] for p in self.params if isinstance(p, TyperArgument)]
        options = [[_spelling(p), say[p.name]] for p in self.params if not isinstance(p, TyperArgument)]
        return [
            (COMMANDS, commands),
            (ARGUMENTS, arguments),
            (OPTIONS, [*options, ["--help", HELP.get(self.language)]]),
        ]


def _spelling(option: Any) -> str:
    """``--output, -o FILE``."""
    return ", ".join(option.opts) + (f" {option.metavar}" if option.metavar else "")


def _rows(rows: Sequence[Sequence[str]], width: int) -> str:
    names = widths([row[:1] for row in rows], [WIDEST_NAMES])[0]
    sizes = [names, width - names - 2 * len(GAP)]
    return "".join(f"{GAP}{line}\n" for row in rows for line in lines_of(row, sizes, (False, False)))


class Command(_Page, TyperCommand):
    """A command with a help page in one language. It keeps the order in which options were given."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line."""
        _, _, order = self.make_parser(ctx).parse_args(list(args))
        ctx.meta[ORDER] = [parameter.name for parameter in order]
        return super().parse_args(ctx, args)


def order_given(ctx: Any) -> list[str]:
    """The names of the parameters as they follow each other on the command line, repeated ones repeatedly."""
    return list(ctx.meta.get(ORDER, ()))


class Group(_Page, TyperGroup):
    """A group of commands with a help page in one language."""


def localize(command: Command | Group, language: Language, texts: dict[str, Localized]) -> None:
    """Give a command its texts (``""``: what it is for; else by parameter) and its language."""
    command.language, command.texts = language, texts
    for parameter in command.params:
        take_as_given(parameter)
        if parameter.metavar in METAVARS:
            parameter.metavar = METAVARS[parameter.metavar].get(language)
