"""``rubric test`` from the outside: exit codes, filters, formats, bad input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from tests.cli.program import Run, run
from tests.rubric.mini import MINI

pytestmark = pytest.mark.untraced

DATA = Path(__file__).parent / "data"
FAILING, PASSING = str(DATA / "counter.rubric.yaml"), str(DATA / "passing.rubric.yaml")
SCHEMA = json.loads((Path(__file__).parents[2] / "schema" / "rubric-test.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


def _test(*arguments: str) -> Run:
    return run("rubric", "test", *arguments, "--lang", "en")


def _written(folder: Path, cases: str, name: str = "it.rubric.yaml") -> str:
    path = folder / name
    path.write_text(f"{MINI}{cases}", "utf-8")
    return str(path)


ONE = "cases:\n  - {case: half of it, values: {greeting: 0.5, satisfaction: 4}, expect: {level: 1, composite: 60}}\n"


def test_cases_that_pass_are_exit_0() -> None:
    found = _test(PASSING)
    assert found.code == 0
    assert found.out == f"{PASSING}: 2 worked cases, all pass\n"
    assert found.err == "Rubrics tested: 1; worked cases: 2; failing: 0.\n"


def test_cases_that_fail_are_exit_1_also_beside_others_that_pass() -> None:
    found = _test(PASSING, FAILING)
    assert found.code == 1
    assert f"{FAILING}: worked cases: 6, failing: 4\n" in found.out
    assert f"{PASSING}: 2 worked cases, all pass\n" in found.out


def test_a_folder_stands_for_the_rubrics_in_it_and_a_name_for_a_shipped_one() -> None:
    assert _test(str(DATA)).out == _test(FAILING, PASSING).out
    assert "2 worked cases" not in _test("service-awareness").out


def test_without_a_path_this_folder_is_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert _test().code == 2
    _written(tmp_path, ONE)
    assert _test().code == 0


def test_one_case_is_one_case(tmp_path: Path) -> None:
    path = _written(tmp_path, ONE)
    assert _test(path).out == f"{path}: 1 worked case, passes\n"


def test_passing_cases_are_listed_when_asked_for() -> None:
    found = _test(FAILING, "-v")
    assert "  passes  exactly at the cut of level 2\n" in found.out
    assert "  fails  only one source\n" in found.out


def test_cases_are_chosen_by_a_part_of_their_name() -> None:
    found = _test(FAILING, PASSING, "-k", "BREACH")
    assert found.code == 1
    assert "worked cases: 1, failing: 1" in found.out
    assert f"{PASSING}: no worked case of such a name\n" in found.out
    assert _test(FAILING, "--case", "exactly at").code == 0


def test_nothing_to_test_is_exit_2(tmp_path: Path) -> None:
    empty = _written(tmp_path, "cases: []\n")
    for arguments in ((empty,), (FAILING, "-k", "nobody calls a case so")):
        found = _test(*arguments)
        assert found.code == 2
        assert "CL043 There is no worked case to run." in found.err
    assert f"{empty}: no worked cases\n" in _test(empty, PASSING).out
    assert _test(empty, PASSING).code == 0
    assert _test(str(tmp_path / "nothing-here")).code == 2


def test_a_rubric_with_errors_is_exit_1_with_its_diagnostics(tmp_path: Path) -> None:
    unknown = _written(tmp_path, "cases: [{case: it, values: {greetings: 0.5}, expect: {level: 1}}]\n")
    found = _test(unknown, PASSING)
    assert found.code == 1
    assert f"{unknown}: the rubric has errors; its cases were not run\n" in found.out
    assert f"{unknown}:{MINI.count(chr(10)) + 1}:40: SR272 " in found.out
    assert "2 worked cases, all pass" in found.out


def test_warnings_of_a_rubric_are_for_validate(tmp_path: Path) -> None:
    assert "SR3" not in _test(_written(tmp_path, ONE)).out


def test_a_file_that_cannot_be_read_is_exit_2(tmp_path: Path) -> None:
    found = _test(str(tmp_path / "missing.rubric.yaml"), PASSING)
    assert found.code == 2
    assert "missing.rubric.yaml: SR001 Cannot read" in found.out
    assert "has errors" not in found.out
    assert "2 worked cases, all pass" in found.out


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe\x00", b"cases: [", b"[" * 3000, b"rubric: x\ncases: 7\n", b'cases: [{case: "\\e[31m"}]']
)  # fmt: skip
def test_broken_files_are_diagnostics(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "broken.rubric.yaml"
    path.write_bytes(raw)
    found = _test(str(path))
    assert found.code in (1, 2)
    assert "SR" in found.out
    assert "Internal error" not in found.err


def test_more_cases_than_the_language_takes(tmp_path: Path) -> None:
    one = "  - {case: a, values: {greeting: 1}, expect: {level: null}}\n"
    found = _test(_written(tmp_path, "cases:\n" + one * 10_000))
    assert found.code == 1
    assert "SR" in found.out


def test_of_many_failing_cases_only_the_first_are_derived(tmp_path: Path) -> None:
    one = "  - {case: number N, values: {greeting: 0.5}, expect: {level: 2}}\n"
    found = _test(_written(tmp_path, "cases:\n" + "".join(one.replace("N", str(n)) for n in range(22))))
    assert found.out.count("Σ weight × score") == 20
    assert found.out.count("Only the cases above are derived") == 2
    assert found.out.count("\n  level  2         1\n") == 22


def test_a_sample_in_which_nothing_counts_has_no_score() -> None:
    for seed in map(str, range(100)):
        found = _test(PASSING, "--mutate", "--mutants", "1", "--seed", seed, "--threshold", "0")
        if "make no valid rubric" in found.out:
            break
    assert "No change counts, so there is no mutation score.\n" in found.out
    assert found.code == 0


def test_standard_input_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        class buffer:  # noqa: N801
            @staticmethod
            def read(_size: int) -> bytes:
                return f"{MINI}{ONE}".encode()

    monkeypatch.setattr("sys.stdin", Input)
    found = _test("-")
    assert found.code == 0
    assert found.out == "stdin: 1 worked case, passes\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--format", "yaml"), "CL003"),
        (("--mutants", "0"), "CL040"),
        (("--mutants", "-3"), "CL040"),
        (("--mutants", "²"), "CL040"),
        (("--mutants", "some"), "CL040"),
        (("--threshold", "101"), "CL041"),
        (("--threshold", "-1"), "CL041"),
        (("--threshold", "nan"), "CL041"),
        (("--threshold", "1/0"), "CL041"),
        (("--mutate", "--case", "it"), "CL042"),
        (("--seed", "x"), "CL002"),
    ],
)
def test_what_cannot_be_asked_for_is_exit_2(arguments: tuple[str, ...], code: str) -> None:
    for language in ("zh", "en"):
        found = run("rubric", "test", PASSING, *arguments, "--lang", language)
        assert found.code == 2
        assert code in found.err
        assert found.out == ""


def test_too_few_changes_noticed_is_sr390_and_exit_1() -> None:
    found = _test(PASSING, "--mutate")
    assert found.code == 1
    assert (
        f"{PASSING}:54:1: SR390 warning: The worked cases notice 19 of 28 changes (67.8%), which is under 90 %."
        in found.out
    )
    assert "  43:16  cut_score/1                                  50    49\n" in found.out


def test_a_comment_silences_sr390(tmp_path: Path) -> None:
    path = tmp_path / "it.rubric.yaml"
    silent = Path(PASSING).read_text("utf-8").replace("\ncases:\n", "\ncases:  # service-rating: ignore[SR390]\n")
    path.write_text(silent, "utf-8")
    found = _test(str(path), "--mutate")
    assert found.code == 0
    assert "SR390" not in found.out
    assert "mutation score 67.8%" in found.out


@pytest.mark.parametrize(("threshold", "code"), [("67.8", 0), ("67.9", 1), ("0", 0), ("50%", 0), ("100", 1)])
def test_the_threshold_is_the_score_that_is_still_enough(threshold: str, code: int) -> None:
    assert _test(PASSING, "--mutate", "--threshold", threshold).code == code


def test_a_sample_says_how_much_of_what_it_is() -> None:
    found = _test(PASSING, "--mutate", "--mutants", "5", "--seed", "3", "--threshold", "0")
    assert "Changes possible: 32; tried: 5 (seed 3).\n" in found.out
    assert _test(PASSING, "--mutate", "--mutants", "5", "--seed", "3", "--threshold", "0").out == found.out
    whole = _test(PASSING, "--mutate", "--mutants", "all", "--threshold", "0")
    assert "Changes possible: 32; tried: 32 (seed 0).\n" in whole.out


def test_mutants_are_tried_only_where_every_case_passes(tmp_path: Path) -> None:
    found = _test(FAILING, _written(tmp_path, "cases: []\n"), PASSING, "--mutate", "--threshold", "0")
    assert found.out.count("Changes possible") == 1
    assert f"{FAILING}: mutation was not tried, for a worked case fails\n" in found.out


def test_what_was_left_out_is_listed_when_asked_for(tmp_path: Path) -> None:
    gates = "[{kpi: satisfaction, min_value: 4}, {kpi: satisfaction, min_value: 3}]"
    path = tmp_path / "two.rubric.yaml"
    path.write_text(f"{MINI.replace('[{kpi: satisfaction, min_value: 4}]', gates)}{ONE}", "utf-8")
    found = _test(str(path), "--mutate", "--threshold", "0", "-v")
    assert "Proved equivalent\nWhy: the gates decide alike for every value" in found.out
    assert "gate/2.1.2/satisfaction/min_value:3->3.1\n" in found.out
    assert "No valid rubric any more\n" in found.out
    assert "curve/greeting/points/1/1:100->101\n" in found.out
    plain = _test(str(path), "--mutate", "--threshold", "0")
    assert "3->3.1" not in plain.out
    assert "proved equivalent" in plain.out


def test_a_case_with_a_justification_kills_what_only_words_tell(tmp_path: Path) -> None:
    """The gate's number is told in the sentence on the next level, and nowhere else in this case."""
    words = "cases:\n  - case: it\n    values: {greeting: 0.5, satisfaction: 3}\n    expect: {level: 1, justification: 需不低于 4）}\n"
    name = "gate/2.1.1/satisfaction/min_value:4->3.9"
    killed = {m["name"]: m["verdict"] for m in _mutants(_written(tmp_path, words))}
    assert killed[name] == "killed"
    silent = {
        m["name"]: m["verdict"]
        for m in _mutants(_written(tmp_path, words.replace(", justification: 需不低于 4）", "")))
    }
    assert silent[name] == "survived"


def _mutants(path: str) -> list[dict[str, Any]]:
    document = json.loads(_test(path, "--mutate", "--threshold", "0", "--format", "json").out)
    found: list[dict[str, Any]] = document["rubrics"][0]["mutation"]["mutants"]
    return found


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_json_fits_its_schema_and_is_the_same_in_both_languages(tmp_path: Path) -> None:
    broken = _written(tmp_path, "cases: [{case: it, values: {greetings: 0.5}, expect: {level: 1}}]\n")
    for arguments in ((FAILING, PASSING, broken), (PASSING, "--mutate"), (FAILING, "--mutate")):
        found = _test(*arguments, "--format", "json")
        VALIDATOR.validate(json.loads(found.out))
        assert run("rubric", "test", *arguments, "--format", "json", "--lang", "zh").out == found.out


def test_json_tells_differences_and_derivation() -> None:
    (rubric,) = json.loads(_test(FAILING, "--format", "json").out)["rubrics"]
    cases = {case["case"]: case for case in rubric["cases"]}
    assert cases["exactly at the cut of level 2"] == {
        "case": "exactly at the cut of level 2", "line": 55, "column": 5, "passed": True, "differences": [], "derivation": None,
    }  # fmt: skip
    wrong = cases["a level and a composite that are not so"]
    assert wrong["differences"] == [
        {"field": "level", "expected": 2, "got": 1},
        {"field": "composite", "expected": 71.5, "got": 72},
        {"field": "coverage", "expected": 0.4, "got": 1},
        {"field": "blocked_by", "expected": ["cut_score"], "got": ["improvement"]},
        {"field": "highest", "expected": 2, "got": 1},
    ]
    assert wrong["derivation"]["kpis"][1] == {
        "kpi": "satisfaction", "weight": 40, "value": 4, "unscored": None, "score": 75, "contribution": 30,
    }  # fmt: skip
    assert [gate["state"] for gate in wrong["derivation"]["levels"][1]["gates"]] == ["not_met", "met", "met"]
    assert wrong["derivation"]["composite"]["composite"] == 72


def test_json_of_mutants_adds_up() -> None:
    mutation = json.loads(_test(PASSING, "--mutate", "--format", "json").out)["rubrics"][0]["mutation"]
    verdicts = [mutant["verdict"] for mutant in mutation["mutants"]]
    for verdict in ("killed", "survived", "equivalent", "unrunnable"):
        assert mutation[verdict] == verdicts.count(verdict)
    assert len(verdicts) == mutation["tried"]
    assert mutation["score"] == round(19 / 28, 6)
    moved = next(m for m in mutation["mutants"] if m["kind"] == "weight")
    assert [edit["path"] for edit in moved["edits"]] == ["dimensions/0/kpis/0/weight", "dimensions/0/kpis/1/weight"]
    assert [(edit["from"], edit["to"]) for edit in moved["edits"]] == [(60, 59), (40, 41)]


def test_junit_is_read_by_a_parser(tmp_path: Path) -> None:
    broken = _written(tmp_path, "cases: [{case: it, values: {greetings: 0.5}, expect: {level: 1}}]\n")
    root = ET.fromstring(_test(FAILING, broken, "--format", "junit").out)  # noqa: S314  # our own output
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("7", "4", "1")
    suites = {suite.get("name"): suite for suite in root}
    assert (suites[FAILING].get("tests"), suites[FAILING].get("failures")) == ("6", "4")
    failure = root.find(".//testcase[@name='a level and a composite that are not so']/failure")
    assert failure is not None
    assert failure.get("type") == "SR900"
    assert str(failure.get("message")).startswith("level should be 2, got 1; composite should be 71.5, got 72; ")
    assert "Greeting rate    70%  70.00      60         42.00" in str(failure.text)
    assert suites[broken].find("testcase/error") is not None


def test_junit_has_a_test_of_the_mutation_score() -> None:
    for threshold, failures in (("0", "0"), ("90", "1")):
        text = _test(PASSING, "--mutate", "--threshold", threshold, "--format", "junit").out
        root = ET.fromstring(text)  # noqa: S314  # our own output
        assert (root.get("tests"), root.get("failures")) == ("3", failures)
        assert root.find(".//testcase[@name='mutation score']") is not None


def test_names_steer_nothing(tmp_path: Path) -> None:
    """A case's name may hold markup and commands of build servers; it stays text."""
    name = "::error::<b>&\"']]> \u202eevil"
    path = _written(
        tmp_path,
        f"cases:\n  - case: '{name.replace(chr(39), chr(39) * 2)}'\n    values: {{greeting: 1}}\n    expect: {{level: 1}}\n",
    )
    for form in ("text", "json", "junit"):
        found = _test(path, "--format", form, "-v")
        assert "\u202e" not in found.out
        assert not any(line.startswith("::") for line in found.out.splitlines())
    root = ET.fromstring(_test(path, "--format", "junit").out)  # noqa: S314  # our own output
    assert root.find(".//b") is None
