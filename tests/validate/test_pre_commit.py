"""The hook as pre-commit itself reads and runs it. (Only its own installation is left out: it needs the network.)"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.program import command
from tests.validate.files import CLEAN, WRONG_SUM, write

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
PRE_COMMIT = [sys.executable, "-m", "pre_commit"]


def manifest() -> list[dict[str, Any]]:
    hooks: list[dict[str, Any]] = yaml.safe_load(MANIFEST.read_text("utf-8"))
    return hooks


def test_the_manifest_is_valid() -> None:
    ran = subprocess.run([*PRE_COMMIT, "validate-manifest", str(MANIFEST)], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose hook is ours, with the program that runs these tests in the place of an installed one."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    (hook,) = manifest()
    assert hook.pop("language") == "python"
    hook["entry"] = hook["entry"].replace("service-rating", " ".join(command()), 1)
    config = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}
    folder = tmp_path / "repository"
    write(folder, ".pre-commit-config.yaml", yaml.safe_dump(config))
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)  # noqa: S607
    return folder


@pytest.mark.parametrize(("text", "code", "word"), [(CLEAN, 0, "Passed"), (WRONG_SUM, 1, "SR201")])
def test_pre_commit_runs_it_on_rubrics_only(repository: Path, text: str, code: int, word: str) -> None:
    write(repository, "a/细则 1.rubric.yaml", text)
    write(repository, "other.yaml", "a: [")
    subprocess.run(["git", "-C", str(repository), "add", "."], check=True)  # noqa: S607
    ran = subprocess.run([*PRE_COMMIT, "run", "--all-files"], cwd=repository, capture_output=True, check=False)
    assert ran.returncode == code, ran.stdout
    assert word in ran.stdout.decode()
    assert "other.yaml" not in ran.stdout.decode()
