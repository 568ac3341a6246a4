"""Everything a report needs to know about one evaluation."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from service_rating.scoring.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from service_rating.rubric.model import Rubric


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows: ``read`` is the sum of the other four."""

    read: int
    accepted: int
    blank: int
    out_of_period: int
    rejected: int


@dataclass(frozen=True, slots=True)
class ConfirmedEvent:
    """One accepted event: its id, the case reference, who decided it, and the date (None: undated)."""

    event: str
    evidence: str
    decided_by: str
    date: str | None


@dataclass(frozen=True)
class Outcome:
    """One evaluation: the assessments in whole numbers, and what they were computed from.

    ``frame`` has one row per employee, sorted, in the units of the scoring floor (composite and scores in hundredths,
    values in millionths, coverage in ten-thousandths). ``attributes`` has a text column ``employee`` and one text
    column per attribute; employees without a row have no attributes. ``rejects`` are the rejected rows with their reasons;
    ``summed`` works out the digest.
    """

    rubric: Rubric
    fingerprint: str
    tool: str
    frame: pl.DataFrame
    attributes: pl.DataFrame
    counts: Counts
    summed: Callable[[], str]
    period: str | None = None
    events: dict[str, list[ConfirmedEvent]] = field(default_factory=dict)
    rejects: pl.DataFrame | None = None

    @property
    def digest(self) -> str:
        """``sha256:…`` of all inputs. Raises :class:`CouldNotRunError` OB015 when a large one was changed meanwhile."""
        return self.summed()

    @cached_property
    def plan(self) -> Plan:
        """The compiled rubric: numbers of KPIs and gates."""
        return Plan(self.rubric)

    @cached_property
    def attribute_names(self) -> list[str]:
        """Names of the attribute columns, in order."""
        return [name for name in self.attributes.columns if name != "employee"]
