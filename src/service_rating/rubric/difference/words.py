"""How things of a rubric are named and shown in sentences about changes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from service_rating.localized import Language, Localized
from service_rating.rubric.wording import plain, shown

if TYPE_CHECKING:
    from service_rating.rubric.difference.pair import Pair
    from service_rating.rubric.difference.parts import Place

LONGEST, LEAD = 100, 20
NOTHING = Localized("（无）", "(none)")
NAMED = Localized("{name}（{title}）", "{name} ({title})")
CLAUSE = Localized("{level}，条款“{text}”", "{level}, clause “{text}”")
EVIDENCE_ONLY = Localized("只作证据的指标", "Evidence-only KPIs")
SUBJECTS = {
    "rubric": Localized("细则", "Rubric"),
    "evidence": Localized("证据要求", "Evidence"),
    "source": Localized("来源 {name}", "Source {name}"),
    "profile": Localized("岗位类型 {name}", "Profile {name}"),
    "dimension": Localized("维度 {name}", "Dimension {name}"),
    "kpi": Localized("指标 {name}", "KPI {name}"),
    "event": Localized("事件 {name}", "Event {name}"),
    "level": Localized("等级 {name}", "Level {name}"),
}
OWNERS = {
    "clause": "level", "gate": "level", "order.kpis": "dimension", "order.clauses": "level", "order.gates": "level",
    "order.dimensions": "rubric", "order.events": "rubric", "sources": "rubric", "weights": "rubric",
}  # fmt: skip
"""Whose subject a change has, where its kind does not begin with it."""


def subject(kind: str, names: tuple[str, ...], pair: Pair) -> Localized:
    """Name the thing that a change is about, with its title where it has one."""
    if names == ("",):
        return EVIDENCE_ONLY
    first = kind.partition(".")[0]
    about = OWNERS.get(kind) or OWNERS.get(first, first)
    if not names:
        return SUBJECTS[about]
    found = _titled(SUBJECTS[about].format(name=names[0]), _text((about, names[0], "title"), pair))
    if len(names) == 1:
        return found
    return CLAUSE.format(level=found, text=_text(("clause", names[0], names[1], "text"), pair))


def _text(place: Place, pair: Pair) -> Localized:
    """A text of the rubric, the old one where there is one; empty where there is none."""
    old, new = pair.values(place)
    found = old or new or {"zh": "", "en": ""}
    return Localized(shown(found["zh"]), shown(found["en"]))


def _titled(name: Localized, title: Localized) -> Localized:
    """Put a title behind a name, but for one that only says the same again."""
    whole = NAMED.format(name=name, title=title)
    return Localized(
        name.zh if title.zh in ("", name.zh) else whole.zh, name.en if title.en in ("", name.en) else whole.en
    )


def value(content: Any) -> Localized:
    """Show one value as it would stand in the rubric, on one line that is cut where it is long."""
    return Localized(_in_language(content, content, "zh")[0], _in_language(content, content, "en")[0])


def two(old: Any, new: Any) -> tuple[Localized, Localized]:
    """Show two values. Of texts that differ in one language only, both languages show that one."""
    zh, en = _in_language(old, new, "zh"), _in_language(old, new, "en")
    if _is_text(old) and _is_text(new):
        zh, en = (zh if old["zh"] != new["zh"] else en), (en if old["en"] != new["en"] else zh)
    return Localized(zh[0], en[0]), Localized(zh[1], en[1])


def _in_language(old: Any, new: Any, language: Language) -> tuple[str, str]:
    """Two values on a line each, cut where they are long; what they begin with alike is left out then."""
    texts = [NOTHING.get(language) if content in (None, []) else _flow(content, language) for content in (old, new)]
    alike = next((place for place, (a, b) in enumerate(zip(*texts, strict=False)) if a != b), 0)
    skipped = alike - LEAD if alike > LONGEST // 2 and max(map(len, texts)) > LONGEST else 0
    first, second = (shown("…" + text[skipped:] if skipped else text, LONGEST) for text in texts)
    return (f"“{first}”" if _is_text(old) else first), (f"“{second}”" if _is_text(new) else second)


def _is_text(content: Any) -> bool:
    return isinstance(content, dict) and set(content) == {"zh", "en"}


def _flow(content: Any, language: Language) -> str:
    if _is_text(content):
        return str(content[language])
    if isinstance(content, dict):
        pairs = (str(k) if v is None else f"{k}: {_flow(v, language)}" for k, v in content.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(_flow(entry, language) for entry in content) + "]"
    if isinstance(content, bool):
        return "true" if content else "false"
    return plain(content) if isinstance(content, Decimal | Fraction) else str(content)
