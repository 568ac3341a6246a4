"""What the source documents fix stands in the rubrics as they fix it."""

from __future__ import annotations

from decimal import Decimal

from service_rating.rubric.loading import load_rubric

TIMES = {
    "urgent_response": ("min", 30), "urgent_resolution": ("h", 2),
    "priority_response": ("h", 4), "priority_resolution": ("h", 12),
    "routine_response": ("h", 24), "routine_resolution": ("d", 5),
    "advisory_response": ("d", 5), "advisory_resolution": ("d", 10),
}  # fmt: skip


def test_the_times_of_the_four_tiers_stand_in_every_gate() -> None:
    rubric = load_rubric("service-desk")
    units = {kpi.kpi: getattr(kpi.measure, "unit", None) for kpi in rubric.kpis}
    gates = [gate for level in rubric.levels for clause in level.clauses for gate in clause.gates if gate.kpi in TIMES]
    found = {(g.kpi, units[g.kpi], g.passing.max_value) for g in gates if g.passing is not None}
    assert found == {(kpi, unit, Decimal(limit)) for kpi, (unit, limit) in TIMES.items()}
    assert len(gates) == 8 + 8 + 4


def test_article_8_names_five_criteria() -> None:
    titles = [dimension.title.zh for dimension in load_rubric("service-desk").dimensions]
    assert titles == ["服务响应时间", "服务满意度", "问题解决率", "客户投诉处理", "服务态度"]


def test_the_five_grades_have_their_names_and_items_and_the_missing_one_stays_missing() -> None:
    rubric = load_rubric("service-level-grades")
    names = [level.title.zh.partition("·")[2].removesuffix("服务水平") for level in rubric.levels]
    assert names == ["基础", "标准", "专业", "精品", "超越"]
    items = [len(level.clauses) for level in rubric.levels]
    assert items == [
        3,
        4,
        3,
        4,
        1 + 4,
    ]  # of the third grade's four items the source lacks the second; 1 is from a definition
    told = rubric.levels[2].provenance
    assert told is not None
    assert told.reason is not None
    assert "第 2 项缺失" in told.reason.zh
    assert "item 2 is missing" in told.reason.en
    assert rubric.description is not None
    assert "第三等级缺第 2 项" in rubric.description.zh


def test_the_simulation_has_five_criteria_in_two_scenes() -> None:
    dimensions = load_rubric("scenario-simulation").dimensions
    assert [d.title.zh for d in dimensions] == ["专业知识应用", "沟通技巧", "解决问题能力", "情绪控制", "服务态度"]
    assert all([kpi.kpi.partition("_")[2] for kpi in d.kpis] == ["complaint", "night"] for d in dimensions)


def test_service_is_spelt_in_seven_habits_and_the_weekly_sheet_has_five_lines() -> None:
    rubric = load_rubric("service-habits")
    letters = [kpi.title.en.partition(",")[0] for kpi in rubric.dimensions[0].kpis]
    assert "".join(letters) == "SERVICE"
    own = [kpi for kpi in rubric.kpis if "self" in (kpi.sources or {})]
    assert {kpi.kpi for kpi in own} == {"smile", "greets_first", "uses_name", "helps_unasked", "listens"}
    assert "保持微笑服务" in own[0].aliases
    assert [kpi.title.zh for kpi in own[1:]] == ["主动问候客户", "使用客户姓名", "主动提供帮助", "耐心倾听需求"]


def test_the_documents_own_week_is_a_worked_case() -> None:
    case = next(
        c for c in load_rubric("service-habits").cases if c.observations and "peers and shoppers agree" in c.case
    )
    ticks = [(o.kpi, o.numerator, o.denominator) for o in case.observations or [] if o.source == "self"]
    assert [int(n or 0) for _, n, _ in ticks] == [5, 4, 4, 3, 5]
    assert {d for _, _, d in ticks} == {Decimal(5)}


def test_quality_has_five_sides_and_says_that_servqual_is_assumed() -> None:
    rubric = load_rubric("service-quality")
    assert [d.dimension for d in rubric.dimensions] == [
        "tangibles", "reliability", "responsiveness", "assurance", "empathy",
    ]  # fmt: skip
    assert all(d.provenance is not None and d.provenance.definition == "assumed" for d in rubric.dimensions)
    assert rubric.description is not None
    assert "SERVQUAL 是本细则的假定" in rubric.description.zh
