"""Which keys the rubric language knows at a place: a walk through the models beside the content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from service_rating.rubric.model import Rubric
from service_rating.rubric.parts import Part, fields_of, types_of
from service_rating.rubric.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.document import Path


def model_at(path: Path, content: Any) -> type[Part] | None:
    """Give the model that describes the mapping at ``path`` of a rubric's content, or None where there is none."""
    kind: Any = Rubric
    for step in path:
        model = _model(kind, content)
        field = None if model is None else _field(model, step)
        kind = _inside(kind) if model is None else field
        content = _below(content, step)
    return _model(kind, content)


def keys_of(model: type[Part]) -> list[str]:
    """Give the keys a model knows, as they are written in YAML."""
    return [field.key or name for name, field in fields_of(model).items()]


def meant(path: Path, content: Any) -> Path | None:
    """Give the path that an unknown key at ``path`` was probably meant to have."""
    model = model_at(path[:-1], content)
    near = None if model is None else nearest(path[-1], keys_of(model))
    return None if near is None else (*path[:-1], near)


def _field(model: type[Part], key: str | int) -> Any:
    return next((types_of(model)[name] for name, f in fields_of(model).items() if (f.key or name) == key), None)


def _below(content: Any, step: str | int) -> Any:
    if isinstance(content, dict):
        return content.get(step)
    return content[step] if isinstance(content, list) and isinstance(step, int) and step < len(content) else None


def _options(kind: Any) -> Iterator[Any]:
    """Give the alternatives of a union, without its wrappers."""
    if get_origin(kind) is Annotated:
        yield from _options(get_args(kind)[0])
    elif get_origin(kind) in {list, dict} or not get_args(kind):
        yield kind
    else:
        for option in get_args(kind):
            yield from _options(option)


def _model(kind: Any, content: Any) -> type[Part] | None:
    """Choose the model meant by ``content``: by its ``kind`` where there are several."""
    models = [option for option in _options(kind) if isinstance(option, type) and issubclass(option, Part)]
    if len(models) == 1:
        return models[0]
    named = content.get("kind") if isinstance(content, dict) else None
    return next((model for model in models if named in get_args(types_of(model)["kind"])), None)


def _inside(kind: Any) -> Any:
    """Give the type of a list's entries or a mapping's values."""
    return next((get_args(option)[-1] for option in _options(kind) if get_origin(option) in {list, dict}), None)
