"""Lines of a mapping that are still to be decided: ``# ?`` at their beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.collection.logs.problems import REFUSALS
from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"   # .*$")
_UNDECIDED = re.compile(r"\s*# \? ?(.*)")


def undecided(raw: bytes, name: str) -> Iterator[Diagnostic]:
    """A problem for each line that a proposal left open."""
    for number, line in enumerate(raw.decode(errors="replace").splitlines(), 1):
        found = _UNDECIDED.fullmatch(line)
        if found is not None:
            place = Location(name, number, line.index("#") + 1)
            yield Diagnostic(
                "LG046", Severity.ERROR, REFUSALS["LG046"].format(line=shown(_COMMENT.sub("", found[1]).strip())), place
            )
