"""Who is assessed by a form: named on the command line, or everybody in a roster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.diagnostic import Severity
from service_rating.localized import Localized
from service_rating.observations.form_sentences import form_problem, refuse_form
from service_rating.observations.header import names_for
from service_rating.observations.lines import ATTRIBUTE
from service_rating.observations.names import LONGEST_NAME, has_hidden, identity
from service_rating.observations.roster import read_roster
from service_rating.observations.sources import source_of
from service_rating.observations.table import open_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from service_rating.diagnostic import Diagnostic
    from service_rating.rubric.model import Rubric

FORMULA_SIGNS = tuple("=+-@＝＋－＠'")
BLANK = Localized("是空白", "it is blank")
HIDDEN = Localized("含有看不见的字符", "it holds invisible characters")
LONG = Localized("太长", "it is too long")
FORMULA = Localized("电子表格会把它当作公式", "a spreadsheet would take it for a formula")


@dataclass(frozen=True, slots=True)
class Person:
    """An employee to be assessed. ``away``: the KPIs that do not apply to the profile; ``leads``: None where unknown."""

    employee: str
    name: str = ""
    away: frozenset[str] = frozenset()
    leads: bool | None = None


def people_of(
    rubric: Rubric, employees: Sequence[str], roster: Path | str | None
) -> tuple[list[Person], list[Diagnostic]]:
    """The people in the order given (of a roster alone, in its order), and what has to be said about it.

    Raises :class:`CouldNotRunError`: FM015 (an id that cannot be used), FM021 (an employee whom the roster does not name),
    and what reading a roster may raise.
    """
    wanted = list(dict.fromkeys(checked_id("--employees", text) for text in employees))
    if roster is None:
        return [Person(employee) for employee in wanted], []
    listed, notes = _listed(rubric, roster)
    if not wanted:
        return list(listed.values()), notes
    for employee in wanted:
        if employee not in listed:
            raise refuse_form("FM021", str(roster), id=employee)
    return [listed[employee] for employee in wanted], notes


def checked_id(place: str, text: str) -> str:
    """An id as observation files are read. Raises :class:`CouldNotRunError` FM015."""
    plain = identity(text)
    problems = (
        (not plain, BLANK),
        (has_hidden(plain) or not plain.isprintable(), HIDDEN),
        (len(plain) > LONGEST_NAME, LONG),
        (plain.startswith(FORMULA_SIGNS), FORMULA),
    )
    for is_wrong, why in problems:
        if is_wrong:
            raise refuse_form("FM015", place, id=text, why=why)
    return plain


def _listed(rubric: Rubric, roster: Path | str) -> tuple[dict[str, Person], list[Diagnostic]]:
    names = names_for(rubric, {}, ())
    found = read_roster(open_table(source_of(roster), names), rubric, names)
    bad = sum(part.height for part in found.rejects)
    notes = [form_problem("FM054", str(roster), Severity.WARNING, n=bad)] if bad else []
    away = {name: frozenset(profile.not_applicable) for name, profile in rubric.profiles.items()}
    people = [
        Person(
            checked_id(str(roster), row["employee"]),
            row.get(f"{ATTRIBUTE}name") or "",
            away.get(row.get(f"{ATTRIBUTE}profile") or "", frozenset()),
            row["leads"],
        )
        for row in found.people.iter_rows(named=True)
    ]
    return {person.employee: person for person in people}, notes
