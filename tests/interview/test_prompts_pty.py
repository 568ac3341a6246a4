"""Plain prompts on a real pseudo-terminal: what a person at a keyboard does, and what happens to their window."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

from service_rating.interview.draft_opening import listed
from service_rating.interview.drafts import Draft
from tests.interview.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.untraced, pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")]
ASSESS = ("assess", "E1", "--rater", "m7", "--date", "2026-06-30", "--lang", "en")
ANSWER, NEXT = "Answer: ", "Question 2 of 6"


def draft(folder: Path) -> Draft:
    """The one draft there is."""
    [found] = listed(folder / "data" / "drafts")
    assert isinstance(found.draft, Draft)
    return found.draft


def texts(found: Draft) -> dict[str, str | None]:
    return {kpi: answer["text"] for kpi, answer in found.session["answers"].items()}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Answer: ", "finish", "(yes/no)", "yes", "A one-page summary")),
        ("zh", ("答案：", "完成", "（是/否）", "是", "要一页面谈提纲")),
    ],
)
def test_a_manager_scores_somebody(tmp_path: Path, language: str, words: tuple[str, str, str, str, str]) -> None:
    asked, finish, sure, yes, more = words
    with Terminal.run(*ASSESS[:-1], language, cwd=tmp_path) as at:
        at.wait_for(asked)
        at.type("4")
        at.wait_for(asked)
        at.type(finish)
        at.wait_for(sure)
        at.type(yes)
        at.wait_for(more)
        at.type("y")
        assert at.ended() == 0
    assert "need_discovery,4,,,supervisor,m7,2026-06-30" in (tmp_path / "observations-E1.csv").read_text("utf-8")
    assert (tmp_path / "talk-E1.md").read_text("utf-8").startswith("# ")
    assert listed(tmp_path / "data" / "drafts") == []


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_by_key_says_where_the_draft_is(tmp_path: Path, key: str) -> None:
    with Terminal.run(*ASSESS, cwd=tmp_path) as at:
        at.wait_for(ANSWER)
        at.type("4")
        at.wait_for(ANSWER)
        at.press(key)
        at.wait_for("Your answers are in the draft: ")
        assert at.ended() == 1
        assert ".draft.json" in at.seen
    assert texts(draft(tmp_path)) == {"need_discovery": "4"}


UNHEARD = """
import fcntl, signal, sys, termios, threading, time
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
import readline
from service_rating.cli.hang_up import ends_on_hang_up

def missed():
    time.sleep(0.5)
    signal.pthread_kill(threading.get_ident(), signal.SIGINT)

with ends_on_hang_up("farewell"):
    threading.Thread(target=missed, daemon=True).start()
    try:
        input("Answer: ")
    except KeyboardInterrupt:
        print("heard")
"""
# Another thread takes the signal, so nothing ends the wait for a key: as when Ctrl-C comes just before that wait.


def test_ctrl_c_is_heard_although_nothing_ends_the_wait_for_a_key(tmp_path: Path) -> None:
    with Terminal.run(cwd=tmp_path, code=UNHEARD) as at:
        at.wait_for("Answer: ")
        at.wait_for("heard")
        assert at.ended() == 0


@pytest.mark.parametrize("what", ["closed", "SIGHUP", "SIGTERM", "SIGKILL"])
def test_whatever_ends_the_window_the_draft_is_kept(tmp_path: Path, what: str) -> None:
    with Terminal.run(*ASSESS, cwd=tmp_path) as at:
        at.wait_for(ANSWER)
        at.type("4")
        at.wait_for(NEXT)
        at.wait_for(ANSWER)
        at.press("note half ty")
        if what == "closed":
            at.close()
        else:
            at.send(signal.Signals[what])
        code = at.process.wait(60)
    assert code == (-signal.SIGKILL if what == "SIGKILL" else 2)
    assert texts(draft(tmp_path)) == {"need_discovery": "4"}


def test_resuming_offers_the_draft_and_goes_on(tmp_path: Path) -> None:
    with Terminal.run(*ASSESS, cwd=tmp_path) as at:
        at.wait_for(ANSWER)
        at.type("4")
        at.wait_for(ANSWER)
        at.type("quit")
        assert at.ended() == 1
    with Terminal.run(*ASSESS, cwd=tmp_path) as at:
        at.wait_for("1 of 6 questions answered. Go on with it?")
        at.type("")
        at.wait_for(NEXT)
        at.wait_for(ANSWER)
        at.type("back")
        at.wait_for("Your answer: 4")
    with Terminal.run(*ASSESS, cwd=tmp_path) as at:
        at.wait_for("Go on with it?")
        at.type("n")
        at.wait_for("is kept as")
        at.wait_for("Question 1 of 6")
    assert len(list((tmp_path / "data" / "drafts").glob("*.before"))) == 1


def test_pasted_lines_are_no_answers(tmp_path: Path) -> None:
    with Terminal.run(*ASSESS, "--plain", cwd=tmp_path, TERM="xterm") as at:
        at.wait_for(ANSWER)
        at.press("4\r5\r3\r")
        at.wait_for("lines came at once")
        at.wait_for(ANSWER)
        at.type("note")
        at.wait_for("removes it): ")
        at.press("\x1b[200~first\nsecond\n3\x1b[201~")
        at.type("")
        at.wait_for("The note is kept.")
    assert draft(tmp_path).session["answers"]["need_discovery"]["note"].split() == ["first", "second", "3"]


def test_a_note_of_ten_thousand_characters_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with Terminal.run(*ASSESS, cwd=tmp_path) as at:
        at.wait_for(ANSWER)
        at.type("note " + "长" * 10_000)
        at.wait_for("10000 characters")
        at.wait_for("it was not kept")
        at.wait_for(ANSWER)
        at.type("4")
        at.wait_for("Taken: 4.")


def test_two_windows_do_not_work_on_one_draft(tmp_path: Path) -> None:
    with Terminal.run(*ASSESS, cwd=tmp_path) as first:
        first.wait_for(ANSWER)
        with Terminal.run(*ASSESS, cwd=tmp_path) as second:
            second.wait_for("IV047")
            assert second.ended() == 2
        first.type("4")
        first.wait_for("Taken: 4.")


def test_the_rater_is_asked_for(tmp_path: Path) -> None:
    with Terminal.run("assess", "E1", "--lang", "zh", cwd=tmp_path) as at:
        at.wait_for("您自己的编号")
        at.type("m7")
        at.wait_for("评价人：m7")
    with Terminal.run("assess", "E1", "--lang", "zh", cwd=tmp_path) as at:
        at.wait_for("您自己的编号")
        at.type("E1")
        at.wait_for("IV007")
        assert at.ended() == 2


def test_with_stdout_in_a_file_the_questions_stay_on_the_terminal(tmp_path: Path) -> None:
    with Terminal.run(*ASSESS, cwd=tmp_path, out=tmp_path / "rows.csv") as at:
        at.wait_for(ANSWER)
        at.type("note " + "x" * 5000)
        at.wait_for("the terminal passes on 4095 bytes")
        at.wait_for(ANSWER)
        at.type("4")
        at.wait_for(NEXT)
        at.wait_for(ANSWER)
        at.type("finish")
        at.wait_for("(yes/no)")
        at.type("y")
        assert at.ended() == 0
    rows = (tmp_path / "rows.csv").read_text("utf-8").splitlines()
    assert rows[1] == "E1,,,need_discovery,4,,,supervisor,m7,2026-06-30,,"
    assert not (tmp_path / "observations-E1.csv").exists()
