"""Each different text is read once: whatever is remembered, the outcome is the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import Intake, read_observations, runs
from service_rating.observations import numbering as numbering_module
from service_rating.observations import readings as readings_module
from service_rating.observations.numbering import Numbering
from service_rating.observations.readings import Readings
from tests.observations.sample import SMALL, checked, write
from tests.observations.test_fuzz import CHARACTERS, GOOD, WIDE

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXTS = st.lists(st.text("ab1é员", max_size=3), max_size=40)


@given(blocks=st.lists(st.tuples(TEXTS, st.booleans()), min_size=1, max_size=5))
@SETTINGS
def test_the_same_text_has_the_same_number(blocks: list[tuple[list[str], bool]]) -> None:
    numbering, found = Numbering(), []
    for block, short in blocks:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(numbering_module, "SHORT", 40 if short else -1)
            found.append(numbering.numbers(pl.Series(block, dtype=pl.String)))
    for (block, _), numbers in zip(blocks, found, strict=True):
        assert numbers.dtype == pl.UInt32
        assert numbering.texts.gather(numbers).to_list() == block
    assert numbering.texts.is_unique().all()


def test_numbers_in_many_threads() -> None:
    numbering = Numbering()
    blocks = [pl.Series([f"E{(i * 7919 + j) % 3000}" for j in range(700 if i % 3 else 300)]) for i in range(40)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(numbering.numbers, blocks))
    assert all(numbering.texts.gather(n).equals(b) for n, b in zip(found, blocks, strict=True))
    assert numbering.texts.n_unique() == numbering.texts.len()


def test_a_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def lengths(texts: pl.Series) -> pl.DataFrame:
        read.extend(texts)
        return pl.DataFrame({"length": texts.str.len_chars()})

    monkeypatch.setattr(readings_module, "is_repetitive", lambda _: True)
    readings = Readings(lengths)
    for texts in (["a", "bb", "a"], ["bb", "ccc"], ["a"]):
        assert readings.of(pl.Series(texts))["length"].to_list() == [len(text) for text in texts]
    assert sorted(read) == ["", "", "a", "bb", "ccc"]
    monkeypatch.setattr(readings_module, "MOST", 2)
    assert readings.of(pl.Series(["a", "dd"]))["length"].to_list() == [1, 2]
    assert max(read) == "dd"
    assert read.count("a") == 2


@pytest.mark.untraced
@given(data=st.data(), good=st.sampled_from([GOOD, GOOD.replace('"', ""), WIDE]))
@SETTINGS
def test_remembering_texts_changes_nothing(tmp_path: Path, data: st.DataObject, good: str) -> None:
    text = list(good)
    for _ in range(data.draw(st.integers(0, 6))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place : place + data.draw(st.integers(0, 3))] = data.draw(st.lists(CHARACTERS, max_size=3))
    content = "".join(text) + "".join(text).partition("\n")[2]
    one, other = (outcome(tmp_path, content, remember=remember) for remember in (False, True))
    if isinstance(one, str) or isinstance(other, str):
        assert one == other
        return
    assert (one.counts, one.diagnostics, one.digest, one.period) == (
        other.counts, other.diagnostics, other.digest, other.period,
    )  # fmt: skip
    for name in ("observations", "events"):  # in no stated order
        left, right = (frame.sort(frame.columns) for frame in (getattr(one, name), getattr(other, name)))
        assert left.equals(right), name
    for name in ("employees", "attributes", "rejects"):
        assert getattr(one, name).equals(getattr(other, name)), name


def outcome(folder: Path, content: str, *, remember: bool) -> Intake | str:
    """What was taken in, or why nothing could be; remembered texts go with small blocks, so that they come again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readings_module, "is_repetitive", lambda _: remember)
        patch.setattr(runs, "FIRST", 60 if remember else 1 << 24)
        patch.setattr(runs, "BLOCK", 60 if remember else 1 << 24)
        try:
            return checked(read_observations([write(folder, content)], SMALL))
        except CouldNotRunError as refused:
            return str(refused)
