"""Whatever stands in a log: a diagnostic or rejected rows, and counts that add up; never an exception of another kind."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.names import has_hidden
from tests.collection.tickets.logs import HEADER, collect, small, write

if TYPE_CHECKING:
    from pathlib import Path

CELLS = st.one_of(
    st.sampled_from([
        "", "T1", "T2", "D1", "P1", "P4", "三级", "2026-03-02 10:00", "2026-03-02 10:20", "2026-03-02T09:00:00Z", "1", "closed", "open", "?",
        "=1+1", "N/A", "1e999", "2026-03-02 24:00", "9999-12-31 23:59", "0001-01-01 00:00",
    ]),
    st.text(string.printable + "　é漢\x00\u202e", max_size=12),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=6))
def test_any_cells(tmp_path: Path, rows: list[list[str]]) -> None:
    path = write(tmp_path / "log.csv", HEADER, rows)
    try:
        found = collect(path)
    except CouldNotRunError as error:
        assert all(d.message.zh and d.message.en for d in error.diagnostics)  # noqa: PT017  # both outcomes are fine
        return
    counts = found.collected.counts
    assert counts.add_up
    assert counts.rejected == found.collected.rejects.select("file", "line").n_unique()
    assert not any(has_hidden(text) for text in found.collected.rejects["message_en"])


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 100, b"PK\x03\x04broken", b"\xff\xfea", b'case,agent\n"', b"case,agent,opened\n\xff,\xfe,1"],
)
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "log.csv"
    file.write_bytes(content)
    with pytest.raises(CouldNotRunError):
        collect(str(file))


def test_hostile_ids_come_out_as_they_are_for_the_writers_to_guard(tmp_path: Path) -> None:
    row = ('=cmd|"/c calc"!A1', "@D1", "P1", "2026-03-02 10:00", None, "2026-03-02 10:20", 0, None)
    found = small(tmp_path, row)
    assert "@D1" in found.collected.observations["employee"].to_list()


def test_an_absurd_year_says_which(tmp_path: Path) -> None:
    row = ("T1", "D1", "P3", "2103-03-02 10:00", None, None, 0, None)
    other = ("T2", "D1", "P3", "2026-03-02 10:00", "2026-03-02 10:05", "2026-03-02 10:10", 0, None)
    with pytest.raises(CouldNotRunError) as error:
        small(tmp_path, row, other)
    missing, span = error.value.diagnostics
    assert (missing.code, "no data for 2027" in missing.message.en) == ("TK020", True)
    assert "from 2026-03-02 10:00 (T2) to 2103-03-02 10:00 (T1), and are judged as of 2103" in span.message.en
    assert "到 2103-03-02 10:00（T1）" in span.message.zh
