"""``assess`` as a command: what it writes, what it refuses, its exit codes; whole runs in both languages."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service_rating.cli import assess_interview
from tests.cli.program import run

if TYPE_CHECKING:
    from tests.cli.program import Run

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = Path(__file__).parents[2] / "examples"
DATED = ("--date", "2026-06-30")
WHO = ("E1", "--rater", "m7", *DATED)
ANSWERS = (
    "need_discovery: {value: 4, note: repeats the need, evidence: TK-7}", "composure: 3.5", "unprompted_help: 2",
    "feedback_improvement: not_seen", "process_improvement: 1", "comprehensive_service: 11/12",
)  # fmt: skip
FILE = "employee: E1\nrater: m7\ndate: 2026-06-30\nanswers:\n" + "".join(f"  {line}\n" for line in ANSWERS)
ROWS = (
    "\ufeffemployee,name,profile,kpi,value,numerator,denominator,source,rater,date,evidence,period\n"
    "E1,,,need_discovery,4,,,supervisor,m7,2026-06-30,TK-7; repeats the need,\n"
    "E1,,,composure,3.5,,,supervisor,m7,2026-06-30,,\n"
    "E1,,,unprompted_help,2,,,supervisor,m7,2026-06-30,,\n"
    "E1,,,process_improvement,1,,,supervisor,m7,2026-06-30,,\n"
    "E1,,,comprehensive_service,,11,12,supervisor,m7,2026-06-30,,\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVICE_RATING_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "a.yaml").write_text(FILE, "utf-8")
    return tmp_path


def assess(*arguments: str, typed: str = "", language: str = "en") -> Run:
    """Run ``assess`` with lines on stdin."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8"))
        return run("assess", *arguments, "--lang", language)


def draft_files(here: Path) -> list[str]:
    return sorted(file.name for file in (here / "data" / "drafts").iterdir()) if (here / "data").exists() else []


def test_answers_from_a_file_become_rows_on_stdout() -> None:
    found = assess("--answers", "a.yaml")
    assert (found.code, found.out) == (0, ROWS)
    assert "fewer than 2 sources besides self" in found.err


def test_answers_from_stdin_and_rows_into_a_file(here: Path) -> None:
    found = assess("--answers", "-", "-o", "o.csv", typed=FILE)
    assert found.code == 0
    assert (here / "o.csv").read_text("utf-8") == ROWS
    assert "Observations written: 5, to o.csv" in found.err
    assert "So far" in found.out


def test_rows_are_read_back_by_evaluate_with_the_same_outcome(here: Path) -> None:
    known = (str(EXAMPLES / "observations.csv"), "--roster", str(EXAMPLES / "roster.csv"), "--period", "2026H1")
    (here / "b.yaml").write_text(FILE.replace("E1\n", "E1004\n").replace("m7", "m77"), "utf-8")
    found = assess("--answers", "b.yaml", "--with", *known, "-o", "o.csv")
    assert (found.code, "IV024" in found.err) == (1, True)  # a row about E1004 in the example is rejected
    again = run("evaluate", "o.csv", *known, "--format", "json", "--lang", "en")
    told = next(one for one in json.loads(again.out)["assessments"] if one["employee"] == "E1004")
    first = told["justification"]["en"].split(". ")[0]
    assert first in " ".join(found.out.split())


def test_a_second_employee_is_added_and_a_second_time_is_refused(here: Path) -> None:
    assess("--answers", "a.yaml", "-o", "o.csv")
    (here / "b.yaml").write_text(FILE.replace("E1\n", "E2\n"), "utf-8")
    assert assess("--answers", "b.yaml", "-o", "o.csv").code == 0
    before = (here / "o.csv").read_bytes()
    assert before.count(b"\n") == 11
    again = assess("--answers", "b.yaml", "-o", "o.csv")
    assert (again.code, "IV015" in again.err) == (2, True)
    assert (here / "o.csv").read_bytes() == before


def test_what_was_rated_before_is_told_before_the_first_question(here: Path) -> None:
    (here / "o.csv").write_text("".join(ROWS.splitlines(keepends=True)[:3]), "utf-8")
    found = assess(*WHO, "-o", "o.csv", typed="s\ns\n2\nfinish\ny\n")
    told = " ".join(found.err.split())
    assert "skip them: Depth of need discovery, Composure under dissatisfaction." in told
    assert found.code == 0
    assert (here / "o.csv").read_text("utf-8").count("\n") == 4


def test_new_wants_a_new_file(here: Path) -> None:
    (here / "o.csv").write_text(ROWS, "utf-8")
    assert "CL086" in assess("--answers", "a.yaml", "-o", "o.csv", "--new").err
    assert assess("--answers", "a.yaml", "-o", "p.csv", "--new").code == 0


def test_what_is_missing_is_told_and_nothing_is_written(here: Path) -> None:
    (here / "a.yaml").write_text(FILE.replace("composure: 3.5", "composure: null"), "utf-8")
    for language in ("en", "zh"):
        found = assess("--answers", "a.yaml", "-o", "o.csv", "--summary", "s.md", language=language)
        assert (found.code, found.out) == (2, "")
        assert "a.yaml:6:3: IV058" in found.err
    assert not (here / "o.csv").exists()
    assert not (here / "s.md").exists()


def test_nothing_seen_at_all_is_2(here: Path) -> None:
    text = re.sub(r"^  (\w+):.*$", r"  \1: not_seen", FILE, flags=re.MULTILINE)
    found = assess("--answers", "-", "-o", "o.csv", typed=text)
    assert (found.code, "IV060" in found.err) == (2, True)
    assert not (here / "o.csv").exists()


def test_a_note_without_an_answer_is_told_not_lost_in_silence() -> None:
    found = assess("--answers", "-", typed=FILE.replace("not_seen", "{value: not_seen, note: on leave}"))
    assert found.code == 0
    assert "not written to the observations: Feedback turned into change." in found.err


def test_the_command_line_and_the_file_may_not_disagree() -> None:
    assert "IV054" in assess("E2", "--answers", "a.yaml").err
    assert "IV054" in assess("E1", "--rater", "m8", "--answers", "a.yaml").err
    assert assess("E1", "--rater", "m7", "--as", "主管", "--date", "2026/6/30", "--answers", "a.yaml").code == 0


def test_another_version_is_1() -> None:
    found = assess("--answers", "-", typed='version: "0.1.0"\n' + FILE)
    assert (found.code, "IV059" in found.err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "CL083"),
        (("E1",), "CL084"),
        (("E1", "--rater", "m7", "--as", "boss"), "CL081"),
        (("E1", "--rater", "m7", "--date", "soon"), "CL082"),
        (("E1", "--rater", "m7", "--period", "2026H1", "--date", "2025-12-31"), "IV016"),
        (("E1", "--rater", "E1"), "IV007"),
        (("E1", "--rater", "m7", "--as", "subordinate"), "IV008"),
        (("E1", "--rater", "m7", "--profile", "front"), "IV006"),
        (("E\x1b[2J1", "--rater", "m7"), "IV002"),
        (("E1", "--rater", "m7", "-r", "no-such"), "SR020"),
        (("E1", "--rater", "m7", "--with", "missing.csv"), "OB001"),
        (("E1", "--rater", "m7", "--roster", "missing.csv"), "OB001"),
        (("E1", "--rater", "m7", "-o", "nowhere/o.csv"), "OU003"),
        (("E1", "--rater", "m7", "--draft", "nowhere/d.json"), "OU003"),
        (("E1", "--rater", "m7", "--summary", "nowhere/s.md"), "OU003"),
        (("E1", "--rater", "m7", "-o", "o.csv", "--summary", "o.csv"), "OU001"),
        (("E1", "--rater", "m7", "-o", "o.csv", "--draft", "o.csv"), "OU001"),
        (("--answers", "a.yaml", "--summary", "a.yaml"), "OU001"),
        (("E1", "--rater", "m7", "--draft", "a.yaml"), "IV041"),
        (("E1", "--rater", "m7", "--as", "peer", "--summary", "s.md"), "CL087"),
        (("E1", "--template", "--answers", "a.yaml"), "CL080"),
        (("E1", "--list", "-o", "o.csv"), "CL080"),
        (("E1", "--template", "--draft", "d"), "CL080"),
        (("E1", "--rater", "m7", "--new"), "CL080"),
        (("--answers", "missing.yaml"), "IV050"),
        (("--answers", "."), "IV050"),
        (("--discard",), "CL085"),
        (("E1", "--discard"), "IV048"),
        (("--discard", "--draft", "missing"), "IV048"),
    ],
)
def test_what_cannot_be_done_is_2_in_both_languages(arguments: tuple[str, ...], code: str) -> None:
    english, chinese = assess(*arguments), assess(*arguments, language="zh")
    assert english.code == chinese.code == 2
    assert english.out == chinese.out == ""
    assert code in english.err
    assert code in chinese.err
    assert re.search("[\u4e00-\u9fff]", chinese.err)
    assert "\x1b" not in english.err + chinese.err


def test_plain_prompts_from_a_pipe(here: Path) -> None:
    found = assess(*WHO, "--summary", "s.md", typed="4\nnote said “好”\nfinish\ny\n")
    assert found.code == 0
    assert found.out == ROWS.split("\n", maxsplit=1)[0] + "\nE1,,,need_discovery,4,,,supervisor,m7,2026-06-30,,\n"
    assert "Question 2 of 6" in found.err
    assert (here / "s.md").read_text("utf-8").startswith("# For the talk with E1\n")
    assert draft_files(here) == []


def test_input_that_ends_keeps_the_draft_and_the_next_run_goes_on(here: Path) -> None:
    first = assess(*WHO, typed="4\nnote x\n")
    assert (first.code, first.out) == (1, "")
    assert "Your answers are in the draft" in first.err
    [name] = draft_files(here)
    second = assess(*WHO, typed="finish\ny\n")
    assert second.code == 0
    assert "Going on with the draft of" in second.err
    assert "need_discovery,4" in second.out
    assert name not in draft_files(here)


def test_without_an_answer_no_draft_is_left(here: Path) -> None:
    found = assess(*WHO, typed="")
    assert found.code == 1
    assert "no draft is left" in found.err
    assert draft_files(here) == []


def test_drafts_are_listed_and_discarded(here: Path) -> None:
    assert "There are no drafts" in assess("--list").err
    assess(*WHO, typed="4\n")
    assess("E1", "--rater", "m8", *DATED, typed="4\n")
    assess("E2", "--rater", "m7", *DATED, typed="4\n5\n")
    found = assess("--list")
    assert found.code == 0
    assert found.out.count("rubric service-awareness") == 3
    assert "employee E2, rater m7 (supervisor), rubric service-awareness: 2 of 6 answered" in found.out
    assert "已答 2 题" in assess("--list", language="zh").out
    assert "CL085" in assess("E1", "--discard").err
    assert assess("E1", "--rater", "m8", "--discard").code == 0
    assert assess("E1", "--discard").code == 0
    assert len(draft_files(here)) == 1


def test_a_broken_draft_is_told_kept_and_can_be_discarded(here: Path) -> None:
    assess(*WHO, typed="4\n")
    [name] = draft_files(here)
    path = here / "data" / "drafts" / name
    path.write_text(path.read_text("utf-8")[:100], "utf-8")
    found = assess(*WHO, typed="4\n")
    assert (found.code, "IV041" in found.err) == (2, True)
    assert len(path.read_text("utf-8")) == 100
    assert assess("--list").code == 1
    assert assess("--discard", "--draft", str(path)).code == 0
    assert assess(*WHO, typed="finish\n").code == 1


def test_a_draft_of_another_version_is_carried_over(here: Path) -> None:
    rubric = (EXAMPLES.parent / "rubrics" / "service-awareness.rubric.yaml").read_text("utf-8")
    (here / "own.rubric.yaml").write_text(rubric, "utf-8")
    assess(*WHO, "-r", "own.rubric.yaml", typed="4\nnote kept\n3\n")
    newer = rubric.replace("version: 1.0.0", "version: 2.0.0").replace("max: 5\n", "max: 6\n", 1)
    (here / "own.rubric.yaml").write_text(newer, "utf-8")
    found = assess(*WHO, "-r", "own.rubric.yaml", typed="")
    told = " ".join(found.err.split())
    assert "made by another version of the rubric" in told
    assert "Depth of need discovery: it is measured in another way or range now; the answer was left out: 4" in told
    assert len([name for name in draft_files(here) if name.endswith(".before")]) == 1


def test_a_draft_file_of_ones_own(here: Path) -> None:
    assess(*WHO, "--draft", "d.json", typed="4\n")
    assert json.loads((here / "d.json").read_text("utf-8"))["schema"] == "service-rating/draft/1"
    assert (here / "d.json").stat().st_mode & 0o777 == 0o600
    assert "IV042" in assess("E2", "--rater", "m7", "--draft", "d.json").err
    assert assess(*WHO, "--draft", "d.json", typed="finish\ny\n").code == 0
    assert not (here / "d.json").exists()


def test_rows_that_cannot_be_written_leave_the_draft(here: Path) -> None:
    def spoil() -> str:
        (here / "o.csv").write_text("name,address\nx,y\n", "utf-8")
        return "finish\ny\n"

    assess(*WHO, typed="4\n")
    found = assess(*WHO, "-o", "o.csv", typed=spoil())
    assert found.code == 2
    assert len(draft_files(here)) == 1


def test_self_needs_no_rater_and_has_no_supervisors_questions() -> None:
    found = assess("E1", "--as", "self", *DATED, typed="4\nfinish\ny\n")
    assert found.code == 0
    assert "need_discovery,4,,,self,E1" in found.out


def test_the_screen_opens_only_where_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    from service_rating.cli.assess_options import Options
    from service_rating.cli.session import Session

    def options(*, plain: bool) -> Options:
        nothing = dict.fromkeys(("rubric", "source", "rater", "profile", "roster", "day", "period", "answers", "draft"))
        flags = dict.fromkeys(("template", "list_drafts", "discard", "new"), False)
        return Options("E1", **nothing, **flags, known=(), plain=plain, output=None, summary=None)  # type: ignore[arg-type]

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    session = Session("en")
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())
    monkeypatch.setenv("TERM", "xterm")
    assert assess_interview.has_screen(session, options(plain=False))
    assert not assess_interview.has_screen(session, options(plain=True))
    monkeypatch.setenv("TERM", "dumb")
    assert not assess_interview.has_screen(session, options(plain=False))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert not assess_interview.has_screen(session, options(plain=False))
    assert isinstance(sys.stderr, Terminal)
    assert "pip install 'service-rating[tui]'" in sys.stderr.getvalue()
    monkeypatch.undo()
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert not assess_interview.has_screen(session, options(plain=False))


RUNS = {
    "help-assess": (("--help",), ""),
    "assess-template": (("E1", "--rater", "m7", *DATED, "--template"), ""),
    "assess-missing": (("E1", "--rater", "m7", *DATED, "--answers", "-"), "answers: {need_discovery: 9}\n"),
    "assess-plain": (
        ("E1", "--rater", "m7", *DATED, "--draft", "d.json"),
        "4\n九\nnote TK-1 好\nn\n2\nback\nlevel\nhelp\nreview\nfinish\nyes\n",
    ),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(RUNS))
def test_run_is_the_golden_file(name: str, language: str) -> None:
    arguments, typed = RUNS[name]
    found = assess(*arguments, typed=typed, language=language)
    told = f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}"
    golden = GOLDEN / f"{language}-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert told == file.read()
