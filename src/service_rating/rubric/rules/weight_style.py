"""SR202 weight-style: weights stand on KPIs, or on dimensions with points inside, never both.

标题：权重写在 KPI 上，或写在维度上并在其中写 points，二者只取一。

What: either every KPI of the dimensions has its own ``weight``, or every dimension has a ``weight`` and its KPIs have
``points``. KPIs under ``behaviours`` carry neither: they are evidence for gates only.
说明：要么由 dimensions 下的 KPI 各自写 weight，要么由每个维度写 weight、其 KPI 写 points，二者只能取一；behaviours 下的
KPI 只作门槛的证据，不写权重。

Why: in a mixture nobody can tell what a number means: 15 of 100, or 15 of the dimension.
理由：混用时无法看出一个数字是占总分还是占本维度。

Fix: keep one style throughout; move a weighted behaviour into a dimension.
改法：全文统一为一种写法；要计分的行为请移到维度下。

Fails::

    kpi: greeting
    weight: 60
    points: 6

Passes::

    dimensions:
      - dimension: care
        title: {zh: 服务, en: Care}
        weight: 100
        kpis:
          - kpi: greeting
            title: {zh: 问候, en: Greeting}
            points: 6
            measure: {kind: share}
            curve: {kind: linear, points: [[0, 0], [1, 100]]}
          - kpi: satisfaction
            title: {zh: 满意度, en: Satisfaction}
            points: 4
            measure: {kind: rating, min: 1, max: 5}
            curve: {kind: linear, points: [[1, 0], [5, 100]]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Hold every dimension and KPI to the style of the rubric."""
    by_dimension = any(dimension.weight is not None for dimension in rubric.dimensions)
    yield from _dimension_style(rubric) if by_dimension else _kpi_style(rubric)
    for i, kpi in enumerate(rubric.behaviours):
        if kpi.weight or kpi.points is not None:
            yield ("behaviours", i, "weight" if kpi.weight else "points"), _BEHAVIOUR


def _dimension_style(rubric: Rubric) -> Iterator[Finding]:
    for i, dimension in enumerate(rubric.dimensions):
        if dimension.weight is None:
            yield ("dimensions", i), _NO_WEIGHT
        for j, kpi in enumerate(dimension.kpis):
            if kpi.weight is not None:
                yield ("dimensions", i, "kpis", j, "weight"), _BOTH
            if kpi.points is None:
                yield ("dimensions", i, "kpis", j), _NO_POINTS


def _kpi_style(rubric: Rubric) -> Iterator[Finding]:
    for i, dimension in enumerate(rubric.dimensions):
        for j, kpi in enumerate(dimension.kpis):
            if kpi.points is not None:
                yield ("dimensions", i, "kpis", j, "points"), _STRAY_POINTS


_BEHAVIOUR = Localized(
    "behaviours 下的 KPI 只作证据，不计分；要计分请移到某个维度下，否则删除此键。",
    "KPIs under behaviours are evidence only and carry no weight; move it into a dimension, or remove this key.",
)
_NO_WEIGHT = Localized(
    "其他维度写了 weight，这个维度没有；请给每个维度写 weight，或全部改由 KPI 写 weight。",
    "Other dimensions have a weight and this one has none; give every dimension a weight, or none.",
)
_BOTH = Localized(
    "维度承担权重时，KPI 不写 weight 而写 points（占本维度的份额）。",
    "Where dimensions carry the weights, a KPI has points (its part of the dimension) instead of a weight.",
)
_NO_POINTS = Localized(
    "维度承担权重时，每个 KPI 都要写 points；只作证据的 KPI 请移到 behaviours。",
    "Where dimensions carry the weights, every KPI needs points; move a KPI that is evidence only to behaviours.",
)
_STRAY_POINTS = Localized(
    "points 只在写了 weight 的维度里有意义；请给维度写 weight，或把 points 改为 weight。",
    "points mean something only inside dimensions with a weight; give the dimensions weights, or write weight here.",
)
