"""Measures and curves in words. A new kind of either costs one function and one line in its table."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from service_rating.localized import Localized
from service_rating.rubric.value_words import UNITS, value_text
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from service_rating.rubric.curves.bands import Band, Bands
    from service_rating.rubric.curves.linear import Linear
    from service_rating.rubric.curves.per_unit import PerUnit
    from service_rating.rubric.curves.table import Curve
    from service_rating.rubric.measures import Amount, Count, Duration, Measure, Rating, Share

SHARE = Localized("比例，0–{high}", "a share, 0 to {high}")
AS_PERCENT = Localized("；不带 % 的数按百分数读", "; a bare number counts as percent")
RATING = Localized("评分，{low}–{high}", "a rating, {low} to {high}")
DURATION = Localized("时长，0–{high}", "a time, 0 to {high}")
COUNT = Localized("次数，0–{high}", "a count, 0 to {high}")
ABSENT = Localized("；没有记录算 0 次", "; no record counts as 0")
AMOUNT = Localized("数值，{low} 到 {high}", "an amount, {low} to {high}")

POINTS = Localized("{value}得 {score} 分", "{score} points {value}")
AT = Localized("{value}", "at {value}")
UP_TO = Localized("{value} 及以下", "up to {value}")
FROM = Localized("{value} 及以上", "from {value}")
STRAIGHT = Localized("；两点之间按直线", "; straight lines between")
BANDS = {
    "at_least": Localized("不低于 {value}：{score} 分", "at least {value}: {score} points"),
    "above": Localized("高于 {value}：{score} 分", "above {value}: {score} points"),
    "at_most": Localized("不高于 {value}：{score} 分", "at most {value}: {score} points"),
    "below": Localized("低于 {value}：{score} 分", "below {value}: {score} points"),
}
OTHERWISE = Localized("其余：{score} 分", "otherwise: {score} points")
STEP = {
    (1, 1): Localized("每高 {step}加 {points} 分，最高 {end} 分", "each {step} more adds {points}, up to {end}"),
    (1, -1): Localized("每高 {step}扣 {points} 分，最低 {end} 分", "each {step} more costs {points}, down to {end}"),
    (-1, 1): Localized("每低 {step}加 {points} 分，最高 {end} 分", "each {step} less adds {points}, up to {end}"),
    (-1, -1): Localized("每低 {step}扣 {points} 分，最低 {end} 分", "each {step} less costs {points}, down to {end}"),
}
WHOLE = Localized("；只计整步", "; whole steps only")
PRO_RATA = Localized("；不足一步按比例", "; parts of a step pro rata")
OUT_OF = Localized("（满分 {most} 分，折算为 100 分）", " (of {most} points, scaled to 100)")


def measure_words(measure: Measure) -> Localized:
    """How a KPI is observed, with its range."""
    return MEASURES[measure.kind](measure)


def curve_words(curve: Curve, measure: Measure) -> Localized:
    """How a value becomes a score."""
    told = CURVES[curve.kind](curve, measure)
    return told if curve.out_of is None else _chain([told, OUT_OF.format(most=plain(curve.out_of))])


def joined(parts: Iterable[Localized], zh: str = "；", en: str = "; ") -> Localized:
    """Several phrases as one."""
    found = list(parts)
    return Localized(zh.join(part.zh for part in found), en.join(part.en for part in found))


def _chain(parts: Iterable[Localized]) -> Localized:
    return joined(parts, "", "")


def _spaced(text: Localized) -> Localized:
    """A phrase that Chinese words follow: a blank after a digit or a sign, none after a Chinese word."""
    return Localized(f"{text.zh} " if text.zh[-1:].isascii() else text.zh, text.en)


def _share(measure: Share) -> Localized:
    told = SHARE.format(high=value_text(measure.max, measure))
    return _chain([told, AS_PERCENT]) if measure.unit == "percent" else told


def _rating(measure: Rating) -> Localized:
    return RATING.format(low=plain(measure.min), high=plain(measure.max))


def _duration(measure: Duration) -> Localized:
    return DURATION.format(high=_chain([Localized(plain(measure.max), plain(measure.max)), UNITS[measure.unit]]))


def _count(measure: Count) -> Localized:
    told = COUNT.format(high=measure.max)
    return told if measure.absent is None else _chain([told, ABSENT])


def _amount(measure: Amount) -> Localized:
    return AMOUNT.format(low=plain(measure.min), high=value_text(measure.max, measure))


def _linear(curve: Linear, measure: Measure) -> Localized:
    last = len(curve.points) - 1
    told = []
    for n, (value, score) in enumerate(curve.points):
        place = UP_TO if n == 0 and value > measure.min else FROM if n == last and value < measure.max else AT
        told.append(POINTS.format(value=_spaced(place.format(value=value_text(value, measure))), score=plain(score)))
    return _chain([joined(told, "，", ", "), STRAIGHT])


def _bands(curve: Bands, measure: Measure) -> Localized:
    return joined(_band(band, measure) for band in curve.bands)


def _band(band: Band, measure: Measure) -> Localized:
    for name, template in BANDS.items():
        if (value := getattr(band, name)) is not None:
            return template.format(value=value_text(value, measure), score=plain(band.score or 0))
    return OTHERWISE.format(score=plain(band.otherwise or 0))


def _per_unit(curve: PerUnit, measure: Measure) -> Localized:
    top = Decimal(100) if curve.out_of is None else curve.out_of
    base, ceiling = (top if number is None else number for number in (curve.base, curve.ceiling))
    told = [POINTS.format(value=_spaced(AT.format(value=value_text(curve.target, measure))), score=plain(base))]
    step = _spaced(value_text(curve.step, measure))
    for way in (-1, 1):
        up = way * curve.points > 0
        end = ceiling if up else curve.floor
        if base != end:
            words = STEP[way, 1 if up else -1]
            told.append(words.format(step=step, points=plain(abs(curve.points)), end=plain(end)))
    return _chain([joined(told, "，", ", "), WHOLE if curve.whole else PRO_RATA])


MEASURES: dict[str, Callable[[Any], Localized]] = {
    "share": _share,
    "rating": _rating,
    "duration": _duration,
    "count": _count,
    "amount": _amount,
}
CURVES: dict[str, Callable[[Any, Any], Localized]] = {"linear": _linear, "bands": _bands, "per_unit": _per_unit}
