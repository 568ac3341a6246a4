"""What a difference asks of the version number."""

from __future__ import annotations

import pytest

from service_rating.diagnostic import Location
from service_rating.rubric.difference.compare import difference
from service_rating.rubric.difference.versions import asked, least_version, version_finding
from tests.difference.desk import DESK, rubric_of

PLACE = Location("new.rubric.yaml", 2, 10)
CHANGES = {
    "breaking": ("en: Greeting rate", "en: Rate of greeting"),
    "scoring": ("cut_score: 60", "cut_score: 61"),
    "wording": ("en: Fine", "en: Excellent"),
    "none": ("weight: 40", "weight: 40.00"),
    "other id": ("rubric: desk", "rubric: counter"),
}


@pytest.mark.parametrize(
    ("change", "old", "new", "code", "least"),
    [
        ("breaking", "1.4.2", "2.0.0", None, "2.0.0"),
        ("breaking", "1.4.2", "3.1.0", None, "2.0.0"),
        ("breaking", "1.4.2", "1.5.0", "DF001", "2.0.0"),
        ("breaking", "1.4.2", "1.4.2", "DF001", "2.0.0"),
        ("breaking", "0.4.2", "0.5.0", None, "0.5.0"),
        ("breaking", "0.4.2", "0.4.3", "DF001", "0.5.0"),
        ("breaking", "0.4.2", "1.0.0", None, "0.5.0"),
        ("scoring", "1.4.2", "1.5.0", None, "1.5.0"),
        ("scoring", "1.4.2", "2.0.0", None, "1.5.0"),
        ("scoring", "1.9.0", "1.10.0", None, "1.10.0"),
        ("scoring", "1.4.2", "1.4.3", "DF001", "1.5.0"),
        ("scoring", "0.4.2", "0.4.9", "DF001", "0.5.0"),
        ("wording", "1.4.2", "1.4.3", None, "1.4.3"),
        ("wording", "1.4.2", "1.5.0", None, "1.4.3"),
        ("wording", "1.4.2", "1.4.2", "DF001", "1.4.3"),
        ("wording", "1.4.2", "1.4.1", "DF002", "1.4.3"),
        ("none", "1.4.2", "1.4.2", None, None),
        ("none", "1.4.2", "1.4.3", None, None),
        ("none", "1.4.2", "1.4.1", "DF002", None),
        ("other id", "1.4.2", "1.0.0", None, None),
        ("other id", "1.4.2", "1.4.2", None, None),
    ],
)
def test_version_rule(change: str, old: str, new: str, code: str | None, least: str | None) -> None:
    was = DESK.replace("1.4.2", old)
    now = DESK.replace("1.4.2", new).replace(*CHANGES[change])
    found = difference(rubric_of(was), rubric_of(now))
    finding = version_finding(found, PLACE)
    assert (None if finding is None else finding.code) == code
    assert finding is None or finding.location == PLACE
    number = asked(found)
    assert (None if number is None else least_version(old, number)) == least


def test_finding_says_what_to_write() -> None:
    found = difference(rubric_of(DESK), rubric_of(DESK.replace(*CHANGES["scoring"])))
    finding = version_finding(found, PLACE)
    assert finding is not None
    assert finding.hint is not None
    assert (
        finding.message.en
        == "The version 1.4.2 is too low: there are changes of scoring, so after 1.4.2 it is at least 1.5.0."
    )
    assert finding.hint.en == "Write version: 1.5.0."
    assert finding.message.zh == "版本号 1.4.2 不够：有影响评分的改动，从 1.4.2 起至少要到 1.5.0。"


def test_numbers_longer_than_integers_can_be() -> None:
    huge = "9" * 5000
    was, now = (DESK.replace("1.4.2", f"'{huge}.{n}.0'") for n in (1, 2))
    found = difference(rubric_of(was), rubric_of(now.replace(*CHANGES["breaking"])))
    finding = version_finding(found, PLACE)
    assert finding is not None
    assert len(finding.message.en) < 300
    assert version_finding(difference(rubric_of(was), rubric_of(now)), PLACE) is None
