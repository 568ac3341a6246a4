"""Sentences for pydantic's error types: wrong types, malformed names, numbers and lengths out of range."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from service_rating.localized import Localized
from service_rating.rubric.document import Broken
from service_rating.rubric.wording import plain, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

WRONG_TYPE, MALFORMED, OUT_OF_RANGE, LENGTH, TWICE, OTHER = "SR103", "SR105", "SR106", "SR107", "SR109", "SR110"

_NUMBER = Localized("这里应写数字", "a number is wanted here")
_MAPPING = Localized("这里应写一组键和值", "a mapping of keys and values is wanted here")

# pydantic's type -> what was wanted
_WANTED: dict[str, Localized] = {
    "number_wanted": _NUMBER,
    "number_or_choice": Localized("这里应写数字或 {expected}", "a number or {expected} is wanted here"),
    "int_type": Localized("这里应写整数", "a whole number is wanted here"),
    "bool_type": Localized("这里应写 true 或 false", "true or false is wanted here"),
    "string_type": Localized("这里应写文字", "text is wanted here"),
    "list_type": Localized("这里应写列表（每行以 - 开头）", "a list is wanted here (each line begins with -)"),
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
}
_KEYS = {
    "Text": Localized("，即 {{zh: 中文, en: English}}", ", namely {{zh: 中文, en: English}}"),
}

SENTENCES: dict[str, tuple[str, Localized]] = {
    "union_tag_not_found": (
        "SR102",
        Localized(
            "缺少必需的键 kind；它说明这是哪一种。", "The required key kind is missing; it says which sort this is."
        ),
    ),
    "greater_than": (
        OUT_OF_RANGE,
        Localized("{value} 太小；应大于 {gt}。", "{value} is too small; it must be above {gt}."),
    ),
    "greater_than_equal": (
        OUT_OF_RANGE,
        Localized("{value} 太小；最小为 {ge}。", "{value} is too small; the least is {ge}."),
    ),
    "less_than_equal": (
        OUT_OF_RANGE,
        Localized("{value} 太大；最大为 {le}。", "{value} is too large; the most is {le}."),
    ),
    "string_too_short": (LENGTH, Localized("文字不能为空。", "The text may not be empty.")),
    "string_too_long": (
        LENGTH,
        Localized("文字太长；最多 {max_length} 个字符。", "The text is too long; at most {max_length} characters."),
    ),
    "too_short": (
        LENGTH,
        Localized(
            "这里只有 {actual_length} 项，至少要 {min_length} 项。",
            "Too few entries here ({actual_length}); at least {min_length} are needed.",
        ),
    ),
    "too_long": (
        LENGTH,
        Localized(
            "这里的项数超过上限；最多 {max_length} 项。", "Too many entries here; at most {max_length} are taken."
        ),
    ),
    "source_twice": (
        TWICE,
        Localized("来源 {source} 列了两次；请只保留一个。", "The source {source} is listed twice; keep one."),
    ),
}
# pattern -> what the name must look like
_PATTERNS: dict[str, Localized] = {
    "_": Localized(
        "{value} 不是合格的 id；请用小写字母开头，只含小写字母、数字和下划线，例如 first_contact_resolution。",
        "{value} is no id; begin with a lower-case letter and use only lower-case letters, digits and underscores, as in "
        "first_contact_resolution.",
    ),
    "-": Localized(
        "{value} 不是合格的细则 id；请用小写字母、数字和连字符，例如 service-awareness。",
        "{value} is no rubric id; use lower-case letters, digits and hyphens, as in service-awareness.",
    ),
    ".": Localized(
        "{value} 不是合格的版本号；请写三段数字，例如 1.0.0。",
        "{value} is no version; write three numbers, as in 1.0.0.",
    ),
}
_VERSION = Localized("版本号要写三段数字，例如 1.0.0。", "A version has three numbers, as in 1.0.0.")
_UNEXPECTED = Localized("这个值不合格（{problem}）。", "This value does not fit ({problem}).")


def sentence(kind: str, ctx: Mapping[str, Any], value: Any, key: object = "") -> tuple[str, Localized]:
    """Give code and sentence for a pydantic error type, its context, the value and the key it stands under."""
    if kind == "string_pattern_mismatch":
        return MALFORMED, _pattern(str(ctx["pattern"])).format(value=shown(value))
    if kind == "string_type" and key == "version" and isinstance(value, int | Decimal):
        return MALFORMED, _VERSION
    if kind in _WANTED:
        return WRONG_TYPE, _wrong_type(kind, ctx, value)
    if kind in SENTENCES:
        code, template = SENTENCES[kind]
        return code, template.format(**{**{k: shown(v) for k, v in ctx.items()}, "value": _written(value)})
    return OTHER, _UNEXPECTED.format(problem=shown(kind))


def _pattern(pattern: str) -> Localized:
    if "_" in pattern:
        return _PATTERNS["_"]
    return _PATTERNS["-" if "-z" in pattern else "."]


def _wrong_type(kind: str, ctx: Mapping[str, Any], value: Any) -> Localized:
    wanted = _WANTED[kind].format(expected=str(ctx.get("expected", "")).strip("'"))
    detail = _KEYS.get(str(ctx.get("class_name")), Localized("", "")).format()
    message = Localized("{wanted}{detail}，而不是{got}。{hint}", "{wanted}{detail}, not {got}.{hint}")
    filled = message.format(wanted=wanted, detail=detail, got=_name_of(value), hint=_hint(kind, value))
    return Localized(filled.zh, filled.en[0].upper() + filled.en[1:])


def _name_of(value: Any) -> Localized:
    """Name a value by what it is, and show it where it is short."""
    names: tuple[tuple[Any, Localized], ...] = (
        (bool, Localized("真假值 {value}", "the truth value {value}")),
        (int | Decimal, Localized("数字 {value}", "the number {value}")),
        (str, Localized("文字“{value}”", "the text '{value}'")),
        (list, Localized("列表", "a list")),
        (dict, Localized("一组键和值", "a mapping")),
        (Broken, Localized("无法读取的值", "a value that could not be read")),
    )
    for kind, name in names:
        if isinstance(value, kind):
            return name.format(value=_written(value))
    return Localized("空值（null）", "nothing (null)")


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else shown(value)


def _hint(kind: str, value: Any) -> Localized:
    """Say how to write it, where the intent is plain."""
    if kind == "string_type" and isinstance(value, int | Decimal):
        return Localized("请加引号。", " Quote it.")
    if kind not in {"number_wanted", "number_or_choice", "int_type"} or not isinstance(value, str | Decimal):
        return Localized("", "")
    if isinstance(value, Decimal):
        return Localized("请去掉小数部分。", " Drop the decimals.")
    if re.fullmatch(r"\s*[-+]?[0-9]+(\.[0-9]+)?\s*", value):
        return Localized(f"请去掉引号，写成 {value.strip()}。", f" Remove the quotes: {value.strip()}.")
    if percent := re.fullmatch(r"\s*([-+]?[0-9]{1,9}(?:\.[0-9]{1,9})?)\s*[%％]\s*", value):
        share = plain(Decimal(percent[1]) / 100)
        return Localized(f"百分数请写成小数 {share}。", f" Write a percentage as the decimal {share}.")
    example = "3" if kind == "int_type" else "0.85"
    return Localized(f"请写普通数字，例如 {example}。", f" Write a plain number, as in {example}.")
