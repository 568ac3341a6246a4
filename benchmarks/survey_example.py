"""Writes the example survey in ``examples/survey``: the same bytes each time, for the employees of the example roster.

Usage: python benchmarks/survey_example.py [FOLDER]
"""

from __future__ import annotations

import csv
import random
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20260630
AGENTS = {"E1001": 4.7, "E1002": 4.3, "E1003": 4.1, "E1004": 3.4, "E2001": 4.5, "E2002": 3.9}
INVITED = 70
ANSWERING, SKIPPING, SAYING = 0.45, 0.1, 0.5
START = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001  # a wall time, as survey tools export it
WORDS = {1: "很不满意", 2: "不满意", 3: "一般", 4: "满意", 5: "非常满意"}
OPEN = {
    2: ("等了半个多小时", "同样的问题说了三遍", "没有人告诉我进度"),
    4: ("总体可以，下次还来", "态度好，就是电话难打"),
    5: ("主动帮我联系了出租车", "特别耐心，谢谢", "Very helpful, thank you!", "记得我上次说的事"),
}
HEADER = (
    "答卷编号", "提交时间", "服务人员工号", "订单号", "已发送", "1. 您对本次服务总体满意吗？", "2. 您有多大可能把我们推荐给朋友？（0–10）",
    "3. 办理起来方便吗？（1–7）", "4. 服务人员是否理解您的需要？（1–5）", "5. 还有什么想说的",
)  # fmt: skip
BAD = (
    ("R9001", "2026-03-05 10:12", "", "DD-90001", "是", "满意", "8", "6", "4", "没有工号"),
    ("R9002", "2026-03-05 11:40", "E1002", "DD-90002", "是", "还行吧", "7", "5", "4", ""),
    ("R9003", "2026-03-06 09:05", "E1003", "DD-90003", "是", "满意", "11", "6", "4", ""),
    ("R0001", "2026-03-06 18:30", "E1001", "DD-90004", "是", "非常满意", "10", "7", "5", "重复提交"),
)
MAPPING = """\
# 客户问卷的映射：各列是什么，各题问的是什么。见 docs/howto-survey.zh.md
# How the survey is read: what each column is and what each question asks. See docs/howto-survey.md
mapping: guest-survey
for: survey
rubric: service-awareness
columns:
  employee: 服务人员工号
  date: 提交时间
  response: 答卷编号
  evidence: 订单号
  invited: 已发送
missing: ["-"]
questions:
  satisfaction:
    column: 1. 您对本次服务总体满意吗？
    is: csat
    title: {zh: 总体满意度, en: Overall satisfaction}
    values: {非常满意: 5, 满意: 4, 一般: 3, 不满意: 2, 很不满意: 1}
    top_box: 4
    kpi: customer_satisfaction
  recommendation:
    column: 2. 您有多大可能把我们推荐给朋友？（0–10）
    is: nps
    title: {zh: 推荐意愿, en: Recommendation}
  ease:
    column: 3. 办理起来方便吗？（1–7）
    is: ces
    title: {zh: 办理方便, en: Ease}
  understanding:
    column: 4. 服务人员是否理解您的需要？（1–5）
    is: kpi
    title: {zh: 理解需要, en: Understanding}
    kpi: need_discovery
  remarks:
    column: 5. 还有什么想说的
    is: text
"""


def answers() -> Iterator[tuple[str, ...]]:
    """One row per invitation, in the order in which they were sent; most of them were never answered."""
    chance = random.Random(SEED)  # noqa: S311  # an example, no secret
    sent = sorted(
        (START + timedelta(minutes=chance.randrange(0, 175 * 24 * 60)), agent, level)
        for agent, level in AGENTS.items()
        for _ in range(INVITED)
    )
    for number, (when, agent, level) in enumerate(sent, 1):
        start = (f"R{number:04d}", f"{when:%Y-%m-%d %H:%M}", agent, f"DD-{chance.randrange(10000, 90000)}", "是")
        yield (*start, *(_answer(chance, level) if chance.random() < ANSWERING else [""] * 5))


def _answer(chance: random.Random, level: float) -> Iterator[str]:
    rated = min(5, max(1, round(chance.gauss(level, 0.8))))
    yield WORDS[rated]
    yield str(min(10, max(0, round(chance.gauss(rated * 2, 1))))) if chance.random() > SKIPPING else "-"
    yield str(min(7, max(1, round(chance.gauss(rated * 1.4, 0.8))))) if chance.random() > SKIPPING else "-"
    yield str(min(5, max(1, round(chance.gauss(rated, 0.6)))))
    said = OPEN.get(rated, ())
    yield chance.choice(said) if said and chance.random() > SAYING else ""


def write(folder: Path) -> None:
    """Write the answers, the list of invitations and the mapping."""
    rows = [*answers()]
    rows[200:200] = [BAD[0], BAD[1], ("",) * len(HEADER), BAD[2], BAD[3]]
    _csv(folder / "answers.csv", [HEADER, *rows])
    _csv(folder / "invitations.csv", [("工号", "邀请数"), *((agent, str(INVITED)) for agent in AGENTS)])
    (folder / "survey.mapping.yaml").write_text(MAPPING, "utf-8", newline="\n")


def _csv(path: Path, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "examples/survey"))
