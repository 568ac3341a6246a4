"""Lines of a proposed mapping: sure ones, and those that somebody has to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service_rating.localized import Localized

MARK = "# ? "


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a mapping. ``why``: a comment behind it; ``sure`` or left to be decided."""

    text: str
    why: Localized | None = None
    sure: bool = True
    indent: int = 2
