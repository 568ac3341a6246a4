"""What has to be said about raters: too few of a source, or nobody named. Nothing tells what anybody answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.diagnostic import Severity
from service_rating.localized import Localized
from service_rating.observations.form_sentences import form_problem
from service_rating.observations.names import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.diagnostic import Diagnostic
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import SourceName

LISTED = 20


def rater_notes(accepted: pl.DataFrame, rubric: Rubric) -> Iterator[Diagnostic]:
    """Warnings about accepted answers (columns employee, source as a place in the rubric, rater, value).

    An answer that says N/A (``value`` null) does not make its author a rater.
    """
    said = accepted.filter(pl.col("value").is_not_null())
    order = rubric.source_order
    pooled = [place for place, name in enumerate(order) if rubric.known_sources[name].pool == "rater"]
    unnamed = said.filter((pl.col("rater") == "") & pl.col("source").is_in(pooled)).height
    if unnamed:
        yield form_problem("FM057", "", Severity.WARNING, n=unnamed)
    need = pl.Series([rubric.known_sources[name].min_raters for name in order])
    few = said.group_by("employee", "source").agg(have=pl.col("rater").n_unique())
    few = few.with_columns(need=need.gather(few["source"])).filter(pl.col("have") < pl.col("need"))
    for employee, source, have, wanted in few.sort("employee", "source").head(LISTED).iter_rows():
        told = {"employee": shown(employee), "source": _title(rubric, order[source]), "have": have, "need": wanted}
        yield form_problem("FM055", "", Severity.WARNING, **told)
    if few.height > LISTED:
        yield form_problem("FM056", "", Severity.WARNING, n=few.height - LISTED)


def _title(rubric: Rubric, source: SourceName) -> Localized | str:
    """What the rubric calls a source, else its id."""
    title = rubric.known_sources[source].title
    return source if title is None else Localized(title.zh, title.en)
