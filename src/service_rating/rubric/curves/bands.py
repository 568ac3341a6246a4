"""Bands: an ordered list of thresholds, the first that holds gives the score."""

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from service_rating.localized import Localized
from service_rating.rubric.constraints import Field
from service_rating.rubric.curves.segments import CurvePart, Segment, flat, micro, rescaled
from service_rating.rubric.parts import Part
from service_rating.rubric.text import Number

if TYPE_CHECKING:
    from service_rating.rubric.curves.segments import Faults, Ratio, Written

RISING, FALLING = {"at_least", "above"}, {"at_most", "below"}


class Band(Part):
    """One band: a threshold (``at_least``, ``above``, ``at_most``, ``below``) with its score, or ``otherwise``."""

    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    score: Number | None = None
    otherwise: Number | None = None

    def given(self) -> list[str]:
        """Names of the thresholds that are written in this band."""
        return [name for name in ("at_least", "above", "at_most", "below") if getattr(self, name) is not None]

    def threshold(self) -> Fraction | None:
        """The value of the threshold, or None for ``otherwise``."""
        return next((Fraction(getattr(self, name)) for name in self.given()), None)

    def points(self) -> Fraction:
        """The band's score in the curve's own points."""
        score = self.otherwise if self.score is None else self.score
        return Fraction(score if score is not None else 0)

    def interval(self, low: int, high: int) -> tuple[int, int]:
        """Micro-units for which this band's condition holds, within ``low``..``high``; both ends closed."""
        if self.at_least is not None:
            return max(low, micro(self.at_least)), high
        if self.above is not None:
            return max(low, micro(self.above) + 1), high
        if self.at_most is not None:
            return low, min(high, micro(self.at_most))
        if self.below is not None:
            return low, min(high, micro(self.below) - 1)
        return low, high


class Bands(CurvePart):
    """``bands: [{at_least: 0.95, score: 100}, …, {otherwise: 0}]``; ordered, so holes and overlaps cannot be written."""

    kind: Literal["bands"]
    bands: list[Band] = Field(min_length=1, max_length=200)
    out_of: Number | None = Field(default=None, gt=0)

    def written(self) -> "Written":
        """Every number of the curve with its place and role."""
        for i, band in enumerate(self.bands):
            for name in band.given():
                yield ("bands", i, name), "value", getattr(band, name)
            for name in ("score", "otherwise"):
                if (score := getattr(band, name)) is not None:
                    yield ("bands", i, name), "score", score

    def faults(self) -> "Faults":
        """Bands without exactly one threshold and score, in mixed directions or out of order, no ``otherwise`` at the end."""
        malformed = [
            (("bands", i), message) for i, band in enumerate(self.bands) if (message := self._malformed(i, band))
        ]
        yield from malformed
        directions = {"up" if name in RISING else "down" for band in self.bands for name in band.given()}
        if len(directions) > 1:
            yield ("bands",), _MIXED
        elif not malformed:
            yield from self._disorder()

    def _malformed(self, place: int, band: Band) -> Localized | None:
        if place == len(self.bands) - 1:
            alone = band.otherwise is not None and band.score is None and not band.given()
            return None if alone else _NO_OTHERWISE
        if band.otherwise is not None:
            return _EARLY_OTHERWISE
        return None if len(band.given()) == 1 and band.score is not None else _NOT_ONE

    def _disorder(self) -> "Faults":
        # In the order of the bands the edge must move on: down for at_least/above, up for at_most/below.
        edges = [band.interval(-(10**30), 10**30) for band in self.bands[:-1]]
        for i, (before, now) in enumerate(pairwise(edges), 1):
            rising = self.bands[i].given()[0] in RISING
            if now[0] >= before[0] if rising else now[1] <= before[1]:
                yield ("bands", i), _DISORDER_DOWN if rising else _DISORDER_UP

    def pieces(self) -> int:
        """At most so many segments."""
        return len(self.bands)

    def scores(self) -> list[Fraction]:
        """The scores written in the curve, in its own points."""
        return [band.points() for band in self.bands]

    def breakpoints(self) -> list[Fraction]:
        """The thresholds written in the curve."""
        return [t for band in self.bands if (t := band.threshold()) is not None]

    def segments(self, low: int, high: int, scale: "Ratio") -> list[Segment]:
        """Compile to segments over ``low``..``high`` micro-units; ``scale`` turns own points into 0–100."""
        pieces: list[Segment] = []
        for band in self.bands:
            first, last = band.interval(low, high)
            if first <= last:
                pieces.append(flat(first, last, rescaled(band.points(), scale)))
                low, high = (low, first - 1) if last == high else (last + 1, high)
        return sorted(pieces, key=lambda piece: piece.value_from)


_NO_OTHERWISE = Localized(
    "最后一档必须是 {{otherwise: 得分}}，好让每个值都有得分；请补上。",
    "The last band must be {{otherwise: score}}, so that every value has a score; add it.",
).format()
_EARLY_OTHERWISE = Localized(
    "otherwise 只能写在最后一档，它后面的档永远轮不到；请移到最后。",
    "otherwise stands only in the last band, for no band after it is ever reached; move it to the end.",
)
_NOT_ONE = Localized(
    "每一档要写一个条件（at_least、above、at_most、below 之一）和一个 score。",
    "Each band has exactly one condition (at_least, above, at_most or below) and a score.",
)
_MIXED = Localized(
    "同一列表里混用了“不低于/高于”与“不高于/低于”；请只用一个方向。",
    "at_least/above and at_most/below are mixed in one list; keep to one direction.",
)
_DISORDER_DOWN = Localized(
    "这一档没有低于前一档，永远轮不到；at_least/above 请从高到低排列。",
    "This band is not below the one before and is never reached; order at_least/above from high to low.",
)
_DISORDER_UP = Localized(
    "这一档没有高于前一档，永远轮不到；at_most/below 请从低到高排列。",
    "This band is not above the one before and is never reached; order at_most/below from low to high.",
)
