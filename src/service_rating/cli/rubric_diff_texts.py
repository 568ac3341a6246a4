"""What the help page of ``rubric diff`` says."""

from __future__ import annotations

from service_rating.localized import Localized

TEXTS = {
    "": Localized(
        "说明两份细则在含义上的差别（不是文字差别），以及版本号该怎样升。\n\n"
        "每项改动分为不兼容、影响评分、仅文字三类，分别要求升主版本号、次版本号、修订号。版本号升得不够或有行被拒收时退出码为 1。\n\n"
        "用 --on 给出观察记录时，还说明谁会换等级、哪一项改动单独就会让他换。\n\n"
        "例：service-rating rubric diff HEAD~1:rubrics/my.rubric.yaml rubrics/my.rubric.yaml --on observations.csv",
        "Tell how two rubrics differ in meaning (not in text), and what that asks of the version number.\n\n"
        "Each change is breaking, scoring or wording, and asks for a new major, minor or patch version. The exit code is 1 "
        "if the version is not raised enough or rows were rejected.\n\n"
        "With observations given by --on it also tells who would move to another level, and which single edit moves "
        "them.\n\n"
        "Example: service-rating rubric diff HEAD~1:rubrics/my.rubric.yaml rubrics/my.rubric.yaml --on observations.csv",
    ),
    "old": Localized(
        "文件、自带细则的名称，或 git 版本，如 HEAD~1:rubrics/my.rubric.yaml。",
        "A file, the name of a shipped rubric, or a git revision, as in HEAD~1:rubrics/my.rubric.yaml.",
    ),
    "new": Localized(
        "写法相同；旧细则是 git 版本时可以不写，即工作区里的同一个文件。",
        "Likewise; may be left out after a git revision: then it is the same file in the working tree.",
    ),
    "on": Localized(
        "用这些观察记录看看谁会换等级，写法与 evaluate 相同，可重复。",
        "See who would move on these observations, named as for evaluate; repeatable.",
    ),
    "output": Localized(
        "写入文件，格式由后缀决定：.txt .md .json .csv。",
        "Write to a file; its suffix gives the format: .txt .md .json .csv.",
    ),
    "format_name": Localized(
        "格式：text、markdown、json 或 csv（只列换等级的人）；默认 text。",
        "Format: text, markdown, json or csv (who moves, only); default text.",
    ),
    "roster": Localized("花名册：只评其中的员工，一个不漏。", "Roster: assess exactly the employees in it."),
    "period": Localized(
        "考核周期，如 2026、2026H1、2026Q1、2026-05；期外的行不计入。",
        "Period, as in 2026, 2026H1, 2026Q1, 2026-05; rows dated outside are left out.",
    ),
    "mapping": Localized("把某一列当作某个字段或指标，可重复。", "Read a column as this field or KPI; repeatable."),
    "attribute": Localized(
        "声明某一列是员工属性，可重复。", "Declare a column to be an employee attribute; repeatable."
    ),
}
