"""The comments of a new rubric file, and the texts it starts with."""

from __future__ import annotations

from service_rating.localized import Localized

HEAD = Localized(
    """{title}

用 service-rating rubric new 建立的草稿。可以直接运行；下面的数字都是起点，请逐个改成你们的，并在 provenance 里写明理由。
检查：service-rating validate {file}
案例：service-rating rubric test {file}
审阅：service-rating rubric show {file}
每个键的含义见《细则语言参考》；编辑器依照第一行的 $schema 提示和检查。""",
    """{title}

A draft made by service-rating rubric new. It works as it is; every number below is a start. Change them one by one into your
own, and say why under provenance.
To check: service-rating validate {file}
To run the cases: service-rating rubric test {file}
To read: service-rating rubric show {file}
What each key means stands in the rubric reference; editors help and check by the $schema of the first line.""",
)
VERSION = Localized("改动含义时升版本号", "raise it whenever the meaning changes")
ADOPTED = Localized("采用时由公司填写", "filled in by the company that adopts it")
SOURCES = Localized(
    "谁可以评价。权重在有证据的来源之间按比例分配；self 权重为 0：只作对照，不计分。还可用 peer、subordinate（请写 min_raters: 3）、\n"
    "mystery_shopper、simulation。",
    "Who may judge. Weights are shared among the sources that have evidence; self weighs 0: shown beside the others, never\n"
    "scored. There are also peer and subordinate (write min_raters: 3), mystery_shopper and simulation.",
)
EVIDENCE = Localized(
    "证据的权重不足 min_coverage 不定级，不足 full_coverage 为暂定。",
    "Evidence for less than min_coverage of the weight: no level; for less than full_coverage: a provisional one.",
)
DIMENSIONS = Localized(
    "维度（一级指标）和指标（二级指标）。所有权重合计恰为 100。",
    "Dimensions (first-level indicators) and KPIs (second-level). All weights make exactly 100.",
)
DIMENSION = Localized("考评指标", "What is assessed")
CURVES = {
    "share": Localized("一半以下 0 分，全部 100 分", "0 points up to a half, 100 for all"),
    "rating": Localized("1 分得 0 分，5 分得 100 分", "0 points at 1, 100 at 5"),
    "duration": Localized("10 分钟以内 100 分，110 分钟以上 0 分", "100 points up to 10 minutes, 0 from 110"),
    "amount": Localized("数值即得分", "the amount is the score"),
}
FALLING = CURVES | {
    "share": Localized("没有 100 分，一半以上 0 分", "100 points for none, 0 from a half"),
    "amount": Localized("数值越低得分越高", "the lower the amount, the higher the score"),
}
ANCHORS = Localized(
    "请改写成本岗位看得见的行为，每个分值一条", "rewrite as behaviour that can be seen in the job, one for each point"
)
ANCHOR_TEXTS = {
    1: Localized(
        "几乎从不做到，客户或同事指出过问题。", "Hardly ever shown; customers or colleagues have pointed it out."
    ),
    2: Localized("有时做到，多半要别人提醒。", "Shown at times, mostly after a reminder."),
    3: Localized("通常做到，达到书面要求。", "Usually shown; meets the written standard."),
    4: Localized("主动做到，忙时也一样。", "Shown unasked, at busy times too."),
    5: Localized("总是做到，并带动了别人。", "Always shown, and others follow the example."),
}
REASON = Localized(
    "草稿的起点，请换成你们的数字和理由。", "A start by the draft; replace it by your number and your reason."
)
BEHAVIOURS = Localized(
    "只作证据的指标：不计分，只用于等级的条件。", "Evidence-only KPIs: not scored, they feed the gates of the levels."
)
LEVELS = Localized(
    "等级从低到高，是一架梯子：达到分数线，并满足该级和以下各级的全部条件。定义的每一条都要有条件证实。",
    "Levels from the lowest up, a ladder: the cut score, and all gates of the level and of those below. Every clause of a\n"
    "definition is tied to gates.",
)
LEVEL = Localized("{n} 级", "Level {n}")
CLAUSE = Localized("“{kpi}”{needs}", "“{kpi}” is {needs}")
NONE = Localized("没有“{kpi}”", "there is no “{kpi}”")
COUNTED = Localized("有“{kpi}”", "there is “{kpi}”")
CASES = Localized(
    "案例：细则的单元测试。每条分数线和每个条件的两侧各一个；改了数字而不改案例，检查时就会失败。",
    "Worked cases: unit tests of the rubric, on both sides of every cut score and gate. A number that changes without its cases\n"
    "fails the check.",
)
