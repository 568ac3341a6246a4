"""Readers of plain values, made once for each type; a reader gives the value as the model holds it.

Only what is plainly right is read. At anything else a reader raises :class:`DoubtfulError`, and pydantic has the last word.
"""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from functools import lru_cache, partial
from operator import ge, le, lt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service_rating.rubric.constraints import Before, Constraints

    Read = Callable[[Any], Any]


class DoubtfulError(Exception):
    """A value is not plainly right."""


def exactly(kind: type) -> Read:
    """What is of this very type, and no truth value for a number."""

    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise DoubtfulError
        return value

    return read


def text_of(wanted: Constraints) -> Read:
    """A text that keeps to its constraints."""
    least, most = _lengths(wanted)
    matches = _is_whole if wanted.pattern is None else _matching(wanted.pattern)

    def read(value: Any) -> Any:
        if type(value) is str and least <= len(value) <= most and matches(value):
            return value
        raise DoubtfulError

    return read


def _lengths(wanted: Constraints) -> tuple[int, int]:
    return wanted.min_length or 0, sys.maxsize if wanted.max_length is None else wanted.max_length


def _matching(pattern: str) -> Callable[[str], object]:
    """Whether a text of ASCII matches as a whole; what is a digit in other scripts is for pydantic to say."""
    whole = re.compile(pattern, re.ASCII).fullmatch

    @lru_cache(maxsize=1024)  # the same names come again and again
    def matches(text: str) -> object:
        return text.isascii() and whole(text)

    return matches


def _is_whole(text: str) -> bool:
    """Whether no half of a surrogate pair stands in a text, which no encoding can write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def as_it_is(value: Any) -> Any:
    """Anything at all."""
    return value


def one_of(choices: tuple[str | int, ...]) -> Read:
    """One of some words or numbers; a number may be written with decimals."""
    words = {choice for choice in choices if type(choice) is str}
    numbers = {choice: choice for choice in choices if type(choice) is int}

    def read(value: Any) -> Any:
        if type(value) is str and value in words:
            return value
        if type(value) in {int, Decimal} and Decimal(value).is_finite() and value in numbers:
            return numbers[value]
        raise DoubtfulError

    return read


def list_of(entry: Read) -> Read:
    """A list whose entries can all be read."""

    def read(value: Any) -> list[Any]:
        if type(value) is not list:
            raise DoubtfulError
        return [entry(one) for one in value]

    return read


def mapping_of(key: Read, entry: Read) -> Read:
    """A mapping whose keys and values can all be read."""

    def read(value: Any) -> dict[Any, Any]:
        if type(value) is not dict:
            raise DoubtfulError
        return {key(name): entry(one) for name, one in value.items()}

    return read


def optional(read: Read) -> Read:
    """None, or what can be read."""
    return lambda value: None if value is None else read(value)


def first_of(reads: tuple[Read, ...]) -> Read:
    """What the first reader gives that can read the value; the types of the language have no value in common."""

    def read(value: Any) -> Any:
        for one in reads:
            try:
                return one(value)
            except DoubtfulError:
                continue
        raise DoubtfulError

    return read


def after(before: Before, read: Read) -> Read:
    """What can be read of another way of writing it."""

    def rewritten(value: Any) -> Any:
        try:
            other = before.function(value)
        except ValueError:  # pydantic takes every one for a refusal
            raise DoubtfulError from None
        return read(other)

    return rewritten


def bounded(wanted: Constraints, read: Read) -> Read:
    """What can be read and keeps to the bounds and lengths; None does."""
    demands = tuple(_demands(wanted))

    def kept(value: Any) -> Any:
        found = read(value)
        if found is not None:
            for holds in demands:
                if not holds(found):
                    raise DoubtfulError
        return found

    return kept if demands else read


def _demands(wanted: Constraints) -> Iterator[Callable[[Any], object]]:
    """Each constraint as a question."""
    if wanted.min_length is not None or wanted.max_length is not None:
        least, most = _lengths(wanted)
        yield lambda value: least <= len(value) <= most and (type(value) is not str or _is_whole(value))
    if wanted.pattern is not None:
        yield _matching(wanted.pattern)
    if wanted.ge is not None:
        yield partial(le, wanted.ge)
    if wanted.gt is not None:
        yield partial(lt, wanted.gt)
    if wanted.le is not None:
        yield partial(ge, wanted.le)
