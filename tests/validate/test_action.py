"""The action of GitHub: its form, and its script as a runner would run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.validate.files import CLEAN, WRONG_SUM, write

ACTION = Path(__file__).parents[2] / "action.yml"


def action() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(ACTION.read_text("utf-8"))
    return content


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = action()["runs"]["steps"]
    return found


def test_it_has_the_form_of_an_action() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ACTION)],
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout


def test_inputs_reach_the_scripts_through_the_environment_only() -> None:
    used = []
    for step in steps():
        assert "${{" not in step["run"]
        used += [value for key in ("env", "working-directory") for value in _values(step.get(key, ""))]
        ran = subprocess.run(["bash", "-n"], input=step["run"].encode(), capture_output=True, check=False)  # noqa: S607
        assert ran.returncode == 0, ran.stderr
    assert {f"${{{{ inputs.{name} }}}}" for name in action()["inputs"]} == set(used) - {"${{ github.action_path }}"}


def _values(part: Any) -> list[str]:
    return list(part.values()) if isinstance(part, dict) else [part] if part else []


OURS = f'exec "{sys.executable}" -m service_rating "$@"'
ECHO = """printf '%s\\n' "$@\""""


def run(folder: Path, does: str = OURS, **inputs: str) -> subprocess.CompletedProcess[bytes]:
    """Run the script of the last step with these inputs, as a runner would: bash, stop at errors."""
    program = folder / "temp" / "service-rating" / "bin" / "service-rating"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    program.chmod(0o755)
    step, known = steps()[-1], action()["inputs"]
    given = {name: inputs.get(name.replace("-", "_"), str(declared["default"])) for name, declared in known.items()}
    environment = {name: _filled(value, given) for name, value in step["env"].items()}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],  # noqa: S607
        cwd=folder / given["working-directory"],
        env=os.environ | environment | {"RUNNER_TEMP": str(folder / "temp"), "GITHUB_ACTIONS": "true"},
        capture_output=True,
        check=False,
    )


def _filled(value: str, given: dict[str, str]) -> str:
    name = value.removeprefix("${{ inputs.").removesuffix(" }}")
    return given[name]


def test_a_clean_repository_passes(tmp_path: Path) -> None:
    write(tmp_path, "x.rubric.yaml", CLEAN)
    ran = run(tmp_path)
    assert (ran.returncode, ran.stdout) == (0, b"")


def test_what_is_found_is_annotated_and_written(tmp_path: Path) -> None:
    write(tmp_path, "in/a b.rubric.yaml", WRONG_SUM)
    write(tmp_path, "in/c.rubric.yaml", CLEAN)
    ran = run(
        tmp_path,
        working_directory="in",
        paths="a b.rubric.yaml\r\n\nc.rubric.yaml",
        sarif_file="x y.sarif",
        junit_file="x.xml",
        language="zh",
    )
    assert ran.returncode == 1
    assert ran.stdout.decode().startswith("::error file=a b.rubric.yaml,line=5,col=3,title=SR201::SR201 权重合计为 105")
    assert len(json.loads((tmp_path / "in" / "x y.sarif").read_text("utf-8"))["runs"][0]["results"]) == 1
    assert (tmp_path / "in" / "x.xml").exists()


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"ignore": "SR2"}, 0),
        ({"select": "SR3"}, 0),
        ({"fail_on": "error"}, 1),
        ({"fail_on": "never"}, 2),
        ({"paths": "nowhere"}, 2),
    ],
)
def test_inputs(tmp_path: Path, inputs: dict[str, str], code: int) -> None:
    write(tmp_path, "x.rubric.yaml", WRONG_SUM)
    assert run(tmp_path, **inputs).returncode == code


@pytest.mark.parametrize("name", ["paths", "select", "ignore", "fail_on", "language", "sarif_file", "junit_file"])
def test_nothing_in_an_input_is_run_or_becomes_an_option(tmp_path: Path, name: str) -> None:
    for evil in ("$(touch pwned)", "`touch pwned`", "; touch pwned #", '" ; touch pwned ; "', "* --output-file=pwned"):
        ran = run(tmp_path, ECHO, **{name: evil})
        assert ran.returncode == 0, ran.stderr
        arguments = ran.stdout.decode().splitlines()
        assert [one for one in arguments if one.partition("=")[2] == evil or one == evil]
        assert "--output-file=pwned" not in arguments
        assert arguments.index("--") == len(arguments) - 2
        assert sorted(path.name for path in tmp_path.iterdir()) == ["temp"]
