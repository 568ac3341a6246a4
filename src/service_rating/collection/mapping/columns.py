"""The pieces of a mapping that say where a cell is found and how it is read."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from service_rating.rubric.constraints import Before, Field, RefusedError
from service_rating.rubric.parts import Part
from service_rating.rubric.text import Line

Unit = Literal["ms", "s", "min", "h", "d"]
UNIT_MILLISECONDS: dict[str, int] = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
LETTERS = r"^[A-Z]{1,3}$"
MOST_WORDS = 500


def as_cell(value: Any) -> str:
    """What stands for a cell: a text, or a number as it is written. Truth values are neither."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    raise RefusedError("string_type", "text or a number is wanted here")


Cell = Annotated[str, Before(as_cell)]
"""A cell as it stands in the table; numbers need no quotes."""


def _named_by_cells(value: Any) -> Any:
    """The keys of a dictionary of values may be numbers, too."""
    if isinstance(value, dict):
        return {as_cell(key): entry for key, entry in value.items()}
    return value


Words = Annotated[dict[str, Cell], Before(_named_by_cells), Field(max_length=MOST_WORDS)]
"""A dictionary of values: each cell with what it stands for."""
Cells = Annotated[list[Cell], Field(min_length=1, max_length=MOST_WORDS)]
Header = Annotated[str, Before(as_cell), Field(min_length=1, max_length=500)]


def as_rule(value: Any) -> Any:
    """``employee: Agent`` is short for ``employee: {column: Agent}``."""
    return {"column": value} if isinstance(value, str | int | Decimal) and not isinstance(value, bool) else value


class ColumnRule(Part):
    """Which column, or columns, a field is read from, and how its cells are read."""

    column: Header | None = Field(default=None, description="表头 / header of the column")
    columns: Annotated[list[Header], Field(min_length=2, max_length=4)] | None = Field(
        default=None, description="几列，用空格连接 / several columns, joined by a blank"
    )
    letter: Annotated[str, Field(pattern=LETTERS)] | None = Field(
        default=None, description="列标 / letter of the column, where its header says nothing"
    )
    format: Line | None = Field(default=None, description="dmy, mdy 或 strptime / dmy, mdy, or as in %d/%m/%Y")
    unit: Unit | None = Field(default=None, description="纯数字的时间单位 / unit of bare numbers: ms, s, min, h, d")
    values: Words | None = Field(default=None, description="取值对照 / what a cell stands for: {满意: 5}")
    missing: Cells | None = Field(default=None, description="视为空的写法 / cells that mean nothing was recorded")


Rule = Annotated[ColumnRule, Before(as_rule)]


class Condition(Part):
    """Holds for rows whose cell is one of some."""

    column: Header
    is_: Cells = Field(key="is")


class Filter(Part):
    """Leaves rows out: those whose cell is one of ``drop``, or none of ``keep``."""

    column: Header
    drop: Cells | None = None
    keep: Cells | None = None


class TablePlace(Part):
    """Where the table lies in its file."""

    sheet: Line | None = None
    header_row: Annotated[int, Field(ge=1, le=100)] | None = None
