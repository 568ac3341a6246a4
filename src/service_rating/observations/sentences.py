"""From a problem's code and cell to its two sentences; each different case is worded once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.names import folded, nearest, shown
from service_rating.observations.problems import PROBLEMS
from service_rating.rubric.spellings import profile_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.observations.subjects import Subjects

_MESSAGES = {"message_zh": pl.String, "message_en": pl.String}
DETAIL_CHARACTERS = 1000
COMPARISONS = 100_000
"""How many names are compared, at most, for the suggestions of one code."""
AT_ONCE = 1 << 18
"""Rows that are put into words at a time, in the memory of those before."""
DETAIL, NOT_PLAIN = "⟪detail⟫", r"^ |[^ -~\p{Han}]| $"
"""What stands for a detail that is put in later, and what no such detail holds: it is shown just as it is."""
CASE = ["code", "cell", "subject", "detail"]


def _is_plain() -> pl.Expr:
    """Whether the detail is visible text, short enough to be shown whole, and cannot be mistaken in the cell."""
    detail = pl.col("detail")
    shown_whole = detail.str.len_chars().is_between(1, DETAIL_CHARACTERS) & ~detail.str.contains(NOT_PLAIN)
    return shown_whole & ~pl.col("cell").str.contains(DETAIL, literal=True)


CASE_DETAIL = pl.when(_is_plain()).then(pl.lit(DETAIL)).otherwise("detail")
"""The detail of a row's case: rows that differ in a plain detail only (the place of the row that they repeat, say) are one."""


def _put_in(table: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the sentences of their cases, and their own details in these."""
    told = rows.with_columns(detail=CASE_DETAIL).join(
        table, on=CASE, how="left", nulls_equal=True, maintain_order="left"
    )
    own = (pl.col(name).str.replace(DETAIL, pl.col("detail"), literal=True) for name in _MESSAGES)
    return told.with_columns(rows["detail"]).with_columns(
        pl.when(_is_plain()).then(message).otherwise(name).alias(name)
        for name, message in zip(_MESSAGES, own, strict=True)
    )


@dataclass(frozen=True)
class Wording:
    """What sentences may refer to: the rubric's names, and the employees of the roster."""

    subjects: Subjects
    employees: tuple[str, ...] = ()

    def worded(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Add message_zh and message_en to rows of code, cell, subject (null where none) and detail.

        That goes piece by piece, unless nearly every row is a case of its own: a million sentences take long to copy.
        """
        table = self._table(rows)
        step = AT_ONCE if table.height < AT_ONCE else max(1, rows.height)
        starts = range(0, max(1, rows.height), step)
        return pl.concat([_put_in(table, rows.slice(start, step)) for start in starts])

    def _table(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The different cases among the rows, with the sentences of each."""
        cases = rows.with_columns(detail=CASE_DETAIL).select(CASE).unique().sort(CASE)
        ranks = cases.select(pl.int_range(pl.len(), dtype=pl.Int64).over("code")).to_series()
        texts = [(*case, *self._sentences(*case)) for case in cases.with_columns(rank=ranks).iter_rows()]
        schema = dict(cases.schema) | {"rank": pl.Int64} | _MESSAGES
        return pl.DataFrame(texts, schema=schema, orient="row").drop("rank")

    def _sentences(self, code: str, cell: str, subject: int | None, detail: str | None, rank: int) -> tuple[str, str]:
        problem = PROBLEMS[code]
        near = self._near(code, cell, rank)
        values = {
            "cell": shown(cell),
            "detail": shown(detail or "", DETAIL_CHARACTERS),
            "known": self._known(code),
            **self._about(subject),
        }
        zh = f"您是不是想写“{near}”？" if near else ""
        en = f"Did you mean “{near}”? " if near else ""
        return problem.zh.format(near=zh, **values).strip(), problem.en.format(near=en, **values).strip()

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        """What the cells of a code may have meant: folded spelling → name."""
        profiles = profile_names(self.subjects.rubric)
        return {
            "OB112": {folded(name): name for name in self.employees},
            "OB113": profiles,
            "OB117": self.subjects.source_spellings,
            "OB121": self.subjects.spellings,
            "OB203": profiles,
        }

    def _near(self, code: str, cell: str, rank: int) -> str | None:
        """What the cell may have meant; not for the many different cells of a plainly wrong file."""
        names = self._names.get(code, {})
        found = nearest(folded(cell), names, 0.6) if rank * len(names) < COMPARISONS else None
        return None if found is None else names[found]

    def _known(self, code: str) -> str:
        rubric = self.subjects.rubric
        names: Iterable[str] = rubric.profile_order if code in ("OB113", "OB203") else rubric.source_order
        return ", ".join(names)

    def _about(self, subject: int | None) -> dict[str, str]:
        kpis = self.subjects.rubric.kpis
        if subject is None or subject >= len(kpis):
            name = "" if subject is None else self.subjects.names[subject]
            return {"kpi": name, "range": "", "high": "", "allowed": ""}
        kpi = kpis[subject]
        allowed = self.subjects.rubric.source_order if kpi.sources is None else list(kpi.sources)
        low, high = Decimal(kpi.measure.min), Decimal(kpi.measure.max)
        span = f"{low:f}–{high:f}"
        if kpi.measure.kind == "share":
            span = f"{span} ({low:.0%}–{high:.0%})"
        return {"kpi": kpi.kpi, "range": span, "high": f"{high:f}", "allowed": ", ".join(allowed)}
