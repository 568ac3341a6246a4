"""The mapping language: the keys of a ``*.mapping.yaml``."""

from typing import Annotated, Any, Literal

from service_rating.collection.mapping.columns import (
    Cell,
    Cells,
    ColumnRule,
    Condition,
    Filter,
    Header,
    Rule,
    TablePlace,
    as_rule,
)
from service_rating.rubric.constraints import Before, Field
from service_rating.rubric.parts import Part
from service_rating.rubric.text import Identifier, KebabIdentifier, Line, Number, SourceName

Purpose = Literal["observations", "tickets", "survey"]
MOST = 200
Name = Annotated[str, Field(min_length=1, max_length=100)]


def _as_list(value: Any) -> Any:
    """One condition is short for a list of one."""
    return [value] if isinstance(value, dict) else value


class Passing(Part):
    """When a cell passes: the observation is 1 of 1, else 0 of 1. Durations are in the unit of the rule."""

    at_most: Number | None = None
    at_least: Number | None = None
    below: Number | None = None
    above: Number | None = None


class KpiRule(ColumnRule):
    """How a row says something about a KPI: by a cell, by a share of two cells, or (``value``) by being there."""

    numerator: Header | None = Field(default=None, description="分子所在的列 / column of the numerator")
    denominator: Header | None = Field(default=None, description="分母所在的列 / column of the denominator")
    value: Cell | None = Field(default=None, description="每一行都算这个值 / the value that every such row stands for")
    passing: Passing | None = Field(default=None, description="达标条件 / when a cell passes")
    when: Annotated[list[Condition], Before(_as_list, Condition | list[Condition])] = Field(
        default_factory=list, description="只看满足条件的行 / only rows of which this holds"
    )
    source: SourceName | None = Field(default=None, description="来源 / who says it")


class MappingFile(Part):
    """How one kind of table is read."""

    mapping: KebabIdentifier = Field(description="名称 / id of the mapping")
    for_: Purpose = Field(key="for", description="用途 / what the table is read for")
    rubric: Line | None = Field(default=None, description="细则 / the rubric whose KPIs are meant")
    table: TablePlace = Field(default_factory=TablePlace, description="表在文件中的位置 / where the table lies")
    columns: Annotated[dict[Identifier, Rule], Field(max_length=MOST)] = Field(
        default_factory=dict, description="字段取自哪一列 / which column a field is read from"
    )
    attributes: Annotated[dict[Name, Header], Field(max_length=MOST)] = Field(
        default_factory=dict, description="员工属性取自哪一列 / columns that are carried along as attributes"
    )
    missing: Cells = Field(default_factory=list, description="视为空的写法 / cells that mean nothing was recorded")
    zone: Line | None = Field(default=None, description="时区 / time zone of the times, as in Asia/Shanghai")
    filters: Annotated[list[Filter], Field(max_length=MOST)] = Field(
        default_factory=list, description="排除哪些行 / rows that are left out"
    )
    constants: Annotated[dict[Name, Cell], Field(max_length=MOST)] = Field(
        default_factory=dict, description="每行都相同的值 / what is the same for every row"
    )
    kpis: Annotated[dict[Identifier, Annotated[KpiRule, Before(as_rule)]], Field(max_length=MOST)] = Field(
        default_factory=dict, description="指标取自哪一列 / which column a KPI is read from"
    )
    questions: Any = Field(default=None, description="问卷题目 / questions of a survey")
