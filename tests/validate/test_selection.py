"""Codes selected and ignored, on the command line and in pyproject.toml; from which severity on a run fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_rating.cli.validate_selection import is_meant
from tests.validate.files import CLEAN, WRONG_SUM, validate, write

WARNING = "# service-rating: ignore-file[SR203]\n" + CLEAN
"""One warning: SR301."""
TYPO = CLEAN.replace("weight: 60", "wieght: 60")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a rubric for each severity but info."""
    folder = tmp_path / "here"
    write(folder, "sum.rubric.yaml", WRONG_SUM)
    write(folder, "drafts/warning.rubric.yaml", WARNING)
    monkeypatch.chdir(folder)
    return folder


def codes(*arguments: str) -> list[str]:
    return [line.split()[1] for line in validate("--format", "concise", *arguments).out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "left", "code"),
    [
        ((), ["SR301", "SR201"], 1),
        (("--select", "SR2"), ["SR201"], 1),
        (("--select", "SR3,SR201"), ["SR301", "SR201"], 1),
        (("--select", "SR301", "--select", "sr201"), ["SR301", "SR201"], 1),
        (("--select", "SR9"), [], 0),
        (("--ignore", "SR201 SR3"), [], 0),
        (("--select", "SR2", "--ignore", "SR201"), [], 0),
        (("--ignore", "SR201"), ["SR301"], 1),
        (("--ignore", "SR201", "--fail-on", "error"), ["SR301"], 0),
        (("--fail-on", "info"), ["SR301", "SR201"], 1),
        (("--exit-zero",), ["SR301", "SR201"], 0),
    ],
)
def test_options(here: Path, arguments: tuple[str, ...], left: list[str], code: int) -> None:
    assert (codes(*arguments), validate(*arguments).code) == (left, code)


def test_errors_of_shape_are_always_told(here: Path) -> None:
    write(here, "typo.rubric.yaml", TYPO)
    assert codes("typo.rubric.yaml", "--select", "SR3") == ["SR101"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--select", "SR90O"), "--select: CL022 No code begins with SR90O. Did you mean SR900?"),
        (("--ignore", "E501"), "--ignore: CL022 No code begins with E501."),
        (("--ignore", "SR101"), "--ignore: CL023 SR101 cannot be ignored"),
        (("--ignore", "SR"), "--ignore: CL023 SR cannot be ignored"),
        (("--fail-on", "warnings"), "--fail-on: CL024 There is no severity warnings. Did you mean warning?"),
        (("--format", "text"), "--format: CL003 There is no format text."),
    ],
)
def test_mistakes_are_2(here: Path, arguments: tuple[str, ...], words: str) -> None:
    found = validate(*arguments)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert found.err.startswith(words)
    chinese = validate(*arguments, "--lang", "zh").err
    assert chinese != found.err


def settings(folder: Path, text: str) -> None:
    write(folder, "pyproject.toml", f"[tool.service-rating]\n{text}\n")


@pytest.mark.parametrize(
    ("text", "arguments", "left", "code"),
    [
        ('select = ["SR2"]', (), ["SR201"], 1),
        ('select = ["SR2"]', ("--select", "SR3"), ["SR301"], 1),
        ('ignore = ["SR2"]', (), ["SR301"], 1),
        ('ignore = ["SR2"]', ("--ignore", "SR3"), ["SR201"], 1),
        ('ignore = ["SR2"]\nfail-on = "error"', (), ["SR301"], 0),
        ('ignore = ["SR2"]\nfail-on = "error"', ("--fail-on", "warning"), ["SR301"], 1),
        ('exclude = ["drafts"]', (), ["SR201"], 1),
        ('exclude = ["drafts/"]', (), ["SR201"], 1),
        ('exclude = ["sum.*", "x"]', (), ["SR301"], 1),
        ('exclude = ["sum.*"]', ("*.rubric.yaml", "drafts"), ["SR301"], 1),
        ('exclude = ["sum.*"]', ("sum.rubric.yaml",), ["SR201"], 1),
        ('[tool.service-rating.per-file-ignores]\n"drafts/*" = ["SR3"]', (), ["SR201"], 1),
        ('per-file-ignores = {"*.yaml" = ["sr2", "SR3"]}', (), [], 0),
    ],
)
def test_settings(here: Path, text: str, arguments: tuple[str, ...], left: list[str], code: int) -> None:
    settings(here, text)
    assert (codes(*arguments), validate(*arguments).code) == (left, code)


def test_the_format_of_the_settings(here: Path) -> None:
    settings(here, 'format = "github"')
    assert validate().out.startswith("::error file=sum.rubric.yaml")
    assert validate("--format", "json").out.startswith("{")


def test_the_nearest_file_with_the_section_counts(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings(here, 'exclude = ["drafts/warning*"]\nignore = ["SR2"]')
    write(here, "drafts/pyproject.toml", "[project]\nname = 'service-rating-rubrics'\n")
    monkeypatch.chdir(here / "drafts")
    assert "CL007" in validate().err
    settings(here / "drafts", 'ignore = ["SR3"]')
    assert (codes(), validate().code) == ([], 0)
    assert codes("..") == ["SR201"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('selct = ["SR2"]', "has no key selct. Did you mean select?"),
        ('fail_on = "error"', "has no key fail_on. Did you mean fail-on?"),
        ('select = "SR2"', "select in [tool.service-rating] must be a list of texts"),
        ("exclude = [1]", "exclude in [tool.service-rating] must be a list"),
        ("format = 1", "format in [tool.service-rating] must be a text"),
        ('per-file-ignores = {"*" = "SR2"}', "per-file-ignores in [tool.service-rating] must be a table"),
        ("per-file-ignores = []", "per-file-ignores in [tool.service-rating] must be a table"),
        ('select = ["SR2O1"]', "pyproject.toml: select: CL022 No code begins with SR2O1"),
        ('ignore = ["SR0"]', "pyproject.toml: ignore: CL023 SR0 cannot be ignored"),
        ('per-file-ignores = {"*" = ["SRX"]}', "pyproject.toml: per-file-ignores: CL022 No code begins with SRX"),
        ('fail-on = "never"', "pyproject.toml: fail-on: CL024 There is no severity never."),
        ('format = "pdf"', "pyproject.toml: format: CL003 There is no format pdf."),
        ("select = [", "CL030 This is no valid TOML"),
        ("a = " + "[" * 5000, "CL030"),
    ],
)
def test_bad_settings_are_2_and_name_the_key(here: Path, text: str, words: str) -> None:
    settings(here, text)
    found = validate()
    assert (found.code, found.out) == (2, "")
    assert words in found.err
    assert f"{here}/pyproject.toml" in found.err


def test_all_bad_keys_are_told_at_once(here: Path) -> None:
    settings(here, "selct = []\nignroe = []\nformat = true")
    assert validate().err.count("CL030") == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[tool]\nservice-rating = 1", "must be a table"),
        (b"# service-rating\n\xff", "no valid TOML"),
        ("[tool.service-rating]".encode("utf-16"), "no valid TOML"),
        (b"# service-rating\n" + b"#" * (1 << 20), "more than 1,048,576 bytes"),
    ],
)
def test_files_that_hold_no_settings(here: Path, content: bytes, words: str) -> None:
    (here / "pyproject.toml").write_bytes(content)
    found = validate()
    assert found.code == 2
    assert words in found.err


def test_settings_may_begin_with_a_byte_order_mark(here: Path) -> None:
    settings(here, 'select = ["SR301"]')
    file = here / "pyproject.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert codes() == ["SR301"]


@pytest.mark.parametrize("text", ["", "tool = 1 # service-rating", "[tool.black] # service-rating"])
def test_files_without_the_section_are_passed_over(here: Path, text: str) -> None:
    write(here, "pyproject.toml", text)
    assert codes() == ["SR301", "SR201"]


def test_settings_that_cannot_be_read_are_2(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "pyproject.toml").mkdir()
    assert "CL030 This file cannot be read: it is a folder." in validate().err
    assert "读不了这个文件" in validate("--lang", "zh").err


@pytest.mark.parametrize(
    ("name", "pattern", "meant"),
    [
        ("a/b/c.yaml", "b", True),
        ("a/b/c.yaml", "*.yaml", True),
        ("a/b/c.yaml", "a/b", True),
        ("a/b/c.yaml", "a/*", True),
        ("a/b/c.yaml", "b/*", False),
        ("a/b/c.yaml", "A", False),
        ("/elsewhere/c.yaml", "c.*", True),
        ("/elsewhere/c.yaml", "elsewhere/*", False),
    ],
)
def test_patterns(name: str, pattern: str, meant: bool) -> None:  # noqa: FBT001  # the expected outcome
    assert is_meant(name, pattern, Path.cwd()) is meant
