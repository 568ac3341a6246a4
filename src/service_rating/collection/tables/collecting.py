"""``collect table``: the rows of any table become observations, one for each KPI that a row says something about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.collected import Collected, Counts, Skipped, observation_rows
from service_rating.collection.logs.columns import Bound, bind
from service_rating.collection.logs.declared_formats import with_formats
from service_rating.collection.logs.kind import LogField
from service_rating.collection.logs.log import BAD_ROWS
from service_rating.collection.logs.reading import log_of, open_tables, refuse_other_purpose, zone_of
from service_rating.collection.mapping.columns import ColumnRule
from service_rating.collection.tables.judging import judged
from service_rating.collection.tables.plan import ATTRIBUTE, OWN, plan_of
from service_rating.collection.tables.sentences import EMPTY, ROW_PROBLEMS
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Mapping as Words
    from collections.abc import Sequence

    from service_rating.collection.logs.log import Log
    from service_rating.collection.mapping.loading import Mapping
    from service_rating.collection.tables.plan import KpiPlan
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric


def collect_table(
    paths: Sequence[str],
    mapping: Mapping,
    rubric: Rubric,
    zone: str | None = None,
    formats: Words[str, str] | None = None,
) -> Collected:
    """Read tables by a mapping. ``zone`` and ``formats`` (dates by header) override those of the mapping.

    Raises :class:`CouldNotRunError`: OB0xx (files), LG010–LG045 (mapping and columns).
    """
    refuse_other_purpose(mapping, "observations")
    plans = plan_of(mapping, rubric)
    zone = zone_of(mapping, zone)
    opened = open_tables(paths, OWN, mapping)
    bounds = [_bounds(table, mapping, plans) for table in opened.tables]
    log = log_of(opened, with_formats(opened.tables, bounds, formats or {}), mapping, zone)
    found, bad, silent = _read(log, plans)
    rejected, more = log.rejected_rows(bad), [*log.skips(), Skipped(EMPTY, silent)]
    used = log.read - rejected - sum(skipped.rows for skipped in more)
    counts = Counts(log.read, used, rejected, tuple(more))
    rows = observation_rows(_finished(found, mapping))
    return Collected(rows, log.rejects(bad, ROW_PROBLEMS), counts, tuple(log.summary), log.notes)


def _bounds(table: Table, mapping: Mapping, plans: Sequence[KpiPlan]) -> list[Bound]:
    """The columns of all fields, of KPIs and their conditions, and of attributes."""
    keys, at = mapping.keys, mapping.definition.at
    bounds = [
        bind(table, field, keys.columns[field.name], at("columns", field.name))
        if field.name in keys.columns
        else Bound(field)
        for field in OWN
    ]
    for plan in plans:
        place = at("kpis", plan.kpi.kpi)
        bounds += [bind(table, field, rule, place) for field, rule in zip(plan.cells, plan.rules, strict=True)]
        asked = zip(plan.conditions, plan.rule.when, strict=True)
        bounds += [bind(table, field, ColumnRule(column=when.column), place) for field, when in asked]
    return bounds + [
        bind(
            table,
            LogField(ATTRIBUTE + name, "text", Localized(name, name)),
            ColumnRule(column=header),
            at("attributes", name),
        )
        for name, header in keys.attributes.items()
    ]


def _read(log: Log, plans: Sequence[KpiPlan]) -> tuple[pl.DataFrame, list[pl.DataFrame], int]:
    """All observations, the rows that turned out bad, and how many rows say nothing."""
    parts, bad, silent = [pl.DataFrame(schema={"employee": pl.String})], [pl.DataFrame(schema=BAD_ROWS)], 0
    places = [{bound.field.name: bound.places[0] for bound in own if bound.places} for own in log.bounds]
    for block in log.blocks():
        if block.height:
            rows, wrong = judged(block, plans, places[block["file"][0]])
            said = pl.concat([rows.select("line"), wrong.select("line")])
            silent += block.height - said.n_unique()
            parts.append(rows.join(wrong, on="line", how="anti", maintain_order="left").drop("file", "line"))
            bad.append(wrong)
    return pl.concat(parts, how="diagonal"), bad, silent


def _finished(rows: pl.DataFrame, mapping: Mapping) -> pl.DataFrame:
    """Attributes under their names, and constants where nothing was recorded."""
    names = {name: name.removeprefix(ATTRIBUTE) for name in rows.columns if name.startswith(ATTRIBUTE)}
    rows = rows.with_columns(
        pl.col(name).fill_null(pl.lit(value)) for name, value in mapping.keys.constants.items() if name in rows.columns
    )
    return rows.rename(names)
