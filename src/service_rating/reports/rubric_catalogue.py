"""The shipped rubrics as a list: for a terminal, and as json of schema ``service-rating/rubrics/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating import __version__
from service_rating.localized import Language, Localized
from service_rating.reports.layout import GAP, printable, wrap
from service_rating.reports.plain_text import json_text
from service_rating.reports.plain_values import plain_value
from service_rating.reports.wording import localized
from service_rating.rubric.catalogue import DEFAULT_RUBRIC
from service_rating.rubric.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.rubric.model import Rubric

SCHEMA = "service-rating/rubrics/1"
HEAD = Localized("{rubric} {version}  {title}{default}", "{rubric} {version}  {title}{default}")
DEFAULT = Localized("（默认）", " (default)")
SIZE = Localized(
    "{levels} 个等级，{kpis} 个计分指标，{behaviours} 个只作证据的指标，{cases} 个案例",
    "{levels} levels, {kpis} weighted KPIs, {behaviours} for evidence only, {cases} worked cases",
)
SOURCE = Localized("出自：{source}", "From: {source}")
USE = Localized(
    "用法：service-rating evaluate 观察文件 -r 名称；service-rating rubric show 名称",
    "Use: service-rating evaluate OBS -r NAME; service-rating rubric show NAME",
)


def text_list(rubrics: Sequence[Rubric], language: Language, width: int) -> str:
    """A paragraph per rubric: id, version and title; what it is for; its size; its sources."""
    lines = [line for rubric in rubrics for line in (*_lines(rubric, language, width), "")]
    return "\n".join([*lines, *wrap(USE.get(language), width)]) + "\n"


def _lines(rubric: Rubric, language: Language, width: int) -> Iterator[str]:
    default = DEFAULT if rubric.rubric == DEFAULT_RUBRIC else ""
    named = {"rubric": rubric.rubric, "version": rubric.version, "title": localized(rubric.title), "default": default}
    yield from wrap(printable(HEAD.format(**named).get(language)), width)
    sizes = {"levels": len(rubric.levels), "behaviours": len(rubric.behaviours), "cases": len(rubric.cases)}
    told = [
        *([localized(rubric.description)] if rubric.description is not None else []),
        SIZE.format(kpis=len(rubric.kpis) - len(rubric.behaviours), **sizes),
        *([SOURCE.format(source=rubric.source)] if rubric.source is not None else []),
    ]
    for text in told:
        yield from (GAP + line for line in wrap(printable(text.get(language)), width - len(GAP)))


def json_list(rubrics: Sequence[Rubric]) -> str:
    """All of it as one document; texts in both languages."""
    found = [
        {
            "rubric": rubric.rubric,
            "version": rubric.version,
            "default": rubric.rubric == DEFAULT_RUBRIC,
            "fingerprint": fingerprint(rubric),
            "title": plain_value(localized(rubric.title)),
            "description": None if rubric.description is None else plain_value(localized(rubric.description)),
            "source": rubric.source,
            "levels": len(rubric.levels),
            "kpis": len(rubric.kpis) - len(rubric.behaviours),
            "behaviours": len(rubric.behaviours),
            "cases": len(rubric.cases),
        }
        for rubric in rubrics
    ]
    return json_text({"schema": SCHEMA, "tool": __version__, "rubrics": found})
