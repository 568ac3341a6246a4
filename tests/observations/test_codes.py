"""Cells parsed as numbers for texts: a number stands for the same text in every block of a run."""

from __future__ import annotations

import polars as pl

from service_rating.observations.codes import Codes
from service_rating.observations.table_rows import without_blank_rows


def read(texts: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"text": texts, "length": texts.str.len_chars()})


def parsed(codes: Codes, *texts: str) -> pl.Series:
    lines = "".join(f"row,{text}\n" for text in texts)
    schema: dict[str, pl.DataType] = {"row": pl.String(), "cell": codes.kind}
    return pl.read_csv(lines.encode(), has_header=False, schema=schema, quote_char=None)["cell"]


def test_numbers_outlive_the_block_they_came_in() -> None:
    codes = Codes(read, read(pl.Series([""])))
    for block in (["a", "a"], ["b", "c", "a"], ["", "c"], ["d", "b", "", "a"]):
        found = codes.of(parsed(codes, *block), ("text", "length"))
        assert found["text"].to_list() == block
        assert found["length"].to_list() == [len(text) for text in block]
    assert codes.size == 5


def test_blocks_may_come_in_another_order_than_they_were_parsed_in() -> None:
    codes = Codes(read, read(pl.Series([""])))
    blocks = [["a", "b"], ["c", "a", "d"], ["", "e", "b"], ["f"], ["g", "a"]]
    cells = [parsed(codes, *block) for block in blocks]
    for number in (2, 4, 0, 1, 3):
        assert codes.of(cells[number], ("text",))["text"].to_list() == blocks[number]


def test_no_rows() -> None:
    codes = Codes(read, read(pl.Series([""])))
    assert codes.of(parsed(codes, "x").clear(), ("text",)).height == 0


def test_rows_of_numbers_for_texts_may_be_blank_too() -> None:
    codes = Codes(read, read(pl.Series([""])))
    first = parsed(codes, "a", "", "")
    block = pl.DataFrame({"line": [2, 3, 4], "more": [None, None, "x"], "c0": first, "c1": ["", " ", ""]})
    assert without_blank_rows(block)["line"].to_list() == [2, 4]
    assert without_blank_rows(block.head(1)).height == 1
