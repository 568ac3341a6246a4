"""The sentences on what keeps the next level away."""

from __future__ import annotations

from service_rating.localized import Localized

GATE = Localized("{kpi}：{needs}（现状：{seen}，{state}）", "{kpi}: {needs} (so far: {seen}; {state})")
SEEN = Localized("{value}，{n} 次观察", "{value} from {n} observations")
SEEN_ONE = Localized("{value}，1 次观察", "{value} from 1 observation")
SHORT = Localized("综合得分差 {points} 分", "The composite is {points} points short")
WITHHELD = {
    "roster_row_rejected": Localized("暂不定级：花名册中该员工的记录被拒收",
                                     "No level: the employee's roster row was rejected"),
    "short_tenure": Localized("暂不定级：任职未满 {min_tenure} 个月",
                              "No level: employed for less than {min_tenure} months"),
    "all_not_applicable": Localized("暂不定级：没有适用的计分指标", "No level: no weighted KPI applies"),
    "too_few_sources": Localized("暂不定级：除自评外，证据达到最低次数的来源有 {sources} 个，至少需要 {min_sources} 个",
                                 "No level: sources besides self with enough observations so far: {sources}; needed: {min_sources}"),
    "low_coverage": Localized("暂不定级：证据覆盖率 {coverage}，至少需要 {min_coverage}",
                              "No level: the evidence covers {coverage} of the weight, at least {min_coverage} is needed"),
}  # fmt: skip
