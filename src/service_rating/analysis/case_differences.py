"""Which versions of a rubric come out otherwise in some worked case, told from one frame of all versions and cases."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import polars as pl

from service_rating.scoring.case_frames import case_name
from service_rating.scoring.case_outcome import differences
from service_rating.scoring.composite import COVERAGE_UNIT
from service_rating.scoring.plan import CENTI

if TYPE_CHECKING:
    from service_rating.rubric.model import Expectation
    from service_rating.scoring.plan import Plan

VERSION = "version"
SCHEMA = {
    "level": pl.Int64, "composite": pl.Int64, "coverage": pl.Int64, "status": pl.String, "lowest": pl.Int64,
    "highest": pl.Int64,
}  # fmt: skip
SCALES = {"composite": CENTI, "coverage": COVERAGE_UNIT}
BOUNDS = ("lowest", "highest")


def noticed(frame: pl.DataFrame, plan: Plan) -> set[int]:
    """Numbers of the versions under which some case differs from what it expects.

    First all fields that are one number or word, column by column; then, for the versions that are left, what blocks the
    next level.
    """
    unlike = [pl.col(f"asks_{name}") & _got(name).ne_missing(pl.col(f"wants_{name}")) for name in SCHEMA]
    joined = frame.lazy().join(_expected(plan).lazy(), on="employee").filter(pl.any_horizontal(unlike))
    found = set(joined.select(VERSION).unique().collect()[VERSION])
    return found | _blocked_otherwise(frame.filter(~pl.col(VERSION).is_in(sorted(found))), plan)


def _got(name: str) -> pl.Expr:
    return pl.col(name).fill_null(0) if name in BOUNDS else pl.col(name)


def _expected(plan: Plan) -> pl.DataFrame:
    """What each case expects in each field, in the units of the pipeline, and whether it names the field at all."""
    positions = {level.level: position for position, level in enumerate(plan.rubric.levels, 1)}
    rows = []
    for i, case in enumerate(plan.rubric.cases):
        asks = [name in case.expect.model_fields_set for name in SCHEMA]
        rows.append((case_name(i), *asks, *(_wanted(name, case.expect, positions) for name in SCHEMA)))
    schema = {f"asks_{name}": pl.Boolean for name in SCHEMA} | {f"wants_{name}": of for name, of in SCHEMA.items()}
    return pl.DataFrame(rows, schema={"employee": pl.String, **schema}, orient="row")


def _wanted(name: str, expect: Expectation, positions: dict[int, int]) -> Any:
    wanted = getattr(expect, name)
    if name in BOUNDS:
        return positions.get(wanted, 0)
    return wanted if wanted is None or name not in SCALES else int(Fraction(wanted) * SCALES[name])


def _blocked_otherwise(frame: pl.DataFrame, plan: Plan) -> set[int]:
    """Versions under which something else blocks the next level of a case that says what does."""
    asking = {case_name(i): case for i, case in enumerate(plan.rubric.cases) if case.expect.blocked_by is not None}
    found: set[int] = set()
    for row in frame.filter(pl.col("employee").is_in(list(asking))).iter_rows(named=True):
        if row[VERSION] not in found and differences(asking[row["employee"]].expect, row, plan):
            found.add(row[VERSION])
    return found
