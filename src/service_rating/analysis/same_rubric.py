"""Assessments belong together only if they were made by one rubric, told by its fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.rubric.model import Rubric

MIXED = Localized(
    "这些评定出自不同的细则，不能放在一起：{made}。",
    "These assessments were made by different rubrics and do not belong together: {made}.",
)
COMPARE = Localized(
    "请用同一份细则重新评定，或用 rubric diff --on 看两份细则的差别。",
    "Assess again by one rubric, or see what differs with rubric diff --on.",
)


class Made(Protocol):
    """Whatever knows the rubric it was made by, and the rubric's fingerprint."""

    @property
    def rubric(self) -> Rubric:
        """The rubric."""

    @property
    def fingerprint(self) -> str:
        """The rubric's fingerprint."""


def same_rubric(assessments: Iterable[Made]) -> None:
    """Make sure that all were made by one rubric, before they are put together in any way.

    Raises:
        CouldNotRunError: AN001, naming each rubric with its version and fingerprint.
    """
    made = {a.fingerprint: f"{a.rubric.rubric} {a.rubric.version} {a.fingerprint}" for a in assessments}
    if len(made) > 1:
        message = MIXED.format(made=Localized("；".join(made.values()), "; ".join(made.values())))
        raise CouldNotRunError(Diagnostic("AN001", Severity.ERROR, message, Location(), COMPARE))
