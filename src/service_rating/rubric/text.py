"""The scalar types of the rubric language."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from service_rating.rubric.constraints import Before, Field, RefusedError
from service_rating.rubric.parts import Part

SourceName = Literal["supervisor", "peer", "subordinate", "self", "customer", "mystery_shopper", "simulation", "system"]
SOURCE_NAMES: tuple[SourceName, ...] = (
    "supervisor", "peer", "subordinate", "self", "customer", "mystery_shopper", "simulation", "system",
)  # fmt: skip


def _as_number(value: Any) -> Decimal:
    """Take an integer or a decimal literal; text, booleans and NaN are not numbers here."""
    if type(value) is int:
        return Decimal(value)
    if type(value) is Decimal and value.is_finite():
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise RefusedError("number_wanted", "a plain, finite number is wanted here")
    return Decimal(value)  # of a kind of its own


Number = Annotated[Decimal, Before(_as_number, float)]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
KebabIdentifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64)]
Version = Annotated[str, Field(pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")]
Line = Annotated[str, Field(min_length=1, max_length=2000)]


class Text(Part):
    """A text in both languages."""

    zh: Line = Field(description="中文 / Chinese")
    en: Line = Field(description="英文 / English")
