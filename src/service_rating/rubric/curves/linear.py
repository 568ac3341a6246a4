"""Straight lines between points, clamped at both ends."""

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal

from service_rating.localized import Localized
from service_rating.rubric.constraints import Field
from service_rating.rubric.curves.segments import CurvePart, Segment, flat, line_between, micro, rescaled
from service_rating.rubric.text import Number
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from service_rating.rubric.curves.segments import Faults, Ratio, Written

Point = Annotated[list[Number], Field(min_length=2, max_length=2)]


class Linear(CurvePart):
    """``points: [[value, score], …]`` with ascending values; outside them the score of the nearest point holds."""

    kind: Literal["linear"]
    points: list[Point] = Field(min_length=2, max_length=200)
    out_of: Number | None = Field(default=None, gt=0)

    def written(self) -> "Written":
        """Every number of the curve with its place and role."""
        for i, (value, score) in enumerate(self.points):
            yield ("points", i, 0), "value", value
            yield ("points", i, 1), "score", score

    def faults(self) -> "Faults":
        """Points whose value is not above the one before."""
        for i, ((before, _), (value, _)) in enumerate(pairwise(self.points), 1):
            if value <= before:
                yield ("points", i, 0), _NOT_ASCENDING.format(value=plain(value), before=plain(before))

    def pieces(self) -> int:
        """At most so many segments."""
        return len(self.points) + 1

    def scores(self) -> list[Fraction]:
        """The scores written in the curve, in its own points."""
        return [Fraction(score) for _, score in self.points]

    def breakpoints(self) -> list[Fraction]:
        """The values written in the curve."""
        return [Fraction(value) for value, _ in self.points]

    def segments(self, low: int, high: int, scale: "Ratio") -> list[Segment]:
        """Compile to segments over ``low``..``high`` micro-units; ``scale`` turns own points into 0–100."""
        knots = [(micro(value), rescaled(score, scale)) for value, score in self.points]
        between = [line_between(knot, after) for knot, after in pairwise(knots)]
        return [flat(low, knots[0][0] - 1, knots[0][1]), *between, flat(knots[-1][0], high, knots[-1][1])]


_NOT_ASCENDING = Localized(
    "{value} 没有大于前一个点的值 {before}；请让各点的值逐个递增。要写台阶请用 bands。",
    "{value} is not above {before}, the value of the point before; let the values ascend. For a step use bands.",
)
