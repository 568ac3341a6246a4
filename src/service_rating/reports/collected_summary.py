"""What became of the rows that were collected, and what a person should know about how they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.collection.collected import Collected, Counts
    from service_rating.localized import Language

COUNTS = Localized(
    "共读取 {read} 行 = 采用 {used}{skipped} + 拒收 {rejected}",
    "Rows read: {read} = used {used}{skipped} + rejected {rejected}",
)
SKIPPED = Localized(" + {rule} {rows}", " + {rule} {rows}")
WRITTEN = Localized("得到 {rows} 行观察记录，涉及 {employees} 人", "Observation rows: {rows}, employees: {employees}")


def counted(counts: Counts) -> Localized:
    """The counts as a sum that adds up; rules that left out no row are not told."""
    parts = [SKIPPED.format(rule=found.rule, rows=found.rows) for found in counts.skipped if found.rows]
    skipped = Localized("".join(part.zh for part in parts), "".join(part.en for part in parts))
    return COUNTS.format(read=counts.read, used=counts.used, skipped=skipped, rejected=counts.rejected)


def summary(found: Collected, language: Language) -> str:
    """All lines."""
    employees = found.observations["employee"].n_unique() if found.observations.height else 0
    rows = WRITTEN.format(rows=found.observations.height, employees=employees)
    lines = (*found.summary, counted(found.counts), rows)
    return "".join(f"{line.get(language)}\n" for line in lines)
