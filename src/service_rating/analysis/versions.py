"""Many versions of one rubric, alike but for some numbers, against the same worked cases: in one frame, with one plan.

Making the expressions for one rubric takes longer than scoring thousands of rows with them. So the versions are laid out
one below the other, each row with its own version's numbers in columns, and the pipeline's own expressions run once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.analysis.case_differences import VERSION, noticed
from service_rating.scoring.case_frames import case_frames, case_plan
from service_rating.scoring.constants import LEAST_SOURCES, numbers, passing_values
from service_rating.scoring.dialect import lazy, native
from service_rating.scoring.kpi_scores import curve_score, kpi_states, read_curves, shown_scores
from service_rating.scoring.levelling import levelled
from service_rating.scoring.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service_rating.rubric.curves.segments import Segment
    from service_rating.rubric.model import Rubric
    from service_rating.scoring.dialect import Frame

MOST_ROWS = 20_000


def noticed_by_cases(rubric: Rubric, versions: Sequence[Rubric]) -> list[bool]:
    """Whether some worked case of ``rubric`` comes out otherwise under each version; sentences are not looked at.

    ``versions`` have the same KPIs, levels, gates and events as the rubric, and differ in weights (all above 0 that were),
    cut scores, curves and numbers of gates.
    """
    size = max(1, MOST_ROWS // len(rubric.cases))
    found: list[bool] = []
    for start in range(0, len(versions), size):
        batch = [version.model_copy(update={"cases": rubric.cases}) for version in versions[start : start + size]]
        seen = noticed(*_outcomes(batch))
        found += [n in seen for n in range(len(batch))]
    return found


def _outcomes(versions: Sequence[Rubric]) -> tuple[pl.DataFrame, Plan]:
    """Every version's outcome of every case, and the plan that its columns are numbered by."""
    plans = [case_plan(version) for version in versions]
    table = _varied_numbers(plans)
    alike: dict[str, list[int]] = {}
    for n, plan in enumerate(plans):
        alike.setdefault(repr(passing_values(plan)), []).append(n)
    frame = pl.concat([_laid_out(members, plans, table) for members in alike.values()])
    plan = Plan(plans[0].rubric, frozenset({LEAST_SOURCES, *table}))
    return _collected(levelled(shown_scores(lazy(frame), plan), plan)), plan


def _laid_out(members: Sequence[int], plans: Sequence[Plan], table: dict[str, list[int]]) -> pl.LazyFrame:
    """Every case under some of the versions, up to the scores of the curves.

    They must ask the same of single observations, for that comes before the values.
    """
    first = plans[members[0]]
    values, events, people = case_frames(range(len(first.rubric.cases)), first)
    base = _collected(read_curves(kpi_states(values, events, people, first), first))
    own = {name: [column[n] for n in members] for name, column in table.items()}
    frame = base.lazy().join(pl.LazyFrame({VERSION: list(members), **own}, strict=True), how="cross")
    for k in first.scored:
        changed = ((n, plans[n].segments[k]) for n in members if plans[n].segments[k] != first.segments[k])
        frame = _with_curves(frame, base, k, changed)
    return frame


def _with_curves(
    frame: pl.LazyFrame, base: pl.DataFrame, k: int, changed: Iterable[tuple[int, list[Segment]]]
) -> pl.LazyFrame:
    """Put the scores that changed curves of one KPI give in the place of those of the first version's curve."""
    scores = [curve_score(k, tuple(segments)).alias(str(n)) for n, segments in changed]
    if not scores:
        return frame
    wide = native(lazy(base).select("employee", *scores)).collect()
    long = wide.unpivot(index="employee", variable_name=VERSION, value_name="changed")
    long = long.with_columns(pl.col(VERSION).cast(pl.Int64))
    joined = frame.join(long.lazy(), on=["employee", VERSION], how="left")
    return joined.with_columns(pl.coalesce("changed", f"exact_{k}").alias(f"exact_{k}")).drop("changed")


def _varied_numbers(plans: Sequence[Plan]) -> dict[str, list[int]]:
    """The numbers in which the versions are not all alike, a column each."""
    each = [numbers(plan) for plan in plans]
    columns = {name: [found[name] for found in each] for name in each[0]}
    return {name: column for name, column in columns.items() if len(set(column)) > 1}


def _collected(frame: Frame) -> pl.DataFrame:
    return native(frame).collect()
