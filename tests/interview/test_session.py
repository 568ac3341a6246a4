"""Sessions by example: remarks, rows, what is taken over under another rubric."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from service_rating.interview.answers import LONGEST_EVIDENCE, LONGEST_NOTE, Answer
from service_rating.interview.entry import Refusal
from service_rating.interview.history import MOST
from service_rating.interview.session import AT_REVIEW, NOTHING_GIVEN, Session
from service_rating.interview.speaker import Speaker
from tests.interview.kinds import ANSWERS, RUBRIC, answered, boss, read, session, shipped


def refused(found: Refusal | None) -> str:
    assert isinstance(found, Refusal)
    return found.reason.en


def test_notes_keep_their_lines_and_lose_what_steers_a_screen() -> None:
    made = session()
    assert made.note(" first\r\nsecond\tthird \x1b[31mred\u202e\x00\u200b\n") is None
    assert made.evidence("TK\n-1 \x07") is None
    assert made.answers["listens"] == Answer(None, "first\nsecond third [31mred", "TK -1", "open")
    assert made.state("listens") == "open"
    made.answer("4")
    assert made.rows()[0].evidence == "TK -1; first second third [31mred"


@pytest.mark.parametrize(("keep", "most"), [("note", LONGEST_NOTE), ("evidence", LONGEST_EVIDENCE)])
def test_remarks_that_are_too_long_are_refused_and_nothing_is_lost(keep: str, most: int) -> None:
    made = session()
    tell = getattr(made, keep)
    assert tell("长" * most) is None
    assert f"{10_000} characters, {most} are the most" in refused(tell("长" * 10_000))
    assert getattr(made.answers["listens"], keep) == "长" * most


def test_formulas_in_remarks_and_names_become_text() -> None:
    made = answered(session(speaker=boss(name="@home")), {"listens": "4", "refunds": "-20"})
    made.jump("listens")
    made.note('=HYPERLINK("http://x")')
    first, second = made.rows()
    assert (first.evidence, first.name, second.value) == ('\'=HYPERLINK("http://x")', "'@home", "-20")


def test_nothing_can_be_entered_at_the_review() -> None:
    made = session()
    made.review()
    for found in (made.answer("4"), made.tick(frozenset()), made.tally(1), made.note("x"), made.evidence("x")):
        assert found == Refusal(AT_REVIEW)
    made.not_seen()
    made.clear()
    made.skip()
    assert (made.position, dict(made.answers), made.undo()) == (len(ANSWERS), {}, False)
    assert made.finish() == Refusal(NOTHING_GIVEN)


@pytest.mark.parametrize("place", [-1, 99, "nobody"])
def test_there_is_no_way_to_a_question_that_is_not_asked(place: int | str) -> None:
    with pytest.raises(ValueError, match="no question"):
        session().jump(place)


def test_not_seen_leaves_no_row_and_keeps_the_note() -> None:
    made = answered(session(), {"listens": "4"})
    made.jump("greets")
    made.note("was on leave")
    made.not_seen()
    assert [row.kpi for row in made.rows()] == ["listens"]
    assert made.answers["greets"] == Answer(None, "was on leave", "", "not_seen")


def test_what_was_given_may_turn_out_not_to_have_been_seen() -> None:
    made = answered(session(), {"listens": "4"})
    made.back()
    made.not_seen()
    assert made.answers["listens"] == Answer(None, state="not_seen")


def test_undo_forgets_only_what_is_long_ago() -> None:
    made = session()
    for n in range(MOST + 20):
        made.jump(0)
        assert made.note(f"note {n}") is None
    steps = 0
    while made.undo():
        steps += 1
    assert (steps, made.answers["listens"].note) == (MOST, "note 19")


def test_a_new_answer_ends_what_could_be_made_again() -> None:
    made = answered(session(), {"listens": "4"})
    assert made.undo()
    made.answer("5")
    assert not made.redo()
    assert made.undo()
    assert dict(made.answers) == {}
    assert made.redo()
    assert made.answers["listens"].entry is not None
    assert made.answers["listens"].entry.text == "5"


def test_the_same_answer_again_is_no_change_that_could_be_taken_back() -> None:
    made = answered(session(), {"listens": "4"})
    made.back()
    assert made.answer("4.0") is None
    assert (made.position, made.undo(), made.undo()) == (1, True, False)


def test_an_error_while_saving_loses_nothing() -> None:
    made = session()

    def full(_: Session) -> None:
        raise OSError

    made.on_change = full
    with pytest.raises(OSError):  # noqa: PT011  # whatever the saver raises comes through
        made.answer("4")
    assert made.state("listens") == "given"


def test_rows_hold_all_cells_as_text() -> None:
    made = answered(session(speaker=Speaker(" Ｅ1 ", "supervisor", "M1 ", profile="shop", name="张三")))
    rows = {row.kpi: row for row in made.rows()}
    assert list(rows) == list(ANSWERS)
    assert rows["listens"].cells() == (
        "E1",
        "张三",
        "shop",
        "listens",
        "4",
        "",
        "",
        "supervisor",
        "M1",
        "2026-06-01",
        "",
        "",
    )
    assert (rows["greets"].value, rows["greets"].numerator, rows["greets"].denominator) == ("", "17", "20")
    assert (rows["on_time"].value, rows["waiting"].value, rows["steps"].numerator) == ("85%", "90", "2")


@pytest.mark.parametrize(
    ("day", "period", "written"),
    [
        (date(2026, 7, 3), "2026H1", ("2026-06-30", "2026H1")),
        (date(2026, 6, 3), "2026上半年", ("2026-06-03", "2026H1")),
        (date(2026, 7, 3), "spring", ("2026-07-03", "spring")),
        (date(2026, 7, 3), None, ("2026-07-03", "")),
    ],
)
def test_rows_are_dated_within_their_period(day: date, period: str | None, written: tuple[str, str]) -> None:
    row = answered(session(day=day, period=period), {"listens": "4"}).rows()[0]
    assert (row.date, row.period) == written


def test_the_grid_is_filled_at_once_or_not_at_all() -> None:
    made = Session(shipped("service-habits"), Speaker("E1", "self", "E1"), day=date(2026, 6, 1))
    days = {
        "greets_first": 5,
        "uses_name": 4,
        "smile": 4,
        "helps_unasked": 3,
        "listens": 5,
    }  # the documents' example row
    assert made.fill_grid({kpi: frozenset(range(1, count + 1)) for kpi, count in days.items()}) is None
    assert {row.kpi: f"{row.numerator}/{row.denominator}" for row in made.rows()} == {
        kpi: f"{n}/5" for kpi, n in days.items()
    }
    assert made.position == 0
    before = dict(made.answers)
    assert "no item 6" in refused(made.fill_grid({"smile": frozenset({1}), "listens": frozenset({6})}))
    assert "no line" in refused(made.fill_grid({"smile": frozenset({1}), "eye": frozenset({1})}))
    assert dict(made.answers) == before
    made.undo()
    assert dict(made.answers) == {}


def test_a_count_goes_up_and_down_where_it_stands() -> None:
    made = session()
    made.jump("ideas")
    for step, text in ((1, "1"), (1, "2"), (-2, "0"), (3, "3")):
        assert made.tally(step) is None
        entry = made.answers["ideas"].entry
        assert entry is not None
        assert (entry.text, made.current and made.current.kpi) == (text, "ideas")
    assert "outside the range from 0 to 50" in refused(made.tally(-4))
    assert "outside the range from 0 to 50" in refused(made.tally(48))
    made.not_seen()
    made.back()
    assert made.tally(1) is None
    assert [row.value for row in made.rows()] == ["1"]


def test_only_checklists_are_ticked_and_only_counts_counted() -> None:
    made = session()
    assert "nothing to tick" in refused(made.tick(frozenset({1})))
    assert "no count" in refused(made.tally(1))


def test_what_was_entered_is_carried_over_to_another_rubric_as_far_as_it_fits() -> None:
    made = answered(session())
    made.jump("ideas")
    made.note("three of them")
    made.jump("refunds")
    kept = made.snapshot()
    text = RUBRIC.replace("kpi: listens\n", "kpi: hears\n").replace("kpi: listens,", "kpi: hears,")
    text = text.replace(
        "kpi: ideas, title: {zh: 点子, en: Ideas}, measure: {kind: count, max: 50",
        "kpi: ideas, title: {zh: 点子, en: Ideas}, measure: {kind: count, max: 2",
    )
    other = Session(
        read(text.replace("aggregate: sum, sources: [supervisor, peer]", "aggregate: sum, sources: [supervisor]")),
        boss(),
        day=made.day,
    )
    misfits = {misfit.kpi: (misfit.text, misfit.reason.en) for misfit in other.restore(kept)}
    assert misfits.keys() == {"listens", "ideas"}
    assert misfits["listens"] == ("4", "This is not asked any more.")
    assert misfits["ideas"][0] == "3"
    assert "outside the range from 0 to 2" in misfits["ideas"][1]
    assert other.answers["ideas"] == Answer(None, "three of them", "", "open")
    assert other.current is not None
    assert other.current.kpi == "refunds"
    assert [row.kpi for row in other.rows()] == [kpi for kpi in ANSWERS if kpi not in misfits]


def test_a_note_on_what_is_gone_is_given_back() -> None:
    gone = {
        "at": "gone",
        "position": 99,
        "answers": {"gone": {"state": "not_seen", "text": None, "note": "why", "evidence": ""}},
    }
    made = session()
    assert [(m.kpi, m.text) for m in made.restore(gone)] == [("gone", "why")]
    assert made.current is None


@pytest.mark.parametrize(("at", "place"), [({"position": 3}, 3), ({"at": None}, 11), ({"at": "x"}, 0), ({"at": "x", "position": -5}, 0), ({"at": "x", "position": "2"}, 0), ({}, 0)])  # fmt: skip
def test_the_place_is_found_again(at: dict[str, Any], place: int) -> None:
    made = session()
    assert made.restore({"answers": {}, **at}) == ()
    assert made.position == place


@pytest.mark.parametrize(
    "broken",
    [
        [], None, {}, {"answers": []}, {"answers": {"listens": "4"}}, {"answers": {"listens": {"state": "given", "text": None}}},
        {"answers": {"listens": {"state": "open", "text": "4"}}}, {"answers": {"listens": {"state": "lost", "text": None}}},
        {"answers": {"listens": {"state": "given", "text": "4", "note": 5}}}, {"answers": {1: {"state": "open", "text": None}}},
        {"answers": {"listens": {"state": ["given"], "text": "4"}}},
    ],
)  # fmt: skip
def test_what_is_no_snapshot_changes_nothing(broken: Any) -> None:
    made = answered(session(), {"listens": "4"})
    before = made.snapshot()
    with pytest.raises(ValueError, match="not a snapshot"):
        made.restore(broken)
    assert made.snapshot() == before


def test_a_draft_note_that_is_too_long_is_given_back() -> None:
    made = session()
    kept = {"answers": {"listens": {"state": "given", "text": "4", "note": "x" * 2001, "evidence": ""}}}
    assert [(m.kpi, m.text) for m in made.restore(kept)] == [("listens", "4")]
    assert made.answers["listens"].entry is not None
    assert made.answers["listens"].note == ""
