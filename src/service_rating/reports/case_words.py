"""The words of case reports, and values as they would stand in a rubric."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from service_rating.localized import Localized
from service_rating.rubric.wording import plain

ONE_PASSES = Localized("{file}：1 个案例，通过", "{file}: 1 worked case, passes")
ALL_PASS = Localized("{file}：{n} 个案例，全部通过", "{file}: {n} worked cases, all pass")
SOME_FAIL = Localized("{file}：{n} 个案例，{failed} 个不符", "{file}: worked cases: {n}, failing: {failed}")
NO_CASES = Localized("{file}：没有案例", "{file}: no worked cases")
NONE_MEANT = Localized("{file}：没有名称相符的案例", "{file}: no worked case of such a name")
NOT_USABLE = Localized("{file}：细则有错误，案例未运行", "{file}: the rubric has errors; its cases were not run")
NOT_DERIVED = Localized(
    "只说明前面各案例的推导过程；用 --case 可看这一个的。",
    "Only the cases above are derived; --case shows this one's derivation.",
)
UNTRIED = Localized("{file}：有案例不符，未做变异检验", "{file}: mutation was not tried, for a worked case fails")
PASSES = Localized("通过", "passes")
FAILS = Localized("不符", "fails")
DIFFERENCE_HEAD = (Localized("字段", "Field"), Localized("预期", "Expected"), Localized("实得", "Got"))
KPI_HEAD = (
    Localized("指标", "KPI"), Localized("值", "Value"), Localized("得分", "Score"), Localized("权重", "Weight"),
    Localized("贡献", "Contribution"),
)  # fmt: skip
DIFFERENCE = Localized("{field} 应为 {expected}，实得 {got}", "{field} should be {expected}, got {got}")
FRAGMENT = Localized(
    "justification 应含“{expected}”，实得“{got}”", "justification should contain “{expected}”, got “{got}”"
)
SEPARATOR = Localized("；", "; ")


def shown(value: Any) -> Localized:
    """A value of an expectation as it would stand in the rubric; a justification in both languages."""
    if isinstance(value, dict):
        return Localized(value["zh"], value["en"])
    if isinstance(value, list):
        return _alike("[" + ", ".join(map(str, value)) + "]")
    if isinstance(value, Decimal):
        return _alike(plain(value))
    return _alike("null" if value is None else str(value))


def difference_text(differences: list[tuple[str, Any, Any]]) -> Localized:
    """All differences of a case in one line."""
    parts = [_difference(name, shown(want), shown(got)) for name, want, got in differences]
    return Localized(SEPARATOR.zh.join(p.zh for p in parts), SEPARATOR.en.join(p.en for p in parts))


def _difference(name: str, expected: Localized, got: Localized) -> Localized:
    template = FRAGMENT if name == "justification" else DIFFERENCE
    return template.format(field=name, expected=expected, got=got)


def _alike(text: str) -> Localized:
    return Localized(text, text)
