"""Which columns say something about which KPI, and how their cells could be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.collection.logs.cells import FLAGS
from service_rating.collection.proposals.fields import BY_NAME, UNIT, duration_form
from service_rating.collection.proposals.likeness import like
from service_rating.collection.proposals.lines import Line
from service_rating.collection.proposals.yaml_text import column_key, flow, scalar
from service_rating.localized import Localized
from service_rating.observations.header import without_unit
from service_rating.observations.names import folded
from service_rating.rubric.measures import Duration, Rating, Share
from service_rating.rubric.spellings import spellings, subject_words
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.collection.proposals.profiles import Profile
    from service_rating.rubric.kpis import Kpi
    from service_rating.rubric.model import Rubric

PASSING = Localized("怎样算达标？写单位和界限", "when does it pass? Write unit and limit")
VALUES = Localized("每个取值代表多少（{low} 到 {high}）？", "what does each value stand for, from {low} to {high}?")
RANGE = Localized("数值超出 {low} 到 {high}，请确认", "values go beyond {low} to {high}; confirm")
SOURCE = Localized("谁评的？{known}", "who says so? {known}")
UNITS = {"s": r"\bsec|秒", "min": r"\bmin|分钟", "h": r"\bhours?\b|小时", "d": r"\bdays?\b|天"}
Said = tuple[dict[str, str], Localized | None, bool]
"""What a rule has to say besides its column, why, and whether it is certain."""


def kpi_lines(profiles: Sequence[Profile], rubric: Rubric) -> Iterator[tuple[Profile, Line]]:
    """A line for each column that may be a KPI: sure by its name, else a question."""
    kpis = {kpi.kpi: kpi for kpi in rubric.kpis}
    words = {name: others for name, others in subject_words(rubric).items() if name in kpis}
    known = spellings(words)
    taken: set[str] = set()
    for profile in profiles:
        text = folded(profile.header)
        sure = known.get(text) or known.get(without_unit(text))
        left = {name: others for name, others in words.items() if name not in taken}
        name = sure if sure is not None else like(profile.header, left) if profile.kind != "blank" else None
        if name is not None and name not in taken:
            taken.add(name)
            yield profile, _line(profile, kpis[name], rubric, known=sure is not None)


def _line(profile: Profile, kpi: Kpi, rubric: Rubric, *, known: bool) -> Line:
    more, why, is_clear = _read_as(profile, kpi)
    allowed = [*(kpi.sources or rubric.known_sources)]
    if len(allowed) > 1:
        more, is_clear = {**more, "source": rubric.source_of(kpi) or ""}, False
        why = SOURCE.format(known=" / ".join(allowed)) if why is None else why
    key, name = column_key(profile.place, profile.header)
    rule = name if key == "column" and not more else flow({key: name, **more})
    return Line(f"{kpi.kpi}: {rule}", why if known or why else BY_NAME, sure=known and is_clear)


def _read_as(profile: Profile, kpi: Kpi) -> Said:
    """By the measure of the KPI and the kind of the cells."""
    measure = kpi.measure
    if isinstance(measure, Duration):
        return duration_form(profile) if profile.kind in ("number", "clock", "duration") else ({}, UNIT, False)
    if profile.kind == "number":
        return _numbers(profile, kpi)
    if isinstance(measure, Share) and profile.kind == "flag":
        stands = {scalar(word): FLAGS[folded(word)] for word in profile.words if folded(word) in FLAGS}
        return {"values": flow(stands)}, None, True
    if isinstance(measure, Share) and profile.kind == "duration":
        return {"unit": _unit(profile), "passing": "{at_most: }"}, PASSING, False
    if isinstance(measure, Rating | Share) and profile.words:
        told = VALUES.format(low=plain(measure.min), high=plain(measure.max))
        return {"values": flow({scalar(word): "" for word in profile.words})}, told, False
    return {}, BY_NAME, False


def _numbers(profile: Profile, kpi: Kpi) -> Said:
    """Numbers inside the range of the measure are its values; for a share others may be what a limit is held against."""
    low, high = kpi.measure.min, kpi.measure.max
    if profile.low is not None and profile.high is not None and low <= profile.low and profile.high <= high:
        return {}, None, True
    if not isinstance(kpi.measure, Share):
        return {}, RANGE.format(low=plain(low), high=plain(high)), False
    unit = _unit(profile)
    return {**({"unit": unit} if unit else {}), "passing": "{at_most: }"}, PASSING, False


def _unit(profile: Profile) -> str:
    """The unit of time that a header speaks of, or nothing."""
    text = folded(profile.header)
    return next((unit for unit, pattern in UNITS.items() if re.search(pattern, text)), "")
