"""What each row says about which KPI: the rules of a mapping held against the rubric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.collection.logs.cells import FLAGS
from service_rating.collection.logs.kind import LogField
from service_rating.collection.mapping.columns import ColumnRule
from service_rating.collection.tables.sentences import PROBLEMS
from service_rating.diagnostic import CouldNotRunError, sort_diagnostics
from service_rating.localized import Localized
from service_rating.observations.exact_numbers import exact
from service_rating.rubric.measures import Duration, Share
from service_rating.rubric.wording import did_you_mean, listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.collection.logs.kind import FieldKind
    from service_rating.collection.mapping.loading import Mapping
    from service_rating.collection.mapping.model import KpiRule
    from service_rating.diagnostic import Diagnostic
    from service_rating.rubric.kpis import Kpi
    from service_rating.rubric.model import Rubric

OWN = (
    LogField("employee", "text", Localized("员工", "employee"), required=True),
    LogField("date", "day", Localized("日期", "date")),
    LogField("evidence", "text", Localized("证据", "evidence")),
    LogField("rater", "text", Localized("评价人", "rater")),
    LogField("source", "text", Localized("来源", "source")),
    LogField("period", "text", Localized("考核周期", "period")),
)
"""The fields of observations that a table may hold."""
FIXED = ("date", "evidence", "rater", "source", "period")
"""What a mapping may fix for every row."""
ATTRIBUTE = "attribute: "
"""Before the names of attributes among the fields."""
RESERVED = ("employee", "kpi", "value", "numerator", "denominator", "observation", *FIXED)


@dataclass(frozen=True, slots=True)
class KpiPlan:
    """A KPI, its rule, and the names of the fields that hold its cell (or numerator and denominator) and its conditions."""

    kpi: Kpi
    rule: KpiRule
    cells: tuple[LogField, ...]
    conditions: tuple[LogField, ...]

    @property
    def rules(self) -> tuple[ColumnRule, ...]:
        """How the cells are read."""
        if self.rule.numerator is not None:
            both = (self.rule.numerator, self.rule.denominator)
            return tuple(ColumnRule(column=name, missing=self.rule.missing) for name in both)
        if not self.cells:
            return ()
        is_plain = isinstance(self.kpi.measure, Share) and self.rule.values is None and self.rule.passing is None
        return (self.rule.model_copy(update={"values": FLAGS}) if is_plain else self.rule,)


def plan_of(mapping: Mapping, rubric: Rubric) -> list[KpiPlan]:
    """The KPIs of a mapping, in its order.

    Raises :class:`CouldNotRunError` with all of LG011 (field), LG040 (KPI), LG041 (source), LG042–LG045 (measure, names).
    """
    problems = [*_columns(mapping), *_kpis(mapping, rubric)]
    if problems:
        raise CouldNotRunError(*sort_diagnostics(problems))
    known = {kpi.kpi: kpi for kpi in rubric.kpis}
    return [_planned(known[name], rule) for name, rule in mapping.keys.kpis.items()]


def _planned(kpi: Kpi, rule: KpiRule) -> KpiPlan:
    kind = _kind(kpi, rule)
    names: tuple[str, ...] = (
        (f"{kpi.kpi}/numerator", f"{kpi.kpi}/denominator") if rule.numerator is not None else (kpi.kpi,)
    )
    title = Localized(kpi.title.zh, kpi.title.en)
    cells = () if rule.value is not None else tuple(LogField(name, kind, title) for name in names)
    conditions = (LogField(f"{kpi.kpi}/when {i}", "text", title) for i in range(len(rule.when)))
    return KpiPlan(kpi, rule, cells, tuple(conditions))


def _kind(kpi: Kpi, rule: KpiRule) -> FieldKind:
    """How the cells of a KPI are read: as durations where a unit of time says so, else as numbers."""
    return "duration" if rule.unit is not None or isinstance(kpi.measure, Duration) else "number"


def _columns(mapping: Mapping) -> Iterator[Diagnostic]:
    names = [field.name for field in OWN]
    for name in mapping.keys.columns:
        if name not in names:
            told = {"field": shown(name), "near": did_you_mean(name, names), "known": listed(names)}
            yield mapping.problem("LG011", PROBLEMS["LG011"].format(**told), "columns", name, key=True)
    for name in mapping.keys.constants:
        if name not in FIXED:
            told = {"field": shown(name), "near": did_you_mean(name, FIXED), "known": listed(FIXED)}
            yield mapping.problem("LG011", PROBLEMS["LG011"].format(**told), "constants", name, key=True)
    for name in mapping.keys.attributes:
        if name in RESERVED:
            yield mapping.problem("LG045", PROBLEMS["LG045"].format(field=shown(name)), "attributes", name, key=True)


def _kpis(mapping: Mapping, rubric: Rubric) -> Iterator[Diagnostic]:
    known = {kpi.kpi: kpi for kpi in rubric.kpis}
    for name, rule in mapping.keys.kpis.items():
        kpi = known.get(name)
        if kpi is None:
            told = {"kpi": shown(name), "near": did_you_mean(name, known), "known": listed(known)}
            yield mapping.problem(
                "LG040", PROBLEMS["LG040"].format(rubric=rubric.rubric, **told), "kpis", name, key=True
            )
            continue
        yield from _source(mapping, rubric, kpi, rule)
        yield from _measure(mapping, kpi, rule)


def _source(mapping: Mapping, rubric: Rubric, kpi: Kpi, rule: KpiRule) -> Iterator[Diagnostic]:
    """A source that is stated must be one that may judge the KPI; where none is stated the KPI needs one of its own."""
    stated = rule.source or mapping.keys.constants.get("source")
    allowed = [*(kpi.sources or rubric.known_sources)]
    told = {"kpi": kpi.kpi, "known": listed(allowed)}
    if stated is not None and stated not in allowed:
        path = ("kpis", kpi.kpi, "source") if rule.source else ("constants", "source")
        yield mapping.problem("LG041", PROBLEMS["LG041"].format(source=shown(stated), **told), *path)
    if stated is None and "source" not in mapping.keys.columns and rubric.source_of(kpi) is None:
        yield mapping.problem("LG044", PROBLEMS["LG044"].format(**told), "kpis", kpi.kpi, key=True)


def _measure(mapping: Mapping, kpi: Kpi, rule: KpiRule) -> Iterator[Diagnostic]:
    """Passing, parts and units fit some measures only; so does a value that every row stands for."""
    is_share, kind = isinstance(kpi.measure, Share), kpi.measure.kind
    faults = {
        "passing": rule.passing is not None and not is_share,
        "numerator": rule.numerator is not None and not is_share,
        "unit": rule.unit is not None and rule.passing is None and not isinstance(kpi.measure, Duration),
    }
    for key, wrong in faults.items():
        if wrong:
            yield mapping.problem(
                "LG042", PROBLEMS["LG042"].format(key=key, kpi=kpi.kpi, kind=kind), "kpis", kpi.kpi, key
            )
    fixed = None if rule.value is None else exact(rule.value)
    low, high = kpi.measure.min, kpi.measure.max
    if rule.value is not None and (fixed is None or not low <= fixed <= high):
        told = {"value": shown(rule.value), "kpi": kpi.kpi, "low": low, "high": high}
        yield mapping.problem("LG043", PROBLEMS["LG043"].format(**told), "kpis", kpi.kpi, "value")
