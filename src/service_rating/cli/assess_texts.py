"""What the help page of ``assess`` says."""

from __future__ import annotations

from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "逐项询问一位员工的表现：每一分都写明对应的行为，随时看到建议等级和还缺什么，结果写成观察记录。\n\n"
        "每个答案立即存入草稿，随时可停，下次接着做。在终端里打开全屏（需要附加组件 tui），否则或加 --plain 时逐行询问。"
        "退出码：0 完成，1 未完成或有问题，2 无法运行。\n\n"
        "例：service-rating assess E1024 --rater m7 --roster roster.csv --period 2026H1 -o observations.csv",
        "Score one employee, question by question: every point of a scale says which behaviour it stands for, and the proposed "
        "level with what is missing is in view. The answers become observation rows.\n\n"
        "Every answer goes to a draft at once, so you can stop and resume at any time. On a terminal a full screen opens (it needs "
        "the extra tui); elsewhere, or with --plain, the questions come line by line. Exit codes: 0 done, 1 not finished or with "
        "problems, 2 could not run.\n\n"
        "Example: service-rating assess E1024 --rater m7 --roster roster.csv --period 2026H1 -o observations.csv",
    ),
    "employee": Localized("被评员工的编号。", "Id of the employee who is assessed."),
    "rubric": Localized(
        "自带细则的名称或细则文件；默认 service-awareness。",
        "Name of a shipped rubric, or a rubric file; default service-awareness.",
    ),
    "source": Localized(
        "以什么身份评价：supervisor 上级（默认）、peer 同事、subordinate 下级、self 本人、mystery_shopper 神秘顾客、simulation 情景模拟等。",
        "Who speaks: supervisor (default), peer, subordinate, self, mystery_shopper, simulation and so on.",
    ),
    "rater": Localized("评价人自己的编号。", "Your own id, as the rater."),
    "profile": Localized(
        "员工的岗位类型（决定哪些指标不适用）；花名册里有的不必给。",
        "Profile of the employee's job, which decides what does not apply; not needed if the roster has it.",
    ),
    "roster": Localized(
        "花名册：员工的姓名、岗位类型、是否带人、入职日期。",
        "Roster: the employee's name, profile, whether they lead others, hire date.",
    ),
    "known": Localized(
        "已有的观察记录，可重复：在每题旁边和建议等级中显示已知的情况（不显示同事和下级的单次评分）。",
        "Observations there are already, repeatable: shown beside the questions and in the level (never a single rating of peers "
        "or subordinates).",
    ),
    "day": Localized(
        "观察日期，如 2026-06-30；默认今天。", "Date of the observations, such as 2026-06-30; default today."
    ),
    "period": Localized("考核周期，如 2026H1、2026Q1、2026-05。", "Assessment period, as in 2026H1, 2026Q1, 2026-05."),
    "plain": Localized(
        "逐行询问，不用全屏；适合读屏软件和简单的终端。",
        "Ask line by line instead of on a full screen; for screen readers and simple terminals.",
    ),
    "answers": Localized(
        "不询问，从文件（YAML 或 JSON）读取全部答案；- 为标准输入。",
        "Ask nothing: take all answers from a file (YAML or JSON); - for stdin.",
    ),
    "template": Localized("打印一份可填写的答案文件。", "Print an answers file to fill in."),
    "draft": Localized(
        "草稿文件；默认放在用户的数据文件夹里。", "File of the draft; default in the user's data folder."
    ),
    "list_drafts": Localized("列出未完成的草稿。", "List the drafts that are not finished."),
    "discard": Localized(
        "删除该员工的草稿（或 --draft 指定的草稿）。",
        "Remove the draft about this employee (or the one named by --draft).",
    ),
    "output": Localized(
        "观察记录写入这个 CSV 文件；文件已存在则追加。",
        "Write the observations to this CSV file; added to it if it exists.",
    ),
    "new": Localized("--output 的文件必须是新的。", "The file of --output must be a new one."),
    "summary": Localized(
        "另写一页面谈提纲（Markdown）。", "Also write a one-page summary for the talk with the employee (Markdown)."
    ),
}
