"""Forms that people filled in, as tables of observations: what is said once for the whole form goes to every row.

Employee, rater and date may stand above the header of a sheet; the source stands in the mark. A grid of days becomes
``4/5``, a row without any answer stays blank.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.form_grid import DAY_HEADERS, GRID_ANSWER, with_grid_answers
from service_rating.observations.names import folded
from service_rating.observations.people import clean_ids
from service_rating.observations.vocabulary import PERSON_FIELDS, ROW_FIELDS
from service_rating.rubric.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.form_mark import FormMark
    from service_rating.observations.plain_reader import Kinds
    from service_rating.observations.table import Table
    from service_rating.observations.table_rows import Extent

SAID_ONCE = ("employee", "source", "rater", "date")
FIELDS = spellings({**ROW_FIELDS, **PERSON_FIELDS})


@dataclass(frozen=True)
class FormTable:
    """A form as a table.

    ``told``: what is said once for all its rows, by field; it stands behind the form's own columns. ``subjects``: the
    spellings of KPIs and events, where a rubric is at hand.
    """

    whole: Table
    mark: FormMark
    told: dict[str, str] = field(default_factory=dict)
    subjects: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the file, and of the sheet."""
        return self.whole.name

    @property
    def sha256(self) -> str:
        """That of the file."""
        return self.whole.sha256

    @property
    def extent(self) -> Extent:
        """That of the file or sheet."""
        return self.whole.extent

    @property
    def notes(self) -> list[Diagnostic]:
        """What has to be said about the sheet."""
        return list(getattr(self.whole, "notes", ()))

    @cached_property
    def header(self) -> list[str]:
        """The form's columns, then those that it says once."""
        own = {FIELDS.get(folded(name)) for name in self.whole.header}
        more = [name for name in (*SAID_ONCE, "evidence") if name not in own]
        return [*self.whole.header, *more, *(["value"] if self.mark.layout == "grid" and "value" not in own else [])]

    @cached_property
    def places(self) -> dict[str, str]:
        """The name of the column that holds a field."""
        return {FIELDS.get(folded(name), name): f"c{place}" for place, name in enumerate(self.header)}

    def most_rows(self) -> int:
        """Those of the file or sheet."""
        return self.whole.most_rows()

    def blocks(self, _kinds: Kinds = dict, /) -> Iterator[pl.DataFrame]:
        """The rows that say something."""
        return map(self._filled, self.whole.blocks())

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """Some of them, by their physical lines."""
        return map(self._filled, self.whole.rows(lines))

    def _filled(self, block: pl.DataFrame) -> pl.DataFrame:
        width = len(self.whole.header)
        block = block.with_columns(pl.lit("").alias(f"c{place}") for place in range(width, len(self.header)))
        if self.mark.layout == "grid":
            block = with_grid_answers(block, self._days(), self.places["value"])
        said = [pl.col(name).str.strip_chars() != "" for name in self._answers()]
        answered = block.select(said=pl.any_horizontal(pl.lit(value=False), *said))["said"]
        block = self._told_once(block, answered)
        nobody = pl.col(self.places["employee"]).str.strip_chars() == ""
        return self._checked(block, answered).filter(pl.lit(answered) | ~nobody | pl.col("shape").is_not_null())

    def _days(self) -> list[str]:
        found = {
            DAY_HEADERS[text]: f"c{place}"
            for place, name in enumerate(self.header)
            if (text := folded(name)) in DAY_HEADERS
        }
        return [found[day] for day in sorted(found)]

    def _answers(self) -> list[str]:
        """The columns that hold answers: the value, or one for each question."""
        if "value" in self.places and "kpi" in self.places:
            return [self.places["value"]]
        return [f"c{place}" for place, name in enumerate(self.whole.header) if self._question(name) is not None]

    def _question(self, text: str) -> str | None:
        """The question that a text stands for; None for anything else."""
        name = self.subjects.get(folded(text), folded(text))
        return name if name in dict(self.mark.questions) else None

    def _told_once(self, block: pl.DataFrame, answered: pl.Series) -> pl.DataFrame:
        """Fill in what the rows leave blank; the scenario goes before their evidence."""
        told = self.told | {"source": self.mark.source}
        for name in SAID_ONCE:
            cell = pl.col(self.places[name])
            other = pl.lit(told.get(name, ""))
            if name == "rater" and self.mark.source == "self" and not told.get(name):
                other = pl.col(self.places["employee"])
            block = block.with_columns(
                pl.when(cell.str.strip_chars() == "").then(other).otherwise(cell).alias(self.places[name])
            )
        if not self.told.get("scenario"):
            return block
        evidence = pl.col(self.places["evidence"]).str.strip_chars()
        scenario = pl.lit(self.told["scenario"])
        whole = pl.when(evidence == "").then(scenario).otherwise(pl.concat_str(scenario, evidence, separator="; "))
        return block.with_columns(
            pl.when(pl.lit(answered)).then(whole).otherwise(evidence).alias(self.places["evidence"])
        )

    def _checked(self, block: pl.DataFrame, answered: pl.Series) -> pl.DataFrame:
        """The code of rows that cannot be an answer to this form."""
        employees, raters = (clean_ids(block[self.places[name]])["text"] for name in ("employee", "rater"))
        same = (employees.str.to_lowercase() == raters.str.to_lowercase()) & (raters != "")
        wrong = ~same if self.mark.source == "self" else same
        raters_code = "FM102" if self.mark.source == "self" else "FM101"
        codes: list[pl.Expr] = [pl.col("shape"), pl.when(pl.lit(wrong & answered)).then(pl.lit(raters_code))]
        if self.mark.layout == "grid":
            foreign = pl.col(self.places["value"]).str.starts_with(GRID_ANSWER)
            codes.append(pl.when(foreign).then(pl.lit("FM104")))
        if "kpi" in self.places:
            other = by_unique(block[self.places["kpi"]], self._is_not_asked, {"other": pl.Boolean})["other"]
            codes.append(pl.when(pl.lit(other & answered)).then(pl.lit("FM103")))
        return block.with_columns(shape=pl.coalesce(codes))

    def _is_not_asked(self, text: str) -> tuple[bool]:
        """Whether this is another KPI, or an event; what is neither is told of with all other rows."""
        return (folded(text) in self.subjects and self._question(text) is None,)
