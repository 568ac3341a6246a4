"""The small sound rubric that the examples of all manuals are laid over."""

SAMPLE = """\
rubric: mini
version: 1.0.0
title: {zh: 小细则, en: Mini}
dimensions:
  - dimension: care
    title: {zh: 服务, en: Care}
    kpis:
      - kpi: greeting
        title: {zh: 问候, en: Greeting}
        weight: 60
        measure: {kind: share}
        curve: {kind: linear, points: [[0, 0], [1, 100]]}
      - kpi: satisfaction
        title: {zh: 满意度, en: Satisfaction}
        weight: 40
        measure: {kind: rating, min: 1, max: 5}
        curve: {kind: linear, points: [[1, 0], [5, 100]]}
behaviours:
  - kpi: improvement
    title: {zh: 改进, en: Improvement}
    measure: {kind: count, max: 50, absent: 0}
    aggregate: sum
levels:
  - level: 1
    title: {zh: 一级, en: One}
    cut_score: 50
  - level: 2
    title: {zh: 二级, en: Two}
    cut_score: 70
    clauses:
      - text: {zh: 客户满意, en: customers are content}
        gates: [{kpi: satisfaction, min_value: 4}]
"""
