"""Who moves, as csv: one row per employee, safe to open in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.reports.difference_movers import trials_by_employee
from service_rating.reports.formula_safe import csv_bytes
from service_rating.reports.number_columns import text_column
from service_rating.reports.numbers import CENTI

if TYPE_CHECKING:
    from service_rating.analysis.migration import Migration
    from service_rating.reports.difference_report import DifferenceReport
    from service_rating.rubric.difference.change import Change


def render(found: DifferenceReport, migration: Migration) -> bytes:
    """Employee, old and new level, status and composite, the edits that alone do it, and both rubrics.

    A level is empty where there is none; the status tells why (``absent``: not assessed). Edits are named as in
    ``kpi.curve timeliness``, edits made together joined by `` + ``, alternatives by ``; ``.
    """
    return csv_bytes(
        migration.movers.select(
            "employee",
            *(_level(f"{side}_place").alias(f"{side}_level") for side in ("old", "new")),
            "old_status",
            "new_status",
            *(text_column(f"{side}_composite", CENTI) for side in ("old", "new")),
            *_alone(found, migration),
            **_origins(found),
        )
    )


def _level(place: str) -> pl.Expr:
    return pl.when(pl.col(place).str.contains(r"^[0-9]+$")).then(place)


def _alone(found: DifferenceReport, migration: Migration) -> list[pl.Series]:
    """Two columns: the edits that alone lead to the new place, and those that lead elsewhere."""
    trials = trials_by_employee(migration)
    edits = {edit: " + ".join(map(_name, found.changes_of(edit))) for edit in found.numbers}
    there, elsewhere = [], []
    for employee, old, new in migration.movers.select("employee", "old_place", "new_place").iter_rows():
        own = trials.get(employee, {})
        there.append("; ".join(edits[edit] for edit, place in own.items() if place == new) or None)
        others = (f"{edits[edit]} → {place}" for edit, place in own.items() if place not in (old, new))
        elsewhere.append("; ".join(others) or None)
    return [pl.Series("edits", there, pl.String), pl.Series("edits_elsewhere", elsewhere, pl.String)]


def _name(change: Change) -> str:
    return " ".join([change.kind, *change.names])


def _origins(found: DifferenceReport) -> dict[str, pl.Expr]:
    """The rubrics in every row, so that no row can be mixed up with another comparison's."""
    pair, prints = found.difference.pair, found.difference.fingerprints
    told = {"old_version": pair.old.version, "old_fingerprint": prints[0]}
    told |= {"new_version": pair.new.version, "new_fingerprint": prints[1]}
    return {name: pl.lit(value) for name, value in told.items()}
