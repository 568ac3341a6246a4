"""``--date-format COLUMN=FORMAT``: forms of dates declared on the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from service_rating.collection.logs.columns import Bound, refused
from service_rating.collection.logs.date_formats import SPANS, format_problem
from service_rating.diagnostic import Location
from service_rating.observations.names import folded
from service_rating.rubric.wording import listed, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from service_rating.observations.table import Table

OPTION = Location("--date-format")


def with_formats(
    tables: Sequence[Table], bounds: Sequence[list[Bound]], formats: Mapping[str, str]
) -> list[list[Bound]]:
    """The columns with their declared formats.

    Raises :class:`CouldNotRunError` LG017 (no date is read from this column), LG034 (a format that cannot be used).
    """
    for form in formats.values():
        wrong = format_problem(form) if form not in SPANS else form
        if wrong is not None:
            raise refused("LG034", OPTION, format=shown(form), part=shown(wrong))
    forms = {folded(header): form for header, form in formats.items()}
    dated = {
        folded(table.header[place]): table.header[place]
        for table, own in zip(tables, bounds, strict=True)
        for bound in own
        for place in bound.places
        if bound.field.kind in ("moment", "day")
    }
    for header in formats:
        if folded(header) not in dated:
            raise refused("LG017", OPTION, header=shown(header), known=listed(dated.values()))
    return [[_declared(table, bound, forms) for bound in own] for table, own in zip(tables, bounds, strict=True)]


def _declared(table: Table, bound: Bound, forms: Mapping[str, str]) -> Bound:
    own = next((forms[h] for place in bound.places if (h := folded(table.header[place])) in forms), None)
    return bound if own is None or bound.field.kind not in ("moment", "day") else replace(bound, form=own)
