"""The sentences about what was known before the interview."""

from __future__ import annotations

from service_rating.localized import Localized

NOT_LISTED = Localized("花名册中没有员工“{employee}”。{near}", "Employee “{employee}” is not in the roster.{near}")
ROSTER_ROW = Localized("花名册中该员工的行有问题：{reason}", "The employee's row of the roster is not usable: {reason}")
CORRECT_ROSTER = Localized("请更正花名册或员工编号。", "Correct the roster or the employee's id.")
OTHER_PROFILE = Localized("{where}说该员工的岗位类型是 {told}，不是 {profile}。",
                          "{where} says that the employee's profile is {told}, not {profile}.")  # fmt: skip
THE_ROSTER = Localized("花名册", "The roster")
THE_FILES = Localized("观察文件", "The observation files")
PROFILE_HINT = Localized("请去掉 --profile，或更正文件。", "Leave --profile out, or correct the file.")
NOBODY = Localized("这些文件中没有员工“{employee}”的记录。{near}",
                   "These files hold nothing about employee “{employee}”.{near}")  # fmt: skip
NOT_TOLD = Localized(
    "{source}独立评价：已知记录中他人的评价不显示，也不计入这里的预览。",
    "{source}: ratings are given independently, so what the files hold is neither shown nor part of the preview here.",
)
REJECTED = Localized(
    "已知记录中该员工有 {n} 行被拒收；用 evaluate --rejects 可查看原因。",
    "{n} rows about this employee were rejected in the files; evaluate --rejects tells why.",
)
REJECTED_ONE = Localized(
    "已知记录中该员工有 1 行被拒收；用 evaluate --rejects 可查看原因。",
    "One row about this employee was rejected in the files; evaluate --rejects tells why.",
)
LEFT_OUT = Localized(
    "为保护评价人，预览不含部分评价（{sources}）；evaluate 会按规则计入。",
    "To protect raters some ratings are not part of this preview ({sources}); evaluate counts them by its rules.",
)
MEAN = Localized("{source}：平均 {mean}（{how}）", "{source}: mean {mean} ({how})")
ROWS = Localized("{source}：{how}", "{source}: {how}")
RATERS = Localized("{raters} 人，{n} 次观察", "{raters} raters, {n} observations")
BESIDE = Localized("{line}，仅供对照", "{line}, shown for comparison only")
AND = Localized("{first}、{second}", "{first}, {second}")
OWN = Localized("您上次（{day}）：{value}", "You, on {day}: {value}")
OWN_UNDATED = Localized("您上次：{value}", "You, before: {value}")
