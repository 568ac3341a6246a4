"""The commands of the plain prompts: their words in both languages, and which one a line means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from service_rating.localized import Language, Localized
from service_rating.rubric.names import folded
from service_rating.rubric.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator


class Command(NamedTuple):
    """One command: its words (the first of each language is shown), and what it does. ``text``: something may follow."""

    name: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    does: Localized
    text: bool = False


COMMANDS = (
    Command("back", ("back", "b"), ("上一题", "后退", "返回"), Localized("回到上一题", "to the question before")),
    Command("skip", ("skip", "s", "next"), ("跳过", "下一题"), Localized("跳过，答案不变（回车也可）", "on to the next, answer unchanged (or Enter)")),
    Command("go", ("go", "g", "jump"), ("跳到", "转到"), Localized("跳到某题：题号或指标，如 跳到 5", "to a question by number or KPI, such as go 5"), text=True),
    Command("unseen", ("unseen", "n", "not seen", "not_seen"), ("未见", "没看到", "未观察到"), Localized("没有看到，不作评价", "not seen: nothing is judged")),
    Command("note", ("note",), ("备注",), Localized("写下看到了什么，如 备注 主动复述了需求", "write down what you observed, such as note repeated the need"), text=True),
    Command("evidence", ("evidence", "case"), ("证据", "案例"), Localized("写下案例编号，如 证据 TK-12", "write down a case reference, such as evidence TK-12"), text=True),
    Command("clear", ("clear",), ("清除",), Localized("清除本题的答案", "clear the answer to this question")),
    Command("undo", ("undo", "u"), ("撤销",), Localized("撤销上一步", "take the last step back")),
    Command("redo", ("redo",), ("重做",), Localized("重做撤销的一步", "do it again")),
    Command("show", ("show", "again"), ("重读", "题目"), Localized("再读一遍本题", "read this question again")),
    Command("grid", ("grid",), ("自查表",), Localized("逐行填写每周自查表", "fill in the weekly self-check line by line")),
    Command("level", ("level", "l"), ("等级",), Localized("目前的建议等级和还缺什么", "the level proposed so far, and what is missing")),
    Command("review", ("review", "r"), ("总览",), Localized("全部题目和答案", "all questions with their answers")),
    Command("finish", ("finish", "f", "done"), ("完成", "提交"), Localized("完成，写出观察记录", "finish, and write the observations")),
    Command("quit", ("quit", "q", "exit"), ("退出", "暂停"), Localized("停下，草稿保留", "stop; the draft is kept")),
    Command("help", ("help", "h", "?"), ("帮助", "？"), Localized("本说明", "this list")),
)  # fmt: skip


class Meant(NamedTuple):
    """A command that was typed, and what followed it."""

    name: str
    text: str = ""


def command_of(line: str) -> Meant | None:
    """The command that a line means; None where it is no command but an answer."""
    plain = line.strip().removeprefix("/").removeprefix(":").removeprefix("：")
    for command in COMMANDS:
        for word in (*command.en, *command.zh):
            if folded(plain) == folded(word):
                return Meant(command.name)
            if command.text and (rest := _after(plain, word)) is not None:
                return Meant(command.name, rest)
    return None


def _after(line: str, word: str) -> str | None:
    """What follows a word; after a Chinese word no blank is needed."""
    if folded(line[: len(word)]) != folded(word):
        return None
    rest = line[len(word) :]
    return rest.strip(" \t:：") if rest[:1] in " \t\n:：" or not word.isascii() else None


def near_command(line: str) -> str | None:
    """The command word most like what was typed, in its first word; None where none is near."""
    word = (line.split() or [""])[0]
    words = [word for command in COMMANDS for word in (*command.en, *command.zh) if len(word) > 1]
    return nearest(word, words) if len(word) > 1 else None


def help_lines(language: Language) -> Iterator[str]:
    """The commands, one on a line, words of the language first."""
    for command in COMMANDS:
        own, other = (command.zh, command.en) if language == "zh" else (command.en, command.zh)
        colon = "：" if language == "zh" else ": "
        yield f"{own[0]} ({', '.join([*own[1:2], other[0]])}){colon}{command.does.get(language)}"
