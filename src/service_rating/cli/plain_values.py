"""Texts and flags of the command line taken as they are.

typer builds a pydantic adapter for every parameter of a command, also for those that are not given; loading what that
takes would double the time of a short run. A text needs none of it.
"""

from __future__ import annotations

from typing import Any

PLAIN = {str, bool, str | None, list[str], list[str] | None}


class _AsGiven:
    """Takes the place of typer's conversion of a parameter."""

    def coerce(self, value: Any, *, param: Any, ctx: Any) -> Any:  # noqa: ARG002  # as typer calls it
        """The value itself; several of them as a list."""
        return list(value) if isinstance(value, tuple) else value


AS_GIVEN = _AsGiven()


def take_as_given(parameter: Any) -> None:
    """Let a parameter of texts or flags do without typer's conversion; others keep it."""
    descriptor = getattr(parameter, "type_descriptor", None)
    if descriptor is not None and descriptor.annotation in PLAIN and not getattr(parameter, "count", False):
        parameter.get_runtime_param = lambda: AS_GIVEN
