"""``--map COLUMN=FIELD``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable

BAD_MAP = Localized("“{text}”应写成 列名=字段。", "{text} should read COLUMN=FIELD.")


def pairs(texts: Iterable[str]) -> dict[str, str]:
    """``COLUMN=FIELD`` texts as a mapping; the last ``=`` separates. Raises :class:`CouldNotRunError` CL006."""
    found = {}
    for text in texts:
        column, sign, name = text.rpartition("=")
        if not (sign and column.strip() and name.strip()):
            raise usage_error("CL006", "--map", BAD_MAP.format(text=text))
        found[column] = name
    return found
