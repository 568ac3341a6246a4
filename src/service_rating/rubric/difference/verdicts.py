"""Changes of scoring, of what there is, and of mere order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.difference.assembly import assembled
from service_rating.rubric.difference.change import SCORING, WORDING, Verdict, breaking, scoring, wording

if TYPE_CHECKING:
    from fractions import Fraction

    from service_rating.rubric.difference.pair import Pair
    from service_rating.rubric.difference.parts import Content

OTHER_RUBRIC = breaking(
    "评定记着细则的标识：这是另一份细则。", "Assessments name the rubric by its id: this is another rubric."
)
ROWS_GONE = breaking("关于它的行会被拒收。", "Rows about it are rejected.")
SOURCE_GONE = breaking("来自它的行会被拒收。", "Rows from it are rejected.")
PROFILE_GONE = breaking("写着它的行会被拒收。", "Rows that name it are rejected.")
LEVEL_GONE = breaking("以前给出的这一级不再有对应。", "What was given as this level has no counterpart any more.")
WEIGHTED = scoring(
    "没有它的记录时，覆盖率会降低。", "Where there are no observations of it yet, it lowers the coverage."
)
NEW_ROWS = scoring("关于它的行以前被拒收，从此被接受。", "Rows about it were rejected and are accepted now.")
SAME_WEIGHTS = wording("写法不同，各指标的权重都相同。", "Written otherwise; every KPI weighs the same.")
SAME_GATES = wording("这一级的门槛全都相同。", "The gates of the level are the same in all.")
SAME_LIST = wording("只是排列不同。", "The same list in another order.")
TIES = scoring(
    "并列时按顺序决定最强、最弱的指标和最小的提升；等级不会变。",
    "Ties for the strongest and weakest KPI and for the smallest raise go by the order; no level can change.",
)
ANCHORS = wording(
    "评价人依此打分：改动前后的评分未必可比。", "Raters go by it: ratings before and after may not compare."
)


def kpi_added(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """A new KPI: no old row is about it."""
    return WEIGHTED if pair.weights[1][names[0]] else NEW_ROWS


def weights(pair: Pair, _names: tuple[str, ...]) -> Verdict:
    """The weights of the KPIs that both rubrics have."""
    return SCORING if changed_weights(pair) else SAME_WEIGHTS


def changed_weights(pair: Pair) -> dict[str, tuple[Fraction, Fraction]]:
    """The effective weights that differ, by KPI, among those that both rubrics have."""
    old, new = pair.weights
    return {name: (old[name], new[name]) for name in pair.kpis if old[name] != new[name]}


def not_applicable(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """The KPIs that do not apply to a profile: their order means nothing."""
    old, new = pair.values(("profile", names[0], "not_applicable"))
    return SAME_LIST if sorted(old or []) == sorted(new or []) else SCORING


def moved(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """A KPI in another dimension."""
    return _order(pair, ("kpi", names[0], "dimension"))


def dimension_order(pair: Pair, _names: tuple[str, ...]) -> Verdict:
    """Dimensions in another order."""
    return _order(pair, ("order", "dimensions"))


def kpi_order(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """KPIs of a dimension in another order."""
    return _order(pair, ("order", "kpis", *names))


def _order(pair: Pair, place: tuple[str, ...]) -> Verdict:
    """Order matters among KPIs with weight only, where scores tie."""
    alone = assembled(*pair.taken, {place})
    after = [kpi.kpi for kpi in pair.new.kpis] if alone is None else _ids(alone)
    weighted = {name for weights in pair.weights for name, weight in weights.items() if weight}
    known = [kpi.kpi for kpi in pair.old.kpis if kpi.kpi in weighted and kpi.kpi in after]
    return WORDING if known == [name for name in after if name in known] else TIES


def _ids(content: Content) -> list[str]:
    inside = [kpi["kpi"] for dimension in content["dimensions"] for kpi in dimension["kpis"]]
    return inside + [kpi["kpi"] for kpi in content["behaviours"]]
