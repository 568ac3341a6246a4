"""Limits that several rules share."""

VALUE_DECIMALS = 6
"""Values travel in whole millionths."""
WEIGHT_DECIMALS = 2
"""Weights, cut scores and score gates are whole hundredths."""
MOST_KPIS = 500
MOST_SEGMENTS = 2500
MOST_GATES = 1000
"""Sizes that one evaluation can hold."""
MOST_STEPS = 200_000
"""Steps of reasoning about gates and curves, some microseconds each; an honest rubric needs a few thousand."""
