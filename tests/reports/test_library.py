"""The Python API of the package's front door."""

from __future__ import annotations

import doctest
import io

import polars as pl
import pyarrow as pa
import pytest
from polars.testing import assert_frame_equal

import service_rating
from service_rating import RejectedRowsWarning, evaluate, evaluate_with_rejects, load_rubric
from tests.cli.program import EVALUATE, OBSERVATIONS, RUBRIC, run


def test_documented_example_is_executed() -> None:
    found = doctest.testmod(service_rating)
    assert (found.failed, found.attempted) == (0, 5)


def test_rejected_rows_warn_and_are_at_hand() -> None:
    frame, rubric = pl.read_csv(OBSERVATIONS, infer_schema=False), load_rubric(RUBRIC)
    with pytest.warns(RejectedRowsWarning, match="2 rejected; first: row 13: OB143"):
        assessments = evaluate(frame, rubric, period="2026H1")
    found = evaluate_with_rejects(frame, rubric, period="2026H1")
    assert_frame_equal(found.assessments, assessments)
    assert found.rejects["code"].to_list() == ["OB143", "OB121"]


def test_library_and_program_agree() -> None:
    frame, rubric = pl.read_csv(OBSERVATIONS, infer_schema=False), load_rubric(RUBRIC)
    program = pl.read_csv(io.StringIO(run(*EVALUATE, "--format", "csv").out.removeprefix("\ufeff")))
    library = evaluate_with_rejects(frame, rubric, period="2026H1").assessments
    shared = ["employee", "level", "status", "composite", "coverage", "score.greeting_rate", "score.satisfaction"]
    assert_frame_equal(library.select(shared), program.select(shared))


def test_roster_and_other_frames() -> None:
    frame = pa.table({"employee": ["E1", "E1"], "greeting_rate": [0.9, None], "satisfaction": [4, 5]})
    roster = pa.table({"employee": ["E1", "E2"], "team": ["north", "south"]})
    found = evaluate(frame, load_rubric(RUBRIC), roster=roster)
    assert found.select("employee", "team", "status", "composite").rows() == [
        ("E1", "north", "rated", 89.06),
        ("E2", "south", "withheld", None),
    ]
