"""The pieces of a rubric together with their paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.rubric.facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Gate, Kpi, Provenance, Rubric
    from service_rating.rubric.text import SourceName, Text

    Path = tuple[str | int, ...]

PROTECTED: tuple[SourceName, ...] = ("peer", "subordinate")
"""Sources whose single ratings nobody may see."""


def kpis(rubric: Rubric) -> list[tuple[Path, Kpi]]:
    """Give every KPI, in rubric order."""
    return facts_of(rubric).placed


def kpi_by_id(rubric: Rubric) -> dict[str, Kpi]:
    """Give the KPIs by their ids; of a doubled id the first."""
    return facts_of(rubric).kpis


def gates(rubric: Rubric) -> Iterator[tuple[Path, Gate]]:
    """Give every gate, over levels, clauses and gates in order."""
    for i, level in enumerate(rubric.levels):
        for j, clause in enumerate(level.clauses):
            for k, gate in enumerate(clause.gates):
                yield ("levels", i, "clauses", j, "gates", k), gate


def provenances(rubric: Rubric) -> Iterator[tuple[Path, Provenance]]:
    """Give every statement of provenance."""
    owners: list[tuple[Path, Any]] = [(("dimensions", i), one) for i, one in enumerate(rubric.dimensions)]
    owners += kpis(rubric)
    owners += [(("events", i), one) for i, one in enumerate(rubric.events)]
    owners += [(("levels", i), one) for i, one in enumerate(rubric.levels)]
    yield from (((*path, "provenance"), one.provenance) for path, one in owners if one.provenance is not None)


def texts(rubric: Rubric) -> Iterator[tuple[Path, Text]]:
    """Give every text that readers see in their own language. A reason in one line stands for both languages."""
    found: list[tuple[Path, Text | None]] = [(("title",), rubric.title), (("description",), rubric.description)]
    found += [(("profiles", name, "title"), one.title) for name, one in rubric.profiles.items()]
    found += [(("sources", name, "title"), one.title) for name, one in (rubric.sources or {}).items()]
    for i, dimension in enumerate(rubric.dimensions):
        found.append((("dimensions", i, "title"), dimension.title))
        found += [(("dimensions", i, "behaviours", j), text) for j, text in enumerate(dimension.behaviours)]
    for path, kpi in kpis(rubric):
        found += [((*path, "title"), kpi.title), ((*path, "description"), kpi.description)]
        found += [((*path, "measure", *place), text) for place, text in _measure_texts(kpi)]
    for i, event in enumerate(rubric.events):
        found += [(("events", i, "title"), event.title), (("events", i, "description"), event.description)]
    for i, level in enumerate(rubric.levels):
        found += [(("levels", i, "title"), level.title), (("levels", i, "definition"), level.definition)]
        found += [(("levels", i, "clauses", j, "text"), clause.text) for j, clause in enumerate(level.clauses)]
    reasons = (((*path, "reason"), told.reason) for path, told in provenances(rubric) if told.reason is not None)
    found += [(path, reason) for path, reason in reasons if reason.zh != reason.en]
    yield from ((path, text) for path, text in found if text is not None)


def _measure_texts(kpi: Kpi) -> Iterator[tuple[Path, Text]]:
    yield from ((("items", i), text) for i, text in enumerate(getattr(kpi.measure, "items", None) or ()))
    yield from ((("anchors", i), text) for i, text in (getattr(kpi.measure, "anchors", None) or {}).items())
