from __future__ import annotations

import json
from pathlib import Path

import pytest

from service_rating.cli import session as streams
from tests.cli.program import EVALUATE, OBSERVATIONS, RUBRIC, run

CLEAN = "employee,kpi,value\nE01,greeting_rate,85%\nE01,satisfaction,4\nE01,satisfaction,5\n"


@pytest.fixture
def clean(tmp_path: Path) -> str:
    (tmp_path / "clean.csv").write_text(CLEAN, "utf-8")
    return str(tmp_path / "clean.csv")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    text = (
        Path(RUBRIC)
        .read_text("utf-8")
        .replace("weight: 37.5", "weight: 30")
        .replace("composite: 70}", "composite: 71}")
    )
    (tmp_path / "broken.rubric.yaml").write_text(text, "utf-8")
    return tmp_path


def test_clean_observations_are_0(clean: str) -> None:
    found = run("evaluate", clean, "-r", RUBRIC)
    assert found.code == 0
    assert "accepted 3 + blank 0 + outside the period 0 + rejected 0" in found.err


def test_rejected_rows_are_1_and_shown() -> None:
    found = run(*EVALUATE)
    assert found.code == 1
    assert "observations.csv:14:value: OB143" in found.err
    assert "--rejects FILE.csv" in found.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("evaluate", "missing.csv"),
        ("evaluate", OBSERVATIONS, "-r", "no-such-rubric"),
        ("evaluate", OBSERVATIONS, "-r", "missing.rubric.yaml"),
        ("evaluate", OBSERVATIONS, "-r", RUBRIC, "--roster", "missing.csv"),
        ("rubric", "show", "missing.rubric.yaml"),
        ("validate", "missing.rubric.yaml"),
        (),
        ("rubric",),
    ],
)
def test_what_cannot_run_is_2_without_a_traceback(arguments: tuple[str, ...]) -> None:
    found = run(*arguments)
    assert found.code == 2
    assert found.err
    assert "Traceback" not in found.err


def test_nothing_to_check_is_2(tmp_path: Path) -> None:
    found = run("validate", str(tmp_path))
    assert (found.code, found.out) == (2, "")
    assert "CL007" in found.err


def test_hidden_folders_are_not_searched(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "x.rubric.yaml").write_text("", "utf-8")
    assert run("validate", str(tmp_path)).code == 2


def test_problems_of_a_rubric_are_1_with_their_place(broken: Path) -> None:
    found = run("validate", str(broken))
    assert found.code == 1
    assert f"{broken}/broken.rubric.yaml:" in found.out
    assert "errors: 1; warnings: 0; info: 0." in found.err


def test_failed_case_says_what_was_expected_and_what_came_out(tmp_path: Path) -> None:
    text = Path(RUBRIC).read_text("utf-8").replace("composite: 70}", "composite: 71}")
    (tmp_path / "wrong.rubric.yaml").write_text(text, "utf-8")
    found = run("validate", str(tmp_path))
    assert found.code == 1
    assert "wrong.rubric.yaml:48:" in found.out
    assert "composite should be 71, got 70" in found.out


def test_diagnostics_as_json(broken: Path) -> None:
    found = run("validate", str(broken), "--format", "json")
    content = json.loads(found.out)
    assert content["schema"] == "service-rating/diagnostics/1"
    assert [entry["severity"] for entry in content["diagnostics"]] == ["error"]
    assert content["diagnostics"][0]["line"] > 1
    assert set(content["diagnostics"][0]["message"]) == {"zh", "en"}


def test_a_broken_rubric_stops_evaluate(broken: Path) -> None:
    found = run("evaluate", OBSERVATIONS, "-r", str(broken / "broken.rubric.yaml"))
    assert (found.code, found.out) == (2, "")


def test_version() -> None:
    assert run("--version").out == run("--lang", "zh", "--version").out == "service-rating 0.1.0\n"
    assert run("--version").code == 0


def test_shipped_rubrics_are_listed_shown_and_valid() -> None:
    assert "service-awareness 1.0.0" in run("rubric", "list").out
    assert "first_contact_resolution" in run("rubric", "show").out
    assert json.loads(run("rubric", "schema").out)["$schema"].startswith("http://json-schema.org/draft-07")
    assert run("validate", "service-awareness").code == 0


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RuntimeError("boom\nboom"), "Internal error (RuntimeError: boom boom)"),
        (KeyboardInterrupt(), "Interrupted."),
        (MemoryError(), "Internal error (MemoryError: )"),
        (OSError(28, "No space left on device"), "the disk is full"),
        (OSError(28, "No space left on device", "levels.csv"), "levels.csv: the disk is full"),
    ],
)
def test_whatever_happens_is_2_in_a_sentence(error: BaseException, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr("service_rating.cli.application.run", fail)
    monkeypatch.setattr("service_rating.cli.program.close_quietly", lambda: None)
    found = run("rubric", "list")
    assert found.code == 2
    assert words in found.err
    assert len(found.err.splitlines()) == 1
    assert "Traceback" in run("rubric", "list", "--debug").err


def test_without_a_session_commands_speak_english() -> None:
    class Context:
        def find_object(self, _: type) -> None:
            return None

    assert streams.session_of(Context()).language == "en"  # type: ignore[arg-type]
