"""Answers questions one after another and says each time that the draft is on the disk; killed by its test."""

from __future__ import annotations

import sys
from pathlib import Path

from service_rating.interview.drafts import Keeper
from tests.interview.kinds import session

made = session()
keeper = Keeper(Path(sys.argv[1]))
made.on_change = keeper.save
for turn in range(100_000):
    made.jump("listens")
    made.note(f"note {turn} " + "长" * 1500)
    print(turn, flush=True)  # noqa: T201  # what the parent waits for
