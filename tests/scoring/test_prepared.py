"""A pipeline that is built once gives for any rows what one built for them gives."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import polars as pl
import pytest

from service_rating.rubric.loading import load_rubric
from service_rating.scoring import intake
from service_rating.scoring import prepared as module
from service_rating.scoring.grouping import MOST_RATERS
from service_rating.scoring.intake import assess_frames
from service_rating.scoring.plan import Plan
from service_rating.scoring.prepared import FEW, MANY, REMEMBERED, Feed, prepare, prepared
from tests.scoring.frames import EMPLOYEES, EVENTS, OBSERVATIONS

RUBRIC = load_rubric("service-awareness")
NEED = next(k for k, kpi in enumerate(RUBRIC.kpis) if kpi.kpi == "need_discovery")
PEER = RUBRIC.source_order.index("peer")
NO_EVENTS = pl.DataFrame(schema=EVENTS)


@pytest.fixture(autouse=True, params=["few", "many"])
def _both(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few employees are worked out row by row, more of them by Polars."""
    if request.param == "many":
        monkeypatch.setattr(intake, "MOST_EMPLOYEES", 0)


def ratings(values: list[int], employee: str = "E1") -> pl.DataFrame:
    rows = [(employee, NEED, PEER, f"p{n}", 0, v * 10**9, None, None, 1) for n, v in enumerate(values)]
    return pl.DataFrame(rows, schema=OBSERVATIONS, orient="row")


def person(employee: str = "E1") -> pl.DataFrame:
    return pl.DataFrame([(employee, -1, False, False)], schema=EMPLOYEES, orient="row")


def value(rows: pl.DataFrame, employee: str = "E1") -> int | None:
    found: int | None = assess_frames(rows, NO_EVENTS, person(employee), RUBRIC, ("en",))[f"value_{NEED}"][0]
    return found


def test_the_same_pipeline_scores_other_rows_and_keeps_none() -> None:
    assert value(ratings([4, 4, 4])) == 4_000_000
    assert value(ratings([2, 3, 4], "E2"), "E2") == 3_000_000
    assert value(ratings([]).head(0)) is None


def test_calls_from_several_threads_do_not_mix() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: value(ratings([n] * 3, f"E{n}"), f"E{n}"), [1, 2, 3, 4, 5] * 2))
    assert found == [n * 1_000_000 for n in (1, 2, 3, 4, 5)] * 2


def test_rows_that_are_not_kept_do_not_count() -> None:
    people = pl.Series(["", "E1"])
    rows = ratings([1, 5, 5, 5]).with_columns(employee=pl.lit(1), rater=pl.int_range(4), kept=pl.int_range(4) > 0)
    found = assess_frames(rows, NO_EVENTS, person(), RUBRIC, ("en",), people=people)
    assert found[f"value_{NEED}"].to_list() == [5_000_000]
    assert found["employee"].to_list() == ["E1"]


@pytest.mark.parametrize("first", [0, MOST_RATERS])
def test_raters_of_any_number_are_told_apart(first: int) -> None:
    people = pl.Series(["E1"])
    rows = pl.concat([ratings([1, 3, 5]), ratings([1])]).with_columns(employee=pl.lit(0))
    rows = rows.with_columns(rater=pl.Series([0, 1, 2, 0]) + first)
    found = assess_frames(rows, NO_EVENTS, person(), RUBRIC, ("en",), people=people)
    assert found[f"value_{NEED}"].to_list() == [3_000_000]


@pytest.mark.parametrize("many", [10, 1000])
def test_many_rows_are_optimized_or_streamed_to_the_same_outcome(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"E{n}" for n in range(9)]
    rows = pl.concat([ratings([1, 2, 3, n % 5 + 1], name) for n, name in enumerate(names)] * 3)
    people = pl.concat([person(name) for name in names])
    assert rows.height < FEW < MANY
    few = assess_frames(rows, NO_EVENTS, people, RUBRIC)
    for name, number in {"FEW": 5, "MANY": many, "BATCH": 7, "PEOPLE": 2}.items():
        monkeypatch.setattr(module, name, number)
    again = RUBRIC.model_copy()  # a pipeline of its own
    assert assess_frames(rows, NO_EVENTS, people, again).equals(few)


def test_without_languages_only_the_sentences_are_missing() -> None:
    rows = ratings([1, 2, 3])
    found = assess_frames(rows, NO_EVENTS, person(), RUBRIC, ())
    assert found.equals(assess_frames(rows, NO_EVENTS, person(), RUBRIC, ("en",)).drop("justification_en"))


def test_the_rubrics_used_last_are_remembered() -> None:
    plans = [Plan(RUBRIC.model_copy()) for _ in range(REMEMBERED + 1)]
    first = prepared(plans[0], ("en",))
    assert prepared(plans[0], ("en",)) is first
    assert prepared(plans[0], ("zh",)) is not first
    for plan in plans[1:]:
        prepared(plan, ("en",))
    assert prepared(plans[0], ("en",)) is not first


def test_a_pipeline_can_be_begun_before_it_is_needed() -> None:
    plan = Plan(RUBRIC.model_copy())
    prepare(plan, ("en",))
    assert prepared(plan, ("en",)) is prepared(plan, ("en",))


def test_a_feed_gives_the_rows_that_count_widened_in_batches() -> None:
    feed = Feed({"employee": pl.Int64, "value": pl.Int64}, 2)
    assert [batch.schema for batch in feed.batches(None, None, None, None)] == [feed.rows.schema]
    narrow = {"employee": pl.UInt8, "value": pl.Int16}
    feed.rows = pl.DataFrame({"employee": [1, 2, 3, 250, 5], "value": [7, None, -9, 11, 13]}, schema=narrow)
    whole = list(feed.batches(None, None, None, None))
    assert [batch.height for batch in whole] == [2, 2, 1]
    assert pl.concat(whole).equals(feed.rows.cast(pl.Int64))
    assert feed.frame.collect().equals(pl.concat(whole))
    feed.rows = feed.rows.with_columns(kept=pl.Series([True, False, True, True, False]))
    assert feed.frame.collect()["employee"].to_list() == [1, 3, 250]
    some = pl.concat(feed.batches(["value"], pl.col("value") > 0, None, None))
    assert some.to_dict(as_series=False) == {"value": [7, 11]}
    assert feed.frame.head(2).collect()["value"].to_list() == [7, -9]
