"""What a mapping can be proposed for when nothing but the fields of observations is asked for."""

from __future__ import annotations

from service_rating.collection.logs.kind import LogKind
from service_rating.collection.tables.plan import OWN
from service_rating.localized import Localized
from service_rating.observations.vocabulary import ROW_FIELDS

OBSERVATIONS = LogKind("observations", Localized("观察记录", "observations"), OWN)
WORDS: dict[str, tuple[str, ...]] = {
    "employee": (
        *ROW_FIELDS["employee"], "agent", "agent id", "agent name", "operator", "advisor", "representative", "staff",
        "坐席", "坐席工号", "客服", "客服代表", "服务人员", "服务人员工号", "处理人", "受理人",
    ),
    "date": (*ROW_FIELDS["date"], "call date", "visit date", "created", "created at", "时间", "通话日期", "通话时间", "服务日期", "提交时间"),
    "evidence": (
        *ROW_FIELDS["evidence"], "call id", "case id", "ticket id", "order id", "contact id", "通话编号", "流水号", "工单号",
        "订单号", "单号",
    ),
    "rater": (*ROW_FIELDS["rater"], "inspector", "质检员", "assessor"),
    "source": ROW_FIELDS["source"],
    "period": ROW_FIELDS["period"],
}  # fmt: skip
"""How the fields of observations are called in logs, besides their names."""


def also_needed(purpose: str, known: set[str]) -> set[str]:
    """What a log needs beside its required fields, where ``known`` ones are there: tickets tell when something happened."""
    if purpose != "tickets":
        return set()
    return {"at"} if "event" in known else {"opened"}
