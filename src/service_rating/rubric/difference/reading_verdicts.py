"""Changes of how observations are read: names, measures, aggregations, sources. What fitted before must still fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.curves.same import same_scores
from service_rating.rubric.difference.change import SCORING, WORDING, Impact, Verdict, breaking, scoring, wording
from service_rating.rubric.reading import Reading, reading_of
from service_rating.rubric.spellings import profile_names, source_words, spellings
from service_rating.rubric.wording import listed

if TYPE_CHECKING:
    from service_rating.rubric.difference.pair import Pair
    from service_rating.rubric.model import Rubric

LOST = Localized(
    "写着“{names}”的表头和行不再能识别{aliases}。",
    "Headers and rows that say “{names}” are no longer understood{aliases}.",
)
KEEP = Localized("；把旧名称留在 aliases 里即可", "; keep the old names among its aliases")
GAINED = Localized(
    "写着“{names}”的列和行从此会按它读取。", "Columns and rows that say “{names}” are read as it from now on."
)
NO_ALIASES = Localized("", "")
OTHER_MEASURE = breaking(
    "测量方式变了，旧记录的值含义不同。", "It is measured otherwise: old values mean something else."
)
OTHER_UNIT = breaking(
    "单位变了，旧记录里的数会读成别的值。", "The unit differs: numbers in old files are read as other values."
)
NARROWER = breaking("范围变窄，以前接受的值会被拒收。", "The range is narrower: values accepted before are rejected.")
WIDER = scoring("范围变宽，以前拒收的值会被接受。", "The range is wider: values rejected before are accepted.")
PERCENT_SIGN = breaking(
    "曲线整个在 0.2 以下，不带百分号的数从此被拒收。",
    "The whole curve lies below 0.2, so a number without a percent sign is rejected from now on.",
)
SAME_SCORES = wording("写法不同，每个值的得分都相同。", "Written otherwise; every value has the same score.")
PARTS_NEEDED = breaking("每行从此都要有分子和分母。", "Every row needs numerator and denominator from now on.")
EVIDENCE_APART = breaking(
    "只有证据不同的行从此算重复或矛盾。", "Rows that differ in their evidence only are duplicates or conflicts now."
)
NO_LONGER = Localized("来自{sources}的行会被拒收。", "Rows from {sources} are rejected.")
UNSTATED = breaking(
    "没写来源的行会算作别的来源，或被拒收。", "Rows that state no source are read as another one's, or rejected."
)
STATED = scoring(
    "没写来源的行以前被拒收，从此被接受。", "Rows that state no source were rejected and are accepted now."
)
NO_ROW = wording("没有哪一行因此读得不同。", "No row is read otherwise for it.")


def kpi_names(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """Title and aliases of a KPI: headers and rows may say any of them."""
    return _renamed(names[0], *pair.subjects, KEEP)


def event_names(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """Title of an event."""
    return _renamed(names[0], *pair.subjects)


def profile_title(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """Title of a profile: the roster may say it."""
    return _renamed(names[0], profile_names(pair.old), profile_names(pair.new))


def source_title(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """Title of a source."""
    return _renamed(names[0], spellings(source_words(pair.old)), spellings(source_words(pair.new)))


def _renamed(name: str, old: dict[str, str], new: dict[str, str], way_out: Localized = NO_ALIASES) -> Verdict:
    """Names that no longer lead to the thing break files; new ones only add to what is understood."""
    was, now = ({word for word, meant in words.items() if meant == name} for words in (old, new))
    if was - now:
        return Verdict(Impact.BREAKING, LOST.format(names=listed(sorted(was - now)), aliases=way_out))
    return Verdict(Impact.SCORING, GAINED.format(names=listed(sorted(now - was)))) if now - was else WORDING


def measure(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """Kind, unit and range of a KPI's measure."""
    old, new = _readings(pair, names[0])
    if old.kind != new.kind:
        return OTHER_MEASURE
    if (old.unit, old.percent) != (new.unit, new.percent):
        return OTHER_UNIT
    if new.low > old.low or new.high < old.high:
        return NARROWER
    return WIDER if (old.low, old.high) != (new.low, new.high) else SCORING


def curve(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """A KPI's curve: the same scores written otherwise are no change of scoring."""
    old, new = _readings(pair, names[0])
    if new.small and not old.small:
        return PERCENT_SIGN
    return SAME_SCORES if same_scores(*pair.kpis[names[0]]) and old.small == new.small else SCORING


def aggregate(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """How a KPI's rows become one value: some ways ask more of a row than others."""
    old, new = _readings(pair, names[0])
    if new.ratio:
        return PARTS_NEEDED
    return EVIDENCE_APART if old.sums else SCORING


def kpi_sources(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """Who may judge a KPI, and with which weights."""
    old, new = _readings(pair, names[0])
    lost = [source for source in pair.new.source_order if source in old.permitted - new.permitted]
    return Verdict(Impact.BREAKING, NO_LONGER.format(sources=listed(lost))) if lost else SCORING


def default_source(pair: Pair, names: tuple[str, ...]) -> Verdict:
    """The source of rows that state none: of one KPI, or of all that name none of their own."""
    found = [_readings(pair, name) for name in names or pair.kpis]
    moved = {old.default_source for old, new in found if old.default_source != new.default_source}
    if not moved:
        return NO_ROW
    return STATED if moved == {None} else UNSTATED


def sources_section(pair: Pair, _names: tuple[str, ...]) -> Verdict:
    """The section as a whole, where only one of the rubrics writes it: without it all eight sources count."""
    lost = [source for source in pair.old.source_order if source not in pair.new.known_sources]
    if lost:
        return Verdict(Impact.BREAKING, NO_LONGER.format(sources=listed(lost)))
    unstated = default_source(pair, ())
    if unstated is not NO_ROW:
        return unstated
    old, new = spellings(source_words(pair.old)), spellings(source_words(pair.new))
    renamed = max((_renamed(name, old, new) for name in pair.old.source_order), key=lambda verdict: verdict.impact)
    if renamed is not WORDING:
        return renamed
    return NO_ROW if _judges(pair.old) == _judges(pair.new) else SCORING


def _judges(rubric: Rubric) -> object:
    """What the sources are, but for titles and cycles."""
    return {name: (s.weight, s.pool, s.min_raters) for name, s in rubric.known_sources.items()}


def _readings(pair: Pair, name: str) -> tuple[Reading, Reading]:
    old, new = pair.kpis[name]
    return reading_of(pair.old, old), reading_of(pair.new, new)
