"""The words of observation files: field names, yes and no, in Chinese and English. Names of the rubric: ``rubric/spellings.py``."""

from __future__ import annotations

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
YES = frozenset({"是", "yes", "true", "✓", "✔", "√", "☑"})
NO = frozenset({"否", "no", "false", "✗", "✘", "×", "☒"})
NOT_APPLICABLE = frozenset({"n/a", "na", "#n/a", "不适用"})
SHEET_ERRORS = frozenset({
    "#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!", "#n/a!", "#spill!", "#calc!", "#field!", "#blocked!",
    "#unknown!", "#connect!", "#busy!", "#getting_data",
})  # fmt: skip
"""What spreadsheets write where a formula failed; ``#N/A`` alone is taken for the words N/A."""
EVENT_WORDS = frozenset({"", "1", "是", "yes", "✓", "✔", "√"})
