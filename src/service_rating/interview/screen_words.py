"""What the screen says by itself, in both languages. What comes from the rubric is said in the rubric's words."""

from __future__ import annotations

from service_rating.localized import Localized

ANSWER = Localized("回答", "Answer")
ACCEPT = Localized("确定 ⏎", "OK ⏎")
NOTE = Localized("备注", "Note")
NOTE_HELP = Localized(
    "观察到了什么：时间、场合、言行（可不填）", "what was observed: when, where, said or done (optional)"
)
EVIDENCE = Localized("案例编号", "Reference")
EVIDENCE_HELP = Localized("工单、录音等的编号（可不填）", "a case or record number (optional)")
OF = Localized("第 {n}/{questions} 题", "{n} of {questions}")
WEIGHT = Localized("权重 {weight}%", "weight {weight}%")
SHOWS = Localized("用来说明：{clause}", "It shows: {clause}")
KNOWN = Localized("已知：{line}", "Known: {line}")
NO_ANCHORS = Localized(
    "这个评分没有行为锚定：请在备注里写明观察到了什么。", "This scale has no anchors: say in the note what you saw."
)
SEE_GRID = Localized("也可以按 F6，把一周的习惯一次勾完。", "F6 opens the weekly sheet: all habits at once.")

GIVEN = Localized("已答", "given")
NOT_SEEN = Localized("未观察到", "not seen")
OPEN = Localized("未答", "open")
SAVED = Localized("草稿已存", "draft saved")
UNSAVED = Localized("草稿没有存上：{reason}", "The draft is not saved: {reason}")
ABOUT = Localized("{source} {rater}", "{source}: {rater}")

LIVE = Localized("建议等级", "Proposed level")
COMPOSITE = Localized("综合分", "Composite")
COVERAGE = Localized("证据覆盖", "Coverage")
BOUNDS = Localized("可能范围", "Bounds")
BELOW_ALL = Localized("一级以下", "below")
FROM_TO = Localized("{lowest}至{highest}", "{lowest} to {highest}")
AWAY = Localized("还差什么", "What is missing")
COUNTS = Localized(
    "已答 {given} · 未观察到 {not_seen} · 未答 {open}", "{given} given · {not_seen} not seen · {open} open"
)
LOOKING = Localized("正在计算…", "computing…")
PROPOSAL = Localized(
    "这是依据本期证据的建议，由指定负责人确认。",
    "A proposal from the evidence of this period; a named person confirms it.",
)

HELP = Localized("帮助", "Help")
KEYS = Localized("按键", "Keys")
MARKS = Localized("左边的标记", "Marks at the left")
ENTERING = Localized("怎样回答", "How to answer")
KEEPING = Localized("不会丢失", "Nothing is lost")
KEEPING_TEXT = Localized(
    "每个回答立即存入草稿，随时可以离开；下次运行同样的命令会接着问。草稿：{draft}",
    "Each answer is saved at once, so you may leave at any time; the same command goes on where you stopped. Draft: {draft}",
)
NO_DRAFT = Localized("（无）", "(none)")
ENTER_ANSWER = Localized("Enter：确定并到下一题", "Enter: take the answer, go to the next question")
ENTER_TAB = Localized(
    "Tab / Shift+Tab：在回答、备注、案例编号、题目之间移动", "Tab / Shift+Tab: answer, note, reference, list"
)
ENTER_ARROWS = Localized("↑ ↓：选锚定或选项；空格：勾选", "↑ ↓: choose an anchor or a line; space: tick it")
ENTER_ESCAPE = Localized("Esc：恢复已存的回答；关闭窗口", "Esc: put the stored answer back; close a window")
ENTER_MOUSE = Localized("鼠标：点题目、锚定、选项、底部按键", "Mouse: click questions, anchors, lines, the keys below")
FORMS = Localized(
    "评分 4；比率 17/20、85% 或 0.85；时长 1h30、90min；清单 1,3,5 或 all",
    "rating 4; share 17/20, 85% or 0.85; duration 1h30, 90min; checklist 1,3,5 or all",
)
CLOSE = Localized("关闭 Esc", "Close Esc")

COMMANDS = Localized("命令", "Commands")
FIND = Localized("输入几个字来查找…", "Type to find…")
NO_COMMAND = Localized("没有这样的命令或题目。", "No such command or question.")
GO_TO = Localized("到：{title}", "Go to: {title}")

REVIEW = Localized("检查并完成", "Review and finish")
FINISH = Localized("完成 F10", "Finish F10")
GO_ON = Localized("继续回答 Esc", "Go on Esc")
UNANSWERED = Localized(
    "还有 {open} 题未答；未答就是没有证据，不算 0 分。", "{open} open: no evidence, which is not a score of 0."
)
UNWRITTEN = Localized(
    "没有评价的题，备注不会写入结果：{titles}。", "A note without an answer is not written to the result: {titles}."
)
YOUR_ANSWERS = Localized("回答（Enter 可回去修改）", "Answers (Enter goes back to one)")

GRID = Localized("每周自查表", "Weekly self-check")
GRID_HELP = Localized("方向键移动，空格或点击打勾", "Arrows move, space or a click ticks")
DAYS_TICKED = Localized("天数", "Days")
HABITS_LEFT = Localized("没有打勾的习惯记为 0 天。", "A habit without ticks counts as 0 days.")
KEEP_GRID = Localized("存入 ⏎", "Keep ⏎")
CANCEL = Localized("取消 Esc", "Cancel Esc")
NO_GRID = Localized("这次评价没有每周自查表。", "There is no weekly self-check in this interview.")
NOTHING_TO_UNDO = Localized("没有可以撤销的。", "There is nothing to undo.")
NOTHING_TO_REDO = Localized("没有可以重做的。", "There is nothing to redo.")
ALWAYS_SAVED = Localized("每个回答都已自动存入草稿。", "Every answer is saved by itself.")
PLEASE_READ = Localized("请先看", "Please read first")
