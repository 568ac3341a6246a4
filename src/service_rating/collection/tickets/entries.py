"""The rows of a ticket log, checked one by one: cases, words understood, counts as whole numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.logs.log import BAD_ROWS
from service_rating.collection.tickets.kind import MOMENTS
from service_rating.collection.tickets.words import (
    UNKNOWN,
    Looked,
    event_words,
    indices,
    spelt,
    state_words,
    tier_words,
)
from service_rating.observations.people import clean_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from service_rating.collection.logs.log import Log
    from service_rating.collection.tickets.tiers_model import Agreement

NANO = 10**9
COUNTS = ("reopenings", "contacts")
TYPES: dict[str, pl.DataType] = {
    "case": pl.String(), "agent": pl.Categorical(), "tier": pl.Int8(), "state": pl.Int8(), "event": pl.Int8(),
    "confirmation": pl.Boolean(), **dict.fromkeys(COUNTS, pl.Int64()), **dict.fromkeys(MOMENTS, pl.Datetime("ms")),
}  # fmt: skip
"""What the fields of a row are; rows hold those that the log has."""
ORIGIN = {"file": pl.UInt16, "line": pl.UInt32}
"""Where a row stands; of a large log the size of numbers tells."""
UNKNOWN_CODES = {"tier": "TK104", "state": "TK109", "event": "TK110"}


@dataclass
class Entries:
    """The rows of a log that can be used; ``bad`` grows while they are read."""

    log: Log
    agreement: Agreement
    bad: list[pl.DataFrame] = field(default_factory=list)
    _ids: Looked = field(default_factory=lambda: Looked(_are_other))

    def has(self, name: str) -> bool:
        """Whether the log has this field: in a column of any table, or as a constant of the mapping."""
        return name in fields_of(self.log)

    @cached_property
    def rows(self) -> pl.DataFrame:
        """All rows: file, line, then the fields that the log has; tier, state and event by index, counts as whole numbers."""
        constants = {name: pl.lit(text) for name, text in constants_of(self.log).items()}
        blocks = (self._kept(block.with_columns(**constants)) for block in self.log.blocks())
        return pl.concat(blocks)  # the first one is always there

    def forget(self) -> None:
        """Let go of the rows once they are cases: of a large log they take most of the memory."""
        vars(self).pop("rows", None)

    @cached_property
    def _words(self) -> dict[str, Looked]:
        own = self.agreement
        words = {"tier": tier_words(own), "state": state_words(own), "event": event_words(own)}
        return {name: indices(spelt(groups)) for name, groups in words.items() if self.has(name)}

    def _kept(self, block: pl.DataFrame) -> pl.DataFrame:
        read = block.with_columns(looked.of(block[name]) for name, looked in self._words.items())
        read = read.with_columns(**_agents(block["agent"], self._ids))
        problems = [*self._missing(), ("TK118", "agent", pl.col("hidden")), *self._unknown(), *self._no_counts()]
        wrong = read.select(pl.any_horizontal(condition for _, _, condition in problems)).to_series()
        if wrong.any():
            self._reject(read.filter(wrong), problems)
            read = read.filter(~wrong)
        return read.select(
            *(pl.col(name).cast(kind) for name, kind in ORIGIN.items()),
            *(pl.col(name) // NANO if name in COUNTS else pl.col(name) for name in TYPES if self.has(name)),
        )

    def _reject(self, rows: pl.DataFrame, problems: Iterable[tuple[str, str, pl.Expr]]) -> None:
        for code, name, condition in problems:
            bad = rows.filter(condition).select("file", "line", detail=pl.coalesce("case", pl.lit("")))
            if bad.height:
                self.bad.append(self.located(bad, code, name))

    def _missing(self) -> Iterator[tuple[str, str, pl.Expr]]:
        yield "TK101", "case", pl.col("case").is_null()
        if self.has("at"):
            yield "TK111", "at", pl.col("at").is_null()
        if self.has("event"):
            yield "TK116", "event", pl.col("event").is_null()

    def _unknown(self) -> Iterator[tuple[str, str, pl.Expr]]:
        for name, code in UNKNOWN_CODES.items():
            if self.has(name):
                yield code, name, (pl.col(name) == UNKNOWN).fill_null(value=False)

    def _no_counts(self) -> Iterator[tuple[str, str, pl.Expr]]:
        for name in COUNTS:
            if self.has(name):
                yield "TK114", name, ((pl.col(name) < 0) | (pl.col(name) % NANO != 0)).fill_null(value=False)

    def located(self, rows: pl.DataFrame, code: str, name: str) -> pl.DataFrame:
        """Bad rows (file, line, detail) of one code, each with the place of the field ``name`` in its table."""
        places = {table: place_of(self.log, table, name) for table in rows["file"].unique().to_list()}
        place = rows["file"].replace_strict(list(places), list(places.values()), return_dtype=pl.Int64)
        return rows.select("file", "line", place=place, code=pl.lit(code), detail="detail").cast(BAD_ROWS)


def _are_other(texts: pl.Series) -> pl.Series:
    """1 for ids that ``evaluate`` compares as another text, or that hold invisible characters, else 0 (Int8)."""
    ids = clean_ids(texts)
    return ((ids["text"] != texts) | ids["hidden"]).cast(pl.Int8)


def _agents(cells: pl.Series, looked: Looked) -> dict[str, pl.Series | pl.Expr]:
    """The ids of agents as ``evaluate`` compares them, and whether one holds invisible characters; each is looked at once."""
    if not looked.of(cells).max():
        return {"hidden": pl.lit(value=False)}
    different = cells.gather(cells.arg_unique()).drop_nulls().cast(pl.String)
    ids, names = clean_ids(different), cells.cast(pl.String)
    hidden = names.is_in(different.filter(ids["hidden"]).implode()).fill_null(value=False)
    meant = pl.select(pl.when(ids["text"] != "").then(ids["text"])).to_series()
    return {"agent": names.replace(different, meant).cast(TYPES["agent"]), "hidden": hidden}


def constants_of(log: Log) -> dict[str, str]:
    """The constants of the mapping that stand for a text of the log, such as ``tier: 3``."""
    columns = {bound.field.name for bounds in log.bounds for bound in bounds if bound.places}
    texts = [name for name in ("tier", "state") if name not in columns]
    return {name: log.constants[name] for name in texts if name in log.constants}


def fields_of(log: Log) -> frozenset[str]:
    """The names of the fields that a log has."""
    columns = {bound.field.name for bounds in log.bounds for bound in bounds if bound.places}
    return frozenset(columns | set(constants_of(log)))


def place_of(log: Log, table: int, name: str) -> int:
    """The first column of a field in a table (from 0), −1 where it has none."""
    return next((bound.places[0] for bound in log.bounds[table] if bound.field.name == name and bound.places), -1)


def no_bad_rows() -> pl.DataFrame:
    """A frame of bad rows without any."""
    return pl.DataFrame(schema=BAD_ROWS)
