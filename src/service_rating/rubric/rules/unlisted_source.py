"""SR262 unlisted-source: sources are used only where the rubric lists them.

标题：用到的来源都已列出。

What: sources named by profiles and KPIs and as ``default_source`` stand under ``sources`` (when that section exists);
a KPI's ``default_source`` is one of the KPI's own sources, and its list of sources is not empty.
说明：profile、KPI 与 default_source 提到的来源都列在 sources 下（写了该节时）；KPI 的 default_source 属于它自己的
sources，且 sources 不为空。

Why: rows of an unlisted source are rejected, so such a KPI would have no evidence.
理由：未列出的来源的数据行会被拒收，这样的 KPI 就没有证据。

Fix: list the source with its weight, or name another one.
改法：在 sources 下补上该来源及其权重，或换一个来源。

Fails::

    sources:
      customer: {weight: 100}
    default_source: system

Fails::

    kpi: greeting
    sources: [system]
    default_source: customer

Passes::

    sources:
      customer: {weight: 60}
      system: {weight: 40}
    default_source: system
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding
    from service_rating.rubric.rules.walk import Path


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look up every source that is used."""
    for path, source in _used(rubric):
        if source not in rubric.known_sources:
            yield path, _UNLISTED.format(source=source, known=listed(rubric.known_sources))
    for path, kpi in kpis(rubric):
        if kpi.sources == {}:
            yield (*path, "sources"), _EMPTY
        elif kpi.sources and kpi.default_source is not None and kpi.default_source not in kpi.sources:
            message = _NOT_ITS_OWN.format(source=kpi.default_source, own=listed(kpi.sources))
            yield (*path, "default_source"), message


def _used(rubric: Rubric) -> Iterator[tuple[Path, str]]:
    if rubric.default_source is not None:
        yield ("default_source",), rubric.default_source
    for name, profile in rubric.profiles.items():
        yield from ((("profiles", name, "sources", source), source) for source in profile.sources)
    for path, kpi in kpis(rubric):
        yield from (((*path, "sources", source), source) for source in kpi.sources or {})
        if kpi.default_source is not None:
            yield (*path, "default_source"), kpi.default_source


_UNLISTED = Localized(
    "来源 {source} 没有列在 sources 下（有：{known}）；请补上或换一个。",
    "The source {source} is not listed under sources (there are: {known}); add it, or name another.",
)
_EMPTY = Localized(
    "sources 是空的，没有人可以评这个 KPI；请写上来源，或删除此键（表示全部来源）。",
    "sources is empty, so nobody may judge this KPI; name its sources, or remove the key to permit all.",
)
_NOT_ITS_OWN = Localized(
    "default_source {source} 不在这个 KPI 的来源之中（{own}）；请改正。",
    "default_source {source} is none of this KPI's sources ({own}); correct it.",
)
