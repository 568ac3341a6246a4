"""What a form asks: the KPIs that a source may judge, each with what may be answered."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from service_rating.collection.forms.permitted import permitted
from service_rating.localized import Localized
from service_rating.observations.form_sentences import refuse_form
from service_rating.rubric.reading import reading_of
from service_rating.rubric.wording import listed, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.reading import Reading
    from service_rating.rubric.text import SourceName, Text

MOST_CHOICES = 20


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One KPI in a form.

    ``choices``: the answers of a drop-down, best first for checklists; empty where too many are possible. ``permitted``:
    what may be answered, in a sentence.
    """

    kpi: str
    title: Localized
    description: Localized | None
    reading: Reading
    anchors: tuple[tuple[int, Localized], ...]
    items: tuple[Localized, ...]
    choices: tuple[str, ...]
    permitted: Localized

    @property
    def is_habit(self) -> bool:
        """Whether it can be ticked day by day: a share that is no checklist."""
        return self.reading.kind == "share" and not self.items


def questions_of(rubric: Rubric, source: SourceName, patterns: Sequence[str] = ()) -> tuple[FormQuestion, ...]:
    """The questions in rubric order; ``patterns`` (ids, also with ``*``) choose among them.

    Raises :class:`CouldNotRunError`: FM011 (a source that judges nothing), FM012 (a pattern that matches none).
    """
    asked = [kpi for kpi in rubric.kpis if source in reading_of(rubric, kpi).permitted]
    if not asked:
        able = {name for kpi in rubric.kpis for name in reading_of(rubric, kpi).permitted}
        known = listed(name for name in rubric.source_order if name in able)
        raise refuse_form("FM011", "--source", rubric=rubric.rubric, source=source, known=known)
    for pattern in patterns:
        if not any(fnmatchcase(kpi.kpi, pattern) for kpi in asked):
            known = listed(kpi.kpi for kpi in asked)
            raise refuse_form("FM012", "--kpi", pattern=pattern, source=source, known=known)
    chosen = [kpi for kpi in asked if not patterns or any(fnmatchcase(kpi.kpi, pattern) for pattern in patterns)]
    return tuple(_question(rubric, kpi) for kpi in chosen)


def _question(rubric: Rubric, kpi: Kpi) -> FormQuestion:
    reading = reading_of(rubric, kpi)
    measure = kpi.measure
    anchors = (measure.anchors if measure.kind == "rating" else None) or {}
    items = _all((measure.items if measure.kind == "share" else None) or ())
    return FormQuestion(
        kpi=kpi.kpi,
        title=_both(kpi.title),
        description=None if kpi.description is None else _both(kpi.description),
        reading=reading,
        anchors=tuple((point, _both(text)) for point, text in sorted(anchors.items())),
        items=items,
        choices=_choices(reading, len(items)),
        permitted=permitted(measure, reading, len(items)),
    )


def _choices(reading: Reading, items: int) -> tuple[str, ...]:
    """The answers of a drop-down."""
    if items:
        return tuple(f"{held}/{items}" for held in range(items, -1, -1)) if items <= MOST_CHOICES else ()
    if reading.kind not in ("rating", "count"):
        return ()
    low, high = reading.low, reading.high
    if low != int(low) or high != int(high) or high - low > MOST_CHOICES:
        return ()
    return tuple(plain(point) for point in range(int(low), int(high) + 1))


def _both(text: Text) -> Localized:
    return Localized(text.zh, text.en)


def _all(texts: Iterable[Text]) -> tuple[Localized, ...]:
    return tuple(map(_both, texts))
