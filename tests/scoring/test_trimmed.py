"""Trimmed means by hand: within a source over its rows, or over its raters where it pools by rater."""

from __future__ import annotations

import polars as pl

from service_rating.rubric.loading import load_rubric_bytes
from tests.scoring.frames import EMPLOYEES, EVENTS, OBSERVATIONS, scored

RUBRIC = """
rubric: trimmed
version: 1.0.0
title: {zh: 截尾, en: Trimmed}
sources: {peer: {weight: 1, pool: rater}, customer: {weight: 3, pool: observation}}
dimensions:
  - dimension: all
    title: {zh: 全部, en: All}
    kpis:
      - {kpi: listening, title: {zh: 倾听, en: Listening}, weight: 100, measure: {kind: rating, min: 1, max: 5},
         aggregate: trimmed_mean, curve: {kind: linear, points: [[1, 0], [5, 100]]}}
levels: [{level: 1, title: {zh: 一级, en: Level 1}, cut_score: 0}]
"""
RATED = {"p1": (1,), "p2": (3,), "p3": (5, 4, 3), "p4": (5, 5)}


def test_one_highest_and_one_lowest_are_left_out() -> None:
    rubric, _ = load_rubric_bytes(RUBRIC.encode(), "trimmed.rubric.yaml")
    assert rubric is not None
    peer, customer = rubric.source_order.index("peer"), rubric.source_order.index("customer")
    given = [(peer, rater, value) for rater, values in RATED.items() for value in values]
    given += [(customer, "", value) for value in (1, 2, 3, 5)]
    rows = [("E1", 0, source, rater, 20_454, value * 10**9, None, None, 1) for source, rater, value in given]
    found = scored(
        rubric,
        (
            pl.DataFrame(rows, schema=OBSERVATIONS, orient="row"),
            pl.DataFrame(schema=EVENTS),
            pl.DataFrame([("E1", -1, False, False)], schema=EMPLOYEES, orient="row"),
        ),
    )
    # Peers mean 1, 3, 4 and 5: (3 + 4) / 2; customers (2 + 3) / 2; (3.5 + 3 * 2.5) / 4 = 2.75.
    assert found.select("value_0", "composite").rows() == [(2_750_000, 4375)]
