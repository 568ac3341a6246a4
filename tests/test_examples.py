"""The shipped example, end to end: against the oracle, and whatever the order and the number of files."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service_rating.observations import Intake, read_observations
from service_rating.reports.evaluation import evaluate_intake
from service_rating.reports.json_document import render
from service_rating.rubric.loading import load_rubric_file
from service_rating.scoring.intake import assess_frames
from tests import oracle
from tests.oracle_rows import read_csv_employees, read_csv_rows
from tests.scoring.frames import SHARED, as_oracle

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parents[1]
RUBRIC = ROOT / "rubrics/service-awareness.rubric.yaml"
OBSERVATIONS = ROOT / "examples/observations.csv"
ROSTER = ROOT / "examples/roster.csv"


def _intake(*paths: Path) -> Intake:
    rubric, _ = load_rubric_file(RUBRIC)
    assert rubric is not None
    return read_observations(paths, rubric, roster=ROSTER, period="2026H1")


def _assessments(*paths: Path) -> str:
    rubric, _ = load_rubric_file(RUBRIC)
    assert rubric is not None
    document = json.loads(render(evaluate_intake(_intake(*paths), rubric).outcome, "zh"))
    return json.dumps(document["assessments"], ensure_ascii=False)


def _clean(path: Path) -> Path:
    """The example without its bad rows, as the oracle's plain reader wants it."""
    bad = set(_intake(OBSERVATIONS).rejects["line"])
    lines = OBSERVATIONS.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for n, line in enumerate(lines, 1) if n not in bad), "utf-8")
    return path


def test_every_field_agrees_with_the_oracle(tmp_path: Path) -> None:
    plain = oracle.load(RUBRIC)
    rows = read_csv_rows(_clean(tmp_path / "clean.csv"), plain)
    people = read_csv_employees(ROSTER, plain, date(2026, 6, 30))
    theirs = oracle.assess(plain, rows, people)
    rubric, _ = load_rubric_file(RUBRIC)
    assert rubric is not None
    intake = _intake(OBSERVATIONS)
    ours = as_oracle(rubric, assess_frames(intake.observations, intake.events, intake.employees, rubric))
    for mine, plain_one in zip(ours, theirs, strict=True):
        assert {name: mine[name] for name in (*SHARED, "events", "gates")} == {
            name: plain_one[name] for name in (*SHARED, "events", "gates")
        }
        assert mine["kpis"] == [{name: kpi[name] for name in mine["kpis"][0]} for kpi in plain_one["kpis"]]


def test_the_example_shows_what_can_happen() -> None:
    found: list[dict[str, Any]] = json.loads(_assessments(OBSERVATIONS))
    levels = Counter(assessment["level"] for assessment in found)
    assert {1, 2, 3, 4, 5, None} == set(levels)
    assert {assessment["status"] for assessment in found} == {"rated", "provisional", "withheld", "unclassified"}
    assert any(event["event"] == "confidentiality_breach" for a in found for event in a["events"])
    assert any(kpi.get("unscored") == "not_applicable" for a in found for kpi in a["kpis"])
    assert len({assessment["attributes"]["team"] for assessment in found}) == 2
    assert len({assessment["attributes"]["profile"] for assessment in found}) >= 3


def test_the_rejected_rows_are_the_ones_put_there() -> None:
    codes = _intake(OBSERVATIONS).counts.by_code
    assert codes == {"OB116": 1, "OB117": 1, "OB121": 1, "OB143": 1, "OB144": 1, "OB151": 1}


@pytest.mark.parametrize("parts", [1, 3])
def test_order_and_splitting_change_no_byte(tmp_path: Path, parts: int) -> None:
    header, *lines = OBSERVATIONS.read_text("utf-8").splitlines(keepends=True)
    random.Random(parts).shuffle(lines)  # noqa: S311  # a reproducible order, no secret
    files = [tmp_path / f"part{n}.csv" for n in range(parts)]
    for n, file in enumerate(files):
        file.write_text(header + "".join(lines[n::parts]), "utf-8")
    assert _assessments(*files) == _assessments(OBSERVATIONS)
