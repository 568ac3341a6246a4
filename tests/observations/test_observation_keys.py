"""What makes rows the same observation; rough keys may say it of a few more rows, but of none less."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_rating.observations.dates import UNDATED
from service_rating.observations.observation_keys import keys, rough_keys, told_apart

KINDS = {
    "employee": pl.UInt32, "subject": pl.Int16, "source": pl.Int8, "rater": pl.UInt32, "day": pl.Int32,
    "observation": pl.String, "evidence": pl.String, "evidence_counts": pl.Boolean,
}  # fmt: skip
SAME = ("employee", "subject", "source")
few = {
    "employee": st.sampled_from([0, 1, 2**24, 2**32 - 1]), "subject": st.integers(0, 2), "source": st.integers(-1, 2),
    "rater": st.sampled_from([0, 1, 2, 2**32 - 1]), "day": st.sampled_from([UNDATED, -25_000, 0, 20_000]),
    "observation": st.sampled_from(["", "a", "b"]), "evidence": st.sampled_from(["", " ", "x", " x", "y"]),
    "evidence_counts": st.booleans(),
}  # fmt: skip


def keyed(rows: list[dict[str, object]], *missing: str) -> tuple[list[int | None], list[int | None]]:
    frame = told_apart(pl.DataFrame(rows, schema=KINDS).drop(missing))
    return keys(frame).to_list(), rough_keys(frame).to_list()


def identity(row: dict[str, object], *missing: str) -> tuple[object, ...] | None:
    """What makes a row the same as another, put plainly; None where nothing does."""
    about = tuple(row[name] for name in SAME)
    own = "" if "observation" in missing else row["observation"]
    if own:
        return (*about, "id", own)
    if row["rater"] == 0 or row["day"] == UNDATED:
        return None
    evidence = str(row["evidence"]).strip() if row["evidence_counts"] and "evidence" not in missing else ""
    return (*about, "rater", row["rater"], row["day"], evidence)


@pytest.mark.parametrize("missing", [(), ("observation",), ("evidence",), ("observation", "evidence")])
@given(rows=st.lists(st.fixed_dictionaries(few), min_size=2, max_size=12))
def test_keys_are_the_same_where_rows_are_the_same_observation(
    missing: tuple[str, ...], rows: list[dict[str, object]]
) -> None:
    found, rough = keyed(rows, *missing)
    for one, key, one_rough in zip(rows, found, rough, strict=True):
        own = identity(one, *missing)
        assert (key is None) == (one_rough is None) == (own is None)
        for other, other_key, other_rough in zip(rows, found, rough, strict=True):
            if own is not None and all(one[name] == other[name] for name in SAME):
                assert (key == other_key) == (own == identity(other, *missing))
                assert key != other_key or one_rough == other_rough


def test_narrow_columns_have_the_same_keys() -> None:
    rows = [{"employee": 3, "subject": 1, "source": 2, "rater": 200, "day": 250, "told": None}] * 2
    kinds = dict.fromkeys(rows[0], pl.Int64) | {"told": pl.UInt64}
    wide = pl.DataFrame(rows, schema=kinds)
    narrow = wide.with_columns(
        pl.col("employee", "rater", "day").cast(pl.UInt8), pl.col("subject", "source").cast(pl.Int8)
    )
    assert keys(narrow).equals(keys(wide))
    assert rough_keys(narrow).equals(rough_keys(wide))
