"""Rejected rows in words: the same sentences, however many rows are put into words at a time."""

from __future__ import annotations

import polars as pl
import pytest

from service_rating.observations import sentences
from service_rating.observations.sentences import DETAIL, Wording
from service_rating.observations.subjects import Subjects
from tests.observations.sample import SMALL

ROWS = pl.DataFrame(
    {
        "code": ["OB160", "OB161", "OB160", "OB121", "OB121"] * 9,
        "cell": ["", "", DETAIL, "balence", "=1"] * 9,
        "subject": [0, None, 1, None, None] * 9,
        "detail": [f"a.csv:{n}" if n % 7 else [None, "", "\x07bell", " led by a blank"][n // 7 % 4] for n in range(45)],
    },
    schema={"code": pl.String, "cell": pl.String, "subject": pl.Int64, "detail": pl.String},
)


def test_the_sentences_do_not_depend_on_the_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Wording(Subjects(SMALL)).worded(ROWS)
    assert whole.select(ROWS.columns).equals(ROWS)
    assert whole["message_en"][1].count("a.csv:1") == 1
    alone = [Wording(Subjects(SMALL)).worded(ROWS.slice(n, 1)) for n in range(ROWS.height)]
    assert whole.equals(pl.concat(alone))
    many = pl.concat([ROWS.slice(1, 1)] * 50)
    monkeypatch.setattr(sentences, "AT_ONCE", 7)
    assert Wording(Subjects(SMALL)).worded(many).equals(pl.concat([whole.slice(1, 1)] * 50))


@pytest.mark.parametrize("height", [0, 1])
def test_no_rows_need_no_words(height: int) -> None:
    found = Wording(Subjects(SMALL)).worded(ROWS.head(height))
    assert (found.height, found.columns) == (height, [*ROWS.columns, "message_zh", "message_en"])
