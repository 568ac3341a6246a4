"""What makes reading impossible (exit 2), and what is only a warning or a note, as diagnostics."""

from __future__ import annotations

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.observations.names import SHOWN_CHARACTERS, shown
from service_rating.observations.refusal_sentences import SENTENCES

LISTS, LIST_CHARACTERS = ("files", "headers", "periods", "sheets", "reason", "example"), 300
NEAR = Localized("您是不是想写“{near}”？", "Did you mean “{near}”?")


def notice(
    code: str, location: Location, severity: Severity, *, near: str | None = None, **values: object
) -> Diagnostic:
    """One diagnostic of this floor; texts from files are shown safely. ``near`` adds a did-you-mean."""
    limits = {key: LIST_CHARACTERS if key in LISTS else SHOWN_CHARACTERS for key in values}
    safe = {key: shown(value, limits[key]) if isinstance(value, str) else value for key, value in values.items()}
    hint = None if near is None else NEAR.format(near=near)
    return Diagnostic(code, severity, Localized(*SENTENCES[code]).format(near=near, **safe), location, hint)


def note(code: str, file: str = "", **values: object) -> Diagnostic:
    """Something done without being asked for, which nobody has to act upon."""
    return notice(code, Location(file), Severity.INFO, **values)  # type: ignore[arg-type]


def warn(code: str, file: str = "", **values: object) -> Diagnostic:
    """A warning about a file, or about all of them."""
    return notice(code, Location(file), Severity.WARNING, **values)  # type: ignore[arg-type]


def refuse(
    code: str, file: str = "", column: int = 0, *, near: str | None = None, **values: object
) -> CouldNotRunError:
    """An error that makes the run impossible; ``column`` is that of the header line."""
    place = Location(file, 1 if column else 0, column)
    return CouldNotRunError(notice(code, place, Severity.ERROR, near=near, **values))
