"""SR209 missing-language: every text is really written in both languages.

标题：每段文字确实写了两种语言。

What: no text is blank in one language, a mere sign, or a ``TODO``; the Chinese text has Chinese characters wherever it is more than a name or an
abbreviation; the English text is not Chinese; and neither is a copy of the other.
说明：两种语言都写了文字，不是空白、符号或 TODO；除名称和缩写外，中文文字含有汉字；英文文字不是中文；二者不是照抄。

Why: reports, justifications and the screen of the assessed person show the text in the reader's own language; a copy
leaves half of the readers out.
理由：报告、评语和员工页面按读者的语言显示；照抄会让一半读者看不懂。

Fix: translate the text. Names and abbreviations that are the same in both languages (``NPS``) may stay.
改法：翻译该文字；两种语言相同的名称和缩写（如 NPS）可以保留。

Fails::

    description: {zh: A small rubric, en: A small rubric}

Fails::

    description: {zh: 小细则, en: 小细则}

Fails::

    description: {zh: 小细则, en: " "}

Fails::

    description: {zh: 小细则, en: TODO}

Passes::

    description: {zh: 小细则, en: A small rubric}

Passes::

    description: {zh: NPS, en: NPS}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import texts
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding
    from service_rating.rubric.text import Text

_LETTER = "[A-Za-z]"
_WORD = r"\b[A-Z]?[a-z]{3,}\b"
"""A word that is no abbreviation. Compiled where it is needed, which is hardly ever."""


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at both languages of every text."""
    for path, text in texts(rubric):
        for language, message in _faults(text):
            yield (*path, language), message


def _faults(text: Text) -> Iterator[tuple[str, Localized]]:
    chinese = _has_chinese(text.zh)
    if _is_blank(text.zh):
        yield "zh", _BLANK.format(language=_ZH)
    elif not chinese and re.search(_WORD, text.zh):
        yield "zh", _NOT_CHINESE.format(text=shown(text.zh))
    if _is_blank(text.en):
        yield "en", _BLANK.format(language=_EN)
    elif _has_chinese(text.en) and not re.search(_LETTER, text.en):
        yield "en", _NOT_ENGLISH.format(text=shown(text.en))
    elif chinese and text.zh == text.en:
        yield "en", _COPY


def _is_blank(text: str) -> bool:
    """Tell whether a text holds nothing but blanks and signs, or a word that keeps a place free."""
    return not (text[:1].isalnum() or any(c.isalnum() for c in text)) or text.strip().casefold() in _PLACEHOLDERS


def _has_chinese(text: str) -> bool:
    if text.isascii():
        return False
    return _is_chinese(text[0]) or any(map(_is_chinese, text))


def _is_chinese(c: str) -> bool:
    return "\u3400" <= c <= "\u9fff" or c >= "\U00020000"


_PLACEHOLDERS = frozenset({"todo", "tbd", "fixme", "xxx", "待补", "待补充", "待写", "待定", "待翻译"})
_ZH = Localized("中文", "Chinese")
_EN = Localized("英文", "English")
_BLANK = Localized("{language}文字还没有写；请补写。", "The {language} text is still to be written; write it.")
_NOT_CHINESE = Localized(
    "“{text}”没有汉字，不像中文；请翻译（名称与缩写可以保留）。",
    "'{text}' has no Chinese character and can hardly be Chinese; translate it (names and abbreviations may stay).",
)
_NOT_ENGLISH = Localized("“{text}”是中文，不是英文；请翻译。", "'{text}' is Chinese, not English; translate it.")
_COPY = Localized("英文文字与中文完全相同；请翻译。", "The English text is a copy of the Chinese one; translate it.")
