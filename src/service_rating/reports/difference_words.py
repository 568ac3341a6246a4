"""The words of the reports on a difference between two rubrics, in both languages."""

from __future__ import annotations

from service_rating.localized import Localized
from service_rating.rubric.difference.change import Impact

HEADING = Localized("细则的差别：{old} → {new}", "Difference: {old} → {new}")
OLD = Localized("旧：{rubric}，{file}", "Old: {rubric}, {file}")
NEW = Localized("新：{rubric}，{file}", "New: {rubric}, {file}")
SAME = Localized("两份细则含义相同。", "The two rubrics are identical in meaning.")
SAME_BUT_VERSION = Localized(
    "两份细则含义相同，只有版本号不同。", "The two rubrics are identical in meaning; only the version differs."
)
IMPACTS = {
    Impact.BREAKING: Localized(
        "不兼容（{n}）：旧的记录、花名册或标识不再适用，或会读成别的意思",
        "Breaking ({n}): old observations, rosters or ids no longer fit, or are read differently",
    ),
    Impact.SCORING: Localized(
        "影响评分（{n}）：同样的记录可能得出别的数字或等级",
        "Scoring ({n}): the same observations may yield other numbers or levels",
    ),
    Impact.WORDING: Localized("仅文字（{n}）：数字和等级都不变", "Wording ({n}): no number and no level can change"),
}
CHANGE = Localized("{number}. {sentence}", "{number}. {sentence}")
CHANGE_WHY = Localized("{number}. {sentence}。{why}", "{number}. {sentence}. {why}")
VERSION = Localized("版本号", "Version")
OTHER_ID = Localized("标识不同，版本号各自起算。", "The ids differ, so each counts its own versions.")
ASKED = {
    "major": Localized("要求升主版本号：{least} 或更高", "Asks for a new major version: {least} or higher"),
    "minor": Localized("要求升次版本号：{least} 或更高", "Asks for a new minor version: {least} or higher"),
    "patch": Localized("要求升修订号：{least} 或更高", "Asks for a new patch version: {least} or higher"),
}
ENOUGH = Localized("{asked}。现在是 {new}，可以。", "{asked}. It is {new}: enough.")
NOT_ENOUGH = Localized("{asked}。现在是 {new}，不够。", "{asked}. It is {new}: too low.")
MIGRATION = Localized("同样的记录，两份细则", "The same observations under both rubrics")
COUNTS = (
    Localized("", ""), Localized("读取", "Read"), Localized("采用", "Accepted"), Localized("空白", "Blank"),
    Localized("周期外", "Outside the period"), Localized("拒收", "Rejected"),
)  # fmt: skip
SIDES = (Localized("旧", "Old"), Localized("新", "New"))
ONLY_REJECTED = (
    Localized("只有旧细则拒收的行：{n}（{codes}）。", "Rows that only the old rubric rejects: {n} ({codes})."),
    Localized("只有新细则拒收的行：{n}（{codes}）。", "Rows that only the new rubric rejects: {n} ({codes})."),
)
MOVED = Localized(
    "共 {people} 人：换等级的 {moved} 人，综合得分有变的 {composite} 人，状态有变的 {status} 人。",
    "Employees: {people}. Moving: {moved}. Another composite: {composite}. Another status: {status}.",
)
NOBODY = Localized("没有人换等级。", "Nobody moves.")
CORNER = Localized("旧 ↓ 新 →", "Old ↓ new →")
ABSENT = Localized("未评定", "not assessed")
WHO = Localized("谁会换等级（{n}）", "Who moves ({n})")
WHO_HEAD = (
    Localized("员工", "Employee"), Localized("旧", "Old"), Localized("新", "New"), Localized("综合分", "Composite"),
    Localized("单独即可的改动", "Edits that do it alone"),
)  # fmt: skip
NONE_ALONE = Localized("单独都不行", "none alone")
ELSEWHERE = Localized("{edit} 则到{place}", "{edit}: {place}")
MORE = Localized("……另有 {n} 人；--format csv 列出全部。", "… and {n} more; --format csv lists all of them.")
EDITS = Localized("每项改动单独的作用", "What each edit does alone")
EDITS_NOTE = Localized(
    "编号是上面改动的编号；用 + 连起来的几项要一起改，缺一就不是有效的细则。仅文字的改动不必试。",
    "Numbers are those of the changes above; those joined by + are made together, because one without the other is no "
    "valid rubric. Changes of wording need no trial.",
)
EDITS_HEAD = (
    Localized("改动", "Edit"), Localized("换到与新细则相同的等级", "Moves as the new rubric does"),
    Localized("换到别的等级", "Moves elsewhere"),
)  # fmt: skip
UNREADABLE = Localized("单独读不了这些记录的改动：{edits}。", "Edits under which these files cannot be read: {edits}.")
LEFT_OUT = Localized(
    "不能单独成立、也没有找到更小组合的改动：{edits}。",
    "Changes that cannot stand alone, and for which no smaller set was found: {edits}.",
)
TOO_MANY = Localized(
    "有 {n} 项改动，等于换了一份细则，没有逐项试。",
    "With {n} changes the rubric was replaced rather than edited; none was tried alone.",
)
IDLE = Localized("单独不换任何人的等级：{edits}。", "Edits that alone move nobody: {edits}.")
TOGETHER = Localized(
    "没有哪项改动能单独成立：要么全改，要么不改。", "No change stands alone: it is all of them or none."
)
SEPARATOR = Localized("、", ", ")
SEMICOLON = Localized("；", "; ")
