"""``--date-format COLUMN=FORMAT``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable

BAD = Localized("“{text}”应写成 列名=格式，例如 Date=dmy。", "{text} should read COLUMN=FORMAT, as in Date=dmy.")


def formats_of(texts: Iterable[str]) -> dict[str, str]:
    """``COLUMN=FORMAT`` texts as formats by header; the last ``=`` separates. Raises ``CouldNotRunError`` CL006."""
    found = {}
    for text in texts:
        column, sign, form = text.rpartition("=")
        if not (sign and column.strip() and form.strip()):
            raise usage_error("CL006", "--date-format", BAD.format(text=text))
        found[column.strip()] = form.strip()
    return found
