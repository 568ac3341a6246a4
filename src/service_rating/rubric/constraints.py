"""What a key of a definition file demands: bounds, lengths, a pattern, another way of writing it, a default.

Two readers go by it. :mod:`.quick_parts` tells what is plainly right, :mod:`.pydantic_models` what is wrong elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

MISSING: Final = object()
"""Stands where a key has no default."""


class RefusedError(ValueError):
    """A :class:`Before` refuses a value. ``kind``, ``sentence`` and ``context`` are a type of error as pydantic has them."""

    def __init__(self, kind: str, sentence: str, context: dict[str, Any] | None = None) -> None:
        super().__init__(kind)
        self.kind, self.sentence, self.context = kind, sentence, context


class Before:
    """A value passes through ``function`` before it is read; ``written`` is the type that a file may hold then."""

    __slots__ = ("function", "written")

    def __init__(self, function: Callable[[Any], Any], written: Any = None) -> None:
        self.function, self.written = function, written


class Constraints:
    """Bounds of numbers, lengths of texts, lists and mappings; what is None is free, and None itself is never bounded.

    ``pattern`` holds for the whole text and begins with ``^`` and ends with ``$``. ``discriminator`` names the key that
    chooses among several parts. ``key`` is its name in the file, where Python has another one.
    """

    __slots__ = (
        "default", "default_factory", "description", "discriminator", "ge", "gt", "key", "le", "max_length", "min_length",
        "pattern",
    )  # fmt: skip
    default: Any
    default_factory: Callable[[], Any] | None
    key: str | None
    description: str | None
    discriminator: str | None
    ge: int | None
    gt: int | None
    le: int | None
    min_length: int | None
    max_length: int | None
    pattern: str | None

    def __init__(self, *, default: Any = MISSING, **demands: Any) -> None:
        for name in self.__slots__:
            setattr(self, name, demands.get(name))
        self.default = default

    def is_required(self) -> bool:
        """Whether the key has no default."""
        return self.default is MISSING and self.default_factory is None

    def get_default(self) -> Any:
        """The default; lists and mappings are made anew each time, so that none is shared."""
        if self.default_factory is not None:
            return self.default_factory()
        return self.default.copy() if isinstance(self.default, list | dict) else self.default


def Field(  # noqa: N802, PLR0913  # named as in pydantic, whose words these are; each is a constraint of its own
    *,
    default: Any = MISSING,
    default_factory: Callable[[], Any] | None = None,
    key: str | None = None,
    description: str | None = None,
    discriminator: str | None = None,
    ge: int | None = None,
    gt: int | None = None,
    le: int | None = None,
    min_length: int | None = None,
    max_length: int | None = None,
    pattern: str | None = None,
) -> Any:
    """What a key demands, in the place of its default or beside a type in ``Annotated``. See :class:`Constraints`."""
    return Constraints(**locals())
