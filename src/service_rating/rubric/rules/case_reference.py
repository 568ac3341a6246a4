"""SR272 case-reference: a worked case names what the rubric has.

标题：案例提到的名称都在细则中。

What: KPIs, events, the profile, the sources and the levels that a case names exist in the rubric; a source may judge
the KPI it is given for; ``blocked_by`` names ``cut_score``, KPIs or events.
说明：案例提到的 KPI、事件、profile、来源与等级都在细则中；来源可以评该 KPI；blocked_by 写 cut_score、KPI 或事件。

Why: a case on a misspelt KPI would test the rubric without it, and pass for the wrong reason.
理由：写错 KPI 的案例等于没有这个 KPI，可能因错误的原因通过。

Fix: correct the name.
改法：改正名称。

Fails::

    case: a misspelt KPI
    values: {greetings: 0.9}
    expect: {level: 1}

Fails::

    case: no such level
    values: {greeting: 0.9}
    expect: {level: 7}

Passes::

    case: greets nearly everyone
    values: {greeting: 0.9}
    expect: {level: 1, blocked_by: [satisfaction]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpi_by_id
from service_rating.rubric.wording import did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Case, CaseObservation, Kpi, Rubric
    from service_rating.rubric.rules.rule import Finding
    from service_rating.rubric.rules.walk import Path


class Names(NamedTuple):
    """One kind of thing a case may name: what it is called, and the names there are."""

    noun: Localized
    known: dict[str, None]


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look up every name in the worked cases."""
    known = kpi_by_id(rubric)
    kinds = _kinds(rubric)
    for i, case in enumerate(rubric.cases):
        for place, name, names in _names(case, kinds):
            if name not in names.known:
                near = did_you_mean(name, names.known)
                yield ("cases", i, *place), _UNKNOWN.format(noun=names.noun, name=shown(name), near=near)
        for j, row in enumerate(case.observations or []):
            if not _may_judge(row, known, rubric):
                yield ("cases", i, "observations", j, "source"), _SOURCE.format(source=row.source, kpi=row.kpi)


def _kinds(rubric: Rubric) -> dict[str, Names]:
    kpis = dict.fromkeys(kpi.kpi for kpi in rubric.kpis)
    events = dict.fromkeys(event.event for event in rubric.events)
    levels = dict.fromkeys(str(level.level) for level in rubric.levels)
    return {
        "kpi": Names(Localized(" KPI", "KPI"), kpis),
        "event": Names(Localized("事件", "event"), events),
        "row": Names(Localized(" KPI 或事件", "KPI or event"), kpis | events),
        "blocker": Names(Localized(" KPI 或事件", "KPI or event"), {"cut_score": None} | kpis | events),
        "level": Names(Localized("等级", "level"), levels),
        "profile": Names(Localized(" profile", "profile"), dict.fromkeys(rubric.profiles)),
    }


def _names(case: Case, kinds: dict[str, Names]) -> Iterator[tuple[Path, str, Names]]:
    if case.profile is not None:
        yield ("profile",), case.profile, kinds["profile"]
    yield from ((("values", kpi), kpi, kinds["kpi"]) for kpi in case.values or {})
    yield from ((("events", event), event, kinds["event"]) for event in case.events)
    for j, row in enumerate(case.observations or []):
        yield ("observations", j, "kpi"), row.kpi, kinds["row"]
    for j, name in enumerate(case.expect.blocked_by or []):
        yield ("expect", "blocked_by", j), name, kinds["blocker"]
    for key in ("level", "lowest", "highest"):
        if (level := getattr(case.expect, key)) is not None:
            yield ("expect", key), str(level), kinds["level"]


def _may_judge(row: CaseObservation, known: dict[str, Kpi], rubric: Rubric) -> bool:
    if row.source is None or row.kpi not in known:
        return True
    own = known[row.kpi].sources
    return row.source in rubric.known_sources and (own is None or row.source in own)


_UNKNOWN = Localized("细则里没有{noun} {name}。{near}请改正。", "The rubric has no {noun} {name}.{near} Correct it.")
_SOURCE = Localized(
    "来源 {source} 不能评 {kpi}；请换一个来源，或把它列入。",
    "The source {source} may not judge {kpi}; name another source, or list it.",
)
