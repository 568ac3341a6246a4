"""Diagnostics as lines of text, and the exception for a command line that cannot be carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.reports.finding_lines import line_of, lines_of

if TYPE_CHECKING:
    from service_rating.localized import Localized

__all__ = ["line_of", "lines_of", "usage_error"]


def usage_error(code: str, where: str, message: Localized, hint: Localized | None = None) -> CouldNotRunError:
    """The exception for a command line that cannot be carried out."""
    return CouldNotRunError(Diagnostic(code, Severity.ERROR, message, Location(where), hint))
