"""The KPIs named in a talk: the strongest and those with the most room, each with the behaviour it stands for."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from service_rating.reports.wording import localized
from service_rating.rubric.value_words import value_text

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.talk_summary import Talk
    from service_rating.rubric.model import Kpi, Rubric

MOST = 3
NONE = "—"


def scored(assessment: dict[str, Any]) -> list[dict[str, Any]]:
    """The KPIs that count in the composite and have a score."""
    return [kpi for kpi in assessment["kpis"] if kpi["weight"] and "score" in kpi]


def listed_kpis(rubric: Rubric, assessment: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Strengths (at or above the composite, best first) and gaps (below it, weakest first), at most three each.

    Ties go to the greater weight, then to the order of the rubric. Where all scores are alike there are no gaps.
    """
    order = {kpi.kpi: place for place, kpi in enumerate(rubric.kpis)}
    composite = assessment["composite"] or 0
    known = sorted(scored(assessment), key=lambda kpi: (-kpi["score"], -kpi["weight"], order[kpi["kpi"]]))
    gaps = sorted(known, key=lambda kpi: (kpi["score"], -kpi["weight"], order[kpi["kpi"]]))
    top = max((kpi["score"] for kpi in known), default=0)
    strengths = [kpi for kpi in known if kpi["score"] >= composite or kpi["score"] == top]
    return strengths[:MOST], [kpi for kpi in gaps if kpi["score"] < composite and kpi["score"] != top][:MOST]


def strength_rows(talk: Talk, kpis: list[dict[str, Any]], language: Language) -> list[tuple[str, ...]]:
    """KPI, score, and what it looks like."""
    found: list[tuple[str, ...]] = []
    for shown, kpi in _with_definitions(talk, kpis):
        found.append((localized(kpi.title).get(language), f"{shown['score']:.2f}", _seen(talk, shown, kpi, language)))
    return found


def gap_rows(talk: Talk, kpis: list[dict[str, Any]], language: Language) -> list[tuple[str, ...]]:
    """KPI, score, what it looks like, and what the next point of the scale would look like."""
    found: list[tuple[str, ...]] = []
    for shown, kpi in _with_definitions(talk, kpis):
        title, step = localized(kpi.title).get(language), _step(talk, shown, kpi, language)
        found.append((title, f"{shown['score']:.2f}", _seen(talk, shown, kpi, language), step))
    return found


def _with_definitions(talk: Talk, kpis: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Kpi]]:
    known = {kpi.kpi: kpi for kpi in talk.rubric.kpis}
    return [(shown, known[shown["kpi"]]) for shown in kpis]


def _seen(talk: Talk, shown: dict[str, Any], kpi: Kpi, language: Language) -> str:
    """The value, the behaviour that goes with it, and what the rater wrote."""
    value = value_text(_rounded(shown["value"], kpi), kpi.measure).get(language)
    behaviour = _anchor(kpi, int(shown["value"]), language)
    parts = [value if behaviour is None else f"{value}: {behaviour}", talk.remarks.get(kpi.kpi, "")]
    return " / ".join(part for part in parts if part)


def entered(talk: Talk, kpi: Kpi, language: Language) -> str:
    """What this rater entered about a KPI, the behaviour that goes with it, and the remark; blank where nothing was."""
    text = talk.entries.get(kpi.kpi, "")
    behaviour = _anchor(kpi, int(Decimal(text)), language) if text and kpi.measure.kind == "rating" else None
    parts = [text if behaviour is None else f"{text}: {behaviour}", talk.remarks.get(kpi.kpi, "")]
    return " / ".join(part for part in parts if part)


def _step(talk: Talk, shown: dict[str, Any], kpi: Kpi, language: Language) -> str:
    """The next anchor above the value; for what is counted or measured the behaviours of the dimension, which bring it about."""
    if kpi.measure.kind == "rating" and kpi.measure.anchors:
        above = [point for point in sorted(kpi.measure.anchors) if point > shown["value"]]
        return f"{above[0]}: {_anchor(kpi, above[0], language)}" if above else NONE
    own = next((d for d in talk.rubric.dimensions if any(k.kpi == kpi.kpi for k in d.kpis)), None)
    texts = [localized(text).get(language) for text in own.behaviours] if own is not None else []
    return ("；" if language == "zh" else "; ").join(texts) or NONE


def _rounded(value: float, kpi: Kpi) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places(kpi)), ROUND_HALF_UP)


def places(kpi: Kpi) -> int:
    """Decimals that a talk needs: tenths of a percent, hundredths of anything else."""
    return 3 if kpi.measure.kind == "share" else 2


def _anchor(kpi: Kpi, point: int, language: Language) -> str | None:
    """The behaviour of the anchor at this point, or of the nearest one below it."""
    if kpi.measure.kind != "rating" or not kpi.measure.anchors:
        return None
    below = [own for own in kpi.measure.anchors if own <= point]
    return localized(kpi.measure.anchors[max(below)]).get(language) if below else None
