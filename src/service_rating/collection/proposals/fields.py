"""Which columns are which fields: by their names where these are known, else as a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.collection.logs.date_order import Undecided
from service_rating.collection.proposals.likeness import like
from service_rating.collection.proposals.lines import Line
from service_rating.collection.proposals.yaml_text import rule
from service_rating.localized import Localized
from service_rating.observations.header import without_unit
from service_rating.observations.names import folded
from service_rating.rubric.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from service_rating.collection.logs.kind import LogField
    from service_rating.collection.proposals.profiles import Profile

ANY_TEXT = ("text", "number", "flag", "date", "duration", "clock")
FITS: dict[str, tuple[str, ...]] = {
    "text": ANY_TEXT,
    "word": ANY_TEXT,
    "moment": ("date",),
    "day": ("date",),
    "duration": ("duration", "clock", "number"),
    "number": ("number",),
    "flag": ("flag", "number"),
}
"""Which cells can be read as a kind of field."""
BY_NAME = Localized("名称相近，请确认", "a similar name; confirm")
NOT_ITS_KIND = Localized("单元格看起来不是{title}，请确认", "its cells do not look like {title}; confirm")
DAY_FIRST = Localized("整列表明日在前", "day first, as the whole column shows")
MONTH_FIRST = Localized("整列表明月在前", "month first, as the whole column shows")
EITHER = Localized("dmy 还是 mdy？整列看不出来", "dmy or mdy? Nothing in the column tells")
FORM = Localized("请写明日期格式", "write the format of its dates")
MIXED = Localized("日期写法混杂或互相矛盾，请先核对", "its dates mix forms or contradict each other; check them first")
OPEN = {"LG020": EITHER, "LG023": FORM}
"""What to ask where the order of dates is open, by the reason."""
UNIT = Localized("请写单位：s、min、h 或 d", "write its unit: s, min, h or d")
PARTS = Localized("h:m 还是 m:s？", "h:m or m:s?")


def found_fields(
    profiles: Sequence[Profile], fields: Sequence[LogField], words: Mapping[str, Sequence[str]]
) -> Iterator[tuple[LogField, Profile, bool]]:
    """Each field with its column, and whether its name is known: each column is taken once, known names first."""
    names = {field.name: (*field.spellings, *words.get(field.name, ())) for field in fields}
    known = spellings(names)
    taken: dict[str, Profile] = {}
    for profile in profiles:
        text = folded(profile.header)
        name = known.get(text) or known.get(without_unit(text))
        if name is not None and name not in taken:
            taken[name] = profile
    sure = set(taken)
    for profile in profiles:
        left = {name: spelt for name, spelt in names.items() if name not in taken}
        name = None if profile in taken.values() or profile.kind == "blank" else like(profile.header, left)
        if name is not None:
            taken[name] = profile
    yield from ((field, taken[field.name], field.name in sure) for field in fields if field.name in taken)


def field_line(field: LogField, profile: Profile, *, known: bool) -> Line:
    """The line of a field; unsure where its name, its cells or the form of its dates leave a question."""
    more, why, is_clear = _form(field, profile)
    text = f"{field.name}: {rule(profile.place, profile.header, more)}"
    if not known:
        return Line(text, BY_NAME, sure=False)
    if profile.kind not in FITS[field.kind]:
        return Line(text, NOT_ITS_KIND.format(title=field.title), sure=False)
    return Line(text, why, sure=is_clear)


def _form(field: LogField, profile: Profile) -> tuple[dict[str, str], Localized | None, bool]:
    """What has to be said about the form of dates and durations, why, and whether it is certain."""
    if field.kind in ("day", "moment") and profile.kind == "date":
        if isinstance(profile.order, Undecided):
            form = '"%d/%m/%y"' if profile.order.code == "LG023" else "dmy"
            return {"format": form}, OPEN.get(profile.order.code, MIXED), False
        why = {"dmy": DAY_FIRST, "mdy": MONTH_FIRST}.get(profile.order or "")
        return ({} if why is None else {"format": str(profile.order)}), why, True
    if field.kind == "duration":
        return duration_form(profile)
    return {}, None, True


def duration_form(profile: Profile) -> tuple[dict[str, str], Localized | None, bool]:
    """The unit of bare numbers, or the form of times of two parts, where the cells leave it open."""
    if profile.kind == "number":
        return {"unit": ""}, UNIT, False
    return ({"format": '"h:m"'}, PARTS, False) if profile.kind == "clock" else ({}, None, True)
