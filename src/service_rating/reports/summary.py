"""How the proposed levels are distributed, and what became of the rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.reports.layout import GAP, pad, widths
from service_rating.reports.wording import STATUSES, below_lowest, level_titles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service_rating.observations.settling import Counts as IntakeCounts
    from service_rating.reports.outcome import Counts, Outcome
    from service_rating.rubric.model import Rubric

LONGEST_BAR, WIDEST_LABEL = 30, 50
HEADING = Localized("建议等级分布（共 {n} 人）", "Distribution of proposed levels ({n} employees)")
ONE = Localized("建议等级分布（共 1 人）", "Distribution of proposed levels (1 employee)")
PROVISIONAL = Localized("（其中暂定 {n}）", " ({n} provisional)")
COUNTS = Localized(
    "共读取 {read} 行 = 采用 {accepted} + 空白 {blank} + 考核周期外 {out_of_period} + 拒收 {rejected}",
    "Rows read: {read} = accepted {accepted} + blank {blank} + outside the period {out_of_period} + rejected {rejected}",
)


def groups_of(outcome: Outcome) -> list[tuple[Localized, int, int]]:
    """Highest level first, then the two without a level: words, employees, and how many of them provisional."""
    return groups_in(Counter(outcome.frame.select("level", "status").iter_rows()), outcome.rubric)


def groups_in(tally: Mapping[tuple[int | None, str], int], rubric: Rubric) -> list[tuple[Localized, int, int]]:
    """As :func:`groups_of`, from the number of employees of each level (None: none) and status."""
    found = [
        (title, sum(n for (got, _), n in tally.items() if got == level), tally.get((level, "provisional"), 0))
        for level, title in reversed(level_titles(rubric).items())
    ]
    found.append((below_lowest(rubric), tally.get((None, "unclassified"), 0), 0))
    return [*found, (STATUSES["withheld"], tally.get((None, "withheld"), 0), 0)]


def bar(employees: int, most: int) -> str:
    """One block per employee, or in proportion where the greatest group is too long for a line; never none for some."""
    longest = min(most, LONGEST_BAR)
    return "█" * max(1, (2 * longest * employees + most) // (2 * most)) if employees else ""


def distribution(outcome: Outcome, language: Language) -> str:
    """A small bar chart of the proposed levels."""
    return chart(groups_of(outcome), language)


def chart(groups: list[tuple[Localized, int, int]], language: Language) -> str:
    """Groups of employees as a small bar chart."""
    most = max(employees for _, employees, _ in groups)
    size = widths([[words.get(language)] for words, _, _ in groups], [WIDEST_LABEL])[0]
    total = sum(employees for _, employees, _ in groups)
    lines = [(ONE if total == 1 else HEADING).format(n=total).get(language)]
    for words, employees, provisional in groups:
        note = PROVISIONAL.format(n=provisional).get(language) if provisional else ""
        drawn = f"{bar(employees, most)} {employees}{note}".lstrip()
        lines.append(f"{GAP}{pad(words.get(language), size)}{GAP}{drawn}")
    return "\n".join(lines) + "\n"


def counted(counts: Counts | IntakeCounts, language: Language) -> str:
    """What became of the rows, as a sum that adds up."""
    return (
        COUNTS.format(
            read=counts.read,
            accepted=counts.accepted,
            blank=counts.blank,
            out_of_period=counts.out_of_period,
            rejected=counts.rejected,
        ).get(language)
        + "\n"
    )
