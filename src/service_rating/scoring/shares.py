"""Many employees, one share of them after the other: while one is put into words, the next is already summed up."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from service_rating.localized import LANGUAGES
from service_rating.scoring.intake import Frames, begun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    import polars as pl

    from service_rating.localized import Language
    from service_rating.rubric.model import Rubric


def assess_shares(
    shares: Iterable[tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.Series]],
    rubric: Rubric,
    languages: tuple[Language, ...] = LANGUAGES,
    names: tuple[str, ...] | None = None,
) -> Iterator[pl.DataFrame]:
    """Assess shares of :class:`.Frames`, each as :func:`.assess_frames` does, but in no order; an employee is in one share only.

    Raises :class:`CouldNotRunError` when so many rows meet so large a range that a sum might leave 64 bits.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        waiting: Future[pl.DataFrame] | None = None
        for share in shares:
            rest = begun(Frames(*share), rubric, languages, names)
            if waiting is not None:
                yield waiting.result()
            waiting = beside.submit(rest)
        if waiting is not None:
            yield waiting.result()
