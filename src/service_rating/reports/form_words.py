"""What forms say to the people who fill them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.spellings import SOURCE_WORDS

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import SourceName

NOT_APPLICABLE = Localized("不适用", "N/A")
FORM = Localized("表单", "Form")
ABOUT = Localized("填表说明", "How to fill in")
TITLE = Localized("{rubric}（{source}）", "{rubric} ({source})")
HOW = Localized(
    "只填浅黄色格子。没有观察到的留空，不适用的选“不适用”。",
    "Fill in the pale yellow cells only. Leave blank what you did not see; choose N/A where it does not apply.",
)
HOW_GRID = Localized(
    "做到的日子选 ✓，没做到选 ✗ 或留空，休息日选“不适用”。整行空白表示没有填写。",
    "✓ on days when it held, ✗ or nothing where it did not, N/A on a day off. A line left wholly blank counts as not filled in.",
)
EMPLOYEE_ID = Localized("被评员工编号", "Id of the person assessed")
NAME = Localized("姓名", "Name")
QUESTION = Localized("题目", "Question")
GUIDE = Localized("评分依据", "What to go by")
ANSWER = Localized("填写", "Answer")
EVIDENCE = Localized("具体事例", "What was seen")
ASSESSOR = Localized("评估员编号", "Assessor's id")
WEEK = Localized("本周任一天", "Any day of the week")
PERMITTED = Localized("{what}；或“不适用”。", "Permitted: {what}, or N/A.")
ERROR_TITLE = Localized("请检查", "Please check")
SOURCES = {name: Localized(words[0], english) for (name, words), english in zip(
    SOURCE_WORDS.items(),
    ("supervisor", "peer", "subordinate", "self", "customer", "mystery shopper", "assessor", "system"), strict=True,
)}  # fmt: skip


def source_title(rubric: Rubric, source: SourceName) -> Localized:
    """What the rubric calls a source, else its usual word."""
    title = rubric.known_sources[source].title
    return SOURCES[source] if title is None else Localized(title.zh, title.en)
