"""What another rubric does to people, as JSON: a part of the schema ``service-rating/rubric-diff/1``."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from service_rating.reports.difference_movers import effects, trials_by_employee
from service_rating.reports.difference_people import changed
from service_rating.reports.numbers import CENTI, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from service_rating.analysis.assessed import Assessed
    from service_rating.analysis.migration import Migration


def migration_json(migration: Migration) -> dict[str, Any]:
    """The migration as a JSON object."""
    numbers = changed(migration)
    table = Counter(migration.people.select("old_place", "new_place").iter_rows())
    return {
        "period": migration.new.intake.period,
        "digest": migration.new.intake.digest,
        "observations": {side: _counts(one) for side, one in (("old", migration.old), ("new", migration.new))},
        "rejected_only_by": {
            side: _codes(migration.rejected_only(by_new=by_new)) for side, by_new in (("old", False), ("new", True))
        },
        "employees": numbers["people"],
        "changed": {name: numbers[name] for name in ("moved", "composite", "status")},
        "table": [{"old": old, "new": new, "employees": n} for (old, new), n in sorted(table.items())],
        "edits": list(_edits(migration)),
        "left_out": [change + 1 for change in migration.left_out],
        "movers": list(_movers(migration)),
    }


def _counts(one: Assessed) -> dict[str, int]:
    counts = asdict(one.intake.counts)
    return {name: counts[name] for name in ("read", "accepted", "blank", "out_of_period", "rejected")}


def _codes(rows: pl.DataFrame) -> dict[str, Any]:
    return {"rows": rows.height, "codes": dict(sorted(Counter(rows["code"]).items()))}


def _edits(migration: Migration) -> Iterator[dict[str, Any]]:
    moved = {edit: (there, elsewhere) for edit, there, elsewhere in effects(migration)}
    for place, edit in enumerate(migration.edits):
        there, elsewhere = moved.get(place, (None, None))
        changes = [change + 1 for change in edit.changes]
        yield {"edit": place + 1, "changes": changes, "moves_alike": there, "moves_elsewhere": elsewhere}


def _movers(migration: Migration) -> Iterator[dict[str, Any]]:
    trials = trials_by_employee(migration)
    for row in migration.movers.iter_rows(named=True):
        own = trials.get(row["employee"], {})
        old, new = (
            {
                "place": row[f"{side}_place"],
                "status": row[f"{side}_status"],
                "composite": None if row[f"{side}_composite"] is None else number(row[f"{side}_composite"], CENTI),
            }
            for side in ("old", "new")
        )
        yield {
            "employee": row["employee"],
            "old": old,
            "new": new,
            "alone": [edit + 1 for edit, place in own.items() if place == new["place"]],
            "elsewhere": [
                {"edit": edit + 1, "place": place}
                for edit, place in own.items()
                if place not in (old["place"], new["place"])
            ],
        }
