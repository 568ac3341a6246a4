"""An explanation as titled sections, in one language: what the terminal view and Markdown are written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.reports.explanation_kpi_sections import kpi_sections
from service_rating.reports.explanation_level_sections import level_sections
from service_rating.reports.explanation_pieces import Section
from service_rating.reports.explanation_result_sections import result_sections
from service_rating.reports.explanation_words import AUDIENCE_NAMES, GUARDED, NAMELESS, SOURCES, UNGUARDED
from service_rating.reports.wording import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.reports.explanation import Explanation

TITLE = Localized("{who}：评定说明", "{who}: how this assessment came about")
RUBRIC = Localized("细则：{title} {version}", "Rubric: {title} {version}")
PERIOD = Localized("考核周期：{period}", "Period: {period}")
PROFILE = Localized("岗位类型：{profile}", "Profile: {profile}")
JUSTIFICATION = Localized("结论", "In short")
REJECTED = Localized("被拒收的行", "Rejected rows")
REJECTED_COUNT = Localized("被拒收、未计入的行：{n}", "Rows that were rejected and not used: {n}")
GUARDED_COUNT = Localized(
    "被拒收、未计入的行（不含上述来源）：{n}",
    "Rows that were rejected and not used (of the sources above none is counted): {n}",
)
DIGEST = Localized("输入文件摘要：{digest}", "Digest of the input files: {digest}")


def sections(found: Explanation, language: Language) -> Iterator[Section]:
    """All sections, from the result down to the rows and back up to the level."""
    name = found.assessment["attributes"].get("name", "")
    yield Section(1, TITLE.format(who=f"{found.employee} {name}".strip()).get(language), tuple(_head(found, language)))
    yield Section(2, JUSTIFICATION.get(language), (found.assessment["justification"][language],))
    yield from kpi_sections(found, language)
    yield from level_sections(found, language)
    yield from result_sections(found, language)
    yield Section(2, REJECTED.get(language), tuple(_rejected(found, language)))
    yield Section(2, "", (CONFIRM.get(language),))


def _head(found: Explanation, language: Language) -> Iterator[str]:
    yield RUBRIC.format(title=found.rubric_title, version=found.rubric["version"]).get(language)
    if found.period is not None:
        yield PERIOD.format(period=found.period).get(language)
    if found.profile is not None:
        yield PROFILE.format(profile=found.profile).get(language)
    if found.digest is not None:
        yield DIGEST.format(digest=found.digest).get(language)
    yield _notice(found, language)


def _notice(found: Explanation, language: Language) -> str:
    """What this audience does not see; the same whatever the rows are."""
    names = (title.get(language) for source, title in SOURCES.items() if source in found.protected)
    protected = ("、" if language == "zh" else ", ").join(names)
    template = UNGUARDED if found.audience == "auditor" else GUARDED
    told = template.format(audience=AUDIENCE_NAMES[found.audience], protected=protected).get(language)
    between = "" if language == "zh" else " "
    return f"{told}{between}{NAMELESS.get(language)}" if found.audience == "employee" else told


def _rejected(found: Explanation, language: Language) -> Iterator[str]:
    template = REJECTED_COUNT if found.audience == "auditor" else GUARDED_COUNT
    yield template.format(n=found.rejected_rows).get(language)
    for row in found.rejected:
        place = ":".join(str(part) for part in (row.file, row.line, row.column) if part != "")
        yield f"{place}: {row.code} {row.message.get(language)}"
