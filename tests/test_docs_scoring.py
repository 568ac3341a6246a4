"""The worked example of ``docs/scoring.md``: every stated figure, by the oracle and by the real pipeline."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from service_rating.diagnostic import Severity
from service_rating.observations import read_observations
from service_rating.rubric.loading import load_rubric_bytes
from service_rating.scoring.composite import with_composite
from service_rating.scoring.dialect import native
from service_rating.scoring.kpi_scores import kpi_scores
from service_rating.scoring.kpi_values import kpi_values
from service_rating.scoring.plan import Plan
from tests import oracle
from tests.docs_pages import fenced, keyed_rows, page, table_rows
from tests.oracle_numbers import NANO, half_up, kpis_of, weights_of
from tests.oracle_scores import score_kpis
from tests.oracle_values import evidence_of, within_source
from tests.scoring.frames import as_oracle, on_polars, scored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from service_rating.observations import Intake
    from service_rating.rubric.model import Rubric

PAGES = {"en": "scoring.md", "zh": "scoring.zh.md"}
ENGLISH = page(PAGES["en"])
YAML, CSV = fenced(ENGLISH, "yaml")[0], fenced(ENGLISH, "csv")[0]
FIELD = re.compile(r"[a-z_]+(\.[a-z_0-9]+)*")
CENTI, MICRO, COVERAGE = 100, 10**6, 10**4
KPI_UNITS = {"value": MICRO, "score": CENTI, "contribution": CENTI, "observations": 1}
UNITS = {"composite": CENTI, "points_short": CENTI, "raise_score": CENTI, "raise_value": MICRO, "coverage": COVERAGE}
PLAIN = ("earned", "level", "status", "lowest", "highest", "next_level")
Figures = dict[str, str]


def example(text: str) -> str:
    """The worked example of a page: from the first YAML block on."""
    return text[text.index("```yaml") :]


def stated(text: str) -> Figures:
    """The figures in the last table of a page."""
    return {name: figure for name, figure in keyed_rows(example(text)).items() if FIELD.fullmatch(name)}


def shortest(number: int, unit: int) -> str:
    """Whole units as the shortest decimal text."""
    return f"{(Decimal(number) / unit).normalize():f}"


def outcome(assessment: dict[str, Any], names: list[str]) -> Iterator[tuple[str, str]]:
    """The figures of an assessment in the oracle's shape, as the page writes them."""
    for name, unit in UNITS.items():
        yield name, shortest(assessment[name], unit)
    yield from ((name, str(assessment[name])) for name in PLAIN)
    yield "raise_kpi", names[assessment["raise_kpi"]]
    yield "gates", ", ".join(assessment["gates"])
    yield from ((f"event.{event}", str(count)) for event, count in assessment["events"].items())
    for name, kpi in zip(names, assessment["kpis"], strict=True):
        if kpi["unscored"]:
            yield f"unscored.{name}", kpi["unscored"]
            continue
        yield f"sources.{name}", ", ".join(kpi["sources"])
        known = ((field, unit) for field, unit in KPI_UNITS.items() if kpi[field] is not None)
        yield from ((f"{field}.{name}", shortest(kpi[field], unit)) for field, unit in known)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    rubric, rows = tmp_path / "front-desk-example.rubric.yaml", tmp_path / "observations.csv"
    rubric.write_text(YAML, encoding="utf-8")
    rows.write_text(CSV, encoding="utf-8")
    return rubric, rows


@pytest.fixture
def loaded(files: tuple[Path, Path]) -> Rubric:
    rubric, diagnostics = load_rubric_bytes(files[0].read_bytes(), str(files[0]))
    assert rubric is not None
    assert not any(found.severity > Severity.INFO for found in diagnostics)
    return rubric


@pytest.fixture
def intake(files: tuple[Path, Path], loaded: Rubric) -> Intake:
    found = read_observations([files[1]], loaded)
    assert found.counts.accepted == found.counts.read == CSV.count("\n") - 1
    return found


def test_the_oracle_gives_every_stated_figure(files: tuple[Path, Path]) -> None:
    rubric = oracle.load(files[0])
    rows = oracle.read_csv_rows(files[1], rubric)
    assessment = oracle.assess(rubric, rows)[0]
    names = [kpi["kpi"] for kpi in kpis_of(rubric)]
    found = dict(outcome(assessment, names)) | dict(intermediate(rubric, rows, assessment["events"]))
    found |= {name: assessment[name] for name in ("strongest", "weakest")}
    assert found == stated(ENGLISH)


def intermediate(
    rubric: dict[str, Any], rows: list[dict[str, Any]], events: dict[str, int]
) -> Iterator[tuple[str, str]]:
    """What lies between the rows and the composite: raters, sources, exact scores, their mean."""
    sources = rubric["sources"]
    for kpi in kpis_of(rubric):
        if "curve" in kpi:
            for name, said in evidence_of(rubric, kpi, None, rows).present.items():
                aggregate, pool = kpi.get("aggregate", "mean"), sources[name]["pool"]
                yield f"source.{kpi['kpi']}.{name}", shortest(within_source(said, pool, aggregate), NANO)
                for rater in {row["rater"] for row in said} if pool == "rater" else ():
                    own = [row for row in said if row["rater"] == rater]
                    yield f"rater.{kpi['kpi']}.{name}.{rater}", shortest(within_source(own, pool, aggregate), NANO)
    kpis = score_kpis(rubric, None, rows, events)
    exact = [(k["kpi"], w, s.score) for k, w, s in zip(kpis_of(rubric), weights_of(rubric), kpis, strict=True)]
    yield from ((f"exact.{name}", shortest(score, NANO)) for name, _, score in exact if score is not None)
    pairs = [(weight, score) for _, weight, score in exact if weight and score is not None]
    mean = half_up(sum((w * s for w, s in pairs), Fraction(0)) / sum((w for w, _ in pairs), Fraction(0)))
    yield "mean_score", shortest(mean, NANO)


def test_the_pipeline_gives_every_stated_figure(intake: Intake, loaded: Rubric) -> None:
    frame = scored(loaded, (intake.observations, intake.events, intake.employees))
    names = [kpi.kpi for kpi in loaded.kpis]
    found = dict(outcome(as_oracle(loaded, frame)[0], names)) | exact_scores(intake, loaded)
    only_inside = ("rater.", "source.", "strongest", "weakest")
    assert found == {name: figure for name, figure in stated(ENGLISH).items() if not name.startswith(only_inside)}


def exact_scores(intake: Intake, rubric: Rubric) -> Figures:
    """The pipeline's nano-scores and their weighted mean."""
    plan = Plan(rubric)
    rows, events, employees = (on_polars(f) for f in (intake.observations, intake.events, intake.employees))
    frame = with_composite(kpi_scores(kpi_values(rows, employees, plan), events, employees, plan), plan)
    row = native(frame).collect().row(0, named=True)
    scores = {f"exact.{plan.kpis[k].kpi}": row[f"exact_{k}"] for k in plan.scored}
    given = scores | {"mean_score": row["mean_score"]}
    return {name: shortest(number, NANO) for name, number in given.items() if number is not None}


@pytest.mark.parametrize("language", PAGES)
def test_the_justification_stands_in_each_page(intake: Intake, loaded: Rubric, language: str) -> None:
    frame = scored(loaded, (intake.observations, intake.events, intake.employees))
    assert f"\n> {frame[f'justification_{language}'][0]}\n" in page(PAGES[language])


def test_both_languages_carry_the_same_figures() -> None:
    english, chinese = (example(page(name)) for name in PAGES.values())
    assert stated(english) == stated(chinese)
    assert [fenced(english, kind) for kind in ("yaml", "csv")] == [fenced(chinese, kind) for kind in ("yaml", "csv")]
    decimals = [sorted(re.findall(r"\d+\.\d+", text)) for text in (english, chinese)]
    assert decimals[0] == decimals[1]


@pytest.mark.parametrize("name", PAGES.values())
def test_every_column_of_the_frame_is_documented(intake: Intake, loaded: Rubric, name: str) -> None:
    frame = scored(loaded, (intake.observations, intake.events, intake.employees))
    letters = {"event": "j", "gate": "g", "pass": "g"}
    told = {column for cells in table_rows(page(name)) for column in re.findall(r"`([^`]+)`", cells[0])}
    for column in frame.columns:
        stem, _, number = column.rpartition("_")
        assert (f"{stem}_{{{letters.get(stem, 'i')}}}" if number.isdigit() else column) in told
    assert all(kind in (pl.Int64, pl.String) for kind in frame.dtypes)
