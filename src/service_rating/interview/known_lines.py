"""What may be told beside each question: the means of the sources, as the audience may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.interview import known_words as words
from service_rating.interview.speaker import clean_id
from service_rating.localized import Localized
from service_rating.reports.explanation_figures import counted, row_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.interview.speaker import Speaker
    from service_rating.reports.explanation import Explanation
    from service_rating.reports.explanation_kpi import KpiPart, SourcePart


def lines_of(found: Explanation, speaker: Speaker) -> dict[str, tuple[Localized, ...]]:
    """The lines by KPI; ``found`` has gone through the audience filter."""
    return {kpi.kpi: (*_lines(kpi), *_own(kpi, speaker)) for kpi in found.kpis}


def _own(kpi: KpiPart, speaker: Speaker) -> Iterator[Localized]:
    """What the one who speaks said last time; only of sources whose single ratings may be told."""
    rows = [row for source in kpi.sources if source.source == speaker.source and source.singles for row in source.rows]
    own = [row for row in rows if speaker.source == "self" or row.rater == clean_id(speaker.rater)]
    if own:
        last = max(own, key=lambda row: row.date or "")
        told = Localized(*(row_text(last, kpi.kind, kpi.unit, language) for language in ("zh", "en")))
        yield (words.OWN if last.date else words.OWN_UNDATED).format(day=last.date, value=told)


def _lines(kpi: KpiPart) -> Iterator[Localized]:
    for source in kpi.sources:
        if source.observations and source.standing != "absent":
            line = _line(kpi, source)
            yield line if source.standing == "counted" else words.BESIDE.format(line=line)


def _line(kpi: KpiPart, source: SourcePart) -> Localized:
    how = counted(source.observations)
    if source.raters is not None and source.raters > 1:
        how = words.RATERS.format(raters=source.raters, n=source.observations)
    if source.mean is None:
        return words.ROWS.format(source=source.title, how=how)
    mean = round(source.mean, 4 if kpi.kind == "share" else 2)
    told = Localized(*(value_text(mean, kpi.kind, kpi.unit, language) for language in ("zh", "en")))
    return words.MEAN.format(source=source.title, mean=told, how=how)
