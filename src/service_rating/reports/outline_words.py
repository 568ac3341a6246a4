"""The words of a rubric's outline, in both languages."""

from __future__ import annotations

from service_rating.localized import Localized

TITLE = Localized("{title}（{rubric} {version}）", "{title} ({rubric} {version})")
SOURCE = Localized("出自：{source}", "From: {source}")
FINGERPRINT = Localized("指纹：{fingerprint}", "Fingerprint: {fingerprint}")
NOT_ADOPTED = Localized(
    "尚未注明由谁采用、何时公布、何时生效。",
    "Who adopted it, when it was announced and from when it holds is not stated.",
)
ADOPTED = Localized(
    "采用：{by}；公布：{announced}；生效：{since}", "Adopted by {by}; announced {announced}; in force from {since}"
)
UNSTATED = Localized("未注明", "not stated")

HOW = Localized("等级是怎样得出的", "How a level comes about")
HOW_TOLD = (
    Localized(
        "每个指标的值按其评分曲线换成 0–100 分；综合得分是这些得分按权重的平均。",
        "The value of every KPI becomes a score of 0 to 100 by its curve; the composite is the mean of the scores by their weights.",
    ),
    Localized(
        "等级是一架梯子：综合得分达到分数线、该级和以下各级的条件全部满足，才建议该级；分数不能抵条件。",
        "The levels are a ladder: a level is proposed where the composite reaches its cut score and all conditions of it and "
        "of every level below are met; points cannot buy a condition.",
    ),
    Localized(
        "等级是依据本期证据的建议，由指定负责人确认；不排名，也没有强制分布。",
        "A level is a proposal from the evidence of one period, which a named person confirms; nobody is ranked, and there is "
        "no forced distribution.",
    ),
)
GREATEST = Localized(
    "加分可以使综合得分超过 100，最高 {most}。", "Bonus points may lift the composite above 100, up to {most}."
)
FIXED_WEIGHT = Localized(
    "权重合计 100，其中 {fixed} 由来源文件规定，其余 {assumed} 是本细则的假定。标明“假定”的数字都可以在文件里修改。",
    "Of the weights, 100 in all, {fixed} are fixed by the source documents; {assumed} are assumptions of this rubric. Every "
    "number marked assumed can be changed in the file.",
)

LEVELS = Localized("等级", "Levels")
CUT_SCORE = Localized("分数线：综合得分不低于 {cut}。", "Cut score: a composite of at least {cut}.")
NO_CLAUSES = Localized("没有其他条件。", "There is no other condition.")
CLAUSE_HEAD = (Localized("条款", "Clause"), Localized("怎样证实（全部满足）", "Shown by (all of it)"))
GATE = Localized("{kpi}：{needs}", "{kpi}: {needs}")
WAIVED = Localized("{gate}（不适用者免除）", "{gate} (waived if not applicable)")

TABLE = Localized("指标与权重", "KPIs and weights")
TABLE_HEAD = (
    Localized("维度", "Dimension"), Localized("指标", "KPI"), Localized("权重", "Weight"), Localized("权重的来历", "Origin"),
)  # fmt: skip
DIMENSION = Localized("{title}（{weight}%）", "{title} ({weight}%)")
KPI = Localized("{title}（权重 {weight}%）", "{title} (weight {weight}%)")
EVIDENCE_ONLY = Localized("只作等级条件的证据，不计分", "Evidence for conditions only, not scored")
LISTED = Localized("包括：{behaviours}", "It covers: {behaviours}")

PARTS_HEAD = (Localized("项目", "What"), Localized("内容", "How"))
IN_FILES = Localized("数据文件里写", "In files")
MEASURED = Localized("怎样测量", "Measured as")
SCORED = Localized("怎样得分", "Scored")
JUDGED = Localized("由谁评价", "Judged by")
UNNAMED = Localized("没写来源的行", "Rows naming no source")
NEEDED = Localized("至少需要", "Needs")
COMBINED = Localized("怎样汇总", "Combined")
ONLY_IF = Localized("何时适用", "Applies")
CALLED = Localized("也可写", "Also understood")
ANCHOR_HEAD = (Localized("分值", "Point"), Localized("可观察的行为", "Behaviour to be seen"))
ITEM_HEAD = (Localized("序号", "No."), Localized("检查项", "What is checked"))
OBSERVATIONS = Localized("{n} 次观察", "{n} observations")
ONE_OBSERVATION = Localized("1 次观察", "1 observation")
ONLY_IF_TOLD = Localized("仅当“{kpi}”为 {value} 时", "only where “{kpi}” is {value}")
JUDGE = Localized("{source} {weight}", "{source} {weight}")
BESIDE = Localized("{source}（只作对照，不计分）", "{source} (shown beside, never scored)")
WHERE_WEIGHTED = Localized("{source}（仅限给它权重的岗位类型）", "{source} (only for profiles that give it weight)")

ORIGIN = Localized("来历", "Origin")
FIXED = Localized("文件规定（{names}）", "fixed by the document ({names})")
ASSUMED = Localized("本细则假定（{names}）", "assumed ({names})")
FROM = Localized("出自 {source}", "from {source}")
REASON = Localized("理由", "Reason")
NAMED = Localized("{name}：{told}", "{name}: {told}")
ORIGINS = {"fixed": Localized("规定", "fixed"), "assumed": Localized("假定", "assumed")}
ASPECTS = {
    "definition": Localized("定义", "definition"),
    "weight": Localized("权重", "weight"),
    "measure": Localized("测量", "measure"),
    "curve": Localized("曲线", "curve"),
    "sources": Localized("评价来源", "sources"),
    "cut_score": Localized("分数线", "cut score"),
    "gates": Localized("条件", "gates"),
}

CASES = Localized("案例", "Worked cases")
CASES_TOLD = Localized(
    "文件带有 {n} 个案例：给定的指标值或记录，以及应得的结果。每次检查时都会运行。",
    "The file brings {n} worked cases: given values or observations and what must come of them. They run at every check.",
)
