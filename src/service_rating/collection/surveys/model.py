"""What surveys add to the mapping language: ``questions:``."""

from decimal import Decimal
from typing import Annotated, Literal

from service_rating.collection.mapping.columns import LETTERS, Cells, ColumnRule, Header, Words
from service_rating.collection.mapping.model import MappingFile
from service_rating.rubric.constraints import Field
from service_rating.rubric.kpis import Reason
from service_rating.rubric.parts import Part
from service_rating.rubric.text import Identifier, Number

Form = Literal["csat", "nps", "ces", "kpi", "text"]
NPS_RANGE = (Decimal(0), Decimal(10))
PROMOTER, PASSIVE = 9, 7
"""The least answers of promoters and of passives."""
FEW = 10
"""Fewer answers than this are told, unless the KPI or an option says otherwise."""
DEFAULTS = {"csat": (Decimal(1), Decimal(5)), "ces": (Decimal(1), Decimal(7)), "nps": NPS_RANGE}


class Scale(Part):
    """The least and the greatest answer."""

    min: Number
    max: Number


class Question(Part):
    """One question: its column, what kind of question it is, and which KPI its answers are about.

    ``csat``: satisfaction; ``nps``: would you recommend us, 0–10; ``ces``: ease, more is easier; ``kpi``: any answer that is
    about a KPI; ``text``: open text, kept as evidence. ``top_box``: the least answer that counts as satisfied (or easy).
    """

    column: Header | None = Field(default=None, description="表头 / header of the column")
    letter: Annotated[str, Field(pattern=LETTERS)] | None = Field(
        default=None, description="列标 / letter of the column, where its header says nothing"
    )
    is_: Form = Field(key="is", description="题型 / kind of question")
    title: Reason | None = Field(default=None, description="题目 / what the question is called in reports")
    values: Words | None = Field(default=None, description="取值对照 / what a cell stands for: {满意: 5}")
    missing: Cells | None = Field(default=None, description="视为空的写法 / cells that mean no answer")
    scale: Scale | None = Field(default=None, description="量表 / least and greatest answer")
    top_box: Number | None = Field(default=None, description="满意的最低分 / least answer that counts as satisfied")
    kpi: Identifier | None = Field(default=None, description="指标 / the KPI that the answers are about")

    def rule(self) -> ColumnRule:
        """How the column is read."""
        return ColumnRule(column=self.column, letter=self.letter, values=self.values, missing=self.missing)


class SurveyFile(MappingFile):
    """A mapping for surveys."""

    questions: Annotated[dict[Identifier, Question], Field(max_length=100)] = Field(
        default_factory=dict, description="问卷题目 / questions of a survey"
    )
