"""Which way is better: by the title of a KPI, by a gate, and by a curve. 1 means more is better, −1 less, 0 unknown.

Words are looked up without patterns: compiling patterns of so many words would cost every run some milliseconds.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from operator import gt, lt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.rubric.curves.segments import Segment
    from service_rating.rubric.model import Gate, Kpi


class Words(NamedTuple):
    """Words of one sense: Chinese ones anywhere, English beginnings of words, whole English words."""

    zh: tuple[str, ...]
    begin: tuple[str, ...]
    whole: frozenset[str] = frozenset()

    def among(self, words: list[str]) -> list[str]:
        """The English words of this sense."""
        return [word for word in words if word in self.whole or word.startswith(self.begin)]


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


LESS = Words(
    _split(
        "投诉 差错 错误 失误 出错 违规 违纪 违反 逾期 超时 延误 迟到 早退 缺勤 旷工 流失 返工 退货 退款 差评 事故 越权 遗漏 漏接 漏单 漏报 漏检 漏项 不满意 "
        "不合格 不达标 未达标 不及时 未解决 未完成 不准确 重复来电"
    ),
    _split(
        "complain mistake violation breach overdue delay absen churn rework refund incident unauthori dissatisf unresolved "
        "noncomplian inaccura missed defect fail"
    ),
    frozenset({"error", "errors", "late"}),
)
"""What is to be had less of."""
ABOUT = Words(
    _split(
        "处理 解决 办结 回复 响应 回访 答复 闭环 改进 改善 整改 减少 降低 下降 避免 预防 防止 纠正 挽回 零 无 免 及时 按时 准时 满意 表扬 "
        "合格 达标 准确 完成 发现 识别 检出 上报 申报 自报 报告 通报 告知 通知 预警 预测 预判 拦截 登记 记录 跟进 挽留 补救 复核 分析 之比"
    ),
    _split(
        "handl resol answer respon clos improv reduc avoid prevent correct recover follow timel satisf accura complian commend "
        "prais detect identif spot report record regist intercept announ inform notif warn predict fores analys repl learn"
    ),
    frozenset({"free", "without", "no", "time", "won", "pass"}),
)
"""What is done about it, or good beside bad: it turns the sense round or leaves it open."""
MORE = Words(
    _split("满意 表扬 好评 合格 达标 准确 完成率 解决率 及时率 推荐 忠诚 礼貌 主动"),
    _split("satisf commend accura timeliness complian recommend polite courte proactiv"),
)
"""What is to be had more of."""
DENIED = Words(
    _split("不 未 无 没 低 差 缺 欠 少 离职 放弃 挂断 下降"),
    _split("deviat lack declin decreas drop"),
    frozenset({"not", "non", "no", "without", "low", "lower", "less", "gap", "poor"}),
)
"""What takes that back."""
WAIT = Words(
    _split("等待 等候 响应 回复 答复 处理 解决 受理 接听 办理"), _split("wait respon reply repli answer handl resol")
)
TIME = Words(_split("时间 时长 用时 耗时 时限"), ("duration",), frozenset({"time", "times"}))
BESIDE = Words(
    _split("客户 顾客 次数 件数 率 数 量 比例"), ("customer",), frozenset({"rate", "rates", "number", "of", "share"})
)
"""What may stand beside such a word in the title of a rating: elsewhere it names the scene, not what is rated."""


def title_direction(kpi: Kpi) -> int:
    """What the titles suggest; 0 where they say nothing, or the two languages disagree."""
    return direction(kpi.title.zh, kpi.title.en, kpi.measure.kind)


@lru_cache(maxsize=1024)  # rubrics are alike in many of their titles
def direction(zh: str, en: str, kind: str) -> int:
    """The same for the title of a KPI that is yet to be written."""
    found = {_chinese(zh, kind), _english(en, kind)} - {0}
    return found.pop() if len(found) == 1 else 0


def _chinese(title: str, kind: str) -> int:
    if kind == "duration" and _has(title, WAIT) and _has(title, TIME):
        return -1
    less = next((word for word in LESS.zh if word in title), None)
    if less is None:
        return int(_has(title, MORE) and not _has(title, DENIED))
    rest = title.replace(less, "", 1)
    alone = rest
    for word in BESIDE.zh:
        alone = alone.replace(word, "")
    return 0 if _has(rest, ABOUT) or (kind == "rating" and alone.strip()) else -1


def _has(title: str, words: Words) -> bool:
    return any(word in title for word in words.zh)


def _english(title: str, kind: str) -> int:
    words = "".join(c if c.isalpha() else " " for c in title.casefold().replace("non-", "non")).split()
    if kind == "duration" and WAIT.among(words) and TIME.among(words):
        return -1
    rest = [word for word in words if not LESS.among([word])]
    if len(rest) == len(words):
        pairs = {" ".join(pair) for pair in pairwise(words)}
        more = MORE.among(words) or pairs & {"resolution rate", "on time"}
        return int(bool(more) and not DENIED.among(words))
    alone = len(BESIDE.among(rest)) == len(rest)
    return 0 if ABOUT.among(rest) or (kind == "rating" and not alone) else -1


def gate_direction(gate: Gate, kpi: Kpi | None) -> Iterator[tuple[str, int]]:
    """The condition of a gate that shows which way is better; none where it asks for a range, or for everything."""
    if kpi is None:
        return
    least = gate.min_value is not None and gate.min_value > kpi.measure.min
    most = gate.max_value is not None and gate.max_value < kpi.measure.max
    if least != most:
        yield ("min_value", 1) if least else ("max_value", -1)


def curve_direction(pieces: Sequence[Segment]) -> int:
    """1 for a curve that rises somewhere and never falls, −1 for one that only falls, 0 for flat and turning ones."""
    scores = [piece.score(value) for piece in pieces for value in (piece.value_from, piece.value_to)]
    return any(map(lt, scores, scores[1:])) - any(map(gt, scores, scores[1:]))
