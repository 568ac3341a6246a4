"""The lines of a plain file: each is one row, however ragged; some are read once more by their numbers."""

from __future__ import annotations

from itertools import pairwise
from unittest import mock

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_rating.observations import line_sizes
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


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=90), st.data())
def test_few_lines_are_found_by_the_bytes_of_eight(texts: list[str], data: st.DataObject) -> None:
    sizes = pl.Series([len(text.encode()) + 1 for text in texts], dtype=pl.Int64)
    with mock.patch.object(line_sizes, "WORTH", 1):
        own = line_sizes.line_sizes(sizes)
    assert own is not None
    assert (own.lines, own.groups.sum()) == (len(texts), sizes.sum())
    wanted = sorted(data.draw(st.sets(st.integers(0, len(texts) - 1), min_size=1)))
    run = "".join(f"{text}\n" for text in texts).encode()
    assert line_sizes.picked(run, own, wanted).to_list() == [texts[place] for place in wanted]


def test_few_lines_are_not_remembered() -> None:
    assert line_sizes.line_sizes(pl.Series([3] * (line_sizes.WORTH - 1))) is None


@pytest.mark.parametrize("ragged", [False, True])
def test_what_was_remembered_while_reading_finds_the_lines_again(
    monkeypatch: pytest.MonkeyPatch, *, ragged: bool
) -> None:
    monkeypatch.setattr(line_sizes, "WORTH", 3)
    lines = [f"员工{n},{'x' * (n % 11)},{n}" for n in range(100)]
    lines[60] += ",more" if ragged else ""
    cuts = [0, 2, 30, 59, 77, 100]
    runs = ["".join(f"{line}\n" for line in lines[a:b]).encode() for a, b in pairwise(cuts)]
    sizes: list[line_sizes.LineSizes | None] = []
    assert sum(block.height for block in plain_blocks(runs, 2, WIDTH, ",", dict, sizes)) == len(lines)
    assert [own and own.lines for own in sizes[:4]] == [None, 28, 29, None if ragged else 18]
    [found] = plain_lines(runs, 2, WIDTH, ",", [2, 33, 40, 61, 80, 101], sizes)
    assert found["c0"].to_list() == [f"员工{n - 2}" for n in (2, 33, 40, 61, 80, 101)]
    assert found["c2"].to_list() == [str(n - 2) for n in (2, 33, 40, 61, 80, 101)]


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
