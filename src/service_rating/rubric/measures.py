"""Measures: how a KPI is observed, in which unit and within which finite range."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from service_rating.rubric.constraints import Before, Field
from service_rating.rubric.parts import Part
from service_rating.rubric.text import Line, Number, Text

_NOTHING = Decimal(0)


def _not_false(value: Any) -> Any:
    """``false`` equals 0 in Python, but is not the number 0."""
    return "false" if value is False else value


class Share(Part):
    """A part of a whole, 0 to ``max`` (1 unless told; ``max: 2`` allows 120 %)."""

    kind: Literal["share"]
    max: Number = Field(default=Decimal(1), gt=0)
    unit: Literal["fraction", "percent"] = "fraction"
    items: list[Text] | None = Field(default=None, min_length=1, max_length=200)

    @property
    def min(self) -> Decimal:
        """The least value, 0."""
        return _NOTHING


class Rating(Part):
    """A rating scale from ``min`` to ``max``; anchors pin observable behaviour to its points."""

    kind: Literal["rating"]
    min: Number
    max: Number
    anchors: dict[int, Text] | None = None


class Duration(Part):
    """A time span from 0 to ``max``, in seconds, minutes, hours or days."""

    kind: Literal["duration"]
    unit: Literal["s", "min", "h", "d"]
    max: Number = Field(gt=0)

    @property
    def min(self) -> Decimal:
        """The least value, 0."""
        return _NOTHING


class Count(Part):
    """A whole number of things, 0 to ``max``. ``absent: 0`` reads no row as none happened."""

    kind: Literal["count"]
    max: int = Field(gt=0)
    absent: Annotated[Literal[0] | None, Before(_not_false)] = None

    @property
    def min(self) -> Decimal:
        """The least value, 0."""
        return _NOTHING


class Amount(Part):
    """A quantity in a unit of its own (money, points), ``min`` to ``max``."""

    kind: Literal["amount"]
    min: Number = Decimal(0)
    max: Number
    unit: Line | None = None


Measure = Annotated[Share | Rating | Duration | Count | Amount, Field(discriminator="kind")]
