"""``--max-rejects``: a run that is plainly over the wrong file stops, and says what is likeliest wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.observations.likely_causes import likely_cause
from service_rating.observations.names import identity
from service_rating.observations.refusals import refuse
from service_rating.observations.rejects import finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from service_rating.observations.header import Layout
    from service_rating.observations.intake import Intake
    from service_rating.observations.reading import Findings
    from service_rating.observations.sentences import Wording
    from service_rating.observations.table import Table

SHOWN = 3
_LIMIT = re.compile(r"([0-9]{1,12})|([0-9]{1,3}(?:\.[0-9]{1,6})?)\s*%")


@dataclass(frozen=True)
class Limit:
    """The most rows that may be rejected: a number, or a share of the rows read."""

    text: str
    rows: int | None
    share: Fraction

    def exceeded(self, rejected: int, read: int) -> bool:
        """Whether ``rejected`` of ``read`` rows are too many."""
        return rejected > (self.share * read if self.rows is None else self.rows)


def parse_limit(text: str) -> Limit | None:
    """``20`` or ``5%`` (up to 100 %), else None."""
    plain = identity(text)
    found = _LIMIT.fullmatch(plain)
    if found is None or Fraction(found[2] or 0) > 100:  # noqa: PLR2004  # per cent
        return None
    return Limit(plain, None if found[1] is None else int(found[1]), Fraction(found[2] or 0) / 100)


@dataclass
class RejectLimit:
    """Stops reading as soon as it is certain that too many rows will be rejected; at the latest when all are read."""

    limit: Limit
    _most: int = 0
    _wide: bool = False
    _wording: list[Wording] = field(default_factory=list)

    def start(self, tables: Sequence[Table], layouts: Sequence[Layout], wording: Wording) -> None:
        """Keep how many rows there can be: a wide file has one observation per KPI column and line."""
        self._wide = any(layout.form == "wide" for layout in layouts)
        self._wording.append(wording)
        if self.limit.rows is None:
            cells = [max(1, len(layout.of("subject"))) for layout in layouts]
            self._most = sum(table.most_rows() * n for table, n in zip(tables, cells, strict=True))

    def step(self, _number: int, _rows: int, found: Findings) -> None:
        """Stop when even the greatest number of rows that can still come would not help."""
        rejected = sum(part.height for part in found.rejects)
        if self.limit.exceeded(rejected, self._most):
            raise self._stop(rejected, found.read, finished(found.rejects, self._wording[0]))

    def end(self, intake: Intake) -> None:
        """Stop when too many were rejected in all, repeated rows included."""
        if self.limit.exceeded(intake.counts.rejected, intake.counts.read):
            raise self._stop(intake.counts.rejected, intake.counts.read, intake.rejects)

    def _stop(self, rejected: int, read: int, rejects: pl.DataFrame) -> CouldNotRunError:
        cause = likely_cause(rejects, wide=self._wide)
        error = refuse("OB024", rejected=rejected, read=read, limit=self.limit.text, cause=cause)
        return CouldNotRunError(*error.diagnostics, *map(_told, rejects.head(SHOWN).iter_rows(named=True)))


def _told(row: dict[str, str]) -> Diagnostic:
    message = Localized(row["message_zh"], row["message_en"])
    place = f"{row['file']}:{row['line']}" + (f":{row['column']}" if row["column"] else "")
    return Diagnostic(row["code"], Severity.ERROR, message, Location(place))
