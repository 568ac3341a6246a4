"""kill -9 at any moment: the draft is whole, and holds everything that was entered before."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from service_rating.interview.draft_opening import read_draft, remove_leftovers
from service_rating.interview.drafts import Draft

CHILD = Path(__file__).with_name("kill_child.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")


def last_turn(process: subprocess.Popen[str], pause: float) -> int:
    """Let it work for a while, kill it, and give the last turn that it reported."""
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    return int(process.stdout.read().split("\n")[-2])


@pytest.mark.parametrize("pause", [0.05, 0.0787, 0.1237])
def test_killed_at_any_moment_the_draft_is_whole(tmp_path: Path, pause: float) -> None:
    path = tmp_path / "a.draft.json"
    command = [sys.executable, "-m", "tests.interview.kill_child", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHILD.parents[2]) as process:
        turn = last_turn(process, pause)
    draft = read_draft(path)
    assert isinstance(draft, Draft)
    note = draft.session["answers"]["listens"]["note"]
    assert int(note.split()[1]) >= turn > 0
    assert note.endswith("长" * 1500)
    remove_leftovers(path)
    assert list(tmp_path.iterdir()) == [path]
