"""What a rule is: a stable code, a severity, and a check that yields places and sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service_rating.diagnostic import Severity
from service_rating.localized import Localized
from service_rating.rubric.model import Rubric

Finding = tuple[tuple[str | int, ...], Localized]
Check = Callable[[Rubric], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``check`` knows nothing of files, severities or printing: it yields (path, sentence)."""

    code: str
    name: str
    check: Check
    severity: Severity = Severity.ERROR

    @property
    def manual(self) -> str:
        """The rule's manual: the docstring of the module its check is written in."""
        import sys  # noqa: PLC0415  # only for printing manuals

        return sys.modules[self.check.__module__].__doc__ or ""
