"""What holds between the keys of a mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.collection.logs.date_formats import format_problem
from service_rating.collection.logs.problems import REFUSALS
from service_rating.collection.logs.zones import is_zone
from service_rating.rubric.wording import listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.collection.definitions import Definition
    from service_rating.collection.mapping.columns import ColumnRule
    from service_rating.collection.mapping.model import KpiRule, MappingFile
    from service_rating.diagnostic import Diagnostic

PLACES = ("column", "columns", "letter")


def problems_of(definition: Definition[MappingFile]) -> Iterator[Diagnostic]:
    """Everything that does not fit together."""
    keys = definition.value
    for name, rule in keys.columns.items():
        yield from _place(definition, rule, PLACES, "columns", name)
        yield from _format(definition, rule, "columns", name)
    for name, kpi in keys.kpis.items():
        yield from _kpi(definition, kpi, name)
    for number, rule_out in enumerate(keys.filters):
        if (rule_out.drop is None) == (rule_out.keep is None):
            yield definition.problem(
                "LG033", REFUSALS["LG033"].format(keys=listed(("drop", "keep"))), "filters", number
            )
    if keys.zone is not None and not is_zone(keys.zone):
        yield definition.problem("LG035", REFUSALS["LG035"].format(zone=shown(keys.zone)), "zone")
    yield from _purpose(definition)


def _place(
    definition: Definition[MappingFile], rule: ColumnRule, names: tuple[str, ...], *path: str
) -> Iterator[Diagnostic]:
    """A field is found in one way."""
    given = [name for name in names if getattr(rule, name) is not None]
    if len(given) != 1:
        yield definition.problem("LG033", REFUSALS["LG033"].format(keys=listed(names)), *path)


def _format(definition: Definition[MappingFile], rule: ColumnRule, *path: str) -> Iterator[Diagnostic]:
    wrong = None if rule.format is None else format_problem(rule.format)
    if wrong is not None:
        message = REFUSALS["LG034"].format(format=shown(rule.format), part=shown(wrong))
        yield definition.problem("LG034", message, *path, "format")


def _kpi(definition: Definition[MappingFile], rule: KpiRule, name: str) -> Iterator[Diagnostic]:
    yield from _place(definition, rule, (*PLACES, "numerator", "value"), "kpis", name)
    yield from _format(definition, rule, "kpis", name)
    if (rule.numerator is None) != (rule.denominator is None):
        yield definition.problem("LG036", REFUSALS["LG036"], "kpis", name)
    if rule.passing is not None:
        bounds = ("at_most", "at_least", "below", "above")
        given = [bound for bound in bounds if getattr(rule.passing, bound) is not None]
        if len(given) != 1:
            message = REFUSALS["LG033"].format(keys=listed(bounds))
            yield definition.problem("LG033", message, "kpis", name, "passing")
        if not any(getattr(rule, place) is not None for place in PLACES):
            yield definition.problem("LG037", REFUSALS["LG037"], "kpis", name, "passing", key=True)


def _purpose(definition: Definition[MappingFile]) -> Iterator[Diagnostic]:
    """Keys that say nothing for this purpose, and those it cannot do without."""
    keys = definition.value
    own = {"kpis": "observations", "questions": "survey"}
    for name, purpose in own.items():
        if getattr(keys, name) and keys.for_ != purpose:
            message = REFUSALS["LG038"].format(key=name, purpose=purpose, given=keys.for_)
            yield definition.problem("LG038", message, name, key=True)
    if keys.for_ == "observations":
        for name in ("rubric", "kpis"):
            if not getattr(keys, name):
                yield definition.problem("LG039", REFUSALS["LG039"].format(key=name))
        if "employee" not in keys.columns:
            yield definition.problem("LG039", REFUSALS["LG039"].format(key="columns: employee"), "columns")
