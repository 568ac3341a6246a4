"""A small rubric and an assessments frame made by hand, in the units of the scoring floor."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl

from service_rating.reports.outcome import ConfirmedEvent, Counts, Outcome
from service_rating.rubric.model import Rubric


def both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


RUBRIC = Rubric.model_validate(
    {
        "rubric": "front-counter",
        "version": "1.2.0",
        "title": both("柜台服务", "Front counter"),
        "sources": {"customer": {"weight": 3}, "system": {"weight": 1}},
        "default_source": "system",
        "dimensions": [
            {
                "dimension": "service",
                "title": both("服务", "Service"),
                "kpis": [
                    {
                        "kpi": "greeting_rate",
                        "title": both("问候率", "Greeting rate"),
                        "weight": Decimal("62.5"),
                        "measure": {"kind": "share"},
                        "curve": {"kind": "linear", "points": [[0, 0], [1, 100]]},
                    },
                    {
                        "kpi": "satisfaction",
                        "title": both("满意度", "Satisfaction"),
                        "weight": Decimal("37.5"),
                        "measure": {"kind": "rating", "min": 1, "max": 5},
                        "curve": {"kind": "linear", "points": [[1, 0], [5, 100]]},
                    },
                ],
            }
        ],
        "behaviours": [
            {
                "kpi": "improvement",
                "title": both("流程改善", "Improvement"),
                "measure": {"kind": "count", "max": 50, "absent": 0},
                "aggregate": "sum",
            }
        ],
        "events": [
            {"event": "data_breach", "title": both("泄露信息", "Data breach"), "caps_level_at": 1},
            {"event": "commendation", "title": both("表扬信", "Commendation"), "points": Decimal("0.5")},
        ],
        "levels": [
            {"level": 1, "title": both("一级", "Level 1"), "cut_score": 50},
            {
                "level": 2,
                "title": both("二级", "Level 2"),
                "cut_score": 70,
                "clauses": [
                    {
                        "text": both("改善流程", "improves"),
                        "gates": [{"kpi": "improvement", "min_value": 1}],
                    },
                    {
                        "text": both("满意度高", "satisfied customers"),
                        "gates": [
                            {
                                "kpi": "satisfaction",
                                "min_score": Decimal("62.5"),
                                "min_observations": 5,
                                "passing": {"min_value": 4, "at_least": Decimal("0.8")},
                            }
                        ],
                    },
                ],
            },
        ],
    }
)

KPI_COLUMNS = ("unscored", "value", "score", "contribution", "observations", "sources")


def kpi(i: int, *values: object) -> dict[str, object]:
    return {f"{name}_{i}": value for name, value in zip(KPI_COLUMNS, values, strict=True)}


def reasons(zh: str, en: str) -> dict[str, str]:
    return {"justification_zh": zh, "justification_en": en}


NOTHING: dict[str, Any] = {
    "profile": -1, "level": None, "withheld": None, "composite": None, "coverage": 0, "earned": 0, "lowest": 0,
    "highest": 2, "next_level": None, "points_short": None, "raise_kpi": None, "raise_value": None, "raise_score": None,
    "event_0": 0, "event_1": 0, "gate_0": 2, "gate_1": 2, "pass_1": None,
    **kpi(0, "no_evidence", None, None, None, 0, 0),
    **kpi(1, "no_evidence", None, None, None, 0, 0),
    **kpi(2, None, 0, None, None, 0, 0),
}  # fmt: skip

ROWS: list[dict[str, Any]] = [
    NOTHING
    | {"employee": "=cmd|'/c calc'!A0", "status": "withheld", "withheld": "low_coverage"}
    | reasons("本期证据不足（覆盖率 0%）,暂不定级。", "The evidence of this period (coverage 0%) does not suffice."),
    NOTHING
    | {"employee": "E01", "status": "rated", "level": 2, "composite": 7840, "coverage": 10000, "earned": 2, "lowest": 2}
    | {"gate_0": 0, "gate_1": 0, "pass_1": 8}
    | kpi(0, None, 800000, 8000, 5000, 20, 2)
    | kpi(1, None, 4029333, 7573, 2840, 9, 3)
    | kpi(2, None, 1000000, None, None, 1, 2)
    | reasons(
        "本期证据显示：建议等级二级，综合分 78.40。最强的是问候率（80.00），最弱的是满意度（75.73）。",
        "The evidence this period shows level 2 with a composite of 78.40. Strongest: greeting rate (80.00); "
        "weakest: satisfaction (75.73).",
    ),
    NOTHING
    | {"employee": "E02", "status": "provisional", "level": 1, "composite": 6550, "coverage": 10000, "earned": 1}
    | {"lowest": 1, "next_level": 2, "points_short": 450, "raise_kpi": 0, "raise_value": 780000, "raise_score": 7800}
    | {"event_0": 1, "gate_0": 1, "gate_1": 1, "pass_1": 3}
    | kpi(0, None, 708000, 7080, 4425, 12, 2)
    | kpi(1, None, 3266667, 5667, 2125, 6, 1)
    | reasons("本期证据显示：建议等级一级。", "The evidence this period shows level 1."),
    NOTHING
    | {"employee": "E03", "status": "unclassified", "composite": 1200, "coverage": 6250, "next_level": 1}
    | {"points_short": 3800, "highest": 1}
    | kpi(0, None, 120000, 1200, 1200, 3, 2)
    | kpi(1, "too_few", None, None, None, 2, 1)
    | reasons("本期证据显示综合分 12.00。", "The evidence this period shows a composite of 12.00."),
]
ATTRIBUTES = pl.DataFrame(
    {"employee": ["E01", "E02"], "name": ["李小明", "@SUM(A1)"], "team": ["一组", None], "level": ["senior", "-5"]}
)
EVENTS = {"E02": [ConfirmedEvent("data_breach", "CASE-7", "王经理", "2026-03-01")]}


def outcome(rows: list[dict[str, Any]] | None = None) -> Outcome:
    """The hand-made evaluation."""
    frame = pl.DataFrame(sorted(ROWS if rows is None else rows, key=lambda row: str(row["employee"])))
    counts = Counts(read=60, accepted=52, blank=3, out_of_period=2, rejected=3)
    return Outcome(
        rubric=RUBRIC, fingerprint="sha256:" + "0" * 64, tool="0.1.0", frame=frame, attributes=ATTRIBUTES,
        counts=counts, summed=lambda: "sha256:" + "1" * 64, period="2026H1", events=EVENTS,
    )  # fmt: skip
