"""A difference between two rubrics as titled sections: the changes by impact, and what they ask of the version number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.reports import difference_words as words
from service_rating.reports.explanation_pieces import Section
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.reports.difference_report import DifferenceReport
    from service_rating.rubric.difference.change import Change

LONGEST_FILE = 200


def sections(found: DifferenceReport, language: Language) -> Iterator[Section]:
    """The changes and the version; what they do to people stands in :mod:`.difference_people`."""
    yield Section(1, _heading(found).get(language), tuple(line.get(language) for line in _origins(found)))
    numbered = list(enumerate(found.difference.changes, 1))
    for impact, title in words.IMPACTS.items():
        own = [(number, change) for number, change in numbered if change.impact is impact]
        if own:
            lines = tuple(_change(number, change).get(language) for number, change in own)
            yield Section(2, title.format(n=len(own)).get(language), lines)
    if found.difference.changes:
        yield Section(2, words.VERSION.get(language), (_version(found).get(language),))


def _rubrics(found: DifferenceReport) -> list[str]:
    pair = found.difference.pair
    return [f"{rubric.rubric} {shown(rubric.version)}" for rubric in (pair.old, pair.new)]


def _heading(found: DifferenceReport) -> Localized:
    """``mini 1.0.0 → 1.1.0``; the id once where it is the same."""
    pair = found.difference.pair
    old, new = _rubrics(found)
    return words.HEADING.format(old=old, new=new if pair.old.rubric != pair.new.rubric else shown(pair.new.version))


def _origins(found: DifferenceReport) -> Iterator[Localized]:
    """Both files with their fingerprints, and whether there is any difference."""
    sides = zip((words.OLD, words.NEW), _rubrics(found), found.files, found.difference.fingerprints, strict=True)
    for template, rubric, file, mark in sides:
        yield template.format(rubric=rubric, file=shown(file, LONGEST_FILE))
        yield Localized(mark, mark)
    if not found.difference.changes:
        pair = found.difference.pair
        yield words.SAME if pair.old.version == pair.new.version else words.SAME_BUT_VERSION


def _change(number: int, change: Change) -> Localized:
    if change.why is None:
        return words.CHANGE.format(number=number, sentence=change.sentence)
    return words.CHANGE_WHY.format(number=number, sentence=change.sentence, why=change.why)


def _version(found: DifferenceReport) -> Localized:
    """What the changes ask for, and whether it was done."""
    if found.asked is None:
        return words.OTHER_ID
    asked = words.ASKED[found.asked].format(least=found.least_version)
    verdict = words.ENOUGH if found.finding is None else words.NOT_ENOUGH
    return verdict.format(asked=asked, new=shown(found.difference.pair.new.version))
