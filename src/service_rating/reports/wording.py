"""The words for levels, statuses and reasons. A level is a proposal from a period's evidence, never a verdict or a rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import Text

STATUSES = {
    "rated": Localized("证据充分", "rated"),
    "provisional": Localized("暂定", "provisional"),
    "withheld": Localized("暂不定级", "withheld"),
    "unclassified": Localized("未定级", "unclassified"),
}
BELOW = Localized("未达{lowest}标准(待复核)", "below {lowest} (to be reviewed)")
NO_LEVEL = Localized("—", "—")
CONFIRM = Localized(
    "以上为依据本期证据的建议等级，由指定负责人确认后生效。",
    "These are proposals from the evidence of this period; a named person confirms each level.",
)


def localized(text: Text) -> Localized:
    """A text of the rubric as :class:`Localized`."""
    return Localized(text.zh, text.en)


def level_titles(rubric: Rubric) -> dict[int, Localized]:
    """Level number → its title."""
    return {level.level: localized(level.title) for level in rubric.levels}


def below_lowest(rubric: Rubric) -> Localized:
    """The wording for a composite below the lowest level."""
    return BELOW.format(lowest=localized(rubric.levels[0].title))


def level_words(rubric: Rubric, level: int | None, status: str) -> Localized:
    """The level in words, for every status."""
    if status == "withheld":
        return NO_LEVEL
    return below_lowest(rubric) if level is None else level_titles(rubric)[level]
