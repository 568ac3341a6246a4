"""Who may speak about whom."""

from __future__ import annotations

from typing import Any

import pytest

from service_rating.interview.questions import questions_of
from service_rating.interview.speaker import Speaker, check_speaker, clean_id
from tests.interview.kinds import RUBRIC, boss, kinds, read


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"employee": ""}, "IV001"), ({"employee": " \u3000\u200b"}, "IV001"), ({"rater": ""}, "IV001"),
        ({"employee": "E\x001"}, "IV002"), ({"employee": "E\x1b[31m1"}, "IV002"), ({"rater": "M\n1"}, "IV002"),
        ({"rater": "M\u202e1"}, "IV002"), ({"rater": "M\u200b1"}, "IV002"), ({"rater": "M\U000e00411"}, "IV002"),
        ({"employee": "E" * 201}, "IV003"),
        ({"employee": "=1+1"}, "IV004"), ({"rater": "@you"}, "IV004"), ({"rater": "＝1"}, "IV004"), ({"rater": "'x"}, "IV004"),
        ({"source": "simulation"}, "IV005"), ({"source": "nobody"}, "IV005"),
        ({"profile": "shopp"}, "IV006"),
        ({"rater": "E1"}, "IV007"), ({"rater": " e1"}, "IV007"), ({"rater": "Ｅ1"}, "IV007"), ({"source": "self"}, "IV007"),
        ({"source": "subordinate"}, "IV008"), ({"source": "subordinate", "leads_others": False}, "IV008"),
    ],
)  # fmt: skip
def test_who_may_not_speak(told: dict[str, Any], code: str) -> None:
    speaker = Speaker(**{"employee": "E1", "source": "supervisor", "rater": "M1", **told})
    found = check_speaker(kinds(), speaker)
    assert [diagnostic.code for diagnostic in found] == [code]
    for text in (found[0].message.en, found[0].message.zh):
        assert text.isprintable()
        assert "{" not in text


@pytest.mark.parametrize(
    "speaker",
    [
        boss(), boss(profile="shop"), Speaker("张三", "supervisor", "李四"), Speaker("E1", "self", "E1"), Speaker("E1", "self", " e1 "),
        Speaker("E1", "subordinate", "S1", leads_others=True), Speaker("E1", "peer", "P1", leads_others=False), Speaker("E1", "customer", "C1"),
    ],
)  # fmt: skip
def test_who_may_speak(speaker: Speaker) -> None:
    assert check_speaker(kinds(), speaker) == []


def test_a_near_miss_of_a_profile_is_suggested() -> None:
    assert "Did you mean shop?" in check_speaker(kinds(), boss(profile="shopp"))[0].message.en
    bare = read(RUBRIC[: RUBRIC.index("profiles:")] + RUBRIC[RUBRIC.index("sources:") :])
    assert "It knows: none." in check_speaker(bare, boss(profile="shop"))[0].message.en


def test_a_source_that_may_judge_nothing_is_told_who_may() -> None:
    nothing = read(RUBRIC.replace("sources: [supervisor, peer, subordinate, customer]", "sources: [supervisor]"))
    customer = Speaker("E1", "customer", "C1")
    assert questions_of(nothing, customer) == ()
    found = check_speaker(nothing, customer)
    assert [diagnostic.code for diagnostic in found] == ["IV009"]
    assert found[0].hint is not None
    assert found[0].hint.en == "Sources that may judge some: supervisor, peer, self, system."


def test_a_profile_may_leave_a_source_nothing_to_judge() -> None:
    speaker = Speaker("E1", "self", "E1", profile="office")
    assert [diagnostic.code for diagnostic in check_speaker(kinds(), speaker)] == ["IV009"]
    assert check_speaker(kinds(), Speaker("E1", "self", "E1", profile="shop")) == []


def test_ids_are_read_as_files_are() -> None:
    assert clean_id(" Ｅ1\u200b") == "E1"
