"""Whether two programs came to the same: level, status, composite, coverage and KPI scores of every employee.

An employee differs at a rounding tie if some number shown differs, and none by more than its last digit: there fixed point
and binary fractions may fall on different sides. Level or status may then differ too. At most 0.1 % of the employees may
differ so. Any other difference is a mistake.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

STEP = 0.010001  # the last digit shown of composite and scores, and room for binary fractions
COVERAGE_STEP = 0.000101
MOST_TIES = 0.001
EXAMPLES = 3
TEXTS = ("level", "status")
UNCOMPARED = ("employee", "justification")


@dataclass
class Agreement:
    """What a comparison found; ``levels`` are the ties that change level or status, ``wrong`` is not explained by rounding."""

    employees: int = 0
    ties: int = 0
    levels: int = 0
    wrong: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """No mistake, and at most 0.1 % ties."""
        return not self.wrong and self.employees > 0 and self.ties <= MOST_TIES * self.employees

    def sentence(self, peer: str) -> str:
        """The outcome in one line."""
        told = f"of {self.employees} employees {self.wrong} differ"
        ties = f"{self.ties} differ at a rounding tie, {self.levels} of them in level or status"
        verdict = "agrees" if self.holds else "DOES NOT AGREE"
        return f"{peer} {verdict}: {told}, {ties}." + "".join(f"\n  {example}" for example in self.examples)


def number(cell: str) -> float | None:
    """A number, or None where there is none."""
    return float(cell) if cell and cell != "nan" else None


def close(ours: str, theirs: str, step: float) -> bool:
    """Both blank, or at most one step apart."""
    one, other = number(ours), number(theirs)
    if one is None or other is None:
        return one is other
    return abs(one - other) <= step


def distance(ours: dict[str, str], theirs: dict[str, str]) -> tuple[bool, bool]:
    """Whether any number shown differs at all, and whether none differs by more than its last digit."""
    steps = {name: STEP for name in theirs if name == "composite" or name.startswith("score.")}
    steps["coverage"] = COVERAGE_STEP
    moved = any(number(ours[name]) != number(theirs[name]) for name in steps)
    return moved, all(close(ours[name], theirs[name], step) for name, step in steps.items())


def compare(ours: Path, theirs: Path) -> Agreement:
    """Compare two files of assessments, both sorted by employee."""
    found = Agreement()
    with ours.open(encoding="utf-8-sig", newline="") as one, theirs.open(encoding="utf-8-sig", newline="") as other:
        for mine, yours in zip_longest(csv.DictReader(one), csv.DictReader(other)):
            found.employees += 1
            if mine is None or yours is None or mine["employee"] != yours["employee"]:
                found.wrong += 1
                found.examples.append(f"row {found.employees}: another employee, or none")
                return found
            judge(mine, yours, found)
    return found


def judge(mine: dict[str, str], yours: dict[str, str], found: Agreement) -> None:
    """Count what differs for one employee."""
    moved, near = distance(mine, yours)
    same = all(mine[name] == yours[name] for name in TEXTS)
    if same and not moved:
        return
    if moved and near:
        found.ties += 1
        found.levels += not same
    else:
        found.wrong += 1
    if len(found.examples) < EXAMPLES:
        names = [name for name in mine if name in yours and name not in UNCOMPARED and mine[name] != yours[name]]
        unlike = [name for name in names if name in TEXTS or number(mine[name]) != number(yours[name])]
        told = ", ".join(f"{name} {mine[name] or '-'} / {yours[name] or '-'}" for name in unlike)
        found.examples.append(f"{mine['employee']}: {told}")
