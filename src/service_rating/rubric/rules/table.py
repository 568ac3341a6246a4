"""The explicit table of rules."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from service_rating.diagnostic import Severity
from service_rating.localized import Localized
from service_rating.rubric.rules import (
    absent_count,
    adoption_order,
    anchor_points,
    band_reach,
    case_form,
    case_range,
    case_reference,
    case_sides,
    curve_decimals,
    curve_direction,
    curve_range,
    curve_scores,
    curve_shape,
    curve_turns,
    cut_scores,
    duplicate_id,
    empty_profile,
    event_effect,
    event_limit,
    event_target,
    evidence_minima,
    few_raters,
    gate_condition,
    gate_kpi,
    gate_range,
    gate_reach,
    iso_date,
    level_adds,
    level_order,
    level_reach,
    measure_range,
    minima_reach,
    missing_language,
    name_collision,
    no_cases,
    only_if,
    profile_kpi,
    profile_reach,
    provenance,
    reserved_id,
    score_limit,
    single_rating,
    size_limit,
    small_contribution,
    sum_measure,
    unanchored_scale,
    unjudged_kpi,
    unlisted_source,
    untied_clause,
    unused_kpi,
    unused_source,
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
    Rule("SR208", "small-contribution", small_contribution.check, Severity.WARNING),
    Rule("SR209", "missing-language", missing_language.check, Severity.WARNING),
    Rule("SR211", "level-order", level_order.check),
    Rule("SR212", "cut-scores", cut_scores.check),
    Rule("SR213", "level-reach", level_reach.check, Severity.WARNING),
    Rule("SR214", "level-adds", level_adds.check, Severity.WARNING),
    Rule("SR215", "untied-clause", untied_clause.check, Severity.WARNING),
    Rule("SR221", "curve-shape", curve_shape.check),
    Rule("SR222", "curve-scores", curve_scores.check),
    Rule("SR223", "curve-decimals", curve_decimals.check),
    Rule("SR224", "curve-turns", curve_turns.check, Severity.WARNING),
    Rule("SR225", "curve-direction", curve_direction.check, Severity.WARNING),
    Rule("SR226", "band-reach", band_reach.check, Severity.WARNING),
    Rule("SR227", "curve-range", curve_range.check, Severity.WARNING),
    Rule("SR231", "measure-range", measure_range.check),
    Rule("SR232", "absent-count", absent_count.check),
    Rule("SR233", "anchor-points", anchor_points.check, Severity.WARNING),
    Rule("SR234", "sum-measure", sum_measure.check, Severity.WARNING),
    Rule("SR241", "gate-kpi", gate_kpi.check),
    Rule("SR242", "gate-condition", gate_condition.check),
    Rule("SR243", "gate-range", gate_range.check),
    Rule("SR244", "gate-reach", gate_reach.check, Severity.WARNING),
    Rule("SR251", "event-effect", event_effect.check),
    Rule("SR252", "event-target", event_target.check),
    Rule("SR253", "only-if", only_if.check),
    Rule("SR254", "event-limit", event_limit.check, Severity.WARNING),
    Rule("SR261", "profile-kpi", profile_kpi.check),
    Rule("SR262", "unlisted-source", unlisted_source.check),
    Rule("SR263", "evidence-minima", evidence_minima.check),
    Rule("SR264", "unused-source", unused_source.check, Severity.WARNING),
    Rule("SR265", "unjudged-kpi", unjudged_kpi.check, Severity.WARNING),
    Rule("SR266", "empty-profile", empty_profile.check, Severity.WARNING),
    Rule("SR267", "profile-reach", profile_reach.check, Severity.WARNING),
    Rule("SR268", "minima-reach", minima_reach.check, Severity.WARNING),
    Rule("SR271", "case-form", case_form.check),
    Rule("SR272", "case-reference", case_reference.check),
    Rule("SR273", "case-range", case_range.check),
    Rule("SR274", "case-sides", case_sides.check, Severity.WARNING),
    Rule("SR281", "iso-date", iso_date.check),
    Rule("SR282", "provenance", provenance.check, Severity.WARNING),
    Rule("SR283", "adoption-order", adoption_order.check, Severity.WARNING),
    Rule("SR291", "value-limit", value_limit.check),
    Rule("SR292", "score-limit", score_limit.check),
    Rule("SR293", "size-limit", size_limit.check),
    Rule("SR302", "no-cases", no_cases.check, Severity.INFO),
    Rule("SR303", "single-rating", single_rating.check, Severity.WARNING),
    Rule("SR304", "few-raters", few_raters.check, Severity.INFO),
    Rule("SR305", "unanchored-scale", unanchored_scale.check, Severity.INFO),
    Rule("SR306", "unused-kpi", unused_kpi.check, Severity.INFO),
)

# More findings of one rule than this teach nothing; it also bounds the time that any file can cost.
MOST_FINDINGS = 100


def check(rubric: Rubric, least: Severity = Severity.INFO) -> Iterator[tuple[Rule, tuple[str | int, ...], Localized]]:
    """Run every rule of severity ``least`` and above over a rubric whose shape is sound."""
    for rule in (rule for rule in RULES if rule.severity >= least):
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
