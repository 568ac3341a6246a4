"""Constructs the rubric language refuses on purpose, and what to write instead."""

from __future__ import annotations

from service_rating.localized import Localized

_RELATIVE = Localized(
    "细则不做人与人的相对比较（{key}）：每个人只按自己的证据评定。请用绝对标准写 curve，例如 bands 或 linear。",
    "A rubric does not compare people with each other ({key}): everyone is rated on their own evidence. Write a curve "
    "against an absolute standard, with bands or linear.",
)
_RANKING = Localized(
    "细则不排名、不强制分布、不末位淘汰（{key}）。请用各等级的 cut_score 与 gates 说明每一级的要求。",
    "A rubric ranks nobody and forces no distribution ({key}). Say what each level demands by its cut_score and gates.",
)
_FORMULA = Localized(
    "不支持自由公式（{key}），因为它无法逐步核对。请用 linear、bands 或 per_unit 曲线表达。",
    "Free formulas are not supported ({key}), since nobody could check them step by step. Say it with a curve: linear, "
    "bands or per_unit.",
)
_NEGATIVE = Localized(
    "KPI 得分不会为负（{key}）。扣分请写成 events 下带负 points 的事件，或用 per_unit 曲线加 floor。",
    "A KPI's score is never negative ({key}). Take points by an event with negative points, or by a per_unit curve with "
    "a floor.",
)
_BONUS = Localized(
    "单项得分不能超过满分（{key}）。加分请写成 events 下带正 points 的事件；总分可超过 100 时设 composite_max。",
    "A KPI's score never exceeds its full mark ({key}). Add points by an event with positive points, and set "
    "composite_max if the composite may exceed 100.",
)

_NAMES: tuple[tuple[Localized, str], ...] = (
    (
        _RELATIVE,
        (
            "percentile percentiles percentile_rank relative relative_to relative_to_mean relative_to_median relative_to_peers "
            "mean_of_peers peer_mean peer_average z_score zscore standardize normalise normalize_by_team"
        ),
    ),
    (
        _RANKING,
        (
            "rank ranks ranking forced_distribution distribution forced_ranking quota quotas bell_curve curve_fit "
            "bottom_percent top_percent last_place_elimination vitality_curve stack_rank"
        ),
    ),
    (_FORMULA, "formula formulas expression expr eval script function lambda python equation"),
    (_NEGATIVE, "negative negative_score allow_negative min_points penalty deduct deduction"),
    (_BONUS, "bonus bonus_points extra_points above_out_of max_points allow_above"),
)
_REFUSED = {name: message for message, names in _NAMES for name in names.split()}


def refusal(name: object) -> Localized | None:
    """Give what to write instead of a refused construct, or None if ``name`` is none."""
    key = str(name).casefold().replace("-", "_")
    message = _REFUSED.get(key)
    return None if message is None else message.format(key=key)
