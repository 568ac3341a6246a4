"""Good content becomes a part at once, without pydantic: reading with it takes less time than importing the other.

A reader is made for each class when it is first needed, from the same annotations and constraints that pydantic gets.
"""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from service_rating.rubric.constraints import Before, Constraints
from service_rating.rubric.parts import Part, fields_of, made, types_of
from service_rating.rubric.quick_values import (
    DoubtfulError,
    after,
    as_it_is,
    bounded,
    exactly,
    first_of,
    list_of,
    mapping_of,
    one_of,
    optional,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.rubric.parts import PartT
    from service_rating.rubric.quick_values import Read

_readers: dict[type[Part], Read] = {}


def read_quickly(model: type[PartT], content: Any) -> PartT | None:
    """The part that plain content describes; None where anything is not plainly right, which may still be right."""
    try:
        part: PartT = reader_of(model)(content)
    except DoubtfulError:
        return None
    return part


def reader_of(kind: Any) -> Read:
    """The reader of a type as it stands in an annotation."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _annotated(kind.__origin__, kind.__metadata__)
    if origin is Literal:
        return one_of(inside)
    make: Callable[..., Read] = _COMPOUND.get(origin, _union) if inside else _single
    return make(*inside or (kind,))


def _single(kind: Any) -> Read:
    if kind is Any:
        return as_it_is
    return _part(kind) if issubclass(kind, Part) else exactly(kind)


def _list(entry: Any) -> Read:
    return list_of(reader_of(entry))


def _mapping(key: Any, entry: Any) -> Read:
    return mapping_of(reader_of(key), reader_of(entry))


def _union(*options: Any) -> Read:
    reads = tuple(reader_of(option) for option in options if option is not NoneType)
    read = reads[0] if len(reads) == 1 else first_of(reads)
    return optional(read) if NoneType in options else read


_COMPOUND: dict[Any, Callable[..., Read]] = {list: _list, dict: _mapping}


def _annotated(kind: Any, about: tuple[Any, ...]) -> Read:
    """What stands beside a type, from the inside out."""
    if kind is str and len(about) == 1 and isinstance(about[0], Constraints):
        return text_of(*about)
    chosen_by = next((one.discriminator for one in about if isinstance(one, Constraints) and one.discriminator), None)
    read = reader_of(kind) if chosen_by is None else _chosen(get_args(kind), chosen_by)
    for one in about:
        read = after(one, read) if isinstance(one, Before) else bounded(one, read)
    return read


def _chosen(models: tuple[type[Part], ...], key: str) -> Read:
    """One of several parts: the word under ``key`` says which."""
    reads = {word: _part(model) for model in models for word in get_args(types_of(model)[key])}

    def read(content: Any) -> Any:
        if type(content) in models:
            return content
        word = content.get(key) if type(content) is dict else None
        if type(word) is not str or word not in reads:
            raise DoubtfulError
        return reads[word](content)

    return read


def _part(model: type[Part]) -> Read:
    """The reader of a part; no part of the language holds itself."""
    if model not in _readers:
        _readers[model] = _made_reader(model)
    return _readers[model]


def _made_reader(model: type[Part]) -> Read:
    types, fields = types_of(model), fields_of(model)
    known = {field.key or name: (name, bounded(field, reader_of(types[name]))) for name, field in fields.items()}
    required = frozenset(field.key or name for name, field in fields.items() if field.is_required())
    defaults = {name: field.get_default() for name, field in fields.items() if not field.is_required()}
    fresh = [(name, fields[name].get_default) for name, default in defaults.items() if isinstance(default, list | dict)]
    renamed = {field.key: name for name, field in fields.items() if field.key}

    def read(content: Any) -> Any:
        if type(content) is model:
            return content
        if type(content) is not dict or not required <= content.keys():
            raise DoubtfulError
        values = defaults.copy()
        for name, default in fresh:
            values[name] = default()
        for key, value in content.items():
            if key not in known:
                raise DoubtfulError
            name, inside = known[key]
            values[name] = inside(value)
        given = frozenset([renamed.get(key, key) for key in content] if renamed else content)
        return made(model, values, given)

    return read
