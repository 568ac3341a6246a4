"""What a ticket log may hold, and how its columns are usually called."""

from __future__ import annotations

from service_rating.collection.logs.kind import LogField, LogKind
from service_rating.localized import Localized


def _words(*words: str) -> tuple[str, ...]:
    """Words as people write them, and as programs do: ``opened at``, ``opened_at``."""
    return tuple(dict.fromkeys((*words, *(word.replace(" ", "_") for word in words))))


TICKETS = LogKind(
    "tickets",
    Localized("工单", "Tickets"),
    (
        LogField(
            "case", "text", Localized("工单编号", "Case"),
            _words("case id", "case number", "ticket", "ticket id", "ticket number", "incident", "number", "工单", "工单号", "单号"),
            required=True,
        ),
        LogField(
            "agent", "word", Localized("处理人", "Agent"),
            _words("agent id", "assignee", "assigned to", "resolved by", "owner", "employee", "处理人工号", "受理人", "客服", "坐席", "工号", "负责人"),
            required=True,
        ),
        LogField(
            "tier", "word", Localized("服务级别", "Tier"), _words("priority", "urgency", "severity", "优先级", "紧急程度", "级别"),
        ),
        LogField(
            "opened", "moment", Localized("受理时间", "Opened"),
            _words("opened at", "created", "created at", "created on", "received", "reported", "创建时间", "登记时间", "提交时间", "报修时间"),
        ),
        LogField(
            "responded", "moment", Localized("首次响应时间", "First response"),
            _words("responded", "responded at", "first response at", "answered", "answered at", "first reply", "响应时间", "首次回复时间"),
        ),
        LogField(
            "resolved", "moment", Localized("解决时间", "Resolved"),
            _words("resolved at", "solved", "solved at", "resolution time", "completed at", "完成时间", "处理完成时间"),
        ),
        LogField(
            "confirmed", "moment", Localized("客户确认时间", "Confirmed"),
            _words("confirmed at", "customer confirmed at", "confirmation time", "确认时间"),
        ),
        LogField(
            "confirmation", "flag", Localized("客户已确认", "Confirmed by the customer"),
            _words("customer confirmed", "客户确认", "是否确认", "客户是否确认"),
        ),
        LogField(
            "reopenings", "number", Localized("重开次数", "Reopenings"),
            _words("reopen count", "reopened", "times reopened", "重新打开次数", "返工次数"),
        ),
        LogField(
            "contacts", "number", Localized("联系次数", "Contacts"), _words("contact count", "number of contacts", "interactions", "沟通次数"),
        ),
        LogField("state", "word", Localized("状态", "State"), _words("status", "incident state", "工单状态", "处理状态")),
        LogField("event", "word", Localized("事件", "Event"), _words("event type", "activity", "action", "动作", "操作", "事件类型")),
        LogField(
            "at", "moment", Localized("时间", "Time"),
            _words("at", "timestamp", "event time", "event at", "updated", "updated at", "sys updated at", "发生时间", "操作时间", "更新时间"),
        ),
    ),
)  # fmt: skip
"""One row per case, or (with ``at``) one row per event or per change, of which the last counts."""
MOMENTS = ("opened", "responded", "resolved", "confirmed", "at")
