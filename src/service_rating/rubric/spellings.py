"""What KPIs, events, sources and profiles may be called in observation files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from service_rating.rubric.model import Rubric

SOURCE_WORDS: dict[str, tuple[str, ...]] = {
    "supervisor": ("上级", "主管", "直属上级", "上司", "领导", "manager"),
    "peer": ("同事", "同级", "平级", "colleague"),
    "subordinate": ("下属", "下级", "direct report"),
    "self": ("自评", "本人", "自己", "自我评价"),
    "customer": ("客户", "顾客", "客人", "client", "guest"),
    "mystery_shopper": ("神秘顾客", "神秘客", "神秘客户", "质检", "mystery shopper", "quality inspection"),
    "simulation": ("情景模拟", "模拟", "scenario simulation"),
    "system": ("系统", "系统数据"),
}


def spellings(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Each folded spelling with the name it stands for; a spelling of two names stands for neither."""
    found: dict[str, set[str]] = {}
    for name, others in words.items():
        for word in (name, *others):
            found.setdefault(folded(word), set()).add(name)
    return {word: names.pop() for word, names in found.items() if len(names) == 1} | {name: name for name in words}


def subject_words(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """Ids of KPIs, then events, in rubric order, with their titles and aliases."""
    kpis = {kpi.kpi: (kpi.title.zh, kpi.title.en, *kpi.aliases) for kpi in rubric.kpis}
    return kpis | {event.event: (event.title.zh, event.title.en) for event in rubric.events}


def source_words(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """All eight source names with their usual words, and the titles the rubric gives them."""
    titles = {name: (s.title.zh, s.title.en) for name, s in rubric.known_sources.items() if s.title is not None}
    return {name: (*words, *titles.get(name, ())) for name, words in SOURCE_WORDS.items()}  # type: ignore[call-overload]


def profile_names(rubric: Rubric) -> dict[str, str]:
    """Each folded spelling of a profile (id, titles) with its id."""
    names: dict[str, str] = {}
    for name, profile in rubric.profiles.items():
        titles = () if profile.title is None else (profile.title.zh, profile.title.en)
        names |= {folded(word): name for word in (*titles, name)}
    return names
