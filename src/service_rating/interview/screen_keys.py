"""The keys of the screen: one table for the bindings, the line at the bottom, the help and the command palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingsMap

from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.localized import Language


@dataclass(frozen=True, slots=True)
class Key:
    """One thing the person can do: its keys (the first is shown), Textual's action, its name.

    ``footed``: shown in the line at the bottom. ``anywhere``: works also while a window lies on top.
    """

    keys: str
    action: str
    name: Localized
    shown: str
    footed: bool = False
    anywhere: bool = False


KEYS = (
    Key("f1", "help", Localized("帮助", "Help"), "F1", footed=True),
    Key("f2", "not_seen", Localized("未观察到", "Not seen"), "F2", footed=True),
    Key("f3", "skip", Localized("跳过", "Skip"), "F3", footed=True),
    Key("f4", "back", Localized("上一题", "Back"), "F4", footed=True),
    Key("f5,ctrl+z", "undo", Localized("撤销", "Undo"), "F5"),
    Key("ctrl+y", "redo", Localized("重做", "Redo"), "^Y"),
    Key("f6", "grid", Localized("每周自查表", "Weekly self-check"), "F6"),
    Key("f7", "clear", Localized("清除这题的回答", "Clear this answer"), "F7"),
    Key("f8", "level", Localized("建议等级", "Level"), "F8", footed=True),
    Key("f9", "review", Localized("检查并完成", "Review"), "F9", footed=True),
    Key("ctrl+l", "questions", Localized("题目列表", "List of questions"), "^L"),
    Key("ctrl+s", "saved", Localized("存草稿（自动）", "Save (by itself)"), "^S"),
    Key("ctrl+p", "commands", Localized("命令", "Commands"), "^P", footed=True),
    Key("ctrl+q,ctrl+c", "leave", Localized("离开", "Leave"), "^Q", footed=True, anywhere=True),
)

ACTIONS = {key: k.action for k in KEYS if not k.anywhere for key in k.keys.split(",")}
"""Key → action, without those that work everywhere."""


def bindings(language: Language) -> BindingsMap:
    """The table as Textual's bindings, named in the language."""
    return BindingsMap(
        [
            Binding(
                key, k.action, k.name.get(language), show=k.footed and not n, key_display=k.shown, priority=k.anywhere
            )
            for k in KEYS
            for n, key in enumerate(k.keys.split(","))
        ]
    )
