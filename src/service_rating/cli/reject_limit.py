"""``--max-rejects N|P%``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.observations.watching import Watch

BAD_LIMIT = Localized(
    "“{text}”应写成行数或百分比，例如 50 或 5%。",
    "{text} should be a number of rows or a percentage, such as 50 or 5%.",
)


def limit_of(text: str | None) -> list[Watch]:
    """What watches over the rejected rows; nothing without the option. Raises :class:`CouldNotRunError` CL008."""
    from service_rating.observations.reject_limit import RejectLimit, parse_limit

    if text is None:
        return []
    limit = parse_limit(text)
    if limit is None:
        raise usage_error("CL008", "--max-rejects", BAD_LIMIT.format(text=text))
    return [RejectLimit(limit)]
