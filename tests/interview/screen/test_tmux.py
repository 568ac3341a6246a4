"""One interview in a real terminal: tmux draws what the program writes, and types what a person would."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Self

import pytest

from service_rating.interview.drafts import Draft, parse_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TMUX = shutil.which("tmux")
NEEDED = "SERVICE_RATING_NEEDS_TMUX"
PATIENCE = 90.0


class Pane:
    """One tmux server of our own with one window."""

    def __init__(self, folder: Path) -> None:
        """Start a shell of 80 × 24 cells."""
        self.folder, self.socket = folder, str(folder / "tmux.sock")
        shell = [
            "env",
            *["-u", "NO_COLOR", "-u", "COLUMNS", "-u", "LINES"],
            "LC_ALL=C.UTF-8",
            f"SERVICE_RATING_DATA_DIR={folder}",
            "PS1=ready ",
            "sh",
        ]
        self.tmux("-f", os.devnull, "new-session", "-d", "-x", "80", "-y", "24", "-c", str(folder), *shell)

    def tmux(self, *words: str) -> str:
        """Run one command of tmux."""
        assert TMUX is not None
        run = subprocess.run([TMUX, "-S", self.socket, "-u", *words], capture_output=True, text=True, check=True)
        return run.stdout

    def keys(self, *names: str) -> Self:
        """Press keys by their names."""
        self.tmux("send-keys", *names)
        return self

    def type(self, text: str) -> Self:
        """Type characters as they are."""
        self.tmux("send-keys", "-l", text)
        return self

    def shows(self, *texts: str) -> str:
        """Wait until all of the texts are on the screen, and give the screen."""
        return self.until(lambda screen: all(text in screen for text in texts), texts)

    def until(self, holds: Callable[[str], bool], wanted: object) -> str:
        """Wait until something holds of the screen."""
        end = time.monotonic() + PATIENCE
        while not holds(screen := self.tmux("capture-pane", "-p")):
            if time.monotonic() > end:
                message = f"{wanted!r} never came:\n{screen}"
                raise AssertionError(message)
            time.sleep(0.1)
        return screen


@pytest.fixture
def pane(tmp_path: Path) -> Iterator[Pane]:
    """A pane, ended with all that runs in it."""
    if TMUX is None:
        assert NEEDED not in os.environ, "tmux is missing"
        pytest.skip("tmux is missing")
    made = Pane(tmp_path)
    yield made
    subprocess.run([TMUX, "-S", made.socket, "kill-server"], capture_output=True, check=False)


def start(pane: Pane) -> None:
    words = (
        "assess E1024 --as supervisor --rater M7 --period 2026H1 --date 2026-06-01 --lang zh -o rows.csv --draft d.json"
    )
    pane.type(f"{sys.executable} -m service_rating {words}").keys("Enter")
    pane.shows("请先看", "rows.csv")
    pane.keys("Enter")
    pane.until(lambda screen: "请先看" not in screen and "回答" in screen, "the first question")


def drafted(pane: Pane) -> dict[str, str | None]:
    found = parse_draft((pane.folder / "d.json").read_bytes())
    assert isinstance(found, Draft)
    return {kpi: answer["text"] for kpi, answer in found.session["answers"].items()}


def test_an_interview_from_the_first_key_to_the_rows(pane: Pane) -> None:
    start(pane)
    pane.type("9").keys("Enter")
    pane.shows("✗", "请输入 1 到 5")
    pane.keys("BSpace").type("4").keys("Enter").type("3").keys("Enter")  # typed ahead, without waiting
    pane.shows("✓ 需求挖掘深度  4", "✓ 情绪稳定  3", "▸  主动帮助次数")
    pane.keys("F2")
    pane.shows("– 主动帮助次数")
    pane.keys("Tab")
    pane.shows("备注      ▌")
    pane.type("[bold]没有[/bold]记录")
    pane.shows("[bold]没有[/bold]记录")
    pane.tmux("resize-window", "-x", "120", "-y", "40")
    pane.shows("▏ 建议等级", "▏ 证据覆盖", "– 主动帮助次数")
    pane.keys("F9")
    pane.shows("检查并完成", "完成 F10")
    pane.keys("F10")
    pane.shows("已写入 2 条观察记录")
    with (pane.folder / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["employee"], row["kpi"], row["value"]) for row in csv.DictReader(file)]
    assert rows == [("E1024", "need_discovery", "4"), ("E1024", "composure", "3")]


def test_closing_the_terminal_keeps_what_was_typed_and_the_next_run_goes_on(pane: Pane) -> None:
    start(pane)
    pane.type("4")
    pane.shows("▌4", "▸ 4")
    pane.tmux("split-window")  # the server lives on with another window
    pane.tmux("kill-pane", "-t", "0")
    end = time.monotonic() + PATIENCE
    while not (pane.folder / "d.json").exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert drafted(pane) == {"need_discovery": "4"}


def test_ctrl_c_leaves_the_terminal_as_it_was_and_says_where_the_draft_is(pane: Pane) -> None:
    start(pane)
    pane.type("4").keys("Enter")
    pane.shows("✓ 需求挖掘深度  4")
    pane.keys("C-c")
    pane.shows("d.json", "ready")
    pane.type("echo back").keys("Enter")
    pane.until(lambda screen: screen.count("back") > 1, "the echo")
    assert drafted(pane) == {"need_discovery": "4"}
