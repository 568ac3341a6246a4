"""Drop a file into ``files/good`` or ``files/bad`` and it is a test.

A bad file says what must be found, and nothing else may be, in lines ``# expect: SR203 12:5`` (code, line:column).
Advice of the lowest severity is left aside: no file here needs worked cases.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service_rating.diagnostic import Severity
from service_rating.rubric.loading import load_rubric_file

FILES = Path(__file__).parent / "files"
EXPECTED = re.compile(rb"^# expect: (SR\d{3} [\d:]+)\r?$", re.MULTILINE)


@pytest.mark.parametrize("path", sorted(FILES.glob("good/*.yaml")), ids=lambda path: path.stem)
def test_good_file(path: Path) -> None:
    rubric, diagnostics = load_rubric_file(path)
    assert [d for d in diagnostics if d.severity > Severity.INFO] == []
    assert rubric is not None


@pytest.mark.parametrize("path", sorted(FILES.glob("bad/*.yaml")), ids=lambda path: path.stem)
def test_bad_file(path: Path) -> None:
    rubric, diagnostics = load_rubric_file(path)
    grave = [d for d in diagnostics if d.severity > Severity.INFO]
    found = [f"{d.code} {d.location.line}:{d.location.column}" for d in grave]
    expected = [line.decode() for line in EXPECTED.findall(path.read_bytes())]
    assert rubric is None
    assert expected, "say what is to be found"
    assert sorted(found) == sorted(expected)
    assert all(d.message.zh and d.message.en and d.location.file == str(path) for d in diagnostics)
