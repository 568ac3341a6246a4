"""The figures of a survey per agent and in all: mean, top box, NPS, response rate. Whole numbers until they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.surveys.answers import nano
from service_rating.collection.surveys.model import PASSIVE, PROMOTER
from service_rating.observations.exact_numbers import NANO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.collection.surveys.plan import QuestionPlan

FIGURES = {
    "employee": pl.String, "question": pl.Int32, "answers": pl.Int64, "mean": pl.Float64, "top_box_answers": pl.Int64,
    "top_box_percent": pl.Float64, "promoters": pl.Int64, "passives": pl.Int64, "detractors": pl.Int64, "nps": pl.Float64,
    "responses": pl.Int64, "invited": pl.Int64, "response_percent": pl.Float64, "few": pl.Boolean,
}  # fmt: skip
PERCENT, TENTHS, HUNDREDTHS = 100, 10, 100


def figures_of(rows: pl.DataFrame, invited: pl.DataFrame | None, plans: Sequence[QuestionPlan]) -> pl.DataFrame:
    """:data:`FIGURES` per employee, sorted, then in all (employee null); per question in the order of the mapping.

    ``rows``: employee, the fields of the questions, and counts (whether the response belongs to an invitation);
    ``invited``: employee, invited (None: unknown). mean has 2 decimals, percentages and the NPS (−100 to 100) have 1, rounded
    half-up. Employees who were invited and never answered are there with 0 answers. ``question`` is a place in ``plans``.
    """
    invitations = _no_invitations() if invited is None else invited
    everyone = pl.concat([rows["employee"], invitations["employee"]]).unique().sort()
    parts = [_figures(rows, invitations, everyone, number, plan) for number, plan in enumerate(plans)]
    if not parts:
        return pl.DataFrame(schema=FIGURES)
    return pl.concat(parts).sort("employee", "question", nulls_last=True).select(*FIGURES)


def _no_invitations() -> pl.DataFrame:
    return pl.DataFrame(schema={"employee": pl.String, "invited": pl.Int64})


def _figures(
    rows: pl.DataFrame, invited: pl.DataFrame, everyone: pl.Series, number: int, plan: QuestionPlan
) -> pl.DataFrame:
    """One question: a row per employee, and one for all."""
    sums = _sums(plan)
    own = rows.group_by("employee").agg(sums)
    asked = invited.group_by("employee").agg(pl.col("invited").sum())
    people = everyone.to_frame().join(own, on="employee", how="left").join(asked, on="employee", how="left")
    counts = [name for name in own.columns if name != "employee"]
    people = people.with_columns(pl.col(counts).fill_null(0))
    if invited.height:
        people = people.with_columns(pl.col("invited").fill_null(0))
    total = people.select(
        pl.lit(None, pl.String).alias("employee"), pl.col(counts).sum(),
        invited=pl.col("invited").sum() if invited.height else pl.lit(None, pl.Int64),
    )  # fmt: skip
    return _shown(pl.concat([people, total.select(people.columns)]), plan).with_columns(
        question=pl.lit(number, pl.Int32)
    )


def _sums(plan: QuestionPlan) -> list[pl.Expr]:
    answer = pl.col(plan.field)
    nps = plan.form == "nps"
    none = pl.lit(0, pl.Int64)
    counted = {
        "answers": answer.count(),
        "total": answer.sum(),
        "top_box_answers": (answer >= nano(plan.top_box)).sum(),
        "promoters": (answer >= PROMOTER * NANO).sum() if nps else none,
        "detractors": (answer < PASSIVE * NANO).sum() if nps else none,
        "responses": pl.len(),
        "counting": pl.col("counts").sum(),
    }
    return [count.cast(pl.Int64).alias(name) for name, count in counted.items()]


def _shown(people: pl.DataFrame, plan: QuestionPlan) -> pl.DataFrame:
    """Quotients, each rounded once; null where nothing was asked or answered."""
    col = pl.col
    nps = plan.form == "nps"
    people = people.with_columns(passives=col("answers") - col("promoters") - col("detractors"))
    net = _rounded((col("promoters") - col("detractors")) * PERCENT * TENTHS, col("answers"), TENTHS)
    blank = pl.lit(None, pl.Float64)
    hidden = [] if nps else [pl.lit(None, pl.Int64).alias(name) for name in ("promoters", "passives", "detractors")]
    return people.with_columns(
        mean=_rounded(col("total") * HUNDREDTHS, col("answers") * NANO, HUNDREDTHS),
        top_box_percent=_rounded(col("top_box_answers") * PERCENT * TENTHS, col("answers"), TENTHS),
        nps=net if nps else blank,
        response_percent=_rounded(col("counting") * PERCENT * TENTHS, col("invited"), TENTHS),
        few=col("answers") < plan.few,
    ).with_columns(hidden)  # fmt: skip


def _rounded(top: pl.Expr, bottom: pl.Expr, parts: int) -> pl.Expr:
    """Top ÷ bottom, rounded half-up to a whole number, as parts of one (tenths, hundredths); null where bottom is 0."""
    whole = (top.cast(pl.Int128) * 2 + bottom) // (bottom.cast(pl.Int128) * 2)
    decimals = len(str(parts)) - 1  # Polars multiplies by 1/parts, so the nearest float has to be found again
    return pl.when(bottom > 0).then((whole.cast(pl.Float64) / parts).round(decimals))
