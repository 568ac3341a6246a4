"""csv: one row per employee, safe to open in a spreadsheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from service_rating.reports.flat_frame import text_frame
from service_rating.reports.formula_safe import csv_bytes, csv_header, csv_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language
    from service_rating.reports.outcome import Outcome

EMPLOYEES_OF_A_PIECE = 1 << 15
"""Few enough that a piece is written in the memory of the one before."""


def render(outcome: Outcome, language: Language) -> bytes:
    """One row per employee: employee, attributes, level, …, justification, then ``score.<kpi>``."""
    return csv_bytes(text_frame(outcome, language))


def pieces(outcome: Outcome, language: Language) -> Iterator[bytes]:
    """The same piece by piece: as texts, the assessments of a million employees take more memory than all else."""
    attributes = outcome.frame.select("employee").join(
        outcome.attributes, on="employee", how="left", maintain_order="left"
    )
    cuts = (own.iter_slices(EMPLOYEES_OF_A_PIECE) for own in (outcome.frame, attributes))
    for number, (slice_, own) in enumerate(zip(*cuts, strict=True)):
        frame = text_frame(replace(outcome, frame=slice_, attributes=own), language)
        if not number:
            yield csv_header(frame)
        yield from csv_rows(frame)
