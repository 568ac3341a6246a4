"""The parts as models of pydantic: what exactly is wrong with content, and the JSON Schema. Imported only for these.

Each model is made from the annotations and constraints of its part, so there is one definition of the language.
"""

from __future__ import annotations

from functools import partial, reduce, wraps
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model
from pydantic_core import PydanticCustomError

from service_rating.rubric.constraints import MISSING, Before, Constraints, RefusedError
from service_rating.rubric.parts import Part, ShapeError, fields_of, made, plain_content, types_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.rubric.parts import PartT

_models: dict[type[Part], type[BaseModel]] = {}
_parts: dict[type[BaseModel], type[Part]] = {}


class _Strict(BaseModel):
    """Strict types, no unknown keys; built when first asked for, as most are only parts of another."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


def validated(part: type[PartT], content: Any) -> PartT:
    """Make a part from content that may be wrong. Raises :class:`ShapeError` with everything that is."""
    try:
        found: PartT = _as_part(model_of(part).model_validate(plain_content(content)))
    except ValidationError as error:
        raise ShapeError(error.errors(include_url=False)) from error
    return found


def model_of(part: type[Part]) -> type[BaseModel]:
    """The model that says what a part says."""
    if part not in _models:
        types = types_of(part)
        fields: dict[str, Any] = {name: (_type(types[name]), _field(field)) for name, field in fields_of(part).items()}
        _models[part] = create_model(part.__name__, __base__=_Strict, __module__=part.__module__, **fields)
        _parts[_models[part]] = part
    return _models[part]


def _as_part(value: Any) -> Any:
    """The parts that validated models stand for."""
    if isinstance(value, BaseModel):
        values = {name: _as_part(getattr(value, name)) for name in type(value).model_fields}
        return made(_parts[type(value)], values, frozenset(value.model_fields_set))
    if isinstance(value, list):
        return [_as_part(entry) for entry in value]
    return {key: _as_part(entry) for key, entry in value.items()} if isinstance(value, dict) else value


def _type(kind: Any) -> Any:
    """A type of an annotation with models in the place of parts, and pydantic's words beside it."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return reduce(lambda made, one: Annotated[made, _beside(one)], kind.__metadata__, _type(kind.__origin__))
    if origin is Literal or not inside:
        return model_of(kind) if isinstance(kind, type) and issubclass(kind, Part) else kind
    if origin in {list, dict}:
        return origin[tuple(map(_type, inside))]
    return reduce(or_, map(_type, inside))


def _beside(one: Before | Constraints) -> Any:
    return _field(one) if isinstance(one, Constraints) else _before(one)


def _before(one: Before) -> BeforeValidator:
    @wraps(one.function)
    def function(value: Any) -> Any:
        try:
            return one.function(value)
        except RefusedError as refused:
            raise PydanticCustomError(refused.kind, refused.sentence, refused.context) from None

    written = {} if one.written is None else {"json_schema_input_type": _type(one.written)}
    return BeforeValidator(function, **written)


def _field(field: Constraints) -> Any:
    names = ("description", "discriminator", "ge", "gt", "le", "max_length", "min_length", "pattern")
    demands = {name: getattr(field, name) for name in names if getattr(field, name) is not None}
    if field.key is not None:
        demands["alias"] = field.key
    if field.default_factory is not None:
        return Field(default_factory=partial(_made, field.default_factory), **demands)
    return Field(**demands) if field.default is MISSING else Field(default=_as_model(field.default), **demands)


def _made(make: Callable[[], Any]) -> Any:
    return _as_model(make())


def _as_model(value: Any) -> Any:
    """A default as pydantic has it."""
    if not isinstance(value, Part):
        return value
    given = {name: _as_model(getattr(value, name)) for name in value.model_fields_set}
    return model_of(type(value)).model_construct(**given)
