"""The sentences about who may speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.reports.explanation_words import SOURCES
from service_rating.reports.wording import localized

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import SourceName

EMPLOYEE = Localized("员工编号", "employee id")
RATER = Localized("评价人编号", "rater id")
BLANK = Localized("没有给出{what}。", "There is no {what}.")
GIVE_ID = Localized("请给出编号，例如 E1024。", "Give the id, such as E1024.")
HIDDEN = Localized("{what}“{id}”含有看不见的字符。", "The {what} “{id}” holds invisible characters.")
TYPE_AGAIN = Localized("请重新输入，不要复制粘贴。", "Type it again instead of pasting it.")
LONG = Localized("{what}有 {n} 个字符，最多 {most} 个。", "The {what} has {n} characters; {most} are the most.")
FORMULA = Localized(
    "{what}“{id}”以 {sign} 开头，表格软件会把它当作公式或标记。请换一种写法。",
    "The {what} “{id}” begins with {sign}, which spreadsheets take for a formula or a mark. Write it in another way.",
)
UNKNOWN_SOURCE = Localized(
    "评分标准没有列出来源“{source}”。可用：{known}。",
    "The rubric does not list the source “{source}”. It knows: {known}.",
)
UNKNOWN_PROFILE = Localized(
    "评分标准中没有岗位类型“{profile}”。{near}可用：{known}。",
    "The rubric has no profile “{profile}”.{near} It knows: {known}.",
)
NONE = Localized("无", "none")
OWN_RATER = Localized(
    "评价人“{id}”就是该员工本人；只有自评可以这样。",
    "The rater “{id}” is the employee; only a self-rating may be given by the person rated.",
)
AS_SELF = Localized("如果是自评，请用 --as self；否则请给出评价人自己的编号。",
                    "For a self-rating use --as self; otherwise give the rater's own id.")  # fmt: skip
OTHERS_SELF = Localized("自评只能由本人给出，而评价人“{id}”不是该员工。",
                        "Only the employee can give a self-rating, and the rater “{id}” is somebody else.")  # fmt: skip
SAME_ID = Localized("请把评价人写成该员工的编号，或换一个来源。",
                    "Give the employee's id as the rater, or choose another source.")  # fmt: skip
LEADS_NOBODY = Localized("花名册说员工“{employee}”不带人，不能有下级评价。",
                         "The roster says that “{employee}” leads nobody, so no subordinate can judge.")  # fmt: skip
LEADS_UNKNOWN = Localized(
    "下级评价只用于带人的员工，而没有花名册说员工“{employee}”带人。",
    "Subordinates judge only people who lead others, and no roster says that “{employee}” does.",
)
ROSTER = Localized("请用 --roster 给出花名册（leads_others 列写 是），或换一个来源。",
                   "Give a roster with --roster (column leads_others: yes), or choose another source.")  # fmt: skip
NO_QUESTION = Localized("评分标准 {rubric} 中没有可由“{source}”评价的指标。",
                        "The rubric {rubric} has no KPI that “{source}” may judge here.")  # fmt: skip
ABLE = Localized("可以评价的来源：{known}。", "Sources that may judge some: {known}.")


def source_title(rubric: Rubric, source: SourceName) -> Localized:
    """What a source is called: by the rubric, else by us."""
    known = rubric.known_sources.get(source)
    return SOURCES[source] if known is None or known.title is None else localized(known.title)
