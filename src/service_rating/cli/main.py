"""The entry point. The version is told before anything else is read; all the rest is :mod:`.program`."""

from __future__ import annotations

import gc
import sys

from service_rating import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "service-rating"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code: 0 clean, 1 problems found, 2 could not run."""
    arguments = sys.argv[1:] if argv is None else argv
    if list(arguments) == ["--version"] and _told():
        return 0
    from service_rating.cli.program import run_program

    return run_program(arguments)


def program() -> int:
    """Run the program as a process of its own; what Python would look through once more at its end is left alone.

    That is a tenth of the time of a short command. Files, locks and temporary files are closed as ever.
    """
    code = main()
    gc.freeze()
    return code


def _told() -> bool:
    """Write the version; where that fails, the program itself tries again and tells why."""
    try:
        print(PROGRAM, __version__, flush=True)
    except (OSError, ValueError, AttributeError):
        return False
    return True
