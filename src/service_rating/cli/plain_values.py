"""Texts, flags and plain whole numbers of the command line taken as they are.

typer builds a pydantic adapter for every parameter of a command, also for those that are not given; loading what that
takes would double the time of a short run. A text needs none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = {str, bool, str | None, list[str], list[str] | None}
MOST_DIGITS = 18


class _AsGiven:
    """Takes the place of typer's conversion of a parameter."""

    def coerce(self, value: Any, *, param: Any, ctx: Any) -> Any:  # noqa: ARG002  # as typer calls it
        """The value itself; several of them as a list."""
        return list(value) if isinstance(value, tuple) else value


class _WholeNumber:
    """Reads plain digits; what else may be a number, and what is none, is left to typer's conversion."""

    def __init__(self, conversion: Callable[[], Any]) -> None:
        self._conversion = conversion

    def coerce(self, value: Any, *, param: Any, ctx: Any) -> Any:
        """The number."""
        if isinstance(value, int):
            return value
        if value.isascii() and value.isdecimal() and len(value) <= MOST_DIGITS:
            return int(value)
        return self._conversion().coerce(value, param=param, ctx=ctx)


AS_GIVEN = _AsGiven()


def take_as_given(parameter: Any) -> None:
    """Let a parameter of texts, flags or a whole number do without typer's conversion; others keep it."""
    descriptor = getattr(parameter, "type_descriptor", None)
    if descriptor is None or getattr(parameter, "count", False):
        return
    if descriptor.annotation in PLAIN:
        parameter.get_runtime_param = lambda: AS_GIVEN
    elif descriptor.annotation is int:
        number = _WholeNumber(parameter.get_runtime_param)
        parameter.get_runtime_param = lambda: number
