"""What a difference asks of the version number.

A version names one meaning. A breaking change raises the first number, a change of scoring the second, a change of words
the third; under 1.0.0, while the rubric is a draft, a breaking change raises the second. A rubric with another id counts
its versions anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.rubric.difference.change import Impact
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from service_rating.rubric.difference.compare import Difference

TOO_LOW, BACKWARDS = "DF001", "DF002"
NUMBERS = (
    Localized("主版本号", "major"), Localized("次版本号", "minor"), Localized("修订号", "patch"),
)  # fmt: skip
"""What the three numbers of a version are called."""
MOST_DIGITS = 18
NOT_RAISED = Localized(
    "版本号 {new} 不够：{impact}，从 {old} 起至少要到 {least}。",
    "The version {new} is too low: {impact}, so after {old} it is at least {least}.",
)
IMPACTS = {
    Impact.BREAKING: Localized("有不兼容的改动", "there are breaking changes"),
    Impact.SCORING: Localized("有影响评分的改动", "there are changes of scoring"),
    Impact.WORDING: Localized("文字有改动", "words have changed"),
}
RAISE = Localized("请把 version 改为 {least}。", "Write version: {least}.")
WENT_BACK = Localized("版本号从 {old} 倒退到 {new}。", "The version goes back from {old} to {new}.")
SWAPPED = Localized("新旧两份是不是写反了？", "Were the old and the new rubric given in the wrong order?")


def asked(found: Difference) -> int | None:
    """Which number of the version has to rise: 0 major, 1 minor, 2 patch; None where nothing differs or the id does."""
    old, new = found.pair.old, found.pair.new
    if found.impact is None or old.rubric != new.rubric:
        return None
    if found.impact is Impact.BREAKING:
        return 1 if old.version.startswith("0.") else 0
    return 1 if found.impact is Impact.SCORING else 2


def least_version(old: str, number: int) -> str:
    """The least version after ``old`` in which one number has risen: 1.4.2, 1 → 1.5.0."""
    parts = old.split(".")
    raised = str(int(parts[number]) + 1) if len(parts[number]) <= MOST_DIGITS else f"{shown(parts[number])}+1"
    return ".".join([*parts[:number], raised, *["0"] * (2 - number)])


def version_finding(found: Difference, place: Location) -> Diagnostic | None:
    """Say, at the place of the new version, that it is not raised enough (DF001) or goes back (DF002); None where all is well."""
    old, new = found.pair.old.version, found.pair.new.version
    if found.pair.old.rubric == found.pair.new.rubric and _key(new) < _key(old):
        message = WENT_BACK.format(old=shown(old), new=shown(new))
        return Diagnostic(BACKWARDS, Severity.ERROR, message, place, SWAPPED)
    number, impact = asked(found), found.impact
    if number is None or impact is None or _key(new)[: number + 1] > _key(old)[: number + 1]:
        return None
    least = least_version(old, number)
    message = NOT_RAISED.format(old=shown(old), new=shown(new), impact=IMPACTS[impact], least=least)
    return Diagnostic(TOO_LOW, Severity.ERROR, message, place, RAISE.format(least=least))


def _key(version: str) -> list[tuple[int, str]]:
    """Numbers without leading zeros compare by length, then digit by digit; they may be too long to be turned into integers."""
    return [(len(number), number) for number in version.split(".")]
