"""The plain prompts, typed by a script: every ability of the interview, in both languages, in lines that can be read out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.interview.drafts import Keeper
from service_rating.interview.prompts import run_prompts
from service_rating.interview.prompts_commands import COMMANDS, command_of
from service_rating.interview.prompts_lines import level_lines
from service_rating.interview.prompts_steps import STEPS
from service_rating.interview.speaker import Speaker
from service_rating.localized import Localized
from tests.interview.kinds import ANSWERS, answered, session, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.interview.session import Session
    from service_rating.localized import Language

CHINESE = re.compile("[\u4e00-\u9fff]")
WORDS = {
    "en": ("back", "skip", "go", "unseen", "note", "evidence", "clear", "undo", "redo", "level", "review", "finish", "quit"),
    "zh": ("上一题", "跳过", "跳到", "未见", "备注", "证据", "清除", "撤销", "重做", "等级", "总览", "完成", "退出"),
}  # fmt: skip


@dataclass
class Script:
    """Types the lines of a script; keeps what was said."""

    lines: list[str]
    said: list[str] = field(default_factory=list)
    width: int = 80
    recalls: bool = False

    def ask(self, prompt: str) -> str:
        self.said.append(prompt)
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)

    def say(self, text: str) -> None:
        self.said.append(text)

    @property
    def told(self) -> str:
        return "\n".join(self.said)


def typed(*lines: str, made: Session | None = None, language: Language = "en") -> tuple[Session, str, str]:
    """The session, how it ended, and what was said."""
    made = made or session()
    script = Script(list(lines))
    return made, run_prompts(made, script, language=language, draft="/drafts/a"), script.told


def test_answers_in_order_and_finish() -> None:
    made, ending, told = typed(*ANSWERS.values(), "finish")
    assert ending == "finish"
    assert made.answers == answered(session()).answers
    assert "Given 11, not seen 0, open 0, of 11 questions." in told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_ability_by_its_word(language: Language) -> None:
    w = dict(zip(WORDS["en"], WORDS[language], strict=True))
    made, ending, _ = typed(
        "4", w["back"], "5", w["skip"], f"{w['note']} three complaints", w["evidence"], "TK-9", "1/200",
        w["unseen"], w["back"], w["clear"], w["undo"], w["redo"], w["undo"], w["level"], f"{w['go']} 9", "2", w["undo"],
        "3", f"{w['go']} listens", "3", w["review"], "2", "17/20", w["review"], w["quit"],
        language=language,
    )  # fmt: skip
    assert ending == "leave"
    entries = {kpi: answer.entry.text for kpi, answer in made.answers.items() if answer.entry is not None}
    assert entries == {"listens": "3", "greets": "17/20", "complaints": "1/200", "ideas": "3"}
    assert (made.answers["complaints"].note, made.answers["complaints"].evidence) == ("three complaints", "TK-9")
    assert made.state("on_time") == "not_seen"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_languages_understand_the_words_of_both(language: Language) -> None:
    made, ending, _ = typed("未见", "n", "总览", "finish", "完成", "q", language=language)
    assert ending == "leave"
    assert [made.state(kpi) for kpi in ("listens", "greets")] == ["not_seen", "not_seen"]


def test_a_question_brings_everything_that_belongs_to_it() -> None:
    _, _, told = typed("4", "note fine", "back", "q")
    for line in (
        "Question 1 of 11. Opinions.", "Listens, weight 40%", "1: poor", "3: fair", "5: good", "It shows Level 1: listens (at least 2)",
        "Enter a number from 1 to 5", "Your answer: 4", "Every answer goes to the draft at once: /drafts/a",
    ):  # fmt: skip
        assert line in told
    assert "How often they greet" in told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_lines_stand_for_themselves(language: Language) -> None:
    _, _, told = typed("4", "help", "level", "review", "q", language=language)
    assert "\x1b" not in told
    assert not set("─│┌█✓") & set(told)
    assert "\r" not in told
    if language == "en":
        shown = re.sub(r"\(.*?\)|such as .*", "", told)  # help names the Chinese words in brackets
        assert not CHINESE.search(shown.replace("元", ""))


def test_the_level_follows_every_answer() -> None:
    _, _, told = typed("4", "17/20", "q")
    assert told.count("So far:") == 2


def test_refusals_say_why_and_what_would_be_taken_and_stay() -> None:
    made, _, told = typed("9", "many", "q")
    assert made.position == 0
    assert "outside the range" in told
    assert "“many” is not understood. Enter a number from 1 to 5" in told.replace("\n", " ")


def test_a_misspelt_command_is_suggested() -> None:
    assert "If a command was meant: finish?" in typed("finsh", "q")[2]
    assert "是否" not in typed("完了", "q", language="zh")[2]


def test_braces_and_markup_in_what_is_typed_are_text() -> None:
    made, _, told = typed("{x}", "note {0} [b] \x1b[31m", "back", "show", "q")
    assert made.answers["listens"].note == "{0} [b] [31m"
    assert "\x1b" not in told


def test_several_lines_are_no_answer_but_may_be_a_note() -> None:
    made, _, told = typed("4\n5\n3", "note", "first line\nsecond line", "note one\ntwo", "q")
    assert made.position == 0
    assert "3 lines came at once" in told
    assert made.answers["listens"].note == "one\ntwo"


def test_a_note_that_is_too_long_is_not_cut_but_refused() -> None:
    script = Script(["note short", "note " + "x" * 10_000, "q"], recalls=True)
    made = session()
    run_prompts(made, script, language="en")
    assert made.answers["listens"].note == "short"
    assert "10000 characters" in script.told
    assert "The Up key" in script.told


def test_enter_leaves_a_note_and_a_dash_removes_it() -> None:
    made, _, told = typed("note fine", "note", "", "note", "-", "evidence", "", "q")
    assert made.answers.get("listens") is None
    assert "Note: fine" in told


def test_going_nowhere_is_told() -> None:
    made, _, told = typed("back", "undo", "redo", "go 99", "go lisens", "grid", "q")
    assert made.position == 0
    for words in ("first question", "nothing to undo", "nothing to do again", "Did you mean listens?", "no weekly"):
        assert words in told


@pytest.mark.parametrize("name", ["note x", "unseen", "clear", "evidence"])
def test_the_review_is_no_question(name: str) -> None:
    made, _, told = typed("review", name, "", "q")
    assert dict(made.answers) == {}
    assert "This is the review" in told


def test_finishing_asks_about_open_questions_and_lost_notes() -> None:
    made, ending, told = typed("finish", "4", "note of no use", "finish", "no", "finish", "yes")
    assert ending == "finish"
    assert "Nothing was entered yet" in told
    assert "10 questions are still open" in told
    assert "A note or evidence without an answer is not written to the observations: Greets." in told.replace("\n", " ")
    assert len(made.rows()) == 1


@pytest.mark.parametrize("interruption", [EOFError, KeyboardInterrupt])
def test_the_end_of_the_input_and_control_c_mean_leaving(interruption: type[BaseException]) -> None:
    class Ends(Script):
        def ask(self, prompt: str) -> str:
            raise interruption(prompt)

    assert run_prompts(session(), Ends([]), language="en") == "leave"


def test_a_save_that_fails_is_told_and_the_answers_stay(tmp_path: Path) -> None:
    made = session()
    keeper = Keeper(tmp_path / "gone" / "a.draft.json")
    made.on_change = keeper.save
    _, ending, told = typed("4", "note x", "finish", "yes", made=made)
    assert ending == "finish"
    assert "The draft could not be saved" in told
    assert made.answers["listens"].entry is not None
    with pytest.raises(CouldNotRunError):
        made.jump("listens")  # the session's own saver is back in its place


def test_notices_come_first() -> None:
    script = Script(["q"])
    run_prompts(session(), script, language="zh", notice=(Localized("先看这里", "look here first"),))
    assert script.said[0] == "先看这里"


def habits() -> Session:
    return session(shipped("service-habits"), Speaker("E1", "self", "E1"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_weekly_self_check_line_by_line(language: Language) -> None:
    made, _, told = typed("grid", "1-5", "6", "1,2,3,4", "all", "", "1,3,5", "q", made=habits(), language=language)
    ticked = [len(answer.entry.ticks) for answer in made.answers.values() if answer.entry and answer.entry.ticks]
    assert ticked == [5, 4, 5, 3]
    assert ("1,3,5 (3/5)" if language == "en" else "1,3,5（3/5）") in told
    assert ("Monday" if language == "en" else "周一") in told


def test_every_command_has_its_step_and_words_of_its_own() -> None:
    assert set(STEPS) == {command.name for command in COMMANDS}
    words = [word for command in COMMANDS for word in (*command.en, *command.zh)]
    assert len(words) == len(set(words))
    for command in COMMANDS:
        assert command.does.en.isascii()
        for word in (*command.en, *command.zh):
            assert command_of(word) == (command.name, "")


@pytest.mark.parametrize(
    "text", ["4", "17/20", "85%", "1h30", "all", "none", "全部", "无", "1,3", "|||", "正", "1小时30分"]
)
def test_no_answer_is_taken_for_a_command(text: str) -> None:
    assert command_of(text) is None


def test_text_may_follow_a_chinese_word_without_a_blank_but_not_an_english_one() -> None:
    assert command_of("跳到5") == ("go", "5")
    assert command_of("备注：很好") == ("note", "很好")
    assert command_of("going on") is None
    assert command_of("GO 5") == ("go", "5")


@pytest.mark.parametrize(
    ("lowest", "told"),
    [(1, "between Level 1 and Level 3."), (None, "between below the lowest level and Level 3."), (3, "still Level 3.")],
)
def test_one_level_is_no_range(lowest: int | None, told: str) -> None:
    made = session()
    live = made.live()
    bounded = replace(live, assessment={**live.assessment, "bounds": {"lowest": lowest, "highest": 3}})
    assert f"Once all evidence is there: {told}" in list(level_lines(made, bounded, "en"))
