"""What a mutant of a rubric is: the same rubric with one number changed, or a little weight moved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.document import Path

Kind = Literal["weight", "cut_score", "gate", "curve"]
KINDS: tuple[Kind, ...] = ("weight", "cut_score", "gate", "curve")
FEWEST_STEPS = 25


@dataclass(frozen=True, slots=True)
class Edit:
    """One number of the rubric, at its path in the file, before and after."""

    path: Path
    before: Decimal | int
    after: Decimal | int


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a rubric. ``name`` is stable: it names the place by ids, not by line."""

    kind: Kind
    name: str
    edits: tuple[Edit, ...]


def customary_step(span: Decimal) -> Decimal:
    """The power of ten of which a span has at least 25: 1 for 0–100, 0.1 for a rating of 1–5, 0.01 for a share."""
    return Decimal(1).scaleb((span / FEWEST_STEPS).adjusted())


def step_of(number: Decimal, span: Decimal) -> Decimal:
    """How far a number is moved: one unit of its last written decimal, but never more than is customary for its span."""
    exponent = number.as_tuple().exponent
    written = Decimal(1).scaleb(min(0, int(exponent)))
    return min(written, customary_step(span))


def moved(kind: Kind, name: str, path: Path, number: Decimal | int, step: Decimal) -> Iterator[Mutant]:
    """The two mutants of one number: one step down, one step up."""
    for after in (number - step, number + step):
        changed = int(after) if isinstance(number, int) else after
        yield Mutant(kind, f"{name}:{plain(number)}->{plain(changed)}", (Edit(path, number, changed),))
