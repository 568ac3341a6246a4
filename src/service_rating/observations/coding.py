"""Which columns of a table to parse as numbers for texts: those that say few things again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.exact_numbers import is_repetitive

if TYPE_CHECKING:
    from service_rating.observations.header import Layout
    from service_rating.observations.lexicon import Lexicon
    from service_rating.observations.readings import Readings


class Coding:
    """The kinds of a table's columns, once its first block has been seen."""

    def __init__(self, layout: Layout, lexicon: Lexicon) -> None:
        fields = {
            "kpi": lexicon.subject, "value": lexicon.value, "numerator": lexicon.part, "denominator": lexicon.part,
            "source": lexicon.source, "rater": lexicon.rater, "date": lexicon.day, "period": lexicon.label,
        }  # fmt: skip
        places = {name: layout.place(name) for name in fields} if layout.form == "long" else {}
        self._readings = {f"c{c.position}": fields[name] for name, c in places.items() if c is not None}
        self._repetitive: dict[str, Readings] | None = None

    def seen(self, block: pl.DataFrame) -> pl.DataFrame:
        """Learn from the first block; it comes back as it is."""
        if self._repetitive is None:
            self._repetitive = {name: own for name, own in self._readings.items() if is_repetitive(block[name])}
        return block

    def kinds(self) -> dict[str, pl.DataType]:
        """The columns to parse as numbers for texts, by their names in a block."""
        chosen = {} if self._repetitive is None else self._repetitive
        return {name: readings.kind for name, readings in chosen.items() if readings.kind is not None}


def as_texts(block: pl.DataFrame) -> pl.DataFrame:
    """The block with texts in every cell, "" where it is blank."""
    coded = [name for name, kind in block.schema.items() if name.startswith("c") and kind != pl.String]
    return block.with_columns(pl.col(coded).cast(pl.String).fill_null("")) if coded else block
