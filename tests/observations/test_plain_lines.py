"""The lines of a plain file: each is one row, however ragged; some are read once more by their numbers."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_rating.observations.coding import as_texts
from service_rating.observations.plain_reader import plain_blocks, plain_lines

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


WIDTH = 3
LINES = st.lists(st.lists(st.sampled_from(["", "a", "bc"]), max_size=5).map(",".join), min_size=1, max_size=6)


@given(st.lists(LINES, min_size=1, max_size=4), st.sampled_from([None, "c0", "c2"]))
def test_every_line_is_one_row_with_its_own_cells(runs: list[list[str]], coded: str | None) -> None:
    """Lines that are too short and too long, however they make up for each other, with and without blank last cells."""
    kinds = {} if coded is None else {coded: pl.Categorical(pl.Categories.random())}
    texts = ["".join(f"{line}\n" for line in lines).encode() for lines in runs]
    found = pl.concat([as_texts(block) for block in plain_blocks(texts, 7, WIDTH, ",", lambda: kinds)])
    lines = [line for run in runs for line in run]
    assert found["line"].to_list() == list(range(7, 7 + len(lines)))
    for row, line in zip(found.iter_rows(named=True), lines, strict=True):
        cells = line.split(",")
        if len(cells) < WIDTH:
            assert row["shape"] == "OB102"
            continue
        assert row["shape"] == ("OB101" if any(cells[WIDTH:]) else None)
        assert [row["c0"], row["c1"], row["c2"]] == cells[:WIDTH]
