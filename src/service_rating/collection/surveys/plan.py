"""What is to be done with each question: its scale, its top box, and the observations that its answers become."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from service_rating.collection.surveys.model import DEFAULTS, FEW, PROMOTER
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.collection.surveys.model import Form, Question
    from service_rating.rubric.model import Kpi, Rubric

Use = Literal["answer", "top_box", "net"]
"""What an answer becomes: itself; 1 of 1 or 0 of 1; or 100, 0, −100, whose mean is the NPS."""
NET = Decimal(100)
SHORT_SCALE = 3
"""Scales that reach less far have their greatest answer alone as top box."""


@dataclass(frozen=True)
class QuestionPlan:
    """A question with everything that was left open decided. Range and top box in the numbers of the answers."""

    name: str
    form: Form
    title: Localized
    low: Decimal
    high: Decimal
    top_box: Decimal
    kpi: str | None
    use: Use | None
    few: int

    @property
    def field(self) -> str:
        """The field of the log that holds the answers."""
        return f"question_{self.name}"


def plan_of(name: str, question: Question, rubric: Rubric | None, few: int | None) -> QuestionPlan:
    """Decide what the mapping leaves open; the mapping must have been checked before."""
    kpi = kpi_of(question, rubric)
    low, high = range_of(question, kpi)
    told = question.title
    title = Localized(name, name) if told is None else Localized(told.zh, told.en)
    needed = FEW if kpi is None else kpi.evidence.min_observations
    return QuestionPlan(
        name, question.is_, title, low, high, top_box_of(question, low, high), question.kpi,
        None if kpi is None else use_of(question, kpi, low, high), needed if few is None else few,
    )  # fmt: skip


def kpi_of(question: Question, rubric: Rubric | None) -> Kpi | None:
    """The KPI that a question names, if the rubric has it."""
    if question.kpi is None or rubric is None:
        return None
    return next((kpi for kpi in rubric.kpis if kpi.kpi == question.kpi), None)


def range_of(question: Question, kpi: Kpi | None) -> tuple[Decimal, Decimal]:
    """The scale that is given, else that of the KPI (``is: kpi``), else the usual one."""
    if question.scale is not None:
        return question.scale.min, question.scale.max
    if question.is_ == "kpi" and kpi is not None:
        return Decimal(kpi.measure.min), Decimal(kpi.measure.max)
    return DEFAULTS.get(question.is_, (Decimal(0), Decimal(1)))


def top_box_of(question: Question, low: Decimal, high: Decimal) -> Decimal:
    """The least answer that counts: the upper two, of ease those above the middle; of short scales the greatest alone."""
    if question.top_box is not None:
        return question.top_box
    if question.is_ == "nps":
        return Decimal(PROMOTER)
    if question.is_ in ("csat", "kpi") and high - low >= SHORT_SCALE:
        return high - 1
    return (low + high) // 2 + 1 if question.is_ == "ces" else high


def use_of(question: Question, kpi: Kpi, low: Decimal, high: Decimal) -> Use | None:
    """What answers become for this KPI; None where its measure cannot hold them."""
    measure = kpi.measure
    if measure.kind == "share":
        return "top_box"
    if measure.kind not in ("rating", "amount"):
        return None
    if (Decimal(measure.min), Decimal(measure.max)) == (low, high):
        return "answer"
    holds_net = measure.kind == "amount" and measure.min <= -NET and measure.max >= NET and kpi.aggregate == "mean"
    return "net" if question.is_ == "nps" and holds_net else None
