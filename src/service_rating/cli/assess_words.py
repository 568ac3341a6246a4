"""What ``assess`` says besides questions and findings."""

from __future__ import annotations

from service_rating.localized import Localized

NOT_TOGETHER = Localized("{one} 和 {other} 不能一起用。", "{one} and {other} do not go together.")
CHOOSE = Localized("请只用其中一个。", "Use one of them.")
NEW_WHAT = Localized("--new 要和 --output 一起用。", "--new is about the file of --output.")
NAME_OUTPUT = Localized("请用 --output 指定文件。", "Name the file by --output.")
NO_SOURCE = Localized("没有“{source}”这种来源。{near}", "There is no source “{source}”.{near}")
SOURCES_ARE = Localized("可用：{known}。", "Known: {known}.")
NO_DATE = Localized("“{text}”不是日期。", "“{text}” is no date.")
DATES_ARE = Localized("请写成 2026-06-30 这样。", "Write it like 2026-06-30.")
NO_EMPLOYEE = Localized("没有给出员工编号。", "The employee's id is missing.")
GIVE_EMPLOYEE = Localized("例：service-rating assess E1024 --rater m7", "As in: service-rating assess E1024 --rater m7")
NO_RATER = Localized(
    "没有给出评价人的编号，而这里没有终端可以询问。", "The rater's id is missing, and there is no terminal to ask on."
)
GIVE_RATER = Localized("请用 --rater 给出您自己的编号。", "Give your own id by --rater.")
ASK_RATER = Localized("您自己的编号（评价人）：", "Your own id (the rater): ")
UNREADABLE = Localized("读不了这个文件：{reason}。", "This file cannot be read: {reason}.")
ALREADY_THERE = Localized("文件已存在，没有改动。", "The file exists and was left as it is.")
WITHOUT_NEW = Localized("去掉 --new 可追加，或换一个文件名。", "Leave out --new to add to it, or choose another name.")
NOT_FOR_TALK = Localized(
    "“{source}”的单次评分不给员工本人和上级看，因此没有面谈提纲。",
    "Single ratings of {source} are never shown to the employee or the manager, so there is no summary for a talk.",
)
LEAVE_OUT_SUMMARY = Localized(
    "请去掉 --summary；汇总后的结果用 explain 查看。",
    "Leave out --summary; explain shows the outcome of all raters together.",
)
NO_TUI = Localized(
    "全屏界面需要附加组件：pip install 'service-rating[tui]'。现在改为逐行询问。",
    "The full screen needs an extra: pip install 'service-rating[tui]'. Going on line by line.",
)
RESUME = Localized(
    "有一份 {saved} 的草稿，已答 {answered} 题，共 {n} 题。接着做吗？（回车：接着做；n：重新开始）",
    "There is a draft of {saved} with {answered} of {n} questions answered. Go on with it? (Enter: yes; n: start anew) ",
)
RESUMED = Localized(
    "接着 {saved} 的草稿做，已答 {answered} 题。", "Going on with the draft of {saved}, {answered} questions answered."
)
KEPT_BESIDE = Localized("原来的草稿另存为 {path}。", "The draft as it was is kept as {path}.")
BUSY = Localized("这份草稿正由另一个窗口使用。", "Another window is working on this draft.")
CLOSE_OTHER = Localized(
    "请先关闭那个窗口，或用 --draft 另指定一个文件。", "Close that one first, or name another file by --draft."
)
NOT_FINISHED = Localized("没有完成，没有写观察记录。", "Not finished: no observations were written.")
DRAFT_AT = Localized(
    "答案保存在草稿里：{path}\n接着做：用同样的命令再运行一次。",
    "Your answers are in the draft: {path}\nTo go on, run the same command again.",
)
DRAFT_STAYS = Localized(
    "草稿没有删掉（{reason}），不再需要：{path}",
    "The draft could not be removed ({reason}) and is of no more use: {path}",
)
NO_DRAFT_AT = Localized("还没有答案，没有留下草稿。", "There was no answer yet, and no draft is left.")
GOES_TO = Localized("完成后，观察记录将写入 {path}。", "When you finish, the observations go to {path}.")
RATED = Localized(
    "文件里已有您当天（{day}）对该员工这些指标的评分，再评会被拒绝，请跳过：{titles}。",
    "The file already holds your ratings of this day ({day}) for these; a second one would be refused, so skip them: {titles}.",
)
ALL_RATED = Localized(
    "文件里已有您当天（{day}）对该员工全部指标的评分。",
    "The file already holds your ratings of this day ({day}) for every question.",
)
OTHER_DAY = Localized(
    "请用 --date 给出另一天，或先删除文件中的旧行。",
    "Give another day by --date, or delete the old rows in the file first.",
)
WRITTEN = Localized("已写入 {n} 条观察记录：{path}", "Observations written: {n}, to {path}")
LEFT_OUT = Localized(
    "这个文件没有这些列，未写入：{columns}", "The file has no column for these, so they were left out: {columns}"
)
SUMMARY_WRITTEN = Localized("面谈提纲：{path}", "Summary for the talk: {path}")
ASK_SUMMARY = Localized(
    "要一页面谈提纲（Markdown）吗？输入文件名，或 y 用 {default}；回车：不要：",
    "A one-page summary for the talk (Markdown)? A file name, or y for {default}; Enter for none: ",
)
REALLY_THERE = Localized("文件 {path} 已存在，请换一个名称。", "The file {path} exists; choose another name.")
MORE_THERE = Localized(
    "文件里还有该员工的其他记录，evaluate 会一并计入；上面只是这次和 --with 的记录的结果。",
    "The file holds other rows about this employee, too, which evaluate counts; above is what this interview and --with show.",
)
PROPOSAL = Localized(
    "这是依据证据的建议等级，由指定负责人确认后生效。",
    "This is a proposal from the evidence; a named person confirms the level.",
)
NO_DRAFTS = Localized("没有草稿。", "There are no drafts.")
DRAFT_LINE = Localized(
    "{saved}  {who}：已答 {answered} 题，共 {n} 题\n    {path}",
    "{saved}  {who}: {answered} of {n} answered\n    {path}",
)
BROKEN_LINE = Localized("用不了：{reason}\n    {path}", "cannot be used: {reason}\n    {path}")
DISCARDED = Localized("已删除草稿 {path}。", "Removed the draft {path}.")
WHICH = Localized("员工 {employee} 有 {n} 份草稿。", "There are {n} drafts about employee {employee}.")
NAME_ONE = Localized(
    "请用 --draft 指定一份，或加 --as、--rater、-r、--period：\n{paths}",
    "Name one by --draft, or add --as, --rater, -r or --period:\n{paths}",
)
NONE_FOR = Localized("没有员工 {employee} 的草稿。", "There is no draft about employee {employee}.")
DISCARD_WHAT = Localized("要删除哪一份草稿？", "Which draft is to be removed?")
DISCARD_HOW = Localized(
    "请给出员工编号，或用 --draft 指定文件；--list 列出全部草稿。",
    "Give the employee's id, or name the file by --draft; --list shows all drafts.",
)
TOO_LONG = Localized(
    "输入太长，终端只传来 4095 个字节；请分几次输入。",
    "Too long: the terminal passes on 4095 bytes of a line; type it in pieces.",
)
