"""Target plus or minus points per unit, between a floor and a ceiling."""

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from service_rating.localized import Localized
from service_rating.rubric.constraints import Field
from service_rating.rubric.curves.segments import CurvePart, Segment, flat, line, micro, rescaled
from service_rating.rubric.text import Number
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from service_rating.rubric.curves.segments import Faults, Ratio, Written

STEPS_LIMIT = 1000


class PerUnit(CurvePart):
    """``clamp(base + points * (value - target) / step, floor, ceiling)``.

    ``points`` is signed: the change of the score for each step *above* the target. "Each 1 % under 95 % costs 2" is
    ``target: 0.95, step: 0.01, points: 2``. ``whole: true`` counts whole steps only (truncated toward the target).
    """

    kind: Literal["per_unit"]
    target: Number
    step: Number = Field(gt=0)
    points: Number
    whole: bool
    base: Number | None = None
    floor: Number = Decimal(0)
    ceiling: Number | None = None
    out_of: Number | None = Field(default=None, gt=0)

    def _limits(self) -> tuple[Fraction, Fraction, Fraction]:
        top = Fraction(100 if self.out_of is None else self.out_of)
        base = top if self.base is None else Fraction(self.base)
        ceiling = top if self.ceiling is None else Fraction(self.ceiling)
        return base, Fraction(self.floor), ceiling

    def written(self) -> "Written":
        """Every number of the curve with its place and role."""
        yield ("target",), "value", self.target
        yield ("step",), "value", self.step
        yield ("points",), "rate", self.points
        for name in ("base", "floor", "ceiling"):
            if (score := getattr(self, name)) is not None:
                yield (name,), "score", score

    def faults(self) -> "Faults":
        """No change per step, a base outside floor and ceiling, or more whole steps than can be tabled."""
        base, floor, ceiling = self._limits()
        if not self.points:
            yield ("points",), _NO_POINTS
        if not floor <= base <= ceiling:
            yield (), _OUTSIDE.format(floor=plain(floor), base=plain(base), ceiling=plain(ceiling))
        elif self.whole and self.steps() > STEPS_LIMIT:
            yield ("points",), _STEPS.format(steps=self.steps(), most=STEPS_LIMIT)

    def pieces(self) -> int:
        """At most so many segments."""
        return 2 * self.steps() + 1 if self.whole else 3

    def scores(self) -> list[Fraction]:
        """Base, floor and ceiling, in the curve's own points."""
        return list(self._limits())

    def breakpoints(self) -> list[Fraction]:
        """The values at which the score reaches floor, base and ceiling."""
        base, floor, ceiling = self._limits()
        target, rate = Fraction(self.target), Fraction(self.points) / Fraction(self.step)
        ends = [target + (end - base) / rate for end in (floor, ceiling)] if rate else []
        return sorted([target, *ends])

    def steps(self) -> int:
        """How many whole steps lie between the target and the farther of floor and ceiling."""
        base, floor, ceiling = self._limits()
        if not self.points:
            return 0
        return max(-(-abs(end - base) // abs(Fraction(self.points))) for end in (floor, ceiling))

    def segments(self, low: int, high: int, scale: "Ratio") -> list[Segment]:
        """Compile to segments over ``low``..``high`` micro-units; ``scale`` turns own points into 0–100."""
        return self._stairs(low, high, scale) if self.whole else self._ramp(low, high, scale)

    def _stairs(self, low: int, high: int, scale: "Ratio") -> list[Segment]:
        base, floor, ceiling = self._limits()
        target, step, most = micro(self.target), micro(self.step), self.steps()
        pieces = []
        for k in range(-most, most + 1):
            score = min(max(base + Fraction(self.points) * k, floor), ceiling)
            first = low if k == -most else target + k * step + (0 if k > 0 else 1 - step)
            last = high if k == most else target + k * step + (step - 1 if k >= 0 else 0)
            pieces.append(flat(first, last, rescaled(score, scale)))
        return pieces

    def _ramp(self, low: int, high: int, scale: "Ratio") -> list[Segment]:
        base, floor, ceiling = self._limits()
        rate = Fraction(self.points) / micro(self.step)
        if not rate:
            return [flat(low, high, rescaled(min(max(base, floor), ceiling), scale))]
        first, last = (ceiling, floor) if rate < 0 else (floor, ceiling)
        target = micro(self.target)
        left, right = target + (first - base) / rate, target + (last - base) / rate
        inner_from, inner_to = -((-left) // 1), right // 1
        start = base + rate * (inner_from - target)
        return [
            flat(low, inner_from - 1, rescaled(first, scale)),
            line(inner_from, inner_to, rescaled(start, scale), rescaled(rate, scale)),
            flat(inner_to + 1, high, rescaled(last, scale)),
        ]


_NO_POINTS = Localized(
    "points 为 0，得分永远不变；请写每一步增减的分数。",
    "points is 0, so the score never changes; write the change per step.",
)
_OUTSIDE = Localized(
    "floor {floor} ≤ base {base} ≤ ceiling {ceiling} 不成立；请调整这三个数。",
    "floor {floor} ≤ base {base} ≤ ceiling {ceiling} does not hold; change these numbers.",
)
_STEPS = Localized(
    "从 base 到 floor 或 ceiling 要走 {steps} 个整步，上限 {most}；请加大 points，或改用 whole: false。",
    "There are {steps} whole steps between base and floor or ceiling, and {most} is the limit; enlarge points, or say "
    "whole: false.",
)
