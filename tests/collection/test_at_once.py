"""Work done at once comes back by its name, in the order given."""

from __future__ import annotations

from threading import Barrier

import pytest

from service_rating.collection.at_once import at_once
from service_rating.observations.threads import WORKERS


def test_pieces_of_work_are_done_side_by_side_and_keep_their_order() -> None:
    together = Barrier(WORKERS, timeout=10)
    found = at_once({f"{number}": together.wait for number in range(WORKERS)})
    assert list(found) == [f"{number}" for number in range(WORKERS)]
    assert sorted(found.values()) == list(range(WORKERS))


def test_what_a_piece_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        at_once({"fine": lambda: 1, "not": lambda: 1 // 0})
