"""What an editor or a hook sees: check-jsonschema with the shipped schema, on the good and the bad files.

Drop a file into ``files/good`` or ``files/bad`` and it is a test here, too: a good file is valid; a bad one is refused where
its YAML or its shape is at fault (SR0xx, SR1xx), and passes where only the meaning is (SR2xx), which no schema can tell.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
FILES = Path(__file__).parent / "files"
GOOD = [
    *sorted(FILES.glob("good/*.yaml")),
    *sorted(ROOT.glob("rubrics/*.yaml")),
    *sorted(ROOT.glob("examples/rubrics/*")),
]
ENDLESS = "self-reference.yaml"
"""A file that contains itself: check-jsonschema follows it until Python gives up."""
BAD = [path for path in sorted(FILES.glob("bad/*.yaml")) if path.name != ENDLESS]
OF_YAML_OR_SHAPE = re.compile(rb"^# expect: SR[01]\d\d ", re.MULTILINE)


def refused(files: Sequence[Path]) -> set[str]:
    """The files that check-jsonschema refuses, whether it can parse them or not."""
    schema = str(ROOT / "schema" / "rubric.schema.json")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, "-o", "json", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout)
    found = {one["filename"] for one in (*told.get("errors", []), *told.get("parse_errors", []))}
    assert done.returncode == bool(found)
    return found


@pytest.fixture(scope="module")
def refused_bad() -> set[str]:
    return refused(BAD)


def test_good_files_are_valid() -> None:
    assert refused(GOOD) == set()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_file(path: Path, refused_bad: set[str]) -> None:
    assert (str(path) in refused_bad) == bool(OF_YAML_OR_SHAPE.search(path.read_bytes()))
