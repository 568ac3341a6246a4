"""What each column of a file is: a field, a KPI or event, its number of observations, or an attribute."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from service_rating.observations.form_mark import is_for_people, is_form
from service_rating.observations.names import folded, nearest
from service_rating.observations.refusals import refuse
from service_rating.observations.vocabulary import LONG_FIELDS, PERSON_FIELDS, ROW_FIELDS
from service_rating.rubric.spellings import spellings, subject_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from service_rating.rubric.model import Rubric

Role = Literal["field", "person", "subject", "count", "attribute", "ignored"]
REJECT_COLUMNS = ("file", "line", "column", "code", "message_zh", "message_en")
MORE = "(more cells)"
NEAR_FIELD, NEAR_SUBJECT = 0.85, 0.8
_UNIT = re.compile(r"(.+?)\s*(?:\(\s*([^()]*?)\s*\)|(%))")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, its header as written, what it is, whose it is, the unit its header names."""

    position: int
    header: str
    role: Role
    name: str
    unit: str | None = None


@dataclass(frozen=True)
class Names:
    """How headers are understood: the spellings of fields and subjects, ``--map`` and ``--attribute``."""

    fields: dict[str, str]
    subjects: dict[str, str]
    mapping: dict[str, str] = field(default_factory=dict)
    attributes: frozenset[str] = frozenset()

    def target(self, text: str) -> tuple[Role, str] | None:
        """What a folded header without its unit stands for, or None."""
        if text in self.fields:
            name = self.fields[text]
            return ("person" if name in PERSON_FIELDS else "field"), name
        if text in self.subjects:
            return "subject", self.subjects[text]
        stem = text.removesuffix(".n").rstrip()
        return ("count", self.subjects[stem]) if stem != text and stem in self.subjects else None


def names_for(
    rubric: Rubric, mapping: Mapping[str, str], attributes: Iterable[str], subjects: dict[str, str] | None = None
) -> Names:
    """Collect the spellings (those of ``subjects`` may be known already).

    Raises :class:`CouldNotRunError` OB010 when ``mapping`` leads to no field or KPI.
    """
    fields, subjects = _field_spellings(), subjects or spellings(subject_words(rubric))
    names = Names(
        fields, subjects, {folded(k): folded(v) for k, v in mapping.items()}, frozenset(map(folded, attributes))
    )
    for column, target in mapping.items():
        if names.target(folded(target)) is None and names.target(without_unit(folded(target))) is None:
            near = nearest(folded(target), [*fields, *subjects], 0.6)
            raise refuse("OB010", near=near, field=target, header=column)
    return names


def plain_names() -> Names:
    """The spellings of fields, where no rubric is at hand."""
    return Names(_field_spellings(), {})


@cache
def _field_spellings() -> dict[str, str]:
    return spellings({**ROW_FIELDS, **PERSON_FIELDS})


def without_unit(text: str) -> str:
    """A folded header without the unit behind it."""
    found = _UNIT.fullmatch(text)
    return text if found is None else found[1]


def used_mapping(mapping: Mapping[str, str], headers: Iterable[list[str]]) -> None:
    """Refuse a mapping of a column that no file has (:class:`CouldNotRunError` OB014)."""
    known = {folded(text) for header in headers for text in header}
    for column, target in mapping.items():
        if folded(column) not in known:
            raise refuse("OB014", near=nearest(folded(column), known, 0.6), field=target, header=column)


def read_header(header: list[str], names: Names, file: str) -> list[Column]:
    """Say what each column is.

    Raises :class:`CouldNotRunError`: OB012 two columns mean the same, OB005 none is the employee, OB008 a near miss.
    """
    columns = _without_remarks([column_for(i, text, names) for i, text in enumerate(header)])
    taken: dict[tuple[Role, str], Column] = {}
    for column in columns:
        if column.role == "ignored":
            continue
        other = taken.setdefault((column.role, column.name), column)
        if other is not column:
            raise refuse(
                "OB012", file, column.position + 1, header=column.header, other=other.header, field=column.name
            )
    if ("field", "employee") not in taken:
        words = [word for word, name in names.fields.items() if name == "employee"]
        near = next((f"{text}=employee" for text in header if nearest(folded(text), words, 0.6)), None)
        raise refuse("OB005", file, near=near, headers=", ".join(header))
    for column in columns:
        _refuse_near_miss(column, names, file)
    return columns


def column_for(position: int, header: str, names: Names) -> Column:
    """What a column of this header is."""
    text = folded(header)
    if header in {f"column {position + 1}", MORE}:
        return Column(position, header, "ignored", header)
    if text in names.attributes:
        return Column(position, header, "attribute", header)
    text = names.mapping.get(text, text)
    found, unit = names.target(text), None
    if found is None and (split := _UNIT.fullmatch(text)):
        unit = split[2] or split[3]
        found = names.target(split[1])
    role, name = found or ("attribute", header)
    return Column(position, header, role, name, unit if found else None)


def _without_remarks(columns: list[Column]) -> list[Column]:
    """Left out are the six columns of a rejects file that tell what was wrong, and what a form tells people only."""
    headers = {column.header for column in columns}
    remarks = set(REJECT_COLUMNS if headers.issuperset(REJECT_COLUMNS) else ())
    remarks |= {header for header in headers if is_for_people(header)} if is_form(headers) else set()
    return [Column(c.position, c.header, "ignored", c.header) if c.header in remarks else c for c in columns]


def _refuse_near_miss(column: Column, names: Names, file: str) -> None:
    """A typing error in a header must never become an attribute."""
    text = folded(column.header)
    if column.role != "attribute" or text in names.attributes:
        return
    stem = without_unit(text).removesuffix(".n")
    near = nearest(stem, names.subjects, NEAR_SUBJECT) or nearest(stem, names.fields, NEAR_FIELD)
    if near is not None:
        raise refuse("OB008", file, column.position + 1, near=near, header=column.header)


@dataclass(frozen=True)
class Layout:
    """The form of a file, and its columns by what they are."""

    form: Literal["long", "wide"]
    columns: list[Column]

    def of(self, role: Role) -> list[Column]:
        """The columns of one role, in file order."""
        return [column for column in self.columns if column.role == role]

    def place(self, name: str) -> Column | None:
        """The column of a field (row field or person field), if the file has it."""
        return next((c for c in self.columns if c.role in ("field", "person") and c.name == name), None)


def read_layout(header: list[str], names: Names, file: str, *, events: bool = False) -> Layout:
    """Decide between long and wide form. Raises :class:`CouldNotRunError` OB005–OB008, OB012."""
    columns = read_header(header, names, file)
    layout = Layout("long", columns)
    listed = ", ".join(header)
    subjects = layout.of("subject") + layout.of("count")
    if layout.place("kpi") is not None:
        valued = layout.place("value") or (layout.place("numerator") and layout.place("denominator"))
        if not valued and not events:
            raise refuse("OB006", file, headers=listed)
        _refuse_mixed(subjects, "long", file)
        return layout
    if not layout.of("subject"):
        raise refuse("OB006", file, headers=listed)
    _refuse_mixed([c for c in layout.of("field") if c.name in LONG_FIELDS], "wide", file)
    return Layout("wide", columns)


def _refuse_mixed(columns: list[Column], form: str, file: str) -> None:
    for column in columns:
        raise refuse("OB007", file, column.position + 1, header=column.header, form=form)
