"""Definition files of collecting (tiers, calendars): strict YAML that is checked against a model, with positions.

The YAML is read exactly as rubrics are, so the same slips get the same codes (``SR0xx`` text, ``SR1xx`` shape).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Severity, sort_diagnostics
from service_rating.localized import Localized
from service_rating.rubric.document import Broken, read_document
from service_rating.rubric.encoding import UnreadableError, read_bytes
from service_rating.rubric.parts import Part, ShapeError, fields_of, types_of
from service_rating.rubric.shape import MOST_FAULTS, NO_KEY, UNKNOWN_KEY, Fault, diagnose, faults, too_many
from service_rating.rubric.wording import did_you_mean, listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.diagnostic import Location
    from service_rating.rubric.document import Document
    from service_rating.rubric.document import Path as Steps

Model = TypeVar("Model", bound=Part)
UNKNOWN = Localized(
    "未知的键 {key}。{near}这里可用的键：{known}。", "Unknown key {key}.{near} Keys known here: {known}."
)


@dataclass(frozen=True)
class Definition(Generic[Model]):
    """What stands in a definition file, and where."""

    value: Model
    document: Document

    def problem(self, code: str, message: Localized, *path: str | int, key: bool = False) -> Diagnostic:
        """An error about what stands at ``path``."""
        return Diagnostic(code, Severity.ERROR, message, self.at(*path, key=key))

    def at(self, *path: str | int, key: bool = False) -> Location:
        """Line and column of what stands at ``path``."""
        return self.document.location(path, key=key)


def read_definition(path: Path | str, model: type[Model]) -> Definition[Model]:
    """Read a definition file. Raises :class:`CouldNotRunError` with every problem found (SR0xx, SR1xx)."""
    try:
        raw = read_bytes(Path(path))
    except UnreadableError as error:
        raise CouldNotRunError(error.diagnostic) from error
    return define(raw, str(path), model)


def define(raw: bytes, name: str, model: type[Model]) -> Definition[Model]:
    """Read a definition from bytes; ``name`` stands for the file. Raises as :func:`read_definition`."""
    document = read_document(raw, name)
    found = list(document.diagnostics)
    if document.root is None or isinstance(document.content, Broken):
        raise CouldNotRunError(*sort_diagnostics(found))
    try:
        value = model.model_validate(document.content)
    except ShapeError as error:
        errors = error.errors
        found += [_told(fault, model, document) for fault in faults(errors, document.content)]
        found += [too_many(document)] if len(errors) > MOST_FAULTS else []
        raise CouldNotRunError(*sort_diagnostics(dict.fromkeys(found))) from error
    if found:
        raise CouldNotRunError(*sort_diagnostics(found))
    return Definition(value, document)


def _told(fault: Fault, model: type[Part], document: Document) -> Diagnostic:
    if fault.type not in NO_KEY:
        return diagnose(fault, document.content, document)
    known = _keys(model, fault.path[:-1])
    key = fault.path[-1]
    message = UNKNOWN.format(key=shown(key), near=did_you_mean(key, known), known=listed(known))
    return Diagnostic(UNKNOWN_KEY, Severity.ERROR, message, document.location(fault.path, key=True))


def _keys(model: type[Part], path: Steps) -> list[str]:
    """The keys that are known at ``path``: of every model that may stand there."""
    kinds: list[Any] = [model]
    for step in path:
        kinds = [below for kind in kinds for below in _below(kind, step)]
    return [field.key or name for kind in kinds if _is_model(kind) for name, field in fields_of(kind).items()]


def _below(kind: Any, step: str | int) -> Iterator[Any]:
    """The types of what stands one step below a model, a list or a mapping."""
    if _is_model(kind):
        for name, field in fields_of(kind).items():
            if (field.key or name) == step:
                yield from _inner(types_of(kind)[name])
    else:
        yield from _inner(get_args(kind)[-1])


def _inner(kind: Any) -> Iterator[Any]:
    """The alternatives of an annotation that have something below them."""
    if _is_model(kind) or getattr(kind, "__origin__", None) in (list, dict):
        yield kind
    elif get_args(kind):
        for option in get_args(kind):
            yield from _inner(option)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Part)
