"""The table of report formats. A new format is one file and one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.localized import LANGUAGES
from service_rating.reports import csv_text, json_document, json_lines, parquet_file, screen_table, workbook_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from service_rating.localized import Language
    from service_rating.reports.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, the file suffix that stands for it, its renderer, whether it is text, and the module that it needs.

    A format ``is_flat`` that shows no more of the assessments than :mod:`.flat_frame`. One that can be large is also given
    piece by piece (``in_pieces``).
    """

    name: str
    suffix: str
    render: Callable[[Outcome, Language], bytes]
    is_text: bool = True
    is_bilingual: bool = False
    is_flat: bool = False
    needs: str | None = None
    in_pieces: Callable[[Outcome, Language], Iterable[bytes]] | None = None

    def languages(self, shown: Language) -> tuple[Language, ...]:
        """The languages that the justification is needed in."""
        return LANGUAGES if self.is_bilingual else (shown,)

    def pieces(self, outcome: Outcome, language: Language) -> Iterable[bytes]:
        """What :attr:`render` gives, piece by piece if possible."""
        return (self.render(outcome, language),) if self.in_pieces is None else self.in_pieces(outcome, language)


FORMATS = (
    Format("table", ".txt", screen_table.render),
    Format("csv", ".csv", csv_text.render, is_flat=True, in_pieces=csv_text.pieces),
    Format("xlsx", ".xlsx", workbook_file.render, is_text=False, is_flat=True, needs="xlsxwriter"),
    Format("json", ".json", json_document.render, is_bilingual=True),
    Format("jsonl", ".jsonl", json_lines.render, is_bilingual=True),
    Format("parquet", ".parquet", parquet_file.render, is_text=False, is_bilingual=True, is_flat=True),
)
BY_NAME = {found.name: found for found in FORMATS}
BY_SUFFIX = {found.suffix: found for found in FORMATS}
