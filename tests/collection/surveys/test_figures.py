from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.collection.surveys.figures import FIGURES, figures_of
from service_rating.collection.surveys.plan import QuestionPlan
from service_rating.localized import Localized
from tests.collection.surveys.sample import figures_by_hand, half_up

NANO = 10**9
TITLE = Localized("题", "Question")
SATISFACTION = QuestionPlan("q1", "csat", TITLE, Decimal(1), Decimal(5), Decimal(4), None, None, 10)
RECOMMEND = QuestionPlan("q2", "nps", TITLE, Decimal(0), Decimal(10), Decimal(9), None, None, 3)
PEOPLE = ("A", "B", "C")

answers = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.none() | st.integers(1, 5), st.none() | st.integers(0, 10), st.booleans()),
    max_size=60,
)
invitations = st.none() | st.dictionaries(st.sampled_from([*PEOPLE, "D"]), st.integers(0, 40), min_size=1)


def figures(rows: list[tuple[str, int | None, int | None, bool]], invited: dict[str, int] | None) -> pl.DataFrame:
    schema = {"employee": pl.String, "question_q1": pl.Int64, "question_q2": pl.Int64, "counts": pl.Boolean}
    told = [(who, one and one * NANO, two if two is None else two * NANO, counts) for who, one, two, counts in rows]
    asked = None if invited is None else pl.DataFrame({"employee": [*invited], "invited": [*invited.values()]})
    return figures_of(pl.DataFrame(told, schema=schema, orient="row"), asked, (SATISFACTION, RECOMMEND))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answers, invitations)
def test_figures_are_those_worked_out_by_hand(
    rows: list[tuple[str, int | None, int | None, bool]], invited: dict[str, int] | None
) -> None:
    found = figures(rows, invited)
    assert dict(found.schema) == FIGURES
    everyone = sorted({row[0] for row in rows} | set(invited or ()))
    assert found["employee"].to_list() == [who for who in [*everyone, None] for _ in range(2)]
    for line in found.iter_rows(named=True):
        own = [row for row in rows if line["employee"] in (row[0], None)]
        nps = line["question"] == 1
        given_ = [row[2] if nps else row[1] for row in own]
        values = [answer for answer in given_ if answer is not None]
        told = figures_by_hand(values, 9 if nps else 4, nps=nps)
        assert {name: line[name] for name in told} == told
        assert line["responses"] == len(own)
        assert line["few"] == (len(values) < (3 if nps else 10))
        _check_invited(line, own, invited)


def _check_invited(
    line: dict[str, object], own: list[tuple[str, int | None, int | None, bool]], invited: dict[str, int] | None
) -> None:
    if invited is None:
        assert line["invited"] is None
        assert line["response_percent"] is None
        return
    who = line["employee"]
    asked = sum(invited.values()) if who is None else invited.get(str(who), 0)
    assert line["invited"] == asked
    counting = sum(row[3] for row in own)
    assert line["response_percent"] == (half_up(Fraction(100 * counting, asked), 1) if asked else None)


def test_the_nps_goes_from_minus_100_to_100() -> None:
    found = figures([("A", None, 10, True), ("B", None, 6, True), ("C", None, 7, True)], None)
    own = found.filter(pl.col("question") == 1)
    assert own["nps"].to_list() == [100, -100, 0, 0]


def test_no_question_gives_no_figures() -> None:
    rows = pl.DataFrame({"employee": ["A"], "counts": [True]})
    assert figures_of(rows, None, ()).equals(pl.DataFrame(schema=FIGURES))
