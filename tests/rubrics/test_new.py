"""``rubric new``: the draft works as it is, whatever is asked for; nothing is overwritten, nothing half-written."""

from __future__ import annotations

import io
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from service_rating.reports.starter import Kind, kebab_case, shared_weights, snake_case
from service_rating.rubric.loading import load_rubric_file
from service_rating.rubric.schema import render_schema
from tests import oracle
from tests.cli.program import run
from tests.rubrics.case_oracle import expected, outcome

if TYPE_CHECKING:
    from service_rating.localized import Language
    from tests.cli.program import Run

pytestmark = pytest.mark.untraced

TITLES = ("--title-zh", "班组服务细则", "--title-en", "Team service rubric")
NAMED = {
    "share": "解决率/Resolution rate",
    "rating": "满意度/Satisfaction",
    "duration": "等候时间/Waiting time",
    "amount": "质检得分/Inspection",
    "count": "改进数/Improvements",
}
LESS = {"share": "投诉率/Complaint rate", "amount": "退款金额/Refunds", "count": "差错数/Errors"}  # fmt: skip


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path


def new(*arguments: str, language: str = "en") -> Run:
    return run("rubric", "new", *arguments, "--lang", language)


def clean(file: str) -> None:
    found = run("validate", file, "--fail-on", "info", "--lang", "en")
    assert (found.code, found.out) == (0, "")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("levels", ["1", "2", "3", "7", "20"])
@pytest.mark.parametrize(
    "kinds", [("share",), ("rating",), ("duration",), ("amount",), ("rating", "count"), get_args(Kind)], ids="-".join
)
def test_every_draft_checks_clean_and_the_oracle_agrees_with_its_cases(
    kinds: tuple[str, ...], levels: str, language: Language
) -> None:
    asked = [word for kind in kinds for word in ("--kpi", f"{NAMED[kind]}:{kind}")]
    assert new("x.rubric.yaml", *TITLES, "--levels", levels, *asked, language=language).code == 0
    clean("x.rubric.yaml")
    rubric = oracle.load(Path("x.rubric.yaml").read_text("utf-8"))
    assert len(rubric["levels"]) == int(levels)
    for case in rubric["cases"]:
        found = outcome(rubric, case)
        assert {name: found[name] for name in expected(case)} == expected(case), case["case"]


@pytest.mark.parametrize("kinds", [("share",), ("amount", "count"), ("count", "share", "amount")], ids="-".join)
def test_what_is_to_be_had_less_of_gets_a_falling_curve(kinds: tuple[str, ...]) -> None:
    asked = [word for kind in kinds for word in ("--kpi", f"{LESS[kind]}:{kind}")]
    assert new("x.rubric.yaml", *TITLES, *asked, "--kpi", f"{NAMED['count']}:count").code == 0
    clean("x.rubric.yaml")
    rubric = oracle.load(Path("x.rubric.yaml").read_text("utf-8"))
    for case in rubric["cases"]:
        found = outcome(rubric, case)
        assert {name: found[name] for name in expected(case)} == expected(case), case["case"]


def test_without_kpis_there_are_two_examples_and_the_id_is_the_files(here: Path) -> None:
    found = new("my-desk.rubric.yaml", *TITLES)
    rubric, _ = load_rubric_file(here / "my-desk.rubric.yaml")
    assert found.code == 0
    assert rubric is not None
    assert rubric.rubric == "my-desk"
    assert [(kpi.kpi, kpi.weight) for kpi in rubric.kpis] == [
        ("customer_satisfaction", Decimal(60)),
        ("first_contact_resolution", Decimal(40)),
    ]
    assert "validate my-desk.rubric.yaml" in found.err


def test_options_decide(here: Path) -> None:
    words = (
        "--id",
        "team-b",
        "--levels",
        "5",
        "--kpi",
        "甲项/First:share:25.5",
        "--kpi",
        "乙项/Second",
        "-o",
        "b.rubric.yaml",
    )
    assert new(*TITLES, *words).code == 0
    rubric, _ = load_rubric_file(here / "b.rubric.yaml")
    assert rubric is not None
    assert (rubric.rubric, rubric.title.zh, len(rubric.levels)) == ("team-b", "班组服务细则", 5)
    assert [(kpi.measure.kind, kpi.weight) for kpi in rubric.kpis] == [
        ("share", Decimal("25.5")),
        ("rating", Decimal("74.5")),
    ]


def test_without_a_name_the_file_is_called_like_the_title(here: Path) -> None:
    assert new(*TITLES).code == 0
    assert (here / "team-service-rubric.rubric.yaml").is_file()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_comments_are_in_the_chosen_language(here: Path, language: str) -> None:
    new("x.rubric.yaml", *TITLES, language=language)
    comments = [line for line in (here / "x.rubric.yaml").read_text("utf-8").splitlines() if line.startswith("#")]
    told = "\n".join(comments[3:])
    assert bool(re.search("[\u4e00-\u9fff]", told)) == (language == "zh")


def test_a_schema_lies_where_the_modeline_says(here: Path) -> None:
    new("x.rubric.yaml", *TITLES)
    assert (here / "rubric.schema.json").read_text("utf-8") == render_schema()
    (here / "schema").mkdir()
    (here / "rubric.schema.json").rename(here / "schema" / "rubric.schema.json")
    (here / "rubrics").mkdir()
    new("rubrics/y.rubric.yaml", *TITLES)
    first = (here / "rubrics" / "y.rubric.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/rubric.schema.json"
    assert [file.name for file in (here / "rubrics").iterdir()] == ["y.rubric.yaml"]


def test_a_schema_that_is_there_stays(here: Path) -> None:
    (here / "rubric.schema.json").write_text("{}", "utf-8")
    assert new("x.rubric.yaml", *TITLES).code == 0
    assert (here / "rubric.schema.json").read_text("utf-8") == "{}"


def test_nothing_is_overwritten_without_force(here: Path) -> None:
    file = here / "x.rubric.yaml"
    file.write_text("mine", "utf-8")
    found = new("x.rubric.yaml", *TITLES)
    assert found.code == 2
    assert "CL069" in found.err
    assert file.read_text("utf-8") == "mine"
    assert new("x.rubric.yaml", *TITLES, "--force").code == 0
    clean("x.rubric.yaml")


def test_a_link_that_leads_nowhere_is_a_file_too(here: Path) -> None:
    (here / "x.rubric.yaml").symlink_to("nowhere")
    assert "CL069" in new("x.rubric.yaml", *TITLES).err


@pytest.mark.parametrize("missing", [(), ("--title-zh", "细则"), ("--title-en", "Rules")])
def test_without_a_terminal_the_titles_must_be_given(here: Path, missing: tuple[str, ...]) -> None:
    found = new("x.rubric.yaml", *missing)
    assert found.code == 2
    assert "CL066" in found.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("x.yaml",), "CL068"),
        ((".rubric.yaml",), "CL068"),
        ((".",), "CL068"),
        (("nowhere/x.rubric.yaml",), "OU003"),
        (("x.rubric.yaml", "-o", "y.rubric.yaml"), "CL060"),
        (("--id", "Not An Id"), "CL061"),
        (("--id", ""), "CL061"),
        (("--title-zh", "english"), "CL062"),
        (("--title-zh", "一\n二"), "CL062"),
        (("--title-zh", "长" * 101), "CL062"),
        (("--title-zh", " "), "CL062"),
        (("--title-en", "中文"), "CL062"),
        (("--levels", "0"), "CL063"),
        (("--levels", "21"), "CL063"),
        (("--levels", "three"), "CL063"),
        (("--kpi", "alone"), "CL064"),
        (("--kpi", "甲/B/C"), "CL064"),
        (("--kpi", "甲/B:percentage"), "CL064"),
        (("--kpi", "甲/B:share:many"), "CL064"),
        (("--kpi", "甲/B:share:0"), "CL064"),
        (("--kpi", "甲/B:share:nan"), "CL064"),
        (("--kpi", "甲/B:share:33.333"), "CL064"),
        (("--kpi", "甲/B:share:60"), "CL064"),
        (("--kpi", "甲/B:share:100", "--kpi", "乙/C"), "CL064"),
        (("--kpi", "甲/B:count"), "CL065"),
        (("--kpi", "甲/B:count:40", "--kpi", "乙/C:rating:60"), "CL064"),
        (("--kpi", "姓名/Name"), "CL070"),
        (("--kpi", "甲/B", "--kpi", "甲/C"), "CL070"),
    ],
)
def test_what_cannot_be_made_is_exit_2_and_writes_nothing(here: Path, arguments: tuple[str, ...], code: str) -> None:
    english, chinese = new(*TITLES, *arguments), new(*TITLES, *arguments, language="zh")
    assert (english.code, english.out) == (2, "")
    assert code in english.err
    assert code in chinese.err
    assert re.search("[\u4e00-\u9fff]", chinese.err)
    assert list(here.iterdir()) == []


def test_hostile_titles_stay_titles(here: Path) -> None:
    zh, en = '细则"}, {x: 1} # \\n', "Rules {x} \"q\" \\ %s # : - 'y'"
    assert new("x.rubric.yaml", "--title-zh", zh, "--title-en", en, "--kpi", f"{zh.replace(':', '')}/B").code == 0
    rubric, _ = load_rubric_file(here / "x.rubric.yaml")
    assert rubric is not None
    assert (rubric.title.zh, rubric.title.en) == (zh, en)
    clean("x.rubric.yaml")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    typed = Terminal()
    monkeypatch.setattr(sys, "stdin", typed)
    return typed


def say(terminal: Terminal, *lines: str) -> None:
    terminal.write("".join(f"{line}\n" for line in lines))
    terminal.seek(0)


def test_in_a_terminal_it_asks(here: Path, answers: Terminal) -> None:
    kpis = (
        "排队时间",
        "Waiting time",
        "duration",
        "满意度",
        "Satisfaction",
        "",
        "改进数",
        "Improvements",
        "nope",
        "count",
        "",
    )
    say(answers, "abc", "柜台细则", "柜台", "Counter service", "30", "4", *kpis)
    found = new(language="zh")
    assert found.code == 0
    assert [code in found.err for code in ("CL062", "CL063", "CL064")] == [True] * 3
    rubric, _ = load_rubric_file(here / "counter-service.rubric.yaml")
    assert rubric is not None
    assert [kpi.measure.kind for kpi in rubric.kpis] == ["duration", "rating", "count"]
    assert len(rubric.levels) == 4
    clean("counter-service.rubric.yaml")


def test_enter_takes_what_stands_in_brackets(here: Path, answers: Terminal) -> None:
    say(answers, "柜台细则", "Counter", "", "")
    assert new("x.rubric.yaml").code == 0
    rubric, _ = load_rubric_file(here / "x.rubric.yaml")
    assert rubric is not None
    assert (len(rubric.levels), len(rubric.kpis)) == (3, 2)


def test_input_that_ends_writes_nothing(here: Path, answers: Terminal) -> None:
    say(answers, "柜台细则")
    found = new("x.rubric.yaml")
    assert found.code == 2
    assert "CL067" in found.err
    assert list(here.iterdir()) == []


def test_an_existing_file_is_told_before_the_first_question(here: Path, answers: Terminal) -> None:
    (here / "x.rubric.yaml").write_text("mine", "utf-8")
    found = new("x.rubric.yaml")
    assert found.code == 2
    assert found.err.startswith("x.rubric.yaml: CL069")


def test_ids_are_made_of_titles() -> None:
    assert snake_case("First-contact Résolution (%)") == "first_contact_resolution"
    assert snake_case("24 h reply") == "measure_24_h_reply"
    assert snake_case("!!!") == "measure"
    assert snake_case("Value") == "value_kpi"
    assert snake_case("No") == "no_kpi"
    assert snake_case("A", ["a", "a_2"]) == "a_3"
    assert kebab_case("Team: B") == "team-b"
    assert kebab_case("2nd desk") == "rubric-2nd-desk"


def test_weights_are_shared_out_to_the_cent() -> None:
    assert shared_weights([None, None, None]) == [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]
    assert shared_weights([Decimal(40), None]) == [Decimal(40), Decimal(60)]
    with pytest.raises(ValueError, match="110"):
        shared_weights([Decimal(60), Decimal(50)])
