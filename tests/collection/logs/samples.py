"""Logs for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.collection.logs.kind import LogField, LogKind
from service_rating.collection.mapping.loading import Mapping, load_mapping_bytes
from service_rating.localized import Localized

if TYPE_CHECKING:
    from pathlib import Path

CALLS = LogKind(
    "tickets",
    Localized("通话", "calls"),
    (
        LogField("agent", "text", Localized("坐席", "agent"), ("operator",), required=True),
        LogField("opened", "moment", Localized("时间", "opened at"), ("opened",)),
        LogField("talk", "duration", Localized("通话时长", "talk time")),
        LogField("score", "number", Localized("评分", "score")),
        LogField("answered", "flag", Localized("接通", "answered")),
        LogField("day", "day", Localized("日期", "date")),
    ),
)


def mapping(text: str, columns: str = "agent: Agent") -> Mapping:
    """A mapping for :data:`CALLS`."""
    return load_mapping_bytes(f"mapping: m\nfor: tickets\ncolumns:\n  {columns}\n{text}".encode(), "m.mapping.yaml")


def write(folder: Path, text: str | bytes, name: str = "calls.csv") -> str:
    """A file of this text."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)
