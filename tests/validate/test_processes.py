"""Many files are checked in several processes, with the same outcome."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

import pytest

from service_rating.cli import validate_processes, validate_run
from tests.cli.program import command
from tests.validate.files import CLEAN, WRONG_SUM, validate, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    texts = [CLEAN, WRONG_SUM, CLEAN.replace("49.99", "49.98"), "\0", "", "[" * 1000]
    for number in range(30):
        write(tmp_path / "many", f"{number:02}.rubric.yaml", texts[number % len(texts)])
    (tmp_path / "many" / "gone.rubric.yaml").symlink_to("nowhere")
    return tmp_path / "many"


def test_the_number_of_processes_makes_no_difference(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validate_run, "_cores", lambda: 1)
    alone = validate(str(many), "--format", "json")
    monkeypatch.setattr(validate_run, "_cores", lambda: 2)
    assert validate(str(many), "--format", "json") == alone
    assert alone.out.count('"code"') > 20


def test_as_the_program_itself_does_it(many: Path) -> None:
    ran = subprocess.run(command("validate", str(many)), capture_output=True, check=False)
    assert ran.returncode == 2
    assert ran.stdout.decode() == validate(str(many)).out


def test_a_process_that_dies_is_no_silence() -> None:
    with pytest.raises(BrokenProcessPool):
        list(validate_processes.in_processes(os._exit, [3, 3], 2, 1))


def test_copies_are_made_only_where_that_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(sys.modules, "polars", None)
    assert validate_processes._way() == "spawn"
    monkeypatch.delitem(sys.modules, "polars")
    assert validate_processes._way() == "fork"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert validate_processes._way() == "spawn"


def test_worked_cases_get_one_thread_in_each_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLARS_MAX_THREADS", raising=False)
    validate_processes._begin()
    assert os.environ["POLARS_MAX_THREADS"] == "1"
    monkeypatch.setenv("POLARS_MAX_THREADS", "3")
    validate_processes._begin()
    assert os.environ["POLARS_MAX_THREADS"] == "3"


def test_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    assert validate_run._cores() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert validate_run._cores() == 1
