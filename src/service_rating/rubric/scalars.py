"""Unquoted YAML scalars, read strictly: what YAML 1.1 would turn into something else is a diagnostic."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from service_rating.localized import Localized

# Longer numbers mean nothing here, and would be rounded by decimal arithmetic (28 digits).
LONGEST_NUMBER = 25

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "Null": None, "NULL": None, "~": None}

# Each form is one that some YAML reader takes for another value than the one that stands there.
_SURPRISES: tuple[tuple[re.Pattern[str], Localized], ...] = (
    (
        re.compile(r"(?i:yes|no|on|off|y|n|true|false)"),
        Localized(
            'YAML 解析器对未加引号的 {text} 理解不一（布尔值或文字）；布尔值请写 true 或 false，文字请加引号："{text}"。',
            'YAML readers disagree on an unquoted {text} (truth value or text); write true or false, or quote it: "{text}".',
        ),
    ),
    (
        re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"),
        Localized(
            'YAML 1.1 会把未加引号的 {text} 当成六十进制数；时长请写成一个数（单位由 measure 的 unit 说明），文字请加引号："{text}"。',
            "YAML 1.1 reads an unquoted {text} as a base-60 number; write a duration as one number in the unit of its "
            'measure, or quote text: "{text}".',
        ),
    ),
    (
        re.compile(r"[-+]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|0[0-9_]+(?:\.[0-9_]*)?)"),
        Localized(
            '{text} 可能被读成八进制、十六进制或二进制数；请写普通十进制数（不带前导零），文字请加引号："{text}"。',
            "{text} may be read as an octal, hexadecimal or binary number; write a plain decimal number without leading "
            'zeros, or quote text: "{text}".',
        ),
    ),
    (
        re.compile(r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?"),
        Localized(
            '{text} 不是规范的数字写法；请写成 1000 或 0.5 这样的普通数字，文字请加引号："{text}"。',
            '{text} is no plain number; write it like 1000 or 0.5, or quote text: "{text}".',
        ),
    ),
    (
        re.compile(r"[-+]?\.[0-9][0-9_]*|[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+"),
        Localized(
            '{text} 的写法不被接受；请写成 0.5 或 1000 这样的普通数字，文字请加引号："{text}"。',
            'The notation {text} is not taken; write a plain number like 0.5 or 1000, or quote text: "{text}".',
        ),
    ),
    (
        re.compile(r"(?i:[-+]?\.inf|\.nan|[-+]?infinity|nan)"),
        Localized(
            "{text} 不是有限的数；请写一个普通数字，没有数值时请删除该键。",
            "{text} is not a finite number; write a plain number, or remove the key when there is none.",
        ),
    ),
)
_TOO_LONG = Localized(
    "数字超过 {most} 个字符；请减少位数，文字请加引号。",
    "A number of more than {most} characters; shorten it, or quote text.",
)
_EMPTY = Localized(
    "这里没有值；请补上值，或删除该键（确实要留空请写 null）。",
    "Nothing stands here; write a value, remove the key, or write null if it is meant to be empty.",
)


class SurpriseError(ValueError):
    """An unquoted scalar that must not be read silently; ``message`` says what to write."""

    def __init__(self, message: Localized) -> None:
        """Keep the bilingual sentence."""
        super().__init__(message.en)
        self.message = message


@lru_cache(maxsize=1024)  # most of them are the same few keys
def read_plain(text: str) -> str | int | Decimal | bool | None:
    """Read an unquoted scalar: whole number, decimal, true/false, null, or text as it stands (dates too).

    Raises :class:`SurpriseError` for everything that YAML readers disagree on.
    """
    if text in _WORDS:
        return _WORDS[text]
    if not text:
        raise SurpriseError(_EMPTY)
    if text[0] not in "0123456789+-.YyNnOoTtFfIi":  # the common case: a word
        return text
    if len(text) > LONGEST_NUMBER:
        if re.fullmatch(r"[-+]?[0-9._]+", text):
            raise SurpriseError(_TOO_LONG.format(most=LONGEST_NUMBER))
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    for pattern, message in _SURPRISES:
        if pattern.fullmatch(text):
            raise SurpriseError(message.format(text=text))
    return text


@lru_cache(maxsize=1024)  # most of them are the same few
def read_word(text: str) -> str | None:
    """The key that an unquoted scalar is, if it plainly is a text; None where it has to be looked at more closely."""
    try:
        key = read_plain(text)
    except SurpriseError:
        return None
    return key if type(key) is str and key != "<<" else None
