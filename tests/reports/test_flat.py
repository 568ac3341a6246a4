"""Flat formats ask for a part of the assessments only; nothing that they show depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_rating.observations import read_observations
from service_rating.reports.evaluation import evaluate_intake
from service_rating.reports.formats import FORMATS
from service_rating.reports.summary import counted, distribution
from service_rating.rubric.loading import load_rubric
from service_rating.scoring import few, intake

OBSERVATIONS = Path(__file__).parents[2] / "examples" / "observations.csv"
FLAT = ("csv", "parquet")


@pytest.mark.parametrize("most", [0, few.MOST_EMPLOYEES])
def test_a_flat_format_shows_the_same(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(intake, "MOST_EMPLOYEES", most)
    rubric = load_rubric("service-awareness")
    read = read_observations([OBSERVATIONS], rubric)
    whole, flat = (evaluate_intake(read, rubric, is_flat=is_flat).outcome for is_flat in (False, True))
    assert set(flat.frame.columns) < set(whole.frame.columns)
    for form in (form for form in FORMATS if form.name in FLAT):
        assert form.is_flat
        assert form.render(flat, "zh") == form.render(whole, "zh")
        assert b"".join(form.pieces(flat, "en")) == form.render(whole, "en")
    assert distribution(flat, "zh") == distribution(whole, "zh")
    assert counted(flat.counts, "en") == counted(whole.counts, "en")
