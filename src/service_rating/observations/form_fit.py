"""Whether a form still fits the rubric it is read by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from service_rating.diagnostic import Severity
from service_rating.observations.form_mark import mark_of, meaning
from service_rating.observations.form_sentences import form_problem, refuse_form
from service_rating.rubric.fingerprint import fingerprint
from service_rating.rubric.reading import reading_of
from service_rating.rubric.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.form_mark import FormMark
    from service_rating.observations.header import Layout
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric


@dataclass(frozen=True)
class FormFit:
    """Compares forms with one rubric."""

    rubric: Rubric

    @cached_property
    def _fingerprint(self) -> str:
        return fingerprint(self.rubric)

    def check(self, table: Table) -> None:
        """Refuse a form that this rubric cannot read; any other table is fine.

        Raises :class:`CouldNotRunError`: FM001 (a mark that is not understood), FM002 (made for another rubric), FM004
        (questions that no longer fit).
        """
        mark = mark_of(table.header, table.name)
        if mark is None:
            return
        if mark.rubric != self.rubric.rubric:
            raise refuse_form("FM002", table.name, made_for=mark.rubric, rubric=self.rubric.rubric)
        lost = list(self._misfits(mark)) if mark.fingerprint != self._fingerprint else []
        if lost:
            raise refuse_form("FM004", table.name, questions=listed(lost), **self._states(mark))

    def check_columns(self, table: Table, layout: Layout) -> None:
        """Refuse a form with a column for a KPI that is none of its questions (:class:`CouldNotRunError` FM005)."""
        mark = mark_of(table.header, table.name)
        asked = None if mark is None else dict(mark.questions)
        for column in layout.of("subject"):
            if asked is not None and column.name not in asked:
                raise refuse_form("FM005", table.name, header=column.header)

    def warnings(self, table: Table) -> list[Diagnostic]:
        """A warning for a form that was made for another state of the rubric and still fits."""
        mark = mark_of(table.header, table.name)
        if mark is None or mark.fingerprint == self._fingerprint:
            return []
        return [form_problem("FM050", table.name, Severity.WARNING, **self._states(mark))]

    def _states(self, mark: FormMark) -> dict[str, str]:
        """Both states of the rubric; of one version they are told apart by their fingerprints."""
        old, new = mark.version, self.rubric.version
        if old == new:
            old, new = f"{old} ({mark.fingerprint[7:15]})", f"{new} ({self._fingerprint[7:15]})"
        return {"rubric": self.rubric.rubric, "old": old, "new": new}

    def _misfits(self, mark: FormMark) -> Iterator[str]:
        """The questions that the rubric no longer asks, not of this source, or in another unit or scale."""
        readings = {kpi.kpi: reading_of(self.rubric, kpi) for kpi in self.rubric.kpis}
        for kpi, means in mark.questions:
            known = readings.get(kpi)
            if known is None or mark.source not in known.permitted or meaning(known) != means:
                yield kpi
