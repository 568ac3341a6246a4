"""The examples of the manuals, run as what they show: fragments, text of files, commands."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.main import main
from service_rating.rubric.loading import load_rubric_bytes
from service_rating.rubric.rules.manual import manual
from service_rating.rubric.rules.sample import SAMPLE
from service_rating.scoring.worked_cases import run_cases
from tests.rubric.mini import with_fragment, write

if TYPE_CHECKING:
    from service_rating.diagnostic import Severity

RAW = {*(f"SR{number:03}" for number in range(1, 12)), "SR111", "SR301"}
"""What is said about the text of a file can only be shown in the text of a file."""
LACKING = {"SR302", "SR306", "SR274"}
"""What a small sample lacks anyhow: worked cases on all sides, a use for every KPI."""
COMPANIONS = {"SR111": {"SR103"}}
"""Very many faults are faults of some sort."""
VALIDATE = ["validate", "--format", "concise", "example.rubric.yaml"]
ROWS = "employee,kpi,value,source\nE1,greeting,0.9,system\n"
ADOPTED = "adopted: {by: General manager, announced: 2025-12-01, effective_from: 2026-01-01}\n"


def codes_found(code: str, example: str, folder: Path, least: Severity) -> set[str]:
    """All codes of severity ``least`` and above that come up when an example of a manual is run."""
    (folder / "mini.rubric.yaml").write_text(SAMPLE + ADOPTED, encoding="utf-8")
    (folder / "greetings.csv").write_text(ROWS, encoding="utf-8")
    if example.startswith("$ service-rating "):
        return _codes(_run(folder, shlex.split(example)[2:])) - LACKING
    raw = raw_file(example) if code in RAW else write(with_fragment(example)).encode()
    (folder / "example.rubric.yaml").write_bytes(raw)
    if code == "SR390":
        return _codes(_run(folder, ["rubric", "test", "--mutate", "example.rubric.yaml"]))
    found = _codes(_run(folder, VALIDATE)) if code == "SR301" else _found(raw)
    grave = {other for other in found if manual(other).severity >= least}
    return grave - (LACKING - {code}) - COMPANIONS.get(code, set())


def _found(raw: bytes) -> set[str]:
    """The codes of what is found in a file, a failed worked case among them."""
    rubric, diagnostics = load_rubric_bytes(raw, "example")
    failed = rubric is not None and any(not outcome.passed for outcome in run_cases(rubric))
    return {one.code for one in diagnostics} | ({"SR900"} if failed else set())


def raw_file(example: str) -> bytes:
    """The sample with its top-level keys replaced by those of a text; repetitions, tabs and bytes written out."""
    whole = example.startswith("{whole file}\n")
    text = example.removeprefix("{whole file}\n")
    keys = re.findall(r"^([a-z_]+):", text, re.MULTILINE)
    blocks = [] if whole else re.findall(r"^[a-z_]+:.*\n(?:[ -].*\n)*", SAMPLE, re.MULTILINE)
    kept = "".join(block for block in blocks if block.partition(":")[0] not in keys)
    text = re.sub(r'\{(\d+) × "([^"]*)"\}', lambda found: found[2] * int(found[1]), kept + text)
    text = text.replace("{tab}", "\t")
    parts = re.split(r"\{bytes ([0-9A-F ]+)\}", text)
    return b"".join(bytes.fromhex(part) if n % 2 else part.encode() for n, part in enumerate(parts))


def _codes(said: str) -> set[str]:
    """The first code of every line."""
    return set(re.findall(r"^(?:.*?: )?(SR\d{3})\b", said, re.MULTILINE))


def _run(folder: Path, arguments: list[str]) -> str:
    """Run the program in a folder and give all that it said."""
    said = io.StringIO()
    before = Path.cwd()
    os.chdir(folder)
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            main(["--lang", "en", *arguments])
    finally:
        os.chdir(before)
    return said.getvalue()
