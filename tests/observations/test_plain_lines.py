"""Some lines of a plain file, read once more by their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_rating.observations.plain_reader import plain_lines

TEXTS = st.text(st.sampled_from("ab ,员\t#"), max_size=60)


@given(st.lists(TEXTS, min_size=1, max_size=60), st.data())
def test_the_lines_asked_for_and_no_others(texts: list[str], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, len(texts)), max_size=4)) | {len(texts)})
    runs = [("\n".join(texts[a:b]) + "\n").encode() for a, b in zip([0, *cuts], cuts, strict=False)]
    wanted = sorted(data.draw(st.sets(st.integers(0, len(texts) - 1), min_size=1)))
    [block] = plain_lines(runs, 5, 1, ";", [5 + place for place in wanted])
    assert block["line"].to_list() == [5 + place for place in wanted]
    assert block["c0"].to_list() == [texts[place] for place in wanted]


@pytest.mark.parametrize("wanted", [[3], [1, 6], [2, 3, 5]])
def test_runs_without_a_wanted_line_are_passed_over(wanted: list[int]) -> None:
    runs = [b"a\nb\n", b"c\nd\n", b"e\n" * 3, b"never read\n"]
    [block] = plain_lines(runs, 1, 1, ",", wanted)
    assert block["c0"].to_list() == ["abcdee"[line - 1] for line in wanted]
