"""What is wrong with single rows of a ticket log (TK1xx); ``{cell}``, ``{detail}``: the cell and what is to be added."""

from __future__ import annotations

from service_rating.localized import Localized

PROBLEMS = {
    "TK101": Localized("没有工单编号。请补上。", "The row has no case id. Add it."),
    "TK102": Localized(
        "工单 {detail} 没有处理人。请补上，或在映射文件里排除这些行。",
        "The case {detail} has no agent. Add one, or leave such rows out with a filter in the mapping.",
    ),
    "TK103": Localized("工单 {detail} 没有服务级别。请补上。", "The case {detail} has no tier. Add it."),
    "TK104": Localized(
        "不认识服务级别“{cell}”。请改正，或把它写进时限文件的 words。",
        "The tier {cell} is unknown. Correct it, or add it to the words of the tiers file.",
    ),
    "TK105": Localized("工单 {detail} 没有受理时间。请补上。", "The case {detail} has no time of opening. Add it."),
    "TK106": Localized(
        "响应早于受理：{detail}。请核对时间。", "Answered before it was opened: {detail}. Check the times."
    ),
    "TK107": Localized(
        "解决早于受理：{detail}。请核对时间。", "Resolved before it was opened: {detail}. Check the times."
    ),
    "TK108": Localized(
        "解决早于响应：{detail}。请核对时间。", "Resolved before it was answered: {detail}. Check the times."
    ),
    "TK109": Localized(
        "不认识状态“{cell}”。请改正，或把它写进时限文件的 states。",
        "The state {cell} is unknown. Correct it, or add it to states in the tiers file.",
    ),
    "TK110": Localized(
        "不认识事件“{cell}”。请改正，或把它写进时限文件的 events。",
        "The event {cell} is unknown. Correct it, or add it to events in the tiers file.",
    ),
    "TK111": Localized("这一行没有时间。请补上。", "The row has no time. Add it."),
    "TK112": Localized(
        "工单 {detail} 有不止一行。一行一张工单时请删去多余的；一行一个事件时请写明时间列（at）。",
        "The case {detail} has more than one row. If a row is a case, delete what is too much; if a row is an event, name the column of its time (at).",
    ),
    "TK113": Localized(
        "工单 {detail} 的状态是已解决，却没有解决时间。请补上。",
        "The case {detail} is in a resolved state and has no time of resolution. Add it.",
    ),
    "TK114": Localized(
        "“{cell}”不是次数；请写 0、1、2 这样的整数。", "{cell} is no count; write a whole number such as 0, 1 or 2."
    ),
    "TK115": Localized(
        "确认早于解决：{detail}。请核对时间。", "Confirmed before it was resolved: {detail}. Check the times."
    ),
    "TK116": Localized("这一行没有事件。请补上。", "The row has no event. Add it."),
    "TK117": Localized(
        "时间先后不对：{detail}。拨慢时钟时这一小时出现两次，这里按第一次读取；若是第二次，请写明时差，如 02:10+01:00。",
        "The times are in the wrong order: {detail}. Clocks were put back, so this hour occurs twice; it was read as the first one. If the second one is meant, write the offset, as in 02:10+01:00.",
    ),
    "TK118": Localized(
        "处理人编号“{cell}”里有看不见的字符。请删掉后重新输入。",
        "The agent's id {cell} holds invisible characters. Delete them and type it again.",
    ),
}
