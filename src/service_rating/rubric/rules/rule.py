"""What a rule is: a stable code, a severity, and a check that yields places and sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from service_rating.diagnostic import Severity
from service_rating.localized import Localized
from service_rating.rubric.model import Rubric

Finding = tuple[tuple[str | int, ...], Localized]
Check = Callable[[Rubric], Iterator[Finding]]


class Rule(NamedTuple):
    """One rule. ``check`` knows nothing of files, severities or printing: it yields (path, sentence)."""

    code: str
    name: str
    check: Check
    severity: Severity = Severity.ERROR
