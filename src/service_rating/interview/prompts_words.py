"""What the plain prompts say, in both languages."""

from __future__ import annotations

from service_rating.localized import Localized

INTRO = Localized(
    "{rubric} {version}。被评员工：{employee}；评价人：{rater}（{source}）；日期 {day}。共 {n} 题。",
    "{rubric} {version}. Employee: {employee}; rater: {rater} ({source}); date {day}. {n} questions.",
)
HOW = Localized(
    "每题输入答案后回车；直接回车是跳过。输入 help 或 帮助 可看全部命令，quit 或 退出 可随时停下。",
    "Type an answer and press Enter; Enter alone skips. help lists all commands, quit stops at any time.",
)
KEPT = Localized("每个答案都立即存入草稿：{path}", "Every answer goes to the draft at once: {path}")
HABITS = Localized(
    "其中 {n} 题是每周自查表；输入 grid 或 自查表 可逐行打勾。",
    "{n} of them are the weekly self-check; grid fills it in line by line.",
)
QUESTION = Localized("第 {n} 题，共 {all} 题。{dimension}。", "Question {n} of {all}. {dimension}.")
WEIGHT = Localized("{title}，权重 {weight}%", "{title}, weight {weight}%")
NO_WEIGHT = Localized("{title}，不计分，只作等级条件的证据", "{title}, not scored: evidence for the levels only")
SHOWS = Localized("它证明：{clause}", "It shows {clause}")
ANCHOR = Localized("{point} 分：{text}", "{point}: {text}")
ITEM = Localized("{point}. {text}", "{point}. {text}")
KNOWN = Localized("已知：{text}", "Known: {text}")
OWN = Localized("您的答案：{text}", "Your answer: {text}")
NOTE = Localized("备注：{text}", "Note: {text}")
EVIDENCE = Localized("证据：{text}", "Evidence: {text}")
ASK = Localized("答案：", "Answer: ")
ASK_NOTE = Localized("备注（回车不变，- 删除）：", "Note (Enter leaves it, - removes it): ")
ASK_EVIDENCE = Localized(
    "证据或案例编号（回车不变，- 删除）：", "Evidence, such as a case reference (Enter leaves it, - removes it): "
)
ASK_REVIEW = Localized("总览（题号、finish 或其他命令）：", "Review (a number, finish or another command): ")
ASK_HABIT = Localized("{title}，做到的日子（1 周一 … 5 周五，如 1,3,5；回车不变）：",
                      "{title}, days on which it held (1 Monday … 5 Friday, such as 1,3,5; Enter leaves it): ")  # fmt: skip
TAKEN = Localized("已记录：{text}。", "Taken: {text}.")
TAKEN_NOTE = Localized("备注已记录。", "The note is kept.")
TAKEN_EVIDENCE = Localized("证据已记录。", "The evidence is kept.")
REMOVED = Localized("已删除。", "Removed.")
NOT_SEEN = Localized("未见", "not seen")
NONE = Localized("无", "none")
TICKED = Localized("{text}（{n}/{all}）", "{text} ({n}/{all})")
OPEN = Localized("未答", "open")
SKIPPED = Localized("跳过。", "Skipped.")
FIRST = Localized("这已是第一题。", "This is the first question.")
UNDONE = Localized("已撤销。", "Undone.")
REDONE = Localized("已重做。", "Done again.")
NOTHING_UNDONE = Localized("没有可撤销的。", "There is nothing to undo.")
NOTHING_REDONE = Localized("没有可重做的。", "There is nothing to do again.")
CLEARED = Localized("本题的答案已清除。", "The answer to this question is cleared.")
NO_QUESTION = Localized(
    "没有题目“{text}”。{near}题号从 1 到 {n}。", "There is no question “{text}”.{near} They are numbered 1 to {n}."
)
IN_REVIEW = Localized("这里是总览；请先用题号回到一题。", "This is the review; go to a question by its number first.")
NO_HABITS = Localized("这里没有每周自查表。", "There is no weekly self-check here.")
SEVERAL_LINES = Localized(
    "一次来了 {n} 行，没有作为答案。备注请输入 note 后再粘贴。",
    "{n} lines came at once; none was taken as an answer. To paste a note, type note first.",
)
COMMAND = Localized("如要用命令，可能是 {near}。", "If a command was meant: {near}?")
RECALL = Localized("按向上键可取回刚才的文字修改。", "The Up key brings the text back for editing.")
REVIEW = Localized("总览", "Review")
COUNTED = Localized("已答 {given}，未见 {not_seen}，未答 {open}，共 {n} 题。",
                    "Given {given}, not seen {not_seen}, open {open}, of {n} questions.")  # fmt: skip
SO_FAR = Localized("目前：{text}", "So far: {text}")
MISSING = Localized("升至{level}还缺：{text}", "For {level}: {text}")
BOUNDS = Localized("证据补齐后的范围：{low} 到 {high}。", "Once all evidence is there: between {low} and {high}.")
SURE = Localized("其余证据补齐后仍是{high}。", "Once all evidence is there: still {high}.")
BELOW = Localized("最低等级以下", "below the lowest level")
STILL_OPEN = Localized("还有 {n} 题未答，将按没有证据处理。仍要完成吗？（是/否）",
                       "{n} questions are still open and count as no evidence. Finish all the same? (yes/no) ")  # fmt: skip
ALL_THE_SAME = Localized("仍要完成吗？（是/否）", "Finish all the same? (yes/no) ")
UNWRITTEN = Localized(
    "这些题只有备注或证据而没有答案，备注不会写入观察记录：{titles}。",
    "A note or evidence without an answer is not written to the observations: {titles}.",
)
GO_ON = Localized("继续。", "Going on.")
HELP = Localized("命令（中英文都可以）：", "Commands (in either language):")
NOT_SAVED = Localized(
    "草稿没有存上：{reason}您的答案还在，下一次改动时会再存。",
    "The draft could not be saved: {reason} Your answers are still here; the next change tries again.",
)
