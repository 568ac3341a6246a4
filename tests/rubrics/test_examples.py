"""The example observations of every shipped rubric: all rows accepted, all statuses seen, the oracle agrees, output pinned.

After a wanted change: UPDATE_GOLDEN=1 pytest tests/rubrics, then read the diff.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from service_rating.observations import read_observations
from service_rating.rubric.loading import load_rubric
from service_rating.scoring.intake import assess_frames
from tests import oracle
from tests.cli.program import run
from tests.oracle_rows import read_csv_rows
from tests.scoring.frames import SHARED, as_oracle

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
NAMES = ["scenario-simulation", "service-desk", "service-habits", "service-level-grades", "service-quality"]


def example(name: str) -> Path:
    return ROOT / "examples" / f"observations-{name}.csv"


def profiles(path: Path) -> dict[str, str | None]:
    """Employee → profile, as the rows say."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["employee"]: row["profile"] or None for row in csv.DictReader(lines)}


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_accepted_and_much_can_be_seen(name: str) -> None:
    rubric = load_rubric(name)
    intake = read_observations([example(name)], rubric)
    assert intake.counts.accepted == intake.counts.read > 0
    frame = assess_frames(intake.observations, intake.events, intake.employees, rubric)
    found = as_oracle(rubric, frame)
    assert 12 <= len(found) <= 15
    assert {one["level"] for one in found} == {None, *(level.level for level in rubric.levels)}
    assert {one["status"] for one in found} == {"rated", "provisional", "withheld", "unclassified"}


@pytest.mark.parametrize("name", NAMES)
def test_every_field_agrees_with_the_oracle(name: str) -> None:
    rubric = load_rubric(name)
    intake = read_observations([example(name)], rubric)
    ours = as_oracle(rubric, assess_frames(intake.observations, intake.events, intake.employees, rubric))
    plain = oracle.load(ROOT / "rubrics" / f"{name}.rubric.yaml")
    people = [
        {"employee": employee, "profile": profile, "short_tenure": False, "roster_rejected": False}
        for employee, profile in profiles(example(name)).items()
    ]
    theirs = oracle.assess(plain, read_csv_rows(example(name), plain), people)
    for mine, plain_one in zip(ours, theirs, strict=True):
        assert {field: mine[field] for field in (*SHARED, "events", "gates")} == {
            field: plain_one[field] for field in (*SHARED, "events", "gates")
        }
        assert mine["kpis"] == [{field: kpi[field] for field in mine["kpis"][0]} for kpi in plain_one["kpis"]]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_output_is_the_golden_file(name: str, language: str) -> None:
    found = run("evaluate", str(example(name)), "-r", name, "--lang", language)
    told = f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}".replace(f"{ROOT}/", "")
    golden = GOLDEN / f"{language}-evaluate-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert told == file.read()
