"""The explicit table of rules."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from service_rating.localized import Localized
from service_rating.rubric.rules import (
    absent_count,
    case_form,
    case_range,
    case_reference,
    curve_decimals,
    curve_scores,
    curve_shape,
    cut_scores,
    duplicate_id,
    event_effect,
    event_target,
    evidence_minima,
    gate_condition,
    gate_kpi,
    gate_range,
    iso_date,
    level_order,
    measure_range,
    name_collision,
    only_if,
    profile_kpi,
    reserved_id,
    score_limit,
    size_limit,
    unlisted_source,
    value_limit,
    weight_decimals,
    weight_style,
    weighted_curve,
    weights_sum,
)
from service_rating.rubric.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric

RULES: tuple[Rule, ...] = (
    Rule("SR201", "weights-sum", weights_sum.check),
    Rule("SR202", "weight-style", weight_style.check),
    Rule("SR203", "weight-decimals", weight_decimals.check),
    Rule("SR204", "weighted-curve", weighted_curve.check),
    Rule("SR205", "duplicate-id", duplicate_id.check),
    Rule("SR206", "reserved-id", reserved_id.check),
    Rule("SR207", "name-collision", name_collision.check),
    Rule("SR211", "level-order", level_order.check),
    Rule("SR212", "cut-scores", cut_scores.check),
    Rule("SR221", "curve-shape", curve_shape.check),
    Rule("SR222", "curve-scores", curve_scores.check),
    Rule("SR223", "curve-decimals", curve_decimals.check),
    Rule("SR231", "measure-range", measure_range.check),
    Rule("SR232", "absent-count", absent_count.check),
    Rule("SR241", "gate-kpi", gate_kpi.check),
    Rule("SR242", "gate-condition", gate_condition.check),
    Rule("SR243", "gate-range", gate_range.check),
    Rule("SR251", "event-effect", event_effect.check),
    Rule("SR252", "event-target", event_target.check),
    Rule("SR253", "only-if", only_if.check),
    Rule("SR261", "profile-kpi", profile_kpi.check),
    Rule("SR262", "unlisted-source", unlisted_source.check),
    Rule("SR263", "evidence-minima", evidence_minima.check),
    Rule("SR271", "case-form", case_form.check),
    Rule("SR272", "case-reference", case_reference.check),
    Rule("SR273", "case-range", case_range.check),
    Rule("SR281", "iso-date", iso_date.check),
    Rule("SR291", "value-limit", value_limit.check),
    Rule("SR292", "score-limit", score_limit.check),
    Rule("SR293", "size-limit", size_limit.check),
)

# More findings of one rule than this teach nothing; it also bounds the time that any file can cost.
MOST_FINDINGS = 100


def check(rubric: Rubric) -> Iterator[tuple[Rule, tuple[str | int, ...], Localized]]:
    """Run every rule over a rubric whose shape is sound."""
    for rule in RULES:
        for count, (path, message) in enumerate(islice(rule.check(rubric), MOST_FINDINGS + 1)):
            yield rule, path, message if count < MOST_FINDINGS else _MORE


def check_content(content: Any) -> Iterator[tuple[Rule, tuple[str | int, ...], Localized]]:
    """Run the rules that can do with the bare content of a rubric whose shape is faulty."""
    for path, message in weights_sum.check_content(content):
        yield RULES[0], path, message


_MORE = Localized(
    "从这里起这条规则还有更多问题，未逐一列出；请先改正前面的。",
    "From here on this rule finds more, which is not told one by one; mend what stands before it first.",
)
