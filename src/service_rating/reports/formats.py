"""The table of report formats. A new format is one file and one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.reports import csv_text, json_document, json_lines, parquet_file, screen_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.localized import Language
    from service_rating.reports.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, the file suffix that stands for it, its renderer, and whether it is text."""

    name: str
    suffix: str
    render: Callable[[Outcome, Language], bytes]
    is_text: bool = True


FORMATS = (
    Format("table", ".txt", screen_table.render),
    Format("csv", ".csv", csv_text.render),
    Format("json", ".json", json_document.render),
    Format("jsonl", ".jsonl", json_lines.render),
    Format("parquet", ".parquet", parquet_file.render, is_text=False),
)
BY_NAME = {found.name: found for found in FORMATS}
BY_SUFFIX = {found.suffix: found for found in FORMATS}
