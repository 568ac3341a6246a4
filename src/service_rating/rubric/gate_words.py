"""What a gate asks for, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.value_words import PERCENT, value_text
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.levels import Gate, Passing
    from service_rating.rubric.measures import Measure

AND = Localized("，且", " and ")
AT_LEAST = Localized("不低于 {value}", "at least {value}")
AT_MOST = Localized("不高于 {value}", "at most {value}")
SCORE_AT_LEAST = Localized("得分不低于 {value}", "a score of at least {value}")
SCORE_AT_MOST = Localized("得分不高于 {value}", "a score of at most {value}")
OBSERVATIONS = Localized("至少 {value} 次观察", "at least {value} observations")
PASSING_LEAST = Localized("至少 {share} 的观察不低于 {value}", "{share} of the observations at {value} or more")
PASSING_MOST = Localized("至少 {share} 的观察不高于 {value}", "{share} of the observations at {value} or less")


def gate_needs(gate: Gate, measure: Measure) -> Localized:
    """All conditions of a gate on a KPI of this measure, in one phrase."""
    parts = list(_conditions(gate, measure))
    return Localized(AND.zh.join(part.zh for part in parts), AND.en.join(part.en for part in parts))


def _conditions(gate: Gate, measure: Measure) -> Iterator[Localized]:
    for template, bound in ((AT_LEAST, gate.min_value), (AT_MOST, gate.max_value)):
        if bound is not None:
            yield template.format(value=value_text(bound, measure))
    for template, bound in ((SCORE_AT_LEAST, gate.min_score), (SCORE_AT_MOST, gate.max_score)):
        if bound is not None:
            yield template.format(value=plain(bound))
    if gate.passing is not None:
        yield _passing(gate.passing, measure)
    if gate.min_observations is not None:
        yield OBSERVATIONS.format(value=gate.min_observations)


def _passing(passing: Passing, measure: Measure) -> Localized:
    template = PASSING_LEAST if passing.min_value is not None else PASSING_MOST
    bound = passing.max_value if passing.min_value is None else passing.min_value
    value = "" if bound is None else value_text(bound, measure)
    return template.format(share=f"{plain(passing.at_least * PERCENT)}%", value=value)
