"""How much a header has in common with the words for something: shared words, or shared characters in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.observations.names import folded, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LIKE, STEM = 0.75, 5
_LATIN = re.compile(r"[a-z]{4,}")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
EVERYDAY = frozenset({"rate", "score", "service", "time", "number", "name", "date", "call", "customer", "with", "from"})
EVERYDAY_HAN = frozenset({"服务", "客户", "时间", "编号", "情况", "评分", "日期", "是否"})


def like(header: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """The name whose words are nearest to a header, or None where nothing is near; the first of equals."""
    text = folded(header)
    by_word = {folded(word): name for name, words in reversed(list(names.items())) for word in (name, *words)}
    near = nearest(text, by_word, LIKE)
    if near is not None:
        return by_word[near]
    shared = {name: max(_shared(text, folded(word)) for word in (name, *words)) for name, words in names.items()}
    best = max(shared, key=lambda name: shared[name], default=None)
    return best if best is not None and shared[best] else None


def _shared(text: str, word: str) -> int:
    """How many letters of telling words two texts share."""
    stems = {token[:STEM] for token in _LATIN.findall(text.replace("_", " ")) if token not in EVERYDAY}
    others = {token[:STEM] for token in _LATIN.findall(word.replace("_", " ")) if token not in EVERYDAY}
    common = sum(len(stem) for stem in stems & others)
    return common + sum(2 for pair in _pairs(text) & _pairs(word))


def _pairs(text: str) -> set[str]:
    runs = _HAN.findall(text)
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)} - EVERYDAY_HAN
