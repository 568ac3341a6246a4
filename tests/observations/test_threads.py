"""Work beside and behind whoever asks for it: in order, and no error is lost."""

from __future__ import annotations

from threading import Event

import pytest

from service_rating.observations.threads import Behind


def test_pieces_are_done_one_by_one_behind_the_caller() -> None:
    done: list[int] = []
    go, behind = Event(), Behind()

    def first() -> None:
        go.wait(10)
        done.append(1)

    behind.do(first)
    assert done == []  # the caller goes on
    go.set()
    behind.do(lambda: done.append(2))
    assert done[0] == 1  # the next piece waits for the one before
    behind.wait()
    behind.wait()
    assert done == [1, 2]


@pytest.mark.parametrize("again", [False, True])
def test_an_error_comes_up_once_where_the_caller_waits(*, again: bool) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    done: list[int] = []
    behind = Behind()
    behind.do(broken)
    with pytest.raises(ZeroDivisionError):
        behind.do(lambda: done.append(1)) if again else behind.wait()
    behind.wait()
    assert done == []
    behind.do(lambda: done.append(2))
    behind.wait()
    assert done == [2]
