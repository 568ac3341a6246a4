"""A column of few different cells reads as any other does, whatever comes late in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.logs import repeats
from service_rating.collection.logs.reading import open_log
from tests.collection.logs.samples import CALLS, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ROW = "Ann{n} ,2026-03-{day:02} 10:00,0:0{n}:05,{n},Y,2026-03-05\n"
HEADER = "agent,opened,talk time,score,answered,date\n"
ODD = " Eve,soon,later,many,perhaps,never\n"


def outcome(path: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    log = open_log([path], CALLS)
    frame: pl.DataFrame = pl.concat(list(log.blocks()))
    return frame, log.rejects()


def test_read_by_number_and_read_cell_by_cell_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [ROW.format(n=i % 7, day=i % 28 + 1) for i in range(60_000)]
    rows[40_000:40_000] = [ODD, ODD]
    rows[9] = ODD
    rows[50_000] = HEADER
    path = write(tmp_path, HEADER + "".join(rows))
    frame, rejects = outcome(path)
    monkeypatch.setattr(repeats, "SAMPLE", 10**9)
    slow_frame, slow_rejects = outcome(path)
    assert frame.equals(slow_frame)
    assert rejects.equals(slow_rejects)
    assert rejects["line"].unique().to_list() == [11, 40_002, 40_003]
    assert frame.height == len(rows) - 4
    assert frame["agent"][0] == "Ann0"


def test_bad_cells_met_late_do_not_change_the_first_ones() -> None:
    def read(cells: pl.Series) -> repeats.Read:
        bad = cells.eq("x")
        codes = pl.select(pl.when(bad).then(pl.lit("LG101"))).to_series().alias("code")
        return repeats.Read(cells, pl.DataFrame({"code": codes, "detail": codes}) if bad.any() else None)

    known = repeats.Known(read)
    first = known.of(pl.Series(["a", "b"] * repeats.SAMPLE))
    then = known.of(pl.Series(["a", "x"] * repeats.SAMPLE))
    last = known.of(pl.Series(["b", "c"] * repeats.SAMPLE))
    assert first.bad is None
    assert then.bad is not None
    assert then.bad["code"][:3].to_list() == [None, "LG101", None]
    assert last.bad is not None
    assert last.bad["code"].null_count() == last.values.len()
    assert last.values[:2].to_list() == ["b", "c"]
