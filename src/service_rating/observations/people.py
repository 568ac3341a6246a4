"""The roster as the row checks need it, and ids as they are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.names import folded, has_hidden, identity
from service_rating.rubric.spellings import profile_names

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric

_NOT_PLAIN = r"[^!-~]"


def clean_ids(texts: pl.Series) -> pl.DataFrame:
    """Ids as ``text`` (see :func:`identity`) and ``hidden`` (holds invisible characters inside)."""
    frame = texts.to_frame("text").with_columns(hidden=pl.lit(value=False))
    if (texts == "").all() or not texts.str.contains(_NOT_PLAIN).any():
        return frame
    schema = {"text": pl.String, "hidden": pl.Boolean}
    return by_unique(texts, _clean, dict(schema))


def _clean(text: str) -> tuple[str, bool]:
    plain = identity(text)
    return plain, has_hidden(plain)


def read_profiles(texts: pl.Series, rubric: Rubric) -> pl.Series:
    """Profile ids; "" for a blank cell, null for a profile the rubric does not know."""
    names = {"": ""} | profile_names(rubric)
    return by_unique(texts, lambda text: (names.get(folded(text)),), {"profile": pl.String})["profile"]


def profile_index(texts: pl.Series, rubric: Rubric) -> pl.Series:
    """Position of each profile id in ``rubric.profile_order``; −1 where there is none."""
    order = {name: i for i, name in enumerate(rubric.profile_order)}
    return by_unique(texts, lambda text: (order.get(text, -1),), {"profile": pl.Int64})["profile"]
