"""Parts of a report as plain JSON values."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any


def plain_value(part: Any) -> Any:
    """A part of a report as plain JSON values: decimals become numbers in their shortest form."""
    if is_dataclass(part) and not isinstance(part, type):
        return {field.name: plain_value(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, tuple | list):
        return [plain_value(entry) for entry in part]
    if isinstance(part, dict):
        return {name: plain_value(entry) for name, entry in part.items()}
    if isinstance(part, Decimal):
        return int(part) if part == part.to_integral_value() else float(part)
    return part
