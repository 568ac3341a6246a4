"""What one person is asked about one employee: the KPIs that their source may judge and the profile asks for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from service_rating.interview.accepted import accepted_words
from service_rating.interview.grid import is_habit
from service_rating.localized import Localized
from service_rating.observations.form_grid import DAYS
from service_rating.reports.wording import localized
from service_rating.rubric.gate_words import gate_needs
from service_rating.rubric.reading import Reading, reading_of
from service_rating.rubric.value_words import value_text
from service_rating.rubric.weights import effective_weights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from service_rating.interview.speaker import Speaker
    from service_rating.rubric.measures import Measure
    from service_rating.rubric.model import Dimension, Kpi, Rubric
    from service_rating.rubric.text import SourceName

Kind = Literal["rating", "share", "checklist", "duration", "count", "amount"]
BEHAVIOURS = Localized("等级条件的证据（不计分）", "Evidence for the levels (not scored)")
SHOWN_BY = Localized("{level}：{clause}（{needs}）", "{level}: {clause} ({needs})")
ONLY_IF = Localized("仅当“{kpi}”为 {value} 时计入。", "Counts only where “{kpi}” is {value}.")
NINE = Decimal(1).scaleb(-9)


@dataclass(frozen=True, slots=True)
class Question:
    """One KPI, as it is asked.

    ``index``: its place in ``rubric.kpis``. ``dimension``: None for evidence-only behaviours. ``items``: what can be
    ticked (of a checklist; of a habit of the weekly self-check its days, and ``grid`` is true). ``weight``: in percent
    of the composite, 0 = evidence only. ``shows``: the clauses of the levels that its gates show.
    """

    kpi: str
    index: int
    dimension: str | None
    dimension_title: Localized
    title: Localized
    description: Localized | None
    kind: Kind
    measure: Measure
    reading: Reading
    anchors: tuple[tuple[int, Localized], ...]
    items: tuple[Localized, ...]
    weight: Decimal
    shows: tuple[Localized, ...]
    grid: bool = False

    def accepted(self) -> Localized:
        """What may be entered, in one sentence."""
        return accepted_words(self)


def questions_of(rubric: Rubric, speaker: Speaker) -> tuple[Question, ...]:
    """The questions in rubric order: what this source may judge, without what does not apply to the profile."""
    weights = effective_weights(rubric)
    groups: list[Dimension | None] = [d for d in rubric.dimensions for _ in d.kpis]
    groups += [None] * len(rubric.behaviours)
    judged = judged_by(rubric, speaker.source, speaker.profile)
    return tuple(
        _question(rubric, speaker, n, weights[n], group)
        for n, (group, asked) in enumerate(zip(groups, judged, strict=True))
        if asked
    )


def judged_by(rubric: Rubric, source: SourceName, profile: str | None) -> list[bool]:
    """Whether a source may judge each of the rubric's KPIs, and it applies to the profile."""
    known = rubric.profiles.get(profile) if profile is not None else None
    away = () if known is None else known.not_applicable
    return [kpi.kpi not in away and source in reading_of(rubric, kpi).permitted for kpi in rubric.kpis]


def _question(rubric: Rubric, speaker: Speaker, n: int, weight: Fraction, group: Dimension | None) -> Question:
    kpi = rubric.kpis[n]
    grid = is_habit(rubric, kpi, speaker.source)
    items = _items(kpi)
    return Question(
        kpi=kpi.kpi,
        index=n,
        dimension=None if group is None else group.dimension,
        dimension_title=BEHAVIOURS if group is None else localized(group.title),
        title=localized(kpi.title),
        description=_description(rubric, kpi),
        kind="checklist" if grid or items else kpi.measure.kind,
        measure=kpi.measure,
        reading=reading_of(rubric, kpi),
        anchors=_anchors(kpi),
        items=DAYS if grid else items,
        weight=(Decimal(weight.numerator) / Decimal(weight.denominator)).quantize(NINE).normalize() + 0,
        shows=tuple(_shows(rubric, kpi)),
        grid=grid,
    )


def _description(rubric: Rubric, kpi: Kpi) -> Localized | None:
    """What the rubric says of a KPI, and where it counts only if another one has a certain value, that."""
    told = None if kpi.description is None else localized(kpi.description)
    if kpi.only_if is None:
        return told
    other = rubric.kpis[rubric.kpi_index(kpi.only_if.kpi)]
    only = ONLY_IF.format(kpi=localized(other.title), value=value_text(kpi.only_if.value, other.measure))
    return only if told is None else Localized(f"{told.zh}{only.zh}", f"{told.en} {only.en}")


def _items(kpi: Kpi) -> tuple[Localized, ...]:
    items = kpi.measure.items if kpi.measure.kind == "share" else None
    return tuple(localized(item) for item in items or ())


def _anchors(kpi: Kpi) -> tuple[tuple[int, Localized], ...]:
    anchors = kpi.measure.anchors if kpi.measure.kind == "rating" else None
    return tuple((point, localized(text)) for point, text in sorted((anchors or {}).items()))


def _shows(rubric: Rubric, kpi: Kpi) -> Iterator[Localized]:
    for level in rubric.levels:
        for clause in level.clauses:
            for gate in clause.gates:
                if gate.kpi == kpi.kpi:
                    needs = gate_needs(gate, kpi.measure)
                    yield SHOWN_BY.format(level=localized(level.title), clause=localized(clause.text), needs=needs)
