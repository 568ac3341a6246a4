"""The three sentences of a justification, in both languages, for every state they can speak of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from service_rating.scoring.intake import assess_frames
from tests.scoring.frames import frames, loaded

Row = dict[str, Any]


def _text(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


LINE = {"kind": "linear", "points": [[1, 0], [5, 100]]}
RATING = {"kind": "rating", "min": 1, "max": 5}
RUBRIC: Row = {
    "rubric": "small",
    "version": "1.0.0",
    "title": _text("小", "small"),
    "profiles": {"hidden": {"not_applicable": ["care", "speed"]}, "calmless": {"not_applicable": ["calm"]}},
    "sources": {"supervisor": {"weight": 1}, "peer": {"weight": 1, "pool": "rater", "min_raters": 3}},
    "evidence": {"min_coverage": Decimal("0.4"), "min_sources": 1, "min_tenure": 3},
    "dimensions": [
        {
            "dimension": "all",
            "title": _text("全部", "all"),
            "kpis": [
                {"kpi": "care", "title": _text("关心", "Care"), "weight": 60, "measure": RATING, "curve": LINE},
                {
                    "kpi": "speed", "title": _text("速度", "Speed"), "weight": 40,
                    "measure": {"kind": "duration", "unit": "min", "max": 60},
                    "curve": {"kind": "bands", "bands": [{"at_most": 10, "score": 100}, {"otherwise": 20}]},
                },
            ],
        }
    ],
    "behaviours": [
        {"kpi": "calm", "title": _text("冷静", "Calm"), "measure": RATING, "curve": LINE},
        {
            "kpi": "loss", "title": _text("损失", "Loss"),
            "measure": {"kind": "amount", "min": -100, "max": 100, "unit": "CNY"},
        },
    ],
    "events": [{"event": "breach", "title": _text("泄密", "Breach"), "caps_level_at": 1}],
    "levels": [
        {"level": 1, "title": _text("一级", "Level 1"), "cut_score": 40},
        {
            "level": 2, "title": _text("二级", "Level 2"), "cut_score": 60,
            "clauses": [
                {
                    "text": _text("冷静", "calm"),
                    "gates": [
                        {"kpi": "calm", "min_score": 50, "max_score": Decimal("99.5"), "min_observations": 2},
                        {"kpi": "loss", "max_value": Decimal("-2.5")},
                        {"kpi": "calm", "passing": {"max_value": 4, "at_least": Decimal("0.5")}},
                    ],
                }
            ],
        },
    ],
}  # fmt: skip


def _row(kpi: str, value: str | None, source: str = "supervisor", rater: str = "s1") -> Row:
    return {
        "employee": "E1", "kpi": kpi, "value": None if value is None else Decimal(value), "numerator": None,
        "denominator": None, "na": value is None, "source": source, "rater": rater, "day": None, "observations": 1,
    }  # fmt: skip


def _told(*rows: Row, **employee: Any) -> tuple[str, str]:
    rubric = loaded(RUBRIC)
    people = [{"employee": "E1", "profile": None, **employee}]
    found = assess_frames(*frames(rubric, list(rows), people), rubric).row(0, named=True)
    return found["justification_zh"], found["justification_en"]


CARE, SLOW = _row("care", "4"), _row("speed", "30")
BREACH = {**_row("breach", "1"), "value": None}
PEERS = [_row("calm", "4", "peer", "p1"), _row("calm", "4", "peer", "p2")]
CASES: dict[str, Any] = {
    "everything missing for level 2": (
        (CARE, SLOW, _row("calm", "2"), _row("calm", "2"), _row("loss", "-1.25"), BREACH), {},
        ("本期证据显示建议等级为一级，综合得分 53.00，证据覆盖率 100%。最强项为关心（75.00 分），最弱项为速度（20.00 分）。"
        "升至二级尚缺：经确认的「泄密」1 起，等级最高为一级；冷静得分为 25.00（需得分不低于 50，且得分不高于 99.5，且至少 2 次观察）；"
        "损失为 -1.25 CNY（需不高于 -2.5 CNY）；综合得分差 7.00 分（关心由 4 改进到 4.466334 即可补足）。"),
        ("The evidence this period shows Level 1 (proposed), composite 53.00, coverage 100%. Strongest: Care (75.00); weakest: Speed "
        '(20.00). Still missing for Level 2: confirmed "Breach" (×1) caps the level at Level 1; Calm scores 25.00 (needs a score of '
        "at least 50 and a score of at most 99.5 and at least 2 observations); Loss is -1.25 CNY (needs at most -2.5 CNY); the composite "
        "is 7.00 points short (Care going from 4 to 4.466334 would close it)."),
    ),
    "evidence missing in every way": (
        (_row("care", "5"), _row("speed", "10"), _row("calm", "5"), *PEERS), {},
        ("本期证据显示建议等级为一级，综合得分 100.00，证据覆盖率 100%。各计分项均为 100.00 分。升至二级尚缺："
        "冷静：证据不足（现有 1 次观察，需得分不低于 50，且得分不高于 99.5，且至少 2 次观察）；损失：本期无证据（需不高于 -2.5 CNY）；"
        "冷静达标 0/1（需至少 50% 的观察不高于 4）。"),
        ("The evidence this period shows Level 1 (proposed), composite 100.00, coverage 100%. Every scored KPI: 100.00. Still missing for "
        "Level 2: Calm: not enough evidence (1 observations; needs a score of at least 50 and a score of at most 99.5 and at least 2 "
        "observations); Loss: no evidence this period (needs at most -2.5 CNY); Calm passed 0/1 (needs 50% of the observations at 4 or less)."),
    ),
    "too few raters": (
        (CARE, _row("speed", "5"), _row("loss", "-3"), *PEERS), {},
        ("本期证据显示建议等级为一级（暂定），综合得分 85.00，证据覆盖率 100%。最强项为速度（100.00 分），最弱项为关心（75.00 分）。升至二级尚缺："
        "冷静：评价人数不足（需得分不低于 50，且得分不高于 99.5，且至少 2 次观察）；冷静：评价人数不足（需至少 50% 的观察不高于 4）。"),
        ("The evidence this period shows Level 1 (proposed, provisional), composite 85.00, coverage 100%. Strongest: Speed (100.00); weakest: "
        "Care (75.00). Still missing for Level 2: Calm: too few raters (needs a score of at least 50 and a score of at most 99.5 and at "
        "least 2 observations); Calm: too few raters (needs 50% of the observations at 4 or less)."),
    ),
    "a gate on what does not apply": (
        (CARE, _row("speed", "5"), _row("loss", "-3")), {"profile": "calmless"},
        ("本期证据显示建议等级为一级（暂定），综合得分 85.00，证据覆盖率 100%。最强项为速度（100.00 分），最弱项为关心（75.00 分）。升至二级尚缺："
        "冷静：不适用，无从证明（需得分不低于 50，且得分不高于 99.5，且至少 2 次观察）；冷静：不适用，无从证明（需至少 50% 的观察不高于 4）。"),
        ("The evidence this period shows Level 1 (proposed, provisional), composite 85.00, coverage 100%. Strongest: Speed (100.00); weakest: "
        "Care (75.00). Still missing for Level 2: Calm: not applicable, so not shown (needs a score of at least 50 and a score of at most "
        "99.5 and at least 2 observations); Calm: not applicable, so not shown (needs 50% of the observations at 4 or less)."),
    ),
    "below the lowest level": (
        (_row("care", "1"), SLOW), {},
        ("本期证据显示未达一级标准(待复核)，综合得分 8.00，证据覆盖率 100%。最强项为速度（20.00 分），最弱项为关心（0.00 分）。"
        "升至一级尚缺：综合得分差 32.00 分（关心由 1 改进到 3.133 即可补足）。"),
        ("The evidence this period does not yet show Level 1 (to be reviewed), composite 8.00, coverage 100%. Strongest: Speed (20.00); "
        "weakest: Care (0.00). Still missing for Level 1: the composite is 32.00 points short (Care going from 1 to 3.133 would close it)."),
    ),
    "too little coverage": (
        (_row("calm", "3"),), {},
        "证据不足（至少要覆盖 40% 的权重），本期暂不定级，证据覆盖率 0%。",
        "No level this period: at least 40% of the weight needs evidence, coverage 0%.",
    ),
    "no sources": (
        (), {},
        "除自评外的评价来源不足 1 个，本期暂不定级，证据覆盖率 0%。",
        "No level this period: fewer than 1 sources besides self, coverage 0%.",
    ),
    "short tenure": (
        (CARE, SLOW), {"short_tenure": True},
        "任职未满 3 个月，本期暂不定级，综合得分 53.00，证据覆盖率 100%。最强项为关心（75.00 分），最弱项为速度（20.00 分）。",
        ("No level this period: employed for less than 3 months, composite 53.00, coverage 100%. Strongest: Care (75.00); weakest: Speed "
        "(20.00)."),
    ),
    "a rejected roster row": (
        (), {"roster_rejected": True},
        "花名册中该员工的记录有误，本期暂不定级，证据覆盖率 0%。",
        "No level this period: the employee's roster row was rejected, coverage 0%.",
    ),
    "nothing applies": (
        (_row("calm", "3"),), {"profile": "hidden"},
        "没有适用的计分指标，本期暂不定级。",
        "No level this period: no weighted KPI applies.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_justification(name: str) -> None:
    rows, employee, zh, en = CASES[name]
    assert _told(*rows, **employee) == (zh, en)


def test_the_smallest_raise_reckons_with_the_points_of_events() -> None:
    praise = {"event": "praise", "title": _text("表扬", "Praise"), "points": 5, "kpi": "care"}
    rubric = loaded({**RUBRIC, "events": [*RUBRIC["events"], praise]})
    rows = [CARE, SLOW, {**_row("praise", "1"), "value": None}]
    found = assess_frames(*frames(rubric, rows, [{"employee": "E1", "profile": None}]), rubric).row(0, named=True)
    # 0.6 · (75 + 5) + 0.4 · 20; the next level wants 59.995: a curve of 81.6584 and the 5 points
    assert (found["composite"], found["points_short"]) == (5600, 400)
    assert (found["raise_kpi"], found["raise_value"], found["raise_score"]) == (0, 4_266_334, 8666)
