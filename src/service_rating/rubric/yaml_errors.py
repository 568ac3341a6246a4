"""The parser's complaints in words an author can act on, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.localized import Localized
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    import yaml

# (a part of the parser's sentence, what it means); the C and the Python parser word some of them differently
_MEANINGS: tuple[tuple[str, Localized], ...] = (
    (
        "mapping values are not allowed",
        Localized(
            "这里不该出现冒号：请检查缩进；值中含“: ”时请加引号。",
            "A colon is not expected here: check the indentation, and quote values that contain ': '.",
        ),
    ),
    (
        "could not find expected ':'",
        Localized(
            "这里的键后面缺少冒号和空格，例如 weight: 10。",
            "This key lacks its colon and blank, as in weight: 10.",
        ),
    ),
    (
        "',' or ']'",
        Localized(
            "从这里开始的方括号列表没有正确结束：缺少 ] 或逗号。",
            "The list in square brackets that begins here does not end properly: ] or a comma is missing.",
        ),
    ),
    (
        "',' or '}'",
        Localized(
            "从这里开始的花括号映射没有正确结束：缺少 } 或逗号。",
            "The mapping in braces that begins here does not end properly: } or a comma is missing.",
        ),
    ),
    (
        "found unexpected end of stream",
        Localized("这里开始的引号没有关闭。", "The quotation mark here is never closed."),
    ),
    (
        "unknown escape character",
        Localized(
            "双引号文字里有无效的反斜杠转义；请改用单引号。",
            "An invalid backslash escape in double quotes; use single quotes.",
        ),
    ),
    (
        "entries are not allowed",
        Localized("列表项（- ）应另起一行并缩进。", "List entries (- ) begin on a line of their own, indented."),
    ),
    (
        "expected '-' indicator",
        Localized(
            "列表与键混在同一缩进；请检查缩进。", "List entries and keys are mixed at one indentation; check it."
        ),
    ),
    (
        "cannot start any token",
        Localized("值不能以这个字符开头；请给值加引号。", "A value cannot begin with this character; quote the value."),
    ),
)
_TAB = Localized(
    "缩进用了制表符（Tab）；YAML 只认空格，请改成空格。",
    "A tab is used for indentation; YAML takes blanks only: replace it by blanks.",
)
_OTHER = Localized(
    "YAML 语法错误（{problem}）；请检查这里的缩进、引号和括号。",
    "YAML syntax error ({problem}); check indentation, quotes and brackets here.",
)


SECOND_DOCUMENT = Localized(
    "文件里有第二个 YAML 文档（---）；一个文件只写一份细则，请拆成几个文件。",
    "A second YAML document (---) begins here; write one rubric per file.",
)
TAG = Localized(
    "YAML 标签 {tag} 不属于细则语言；请删除标签，直接写值。",
    "The YAML tag {tag} is no part of the rubric language; remove it and write the plain value.",
)
TOO_DEEP = Localized(
    "嵌套超过 {most} 层；细则没有这么深，请检查括号与缩进。",
    "More than {most} levels of nesting; no rubric is that deep: check brackets and indentation.",
)
TOO_MANY = Localized(
    "展开引用后超过 {most} 个节点；请删减内容，或不要层层引用（*别名）。",
    "More than {most} nodes once aliases are expanded; shorten the file, or do not nest aliases (*name).",
)
SELF_REFERENCE = Localized(
    "*{name} 引用了它自己所在的内容，永远展不完；请把值直接写出来。",
    "*{name} refers to the very value it stands in and never ends; write the value out.",
)
UNKNOWN_ANCHOR = Localized(
    "没有名为 &{name} 的锚点；请先定义它，以 * 开头的文字请加引号。",
    "There is no anchor &{name}; define it above, or quote text that begins with *.",
)


# Of these the beginning tells more than the place where the parser gave up.
_TOLD_AT_THE_BEGINNING = ("could not find expected ':'", "',' or ']'", "',' or '}'", "found unexpected end of stream")


def explain(error: yaml.YAMLError, text: str) -> tuple[Localized, Any]:
    """Translate a parser error and say where it stands; ``text`` is the YAML it arose in."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "?")
    mark = getattr(error, "problem_mark", None)
    if "cannot start any token" in problem and mark is not None and _is_tab(text, mark):
        return _TAB, mark
    for part, meaning in _MEANINGS:
        if part in problem:
            beginning = getattr(error, "context_mark", None) if part in _TOLD_AT_THE_BEGINNING else None
            return meaning, beginning or mark
    return _OTHER.format(problem=shown(problem)), mark


def _is_tab(text: str, mark: yaml.Mark) -> bool:
    return text.splitlines()[mark.line].startswith("\t", mark.column)
