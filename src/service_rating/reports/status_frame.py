"""The status of collecting as rows for a file: every line, with titles and a sentence of what is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.reports import status_words as words
from service_rating.reports.collected_files import RENDERERS as COLLECTED
from service_rating.reports.frame_workbook import frame_workbook
from service_rating.reports.outline_rule_words import CYCLES
from service_rating.reports.outline_sources import source_title
from service_rating.reports.wording import localized

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from service_rating.collection.cycle.status import Status
    from service_rating.localized import Language, Localized
    from service_rating.rubric.model import Rubric

MOST_NAMED = 6
"""Intervals that a sentence names one by one."""


def status_frame(status: Status, attributes: pl.DataFrame, rubric: Rubric, language: Language) -> pl.DataFrame:
    """employee, name and team (where known), source, every, kpi, their titles, state, counts, latest (date), needs.

    ``kpi_observations`` and ``needed`` are about the KPI as a whole: all sources that count for it. ``needs`` is null
    where nothing is lacking.
    """
    sources, kpis = rubric.source_order, rubric.kpis
    titles = {place: source_title(rubric, name).get(language) for place, name in enumerate(sources)}
    people = attributes.select("employee", *(name for name in ("name", "team") if name in attributes.columns))
    lines = status.lines.join(people, on="employee", how="left", maintain_order="left")
    every = [rubric.known_sources[name].every for name in sources]
    return lines.select(
        *people.columns,
        source=_looked_up("source", sources), source_title=_looked_up("source", list(titles.values())),
        every=_looked_up("source", every), kpi=_looked_up("kpi", [kpi.kpi for kpi in kpis]),
        kpi_title=_looked_up("kpi", [localized(kpi.title).get(language) for kpi in kpis]),
        state="state", state_title=pl.col("state").replace_strict(
            {state: told.get(language) for state, told in words.STATES.items()}, return_dtype=pl.String
        ),
        intervals_due="due", intervals_covered="covered", missing_intervals=pl.col("open").replace("", None),
        observations="observations", kpi_observations="kpi_observations", needed="needed",
        raters="raters", raters_needed="raters_needed", latest=pl.col("latest").cast(pl.Int32).cast(pl.Date).cast(pl.String),
        needs=needs(language),
    )  # fmt: skip


def _looked_up(column: str, texts: Sequence[str | None]) -> pl.Expr:
    return pl.lit(pl.Series(texts, dtype=pl.String)).gather(pl.col(column))


def needs(language: Language) -> pl.Expr:
    """What a line lacks, in words; null where it lacks nothing."""
    col = pl.col
    raters = (col("rows") > 0) & (col("raters") < col("raters_needed"))
    observed = (col("rows") > 0) & col("weighs") & (col("kpi_observations") < col("needed"))
    missing, several = col("state") == "missing", col("due") > 1
    parts = [
        pl.when(missing & ~several).then(pl.lit(words.NOTHING.get(language))),
        pl.when(missing & several).then(_filled(words.ALL_OPEN, language, n=col("due"))),
        pl.when((col("state") == "too_few") & (col("open") != "")).then(_gaps(language)),
        pl.when(col("short") & raters).then(_filled(words.RATERS, language, have=col("raters"), need=col("raters_needed"))),
        pl.when(col("short") & observed).then(
            _filled(words.KPI_SHORT, language, have=col("kpi_observations"), need=col("needed"))
        ),
    ]  # fmt: skip
    told = pl.concat_list(parts).list.drop_nulls().list.join(words.BETWEEN.get(language))
    return pl.when((col("state") != "complete") & (told != "")).then(told)


def _gaps(language: Language) -> pl.Expr:
    """The intervals without a row; of many only how many, and the first and the last."""
    names, number = pl.col("open"), pl.col("due") - pl.col("covered")
    each = names.str.replace_all(", ", "、" if language == "zh" else ", ")
    first, last = names.str.extract("^([^,]*)"), names.str.extract("([^ ]*)$")
    many = _filled(words.MANY_OPEN, language, due=pl.col("due"), n=number, first=first, last=last)
    return pl.when(number > MOST_NAMED).then(many).otherwise(_filled(words.OPEN, language, open=each))


def _filled(sentence: Localized, language: Language, **cells: pl.Expr) -> pl.Expr:
    """A sentence with cells in its places."""
    text = sentence.get(language)
    names = sorted(cells, key=lambda name: text.index(f"{{{name}}}"))
    for name in names:
        text = text.replace(f"{{{name}}}", "{}")
    return pl.format(text, *(cells[name].cast(pl.String) for name in names))


def _workbook(rows: pl.DataFrame, language: Language) -> bytes:
    """For people: headers and rhythms in their language."""
    often = {name: told.get(language) for name, told in CYCLES.items()}
    told = rows.with_columns(pl.col("every").replace(often).fill_null(words.ANY_TIME.get(language)))
    titles = {name: words.HEADERS[name].get(language) for name in rows.columns}
    return frame_workbook(((words.SHEET, told.rename(titles)),), language)


RENDERERS: dict[str, Callable[[pl.DataFrame, Language], bytes]] = {
    ".csv": COLLECTED[".csv"],
    ".xlsx": _workbook,
    ".parquet": COLLECTED[".parquet"],
}
"""By the suffix of the file."""
