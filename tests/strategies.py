"""Hypothesis strategies: valid rubrics, and clean rows for a rubric."""

from tests.strategies_kpis import plain_decimal
from tests.strategies_rows import observation_rows
from tests.strategies_rubrics import rubrics, to_yaml

__all__ = ["observation_rows", "plain_decimal", "rubrics", "to_yaml"]
