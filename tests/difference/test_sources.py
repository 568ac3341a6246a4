"""The section of sources as a whole: without it all eight judge, and rows that state none are the system's."""

from __future__ import annotations

from typing import Any

import pytest

from service_rating.rubric.difference.change import Impact
from service_rating.rubric.difference.compare import difference
from service_rating.rubric.text import SOURCE_NAMES
from tests.rubric.mini import mini_rubric

WRITTEN_OUT: dict[str, Any] = {name: {"weight": int(name != "self")} for name in SOURCE_NAMES}


def verdict(new: dict[str, Any], old: dict[str, Any] | None = None) -> tuple[Impact, str]:
    found = difference(mini_rubric(old or {}), mini_rubric(new))
    own = next(change for change in found.changes if change.kind == "sources")
    return own.impact, "" if own.why is None else own.why.en


def test_the_same_sources_written_out_change_nothing() -> None:
    new = {"sources": WRITTEN_OUT, "default_source": "system"}
    assert verdict(new) == (Impact.WORDING, "No row is read otherwise for it.")
    assert [c.impact for c in difference(mini_rubric(), mini_rubric(new)).changes] == [Impact.WORDING, Impact.WORDING]


def test_other_weights_change_scores() -> None:
    new = {"sources": WRITTEN_OUT | {"peer": {"weight": 2}}, "default_source": "system"}
    assert verdict(new) == (Impact.SCORING, "")


def test_fewer_sources_reject_rows() -> None:
    impact, why = verdict({"sources": {"customer": {"weight": 1}, "system": {"weight": 1}}, "default_source": "system"})
    assert impact is Impact.BREAKING
    assert why == "Rows from supervisor, peer, subordinate, self, mystery_shopper, simulation are rejected."


def test_without_a_default_rows_that_state_no_source_are_rejected() -> None:
    impact, why = verdict({"sources": WRITTEN_OUT})
    assert impact is Impact.BREAKING
    assert why.startswith("Rows that state no source")


def test_titles_that_go_with_the_section_are_lost_names() -> None:
    old = {
        "sources": WRITTEN_OUT | {"peer": {"weight": 1, "title": {"zh": "伙伴", "en": "Mates"}}},
        "default_source": "system",
    }
    assert verdict({}, old) == (Impact.BREAKING, "Headers and rows that say “mates, 伙伴” are no longer understood.")
    assert verdict(old)[0] is Impact.SCORING


@pytest.mark.parametrize("old", [{"sources": WRITTEN_OUT}])
def test_leaving_the_section_out_gives_such_rows_a_source(old: dict[str, Any]) -> None:
    assert verdict({}, old) == (Impact.SCORING, "Rows that state no source were rejected and are accepted now.")
