"""Pseudonyms: ids of employees and raters replaced by keyed HMAC-SHA256.

The same id under the same key always gets the same pseudonym, whether it names an employee or a rater: files stay
joinable, and a self-rating stays one. Without the key nobody can tell whose a pseudonym is, not even by trying all ids.
A pseudonym is ``p`` and the first 32 hexadecimal digits (128 bits) of ``HMAC-SHA256(key, id)``, the id as ``evaluate``
compares it (trimmed, NFC, full-width signs as plain ones) in UTF-8.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.collected import COLUMNS
from service_rating.collection.pseudonym_sentences import TELL
from service_rating.collection.telling import some
from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.names import folded, identity
from service_rating.observations.vocabulary import PERSON_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.collection.collected import Collected
    from service_rating.collection.pseudonym_key import Key
    from service_rating.diagnostic import Diagnostic

DIGITS = 32
FORM = re.compile(rf"p[0-9a-f]{{{DIGITS}}}")
NAME_WORDS = frozenset(map(folded, ("name", *PERSON_FIELDS["name"])))
PEOPLE = ("employee", "rater")
HARMLESS = frozenset({*COLUMNS, "observation", "profile", "leads_others", "hired"}) - {"evidence"}
"""Columns that hold no free text."""
WORDS = r"\p{L}{2}"
"""What a cell holds that may name somebody; figures, and marks such as N/A, do not."""


def pseudonym(text: str, key: Key) -> str | None:
    """The pseudonym of an id; None for a blank one."""
    plain = identity(text)
    if not plain:
        return None
    return "p" + hmac.new(key.secret, plain.encode(), hashlib.sha256).hexdigest()[:DIGITS]


def pseudonyms(texts: pl.Series, key: Key) -> pl.Series:
    """The pseudonyms of ids, each different one worked out once; null where there is no id."""
    found = by_unique(texts.fill_null(""), lambda text: (pseudonym(text, key),), {"pseudonym": pl.String})
    return found["pseudonym"].alias(texts.name)


def replaced(rows: pl.DataFrame, key: Key) -> pl.DataFrame:
    """Rows with pseudonyms in the columns ``employee`` and ``rater``; columns of names are left out."""
    own = [pseudonyms(rows[name], key) for name in PEOPLE if name in rows.columns]
    return rows.with_columns(own).drop(names_in(rows.columns))


def names_in(columns: Iterable[str]) -> list[str]:
    """The columns that hold the names of people."""
    return [column for column in columns if folded(column) in NAME_WORDS]


def may_name(cells: pl.Series) -> bool:
    """Whether any cell holds words."""
    return bool(cells.str.contains(WORDS).any())


def pseudonymised(collected: Collected, key: Key) -> Collected:
    """What was collected, under pseudonyms; notes tell what was left out and what may still name somebody."""
    notes = notes_about(collected.observations, collected.rejects, key)
    return replace(
        collected,
        observations=replaced(collected.observations, key),
        diagnostics=[*collected.diagnostics, *notes],
    )


def notes_about(rows: pl.DataFrame, rejects: pl.DataFrame, key: Key) -> list[Diagnostic]:
    """What has to be said when these rows (as they were before) go out under pseudonyms."""
    notes = [*key.diagnostics, *_about_columns(rows)]
    if rejects.height:
        notes.append(TELL.warning("PN053"))
    return notes


def _about_columns(rows: pl.DataFrame) -> list[Diagnostic]:
    names = names_in(rows.columns)
    notes = [TELL.note("PN052", columns=some(names))] if names else []
    others = [c for c in rows.columns if c not in names and c not in HARMLESS and may_name(rows[c])]
    return [*notes, TELL.warning("PN051", columns=some(others))] if others else notes
