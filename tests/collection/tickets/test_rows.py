"""Rows that cannot be used are rejected with their place and a reason, and the counts add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.collection.tickets.row_sentences import PROBLEMS
from service_rating.diagnostic import CouldNotRunError
from tests.collection.tickets.logs import HEADER, codes, collect, plain, shares, small, write

if TYPE_CHECKING:
    from pathlib import Path

GOOD = ("T0", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", "2026-03-02 11:00", 0, "closed")
EVENTS = ("case", "time", "event", "agent", "tier")


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ((None, "D1", "P1", "2026-03-02 10:00", None, None, 0, "open"), "case", "TK101"),
        (("T1", " ", "P1", "2026-03-02 10:00", None, None, 0, "open"), "agent", "TK102"),
        (("T1", "D1", None, "2026-03-02 10:00", None, None, 0, "open"), "tier", "TK103"),
        (("T1", "D1", "P9", "2026-03-02 10:00", None, None, 0, "open"), "tier", "TK104"),
        (("T1", "D1", "P1", None, None, None, 0, "open"), "opened", "TK105"),
        (("T1", "D1", "P1", "2026-03-02 10:00", "2026-03-02 09:59", None, 0, "open"), "first response", "TK106"),
        (("T1", "D1", "P1", "2026-03-02 10:00", None, "2026-03-01 10:00", 0, "closed"), "resolved", "TK107"),
        (
            ("T1", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:30", "2026-03-02 10:20", 0, "closed"),
            "resolved", "TK108",
        ),
        (("T1", "D1", "P1", "2026-03-02 10:00", None, None, 0, "sleeping"), "state", "TK109"),
        (("T1", "D1", "P1", "2026-03-02 10:00", None, None, 0, "closed"), "resolved", "TK113"),
        (("T1", "D1", "P1", "2026-03-02 10:00", None, None, -1, "open"), "reopenings", "TK114"),
        (("T1", "D1", "P1", "2026-03-02 10:00", None, None, "0.5", "open"), "reopenings", "TK114"),
        (("T0", "D2", "P1", "2026-03-02 12:00", None, None, 0, "open"), "case", "TK112"),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_with_its_column(tmp_path: Path, row: tuple[object, ...], column: str, code: str) -> None:
    other = ("T9", *GOOD[1:])
    found = small(tmp_path, GOOD, row, other)
    lines = {2, 3} if code == "TK112" else {3}
    assert codes(found) == [(line, column, code) for line in sorted(lines)]
    counts = found.collected.counts
    assert (counts.read, counts.used, counts.rejected) == (3, 3 - len(lines), len(lines))
    for message in ("message_zh", "message_en"):
        assert all(found.collected.rejects[message].str.contains(r"[。.]$"))


def test_the_sentences_of_impossible_orders_show_both_times(tmp_path: Path) -> None:
    row = ("T1", "D1", "P1", "2026-03-02 10:00", "2026-03-02 09:59", None, 0, "open")
    rejects = small(tmp_path, GOOD, row).collected.rejects
    assert "T1 2026-03-02 09:59 < 2026-03-02 10:00" in rejects["message_en"][0]
    assert rejects["message_zh"][0].startswith("响应早于受理：T1 2026-03-02 09:59")
    assert rejects["first response"][0] == "2026-03-02 09:59"


def test_confirmed_before_resolved_and_before_the_response(tmp_path: Path) -> None:
    header = ("case", "agent", "tier", "opened", "first response", "resolved", "confirmed at")
    rows = [
        ("T1", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", "2026-03-02 11:00", "2026-03-02 10:59"),
        ("T2", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", None, "2026-03-02 10:05"),
        ("T3", "D1", "P1", "2026-03-02 10:00", None, None, "2026-03-02 09:05"),
        ("T4", "D1", "P1", "2026-03-02 10:00", "2026-03-02 10:10", "2026-03-02 11:00", "2026-03-02 11:05"),
    ]
    found = small(tmp_path, *rows, header=header)
    assert codes(found) == [(2, "confirmed at", "TK115"), (3, "resolved", "TK108"), (4, "resolved", "TK107")]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (("T1", None, "opened", "D1", "P1"), "time", "TK111"),
        (("T1", "2026-03-02 10:00", None, "D1", "P1"), "event", "TK116"),
        (("T1", "2026-03-02 10:00", "exploded", "D1", "P1"), "event", "TK110"),
    ],
)
def test_a_bad_event(tmp_path: Path, row: tuple[object, ...], column: str, code: str) -> None:
    rows = [
        ("T0", "2026-03-02 10:00", "opened", "D1", "P1"), row, ("T0", "2026-03-02 10:05", "answered", "D1", "P1"),
    ]  # fmt: skip
    assert codes(small(tmp_path, *rows, header=EVENTS)) == [(3, column, code)]


def test_all_rows_of_an_impossible_case_are_rejected(tmp_path: Path) -> None:
    rows = [
        ("T0", "2026-03-02 10:00", "opened", "D1", "P1"),
        ("T1", "2026-03-02 10:00", "answered", "D1", "P1"),
        ("T1", "2026-03-02 10:30", "resolved", "D1", "P1"),
        ("T0", "2026-03-02 10:05", "answered", "D1", "P1"),
    ]
    found = small(tmp_path, *rows, header=EVENTS)
    assert codes(found) == [(3, "", "TK105"), (4, "", "TK105")]
    counts = found.collected.counts
    assert (counts.read, counts.used, counts.rejected) == (4, 2, 2)


def test_cancelled_later_and_waiting_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = [
        ("T1", None, None, "2026-03-02 10:00", None, None, 0, "cancelled"),  # whatever else is wrong with it
        ("T2", "D1", "P1", "2026-04-02 10:00", None, None, 0, "open"),
        ("T3", "D1", "P4", "2026-03-02 10:00", None, None, 0, "open"),
    ]
    found = small(tmp_path, GOOD, *rows, as_of="2026-03-03")
    counts = found.collected.counts
    assert (counts.read, counts.used, counts.rejected) == (4, 1, 0)
    assert [(skipped.rule.zh, skipped.rows) for skipped in counts.skipped if skipped.rows] == [
        ("已取消的工单", 1), ("晚于统计时刻", 1), ("尚未计入（在时限内）", 1),
    ]  # fmt: skip


def test_blank_rows_are_counted(tmp_path: Path) -> None:
    blank = [(None,) * len(HEADER)] * 50
    found = small(tmp_path, *blank[:20], GOOD, *blank[20:])
    counts = found.collected.counts
    assert (counts.read, counts.used, sum(skipped.rows for skipped in counts.skipped)) == (51, 1, 50)


def test_trailing_blanks_full_width_and_case_do_not_matter(tmp_path: Path) -> None:
    row = ("T1 ", " D1\u3000", "　ｐ１ ", "2026-03-02 10:00", None, "2026-03-02 10:20", 0, " CLOSED\u00a0")
    assert shares(small(tmp_path, GOOD, row))["D1", "resolution_in_time"] == (2, 2)


def test_a_log_of_nothing_but_bad_rows_gives_them_all(tmp_path: Path) -> None:
    found = small(tmp_path, *[(f"T{n}", "D1", "P9", "2026-03-02 10:00", None, None, 0, "open") for n in range(3)])
    assert found.collected.observations.is_empty()
    assert found.tally.is_empty()
    assert found.collected.counts.rejected == 3


@pytest.mark.parametrize("rows", [[], [("T1", "D1", "P1", "2026-03-02 10:00", None, None, 0, "cancelled")]])
def test_a_log_without_a_case_could_not_run(tmp_path: Path, rows: list[tuple[object, ...]]) -> None:
    with pytest.raises(CouldNotRunError, match=f"TK016.*{len(rows)}"):
        small(tmp_path, *rows)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (("case", "agent", "tier"), "TK017"),
        (("case", "agent", "event"), "TK018"),
        (("case", "agent", "tier", "opened"), "TK019"),
    ],
)
def test_a_log_that_tells_no_times_could_not_run(tmp_path: Path, header: tuple[str, ...], code: str) -> None:
    row = ("T1", "D1", "P1", "2026-03-02 10:00")[: len(header)]
    with pytest.raises(CouldNotRunError, match=code):
        small(tmp_path, row, header=header)


def test_every_sentence_exists_in_both_languages() -> None:
    assert all(text.zh and text.en and text.zh != text.en for text in PROBLEMS.values())


def test_several_files_are_one_log(tmp_path: Path) -> None:
    header = ("case", "time", "event", "agent", "tier")
    one = [("T1", "2026-03-02 10:00", "opened", "D1", "P1")]
    other = [("T1", "2026-03-02 10:20", "answered", "D1", "P1"), ("T1", "bad", "answered", "D1", "P1")]
    write(tmp_path / "a.csv", header, one)
    write(tmp_path / "b.csv", header, other)
    found = collect(str(tmp_path))
    assert ("D1", "urgent_response", "20", None, None, "2026-03-02", "T1") in plain(found)
    assert found.collected.rejects["file"].to_list() == [str(tmp_path / "b.csv")]
