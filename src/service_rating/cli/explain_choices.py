"""What ``explain`` can be asked for: audience and format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.diagnostic import CouldNotRunError
    from service_rating.reports.explanation import Audience

FORMATS = {"text": ".txt", "markdown": ".md", "json": ".json"}
BAD_AUDIENCE = Localized("没有“{name}”这种读者。", "There is no audience “{name}”.")
BAD_FORMAT = Localized("没有“{name}”这种格式。", "There is no format “{name}”.")
BAD_SUFFIX = Localized("从后缀“{name}”看不出格式。", "The suffix “{name}” stands for no format.")
KNOWN = Localized("已知：{known}。", "Known: {known}.")


def _unknown(code: str, where: str, message: Localized, name: str, known: Sequence[str]) -> CouldNotRunError:
    return usage_error(code, where, message.format(name=name), KNOWN.format(known=", ".join(known)))


def chosen_audience(name: str) -> Audience:
    """The audience of this name. Raises :class:`CouldNotRunError` CL007."""
    from service_rating.reports.explanation import AUDIENCES

    found = next((audience for audience in AUDIENCES if audience == name), None)
    if found is None:
        raise _unknown("CL007", "--audience", BAD_AUDIENCE, name, AUDIENCES)
    return found


def chosen_form(name: str | None, output: str | None) -> str:
    """The format by name, else by the suffix of the output file, else text. Raises :class:`CouldNotRunError` CL003, CL004."""
    if name is not None:
        if name not in FORMATS:
            raise _unknown("CL003", "--format", BAD_FORMAT, name, list(FORMATS))
        return name
    suffix = Path(output or "explanation.txt").suffix.lower()
    found = next((name for name, own in FORMATS.items() if own == suffix), None)
    if found is None:
        raise _unknown("CL004", output or "", BAD_SUFFIX, suffix, list(FORMATS.values()))
    return found
