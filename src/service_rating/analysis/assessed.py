"""Assessments of the same observations by one rubric or another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.rubric.fingerprint import fingerprint
from service_rating.rubric.reading import reading_key
from service_rating.scoring.standing import standing_frames

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from service_rating.observations.intake import Intake
    from service_rating.rubric.model import Rubric

    Reader = Callable[[Rubric], Intake]

BY = Localized(
    "这是按细则 {rubric} {version} 读取时发现的。", "This was met when reading by the rubric {rubric} {version}."
)


@dataclass(frozen=True)
class Assessed:
    """Observations as a rubric reads them, and the assessments it makes of them."""

    rubric: Rubric
    intake: Intake
    frame: pl.DataFrame

    @cached_property
    def fingerprint(self) -> str:
        """The rubric's fingerprint."""
        return fingerprint(self.rubric)


def assessed(rubric: Rubric, intake: Intake) -> Assessed:
    """Assess: level, status and composite are all that is asked for."""
    frame = standing_frames(intake.observations, intake.events, intake.employees, rubric)
    return Assessed(rubric, intake, frame)


class Readings:
    """Reads the same files by many rubrics: once for all that read alike."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._kept: dict[object, Intake] = {}

    def by(self, rubric: Rubric) -> Intake:
        """Give what the rubric makes of the files.

        Raises:
            CouldNotRunError: as :func:`read_observations`, and a note says by which rubric.
        """
        key = reading_key(rubric)
        if key not in self._kept:
            try:
                self._kept[key] = self._read(rubric)
            except CouldNotRunError as error:
                told = BY.format(rubric=rubric.rubric, version=rubric.version)
                raise CouldNotRunError(
                    *error.diagnostics, Diagnostic("AN002", Severity.INFO, told, Location())
                ) from error
        return self._kept[key]

    def narrow(self, employees: pl.Series) -> None:
        """From now on only these employees matter."""
        read = self._read
        self._read = lambda rubric: read(rubric).only(employees)
        self._kept = {key: intake.only(employees) for key, intake in self._kept.items()}
