"""What people type is understood exactly, or refused with the reason and with what would be accepted."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service_rating.interview.entries import Entry, Refusal, parse, ticks_text
from service_rating.interview.entry import LONGEST_ENTRY
from service_rating.interview.rows import COLUMNS
from service_rating.interview.session import NOTHING_GIVEN
from service_rating.observations.intake import intake_frame
from tests.interview.kinds import answered as answered_session
from tests.interview.kinds import kinds, question, session, shipped

D = Decimal
VALUES = {
    "listens": {"4": "4", " 4 ": "4", "４": "4", "4.5": "4.5", "4.50": "4.5", "4分": "4", "4 分": "4", "4 points": "4",
                "5/5": "5", "4/5": "4", "1.": "1"},
    "greets": {"85%": "0.85", "８５％": "0.85", "85 %": "0.85", "0.85": "0.85", "1": "1", "0": "0", "百分之85": "0.85",
               "是": "1", "no": "0", "33.3333333333%": "0.333333333"},
    "complaints": {"0.5%": "0.005", "0": "0", "yes": "1", "否": "0"},
    "on_time": {"85": "0.85", "85%": "0.85", "0.85": "0.0085", "120": "1.2", "yes": "1"},
    "waiting": {"90": "90", "90min": "90", "1h30": "90", "1h30min": "90", "1.5h": "90", "1:30 h": "90", "1:30:00": "90",
                "01:30:30 h": "90.5", "1小时30分": "90", "1小时30分钟": "90", "1 h 30 m": "90", "2个小时": "120",
                "90秒": "1.5", "1:30 min": "1.5", "5min30": "5.5", "10s": "0.166666667", "0": "0", ".5h": "30", "1H30": "90"},
    "absence": {"1.5": "1.5", "1d12h": "1.5", "36h": "1.5", "2天": "2", "90min": "0.0625"},
    "ideas": {"3": "3", "3次": "3", "3 times": "3", "1 time": "1", "3.0": "3", "|||": "3", "||| ||": "5", "✓✓": "2",
              "正正下": "13", "正": "5", "丁": "2", "一": "1", "0": "0"},
    "refunds": {"-20": "-20", "\u221220": "-20", "20元": "20", "20 元": "20", "+3.25": "3.25"},
    "points": {"7.5": "7.5"},
}  # fmt: skip
PARTS = {
    "greets": {"17/20": "17/20", "17 / 20": "17/20", "17 of 20": "17/20", "17 out of 20": "17/20", "17／20": "17/20",
               "20中17": "17/20", "20次中17次": "17/20", "20 次中有 17 次": "17/20", "7.5/10": "7.5/10", "0/3": "0/3"},
    "complaints": {"1/200": "1/200"},
    "solved": {"9/10": "9/10"},
    "steps": {"38/40": "38/40", "3 / 3": "3/3"},
}  # fmt: skip
TICKS = {
    "1,3": "1,3", "3, 1": "1,3", "1 3": "1,3", "1-3": "1,2,3", "1～2": "1,2", "#2": "#2", "2,": "2?", "1、2；3": "1,2,3",
    "all": "1,2,3", "全部": "1,2,3", "none": "none", "无": "none", "0": "none", "#1-#2": "1,2", "1至3": "1,2,3",
}  # fmt: skip
REFUSED = {
    "listens": {"6": "outside the range from 1 to 5", "0": "outside", "abc": "not understood", "4/6": "is a share",
                "80%": "is a share", "4..5": "not understood", "1e1": "not understood", "4,5": "not understood"},
    "greets": {"85": "Did you mean 85%?", "101%": "outside the range from 0% to 100%", "21/20": "outside", "-1/20": "outside",
               "17/0": "must be above 0", "17/-3": "must be above 0", "x/20": "both parts must be numbers", "1/2/3": "both parts",
               "0.1234567/2": "at most 6 decimals", "2000000000/3000000000": "1,000,000,000", "-0.5": "outside", "%": "not understood",
               "nan": "not understood", "150": "outside", "=1/2": "both parts"},
    "complaints": {"0.005": "can mean", "0.5": "can mean"},
    "on_time": {"121": "outside the range from 0% to 120%"},
    "solved": {"90%": "out of how many", "0.9": "out of how many", "yes": "out of how many"},
    "steps": {"2": "write #2", "4,5": "no item 4", "0,1": "no item 0", "x": "not understood", "3-1": "not understood", "1,,x": "not",
              "5/4": "outside", "#9": "no item 9"},
    "waiting": {"1:30": "write 1h30", "1h75": "below 60", "1:75 h": "below 60", "1d25h": "below 24", "601": "outside the range from 0 min to 600 min", "-5": "outside",
                "30min1h": "not understood", "1h1h": "not understood", "5x": "not understood", "1h30x": "not understood",
                "1:30 s": "not understood", "1:30 x": "not understood", "1:30:00 min": "not understood", "h": "not understood", "5s3": "not understood"},
    "ideas": {"3.5": "not a whole number", "51": "outside the range from 0 to 50", "-1": "outside", "x": "not understood"},
    "refunds": {"1,200": "thousands separators", "5001": "outside the range from -100 元 to 5000 元", "$5": "not understood"},
    "points": {"11": "outside"},
}  # fmt: skip


def pairs(table: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(kpi, text, told) for kpi, texts in table.items() for text, told in texts.items()]


def entry_of(kpi: str, text: str) -> Entry:
    found = parse(question(kpi), text)
    assert isinstance(found, Entry), found.reason.en
    assert parse(question(kpi), found.text) == found
    return found


@pytest.mark.parametrize(("kpi", "text", "value"), pairs(VALUES))
def test_values_are_understood(kpi: str, text: str, value: str) -> None:
    found = entry_of(kpi, text)
    assert (found.value, found.numerator, found.denominator, found.ticks) == (D(value), None, None, None)


@pytest.mark.parametrize(("kpi", "text", "parts"), pairs(PARTS))
def test_k_of_n_is_understood(kpi: str, text: str, parts: str) -> None:
    found = entry_of(kpi, text)
    assert (found.value, found.text) == (None, parts)
    assert f"{found.numerator}/{found.denominator}" == parts


@pytest.mark.parametrize(("text", "canonical"), [pair for pair in TICKS.items() if pair[1] != "2?"])
def test_ticks_are_understood(text: str, canonical: str) -> None:
    found = entry_of("steps", text)
    assert found.text == canonical
    assert (found.numerator, found.denominator) == (D(len(found.ticks or ())), D(3))


def test_a_lone_number_with_a_comma_is_an_item() -> None:
    assert entry_of("steps", "2,").ticks == frozenset({2})


def test_a_checklist_of_one_item_takes_its_number() -> None:
    text = "behaviours:\n  - kpi: steps\n    title: {zh: 步, en: S}\n    measure: {kind: share, items: [{zh: 甲, en: a}]}\n"
    from tests.interview.kinds import RUBRIC, read

    head, tail = RUBRIC.split("behaviours:\n")
    one = read(head + text + tail[tail.index("  - {kpi: waiting") :])
    found = parse(question("steps", one), "1")
    assert isinstance(found, Entry)
    assert (found.ticks, found.text) == (frozenset({1}), "#1")
    assert parse(question("steps", one), "#1") == found


@pytest.mark.parametrize(("kpi", "text", "why"), pairs(REFUSED))
def test_a_refusal_says_why_and_what_would_be_accepted(kpi: str, text: str, why: str) -> None:
    asked = question(kpi)
    found = parse(asked, text)
    assert isinstance(found, Refusal), found
    assert why in found.reason.en
    assert found.reason.en.endswith(asked.accepted().en)
    assert found.reason.zh.endswith(asked.accepted().zh)


@pytest.mark.parametrize("kpi", [asked.kpi for asked in session().questions])
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not seen"), ("  \u3000", "not seen"), ("N/A", "follows from the profile"), ("不适用", "follows from the profile"),
        ("4\n5", "invisible"), ("\x1b[31m4\u200b5", "invisible"), ("4" * (LONGEST_ENTRY + 1), "too many"), ("\ud800x", "invisible"),
    ],
)  # fmt: skip
def test_what_no_question_takes(kpi: str, text: str, why: str) -> None:
    found = parse(question(kpi), text)
    assert isinstance(found, Refusal)
    assert why in found.reason.en
    assert "\x1b" not in found.reason.en + found.reason.zh


@pytest.mark.parametrize("kpi", [asked.kpi for asked in session().questions])
def test_what_may_be_entered_is_said_in_both_languages(kpi: str) -> None:
    told = question(kpi).accepted()
    assert told.en.endswith(".")
    assert told.zh.endswith("。")
    assert "{" not in told.en + told.zh


@settings(deadline=None)
@given(kpi=st.sampled_from([asked.kpi for asked in session().questions]), text=st.text(max_size=30))
@example(kpi="waiting", text="1:30:99")
@example(kpi="steps", text="١,٢")
@example(kpi="listens", text="٤")
def test_any_text_is_taken_or_refused(kpi: str, text: str) -> None:
    found = parse(question(kpi), text)
    if isinstance(found, Entry):
        assert parse(question(kpi), found.text) == found


NUMBERS = st.decimals(min_value=-2, max_value=130, allow_nan=False, places=3).map(lambda number: f"{number:f}")
FORMS = st.one_of(
    NUMBERS,
    NUMBERS.map(lambda text: f"{text}%"),
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: f"{pair[0]}/{pair[1]}"),
    st.tuples(st.integers(0, 9), st.integers(0, 70)).map(lambda pair: f"{pair[0]}h{pair[1]}"),
    st.integers(0, 99999).map(lambda seconds: f"{seconds}s"),
    st.sets(st.integers(1, 3)).map(ticks_text),
)


@settings(deadline=None, max_examples=30)
@given(texts=st.lists(st.tuples(st.sampled_from([asked.kpi for asked in session().questions]), FORMS), max_size=25))
def test_what_is_accepted_is_what_evaluate_reads(texts: list[tuple[str, str]]) -> None:
    """Each accepted entry is an accepted row with the same value and number of observations."""
    told = {kpi: text for kpi, text in texts if isinstance(parse(question(kpi), text), Entry)}
    made = answered_session(session(), told)
    rows = pl.DataFrame([row.cells() for row in made.rows()], schema=list(COLUMNS), orient="row")
    if not told:
        assert made.finish() == Refusal(NOTHING_GIVEN)
        return
    intake = intake_frame(rows, kinds())
    assert intake.rejects.rows() == []
    read = {kinds().kpis[row["kpi"]].kpi: row for row in intake.observations.iter_rows(named=True)}
    assert read.keys() == told.keys()
    for kpi, row in read.items():
        entry = made.answers[kpi].entry
        assert entry is not None
        if entry.value is not None:
            assert D(row["value"]).scaleb(-9) == entry.value
        else:
            assert (row["numerator"], row["denominator"]) == (entry.numerator * 10**6, entry.denominator * 10**6)  # type: ignore[operator]


def test_all_shipped_rubrics_say_what_may_be_entered() -> None:
    from service_rating.interview.questions import questions_of
    from service_rating.interview.speaker import Speaker

    names = (
        "service-awareness",
        "service-desk",
        "service-habits",
        "service-level-grades",
        "service-quality",
        "scenario-simulation",
    )
    for name in names:
        for source in shipped(name).source_order:
            for asked in questions_of(shipped(name), Speaker("E1", source, "R1")):
                assert asked.accepted().en
                assert isinstance(parse(asked, "no such thing"), Refusal)
