"""The base of every piece of a rubric or another definition file: a class whose annotations are the keys it knows."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar, dataclass_transform

from service_rating.rubric.constraints import MISSING, Constraints, Field

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pydantic_core import ErrorDetails

PartT = TypeVar("PartT", bound="Part")
_fields: dict[type[Part], dict[str, Constraints]] = {}
_types: dict[type[Part], dict[str, Any]] = {}


class ShapeError(ValueError):
    """Content does not have the shape of a part. ``errors`` is what pydantic says of it."""

    def __init__(self, errors: list[ErrorDetails]) -> None:
        super().__init__(f"{len(errors)} errors, the first: {errors[0]['msg']} at {errors[0]['loc']}")
        self.errors = errors


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Part:
    """Immutable, equal by what it holds, made from keywords; what is made so is not checked, content is.

    Its methods are named as pydantic's are: a key of a file cannot be in their way.
    """

    __slots__ = ("_given",)
    _given: frozenset[str]

    def __init__(self, **given: Any) -> None:
        fields = fields_of(type(self))
        required = {name for name, field in fields.items() if field.is_required()}
        if wrong := (given.keys() - fields.keys()) | (required - given.keys()):
            raise TypeError(type(self), wrong)
        defaults = {name: field.get_default() for name, field in fields.items() if name not in given}
        _fill(self, {**given, **defaults}, frozenset(given))

    @classmethod
    def model_validate(cls, content: Any) -> Self:
        """Make the part from content, strictly: no unknown keys, nothing converted; a part inside stands for itself.

        Raises :class:`ShapeError`.
        """
        from service_rating.rubric.quick_parts import read_quickly  # noqa: PLC0415  # it needs this class

        part = read_quickly(cls, content)
        if part is None:
            from service_rating.rubric.pydantic_models import validated  # noqa: PLC0415  # takes longer than all the rest

            return validated(cls, content)
        return part

    @property
    def model_fields_set(self) -> frozenset[str]:
        """The fields that were given, not left at their default."""
        return self._given

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """The same with other values for some fields."""
        changed = {} if update is None else dict(update)
        values = {name: getattr(self, name) for name in fields_of(type(self))}
        return made(type(self), values | changed, self._given | changed.keys())

    def model_dump(self, *, exclude_defaults: bool = False, exclude: Collection[str] = ()) -> dict[str, Any]:
        """Plain values by the keys of a file, in order; ``exclude`` leaves out fields of this part, not of those inside."""
        dumped = {}
        for name, field in fields_of(type(self)).items():
            value = getattr(self, name)
            is_default = exclude_defaults and not field.is_required() and value == field.get_default()
            if name not in exclude and not is_default:
                dumped[field.key or name] = _dump(value, exclude_defaults=exclude_defaults)
        return dumped

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse. Raises ``FrozenInstanceError``."""
        raise FrozenInstanceError(name)

    def __delattr__(self, name: str) -> None:
        """Refuse. Raises ``FrozenInstanceError``."""
        raise FrozenInstanceError(name)

    def __eq__(self, other: object) -> bool:
        """Whether the other is of the same class and holds the same; written or left at the default is the same."""
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in fields_of(type(self)))

    def __hash__(self) -> int:
        """Of what it holds. Raises ``TypeError`` for a part with lists or mappings."""
        return hash((type(self), *(getattr(self, name) for name in fields_of(type(self)))))

    def __repr__(self) -> str:
        """As it would be made."""
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields_of(type(self)))
        return f"{type(self).__name__}({shown})"

    def __reduce__(self) -> tuple[Any, ...]:
        """For copies and pickles: the fields, without what was worked out from them."""
        return made, (type(self), {name: getattr(self, name) for name in fields_of(type(self))}, self._given)


def fields_of(model: type[Part]) -> dict[str, Constraints]:
    """The fields of a part by name, those of its bases first."""
    if model not in _fields:
        _fields[model] = {name: _constraints(model, name) for name in types_of(model)}
    return _fields[model]


def written_in(part: Part) -> dict[str, Any]:
    """What was given of a part, as a new mapping by the keys of a file; parts inside stand as they are."""
    fields = fields_of(type(part))
    return {fields[name].key or name: getattr(part, name) for name in fields if name in part.model_fields_set}


def plain_content(value: Any) -> Any:
    """Content as a file could hold it: parts inside become mappings."""
    return _dump(value, exclude_defaults=True)


def types_of(model: type[Part]) -> dict[str, Any]:
    """The types of a part's fields, with what stands beside them in ``Annotated``.

    Modules of parts do without ``from __future__ import annotations``: it would leave texts here, and compiling these takes
    as long as reading a rubric.
    """
    if model not in _types:
        _types[model] = {name: kind for base in reversed(_bases(model)) for name, kind in base.__annotations__.items()}
    return _types[model]


def _bases(model: type[Part]) -> list[type[Part]]:
    """The class and those it is made from, but not :class:`Part` itself."""
    return [kind for kind in model.__mro__ if issubclass(kind, Part) and kind is not Part]


def made(model: type[PartT], values: Mapping[str, Any], given: frozenset[str]) -> PartT:
    """A part that holds these values, one for each of its fields; ``given`` are those that are not left at their default."""
    part = object.__new__(model)
    _fill(part, values, given)
    return part


def _fill(part: Part, values: Mapping[str, Any], given: frozenset[str]) -> None:
    object.__setattr__(part, "_given", given)
    part.__dict__.update(values)


def _constraints(model: type[Part], name: str) -> Constraints:
    """What stands at a field of the class: constraints, a bare default, or nothing."""
    default = getattr(model, name, MISSING)
    return default if isinstance(default, Constraints) else Constraints(default=default)


def _dump(value: Any, *, exclude_defaults: bool) -> Any:
    if isinstance(value, Part):
        return value.model_dump(exclude_defaults=exclude_defaults)
    inside = partial(_dump, exclude_defaults=exclude_defaults)
    if isinstance(value, list):
        return [inside(entry) for entry in value]
    return {key: inside(entry) for key, entry in value.items()} if isinstance(value, dict) else value
