"""Where the numbers of a part come from: fixed by a document, or assumed with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports import outline_words as words
from service_rating.reports.outline_measures import joined
from service_rating.reports.wording import localized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language, Localized
    from service_rating.rubric.model import Provenance


def origin_rows(provenance: Provenance | None, language: Language) -> Iterator[tuple[str, str]]:
    """Rows of a table of properties: what is fixed and what assumed, the document, the reason."""
    if provenance is None:
        return
    told = joined(_origin(provenance)).get(language)
    if told:
        yield words.ORIGIN.get(language), told
    if provenance.reason is not None:
        yield words.REASON.get(language), localized(provenance.reason).get(language)


def origin_lines(provenance: Provenance | None, language: Language) -> Iterator[str]:
    """The same as sentences."""
    for name, told in origin_rows(provenance, language):
        yield words.NAMED.format(name=name, told=told).get(language)


def _origin(provenance: Provenance) -> Iterator[Localized]:
    for origin, template in (("fixed", words.FIXED), ("assumed", words.ASSUMED)):
        names = [name for aspect, name in words.ASPECTS.items() if getattr(provenance, aspect) == origin]
        if names:
            yield template.format(names=joined(names, "、", ", "))
    if provenance.source is not None:
        yield words.FROM.format(source=provenance.source)
