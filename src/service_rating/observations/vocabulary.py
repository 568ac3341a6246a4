"""The words of observation files: field names, source names, yes and no, in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.observations.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from service_rating.rubric.model import Rubric

ROW_FIELDS: dict[str, tuple[str, ...]] = {
    "employee": (
        "员工", "工号", "员工编号", "员工号", "员工工号", "被评价人", "被考核人",
        "employee id", "employee_id", "employee no", "staff id",
    ),
    "kpi": ("指标", "指标编号", "二级指标", "考核指标", "事件", "indicator"),
    "value": ("数值", "值", "得分", "评分", "实际值", "score"),
    "numerator": ("分子", "num"),
    "denominator": ("分母", "den"),
    "source": ("来源", "数据来源", "评价来源"),
    "rater": ("评价人", "评分人", "考核人", "评价者", "rated by", "rater id", "rater_id"),
    "date": ("日期", "观察日期", "评价日期", "day"),
    "evidence": ("证据", "依据", "凭证", "案例编号", "备注", "case", "comment"),
    "period": ("考核周期", "周期", "考核期"),
    "observation": ("观察编号", "记录编号", "观察记录编号", "observation id", "observation_id", "record id"),
}  # fmt: skip
PERSON_FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "员工姓名", "full name"),
    "team": ("团队", "部门", "班组", "小组", "department"),
    "profile": ("岗位类型", "岗位类别", "岗位", "job profile"),
    "leads_others": ("是否带人", "带团队", "管理他人", "leads others", "people leader"),
    "hired": ("入职日期", "入职时间", "hire date", "hired on"),
}
LONG_FIELDS = ("kpi", "value", "numerator", "denominator")
SOURCE_WORDS: dict[str, tuple[str, ...]] = {
    "supervisor": ("上级", "主管", "直属上级", "上司", "领导", "manager"),
    "peer": ("同事", "同级", "平级", "colleague"),
    "subordinate": ("下属", "下级", "direct report"),
    "self": ("自评", "本人", "自己", "自我评价"),
    "customer": ("客户", "顾客", "客人", "client", "guest"),
    "mystery_shopper": ("神秘顾客", "神秘客", "神秘客户", "质检", "mystery shopper", "quality inspection"),
    "simulation": ("情景模拟", "模拟", "scenario simulation"),
    "system": ("系统", "系统数据"),
}
YES = frozenset({"是", "yes", "true", "✓", "✔", "√", "☑"})
NO = frozenset({"否", "no", "false", "✗", "✘", "×", "☒"})
NOT_APPLICABLE = frozenset({"n/a", "na", "#n/a", "不适用"})
EVENT_WORDS = frozenset({"", "1", "是", "yes", "✓", "✔", "√"})


def spellings(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Each folded spelling with the name it stands for; a spelling of two names stands for neither."""
    found: dict[str, set[str]] = {}
    for name, others in words.items():
        for word in (name, *others):
            found.setdefault(folded(word), set()).add(name)
    return {word: names.pop() for word, names in found.items() if len(names) == 1} | {name: name for name in words}


def subject_words(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """Ids of KPIs, then events, in rubric order, with their titles and aliases."""
    kpis = {kpi.kpi: (kpi.title.zh, kpi.title.en, *kpi.aliases) for kpi in rubric.kpis}
    return kpis | {event.event: (event.title.zh, event.title.en) for event in rubric.events}


def source_words(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """All eight source names with their usual words, and the titles the rubric gives them."""
    titles = {name: (s.title.zh, s.title.en) for name, s in rubric.known_sources.items() if s.title is not None}
    return {name: (*words, *titles.get(name, ())) for name, words in SOURCE_WORDS.items()}  # type: ignore[call-overload]
