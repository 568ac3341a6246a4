"""Diagnostics from a part's own table of sentences, with texts from files shown safely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.observations.names import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from service_rating.localized import Localized

LIST_CHARACTERS, LISTED = 300, 20


class Teller:
    """Makes the diagnostics of one part from its sentences (code → sentence with ``{places}``)."""

    def __init__(self, sentences: Mapping[str, Localized]) -> None:
        self._sentences = sentences

    def error(self, code: str, place: Location | str = "", **values: object) -> Diagnostic:
        """Something that has to be put right before anything can be done."""
        return self._told(code, Severity.ERROR, place, values)

    def warning(self, code: str, place: Location | str = "", **values: object) -> Diagnostic:
        """Something that somebody should look at."""
        return self._told(code, Severity.WARNING, place, values)

    def note(self, code: str, place: Location | str = "", **values: object) -> Diagnostic:
        """Something done without being asked for, which nobody has to act upon."""
        return self._told(code, Severity.INFO, place, values)

    def refusal(self, code: str, place: Location | str = "", **values: object) -> CouldNotRunError:
        """An error as the exception that ends the run."""
        return CouldNotRunError(self.error(code, place, **values))

    def _told(self, code: str, severity: Severity, place: Location | str, values: Mapping[str, object]) -> Diagnostic:
        safe = {k: shown(v, LIST_CHARACTERS) if isinstance(v, str) else v for k, v in values.items()}
        location = place if isinstance(place, Location) else Location(place)
        return Diagnostic(code, severity, self._sentences[code].format(**safe), location)


def some(names: Iterable[str]) -> str:
    """Names for a sentence, no more than a reader takes in."""
    every = list(names)
    return ", ".join(every[:LISTED]) + (", …" if len(every) > LISTED else "")
