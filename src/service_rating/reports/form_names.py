"""Names of the sheets of a form: the employees' ids, as far as Excel takes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.collection.forms.people import Person
from service_rating.localized import Localized
from service_rating.reports import form_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.collection.forms.plan import FormPlan

LONGEST = 31
_REFUSED = re.compile(r"[\[\]:*?/\\]")
RESERVED = "history"
"""A name that Excel keeps for itself."""


def sheets_of(plan: FormPlan) -> Iterator[tuple[Localized, Person]]:
    """Each employee with the name of the sheet; no two names are alike but for case."""
    taken = {text.casefold() for text in (words.ABOUT.zh, words.ABOUT.en, RESERVED)}
    if not plan.people:
        yield words.FORM, Person("")
    for person in plan.people:
        name = _free(_REFUSED.sub("_", person.employee).strip("' ")[:LONGEST] or "_", taken)
        taken.add(name.casefold())
        yield Localized(name, name), person


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken."""
    number, found = 1, name
    while found.casefold() in taken:
        number += 1
        found = f"{name[: LONGEST - 6]} ({number})"
    return found
