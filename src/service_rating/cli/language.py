"""What is decided before anything else: the language, and whether tracebacks are wanted."""

from __future__ import annotations

import locale
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.localized import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Globals:
    """The options that hold everywhere, and the arguments that are left for the commands.

    ``unknown_language`` is what followed ``--lang`` when that is no language of ours.
    """

    language: Language
    debug: bool
    rest: list[str]
    unknown_language: str | None = None


def system_language(environ: Mapping[str, str]) -> Language:
    """Chinese where the locale says so, English everywhere else (also for C and POSIX)."""
    name = next((environ[variable] for variable in LOCALE_VARIABLES if environ.get(variable)), "")
    if not name and sys.platform == "win32":
        name = locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def take_globals(arguments: Sequence[str], environ: Mapping[str, str]) -> Globals:
    """Take ``--lang`` and ``--debug`` out of the arguments, wherever they stand before a ``--``."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    ours, rest, asked, debug = list(arguments[:end]), [], None, False
    while ours:
        argument = ours.pop(0)
        if argument == "--debug":
            debug = True
        elif argument == "--lang":
            asked = ours.pop(0) if ours else ""
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    rest += arguments[end:]
    known = next((language for language in LANGUAGES if language == asked), None)
    return Globals(known or system_language(environ), debug, rest, None if known else asked)
