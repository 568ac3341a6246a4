"""What holds for every rubric that ships: clean, complete in both languages, honest about what is fixed."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service_rating.diagnostic import Severity
from service_rating.rubric.catalogue import DEFAULT_RUBRIC
from service_rating.rubric.loading import load_rubric, load_rubric_file
from tests.cli.program import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Provenance, Rubric

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.glob("rubrics/*.rubric.yaml"))
IDS = [file.name.removesuffix(".rubric.yaml") for file in FILES]
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_these_six_ship() -> None:
    assert IDS == [
        "scenario-simulation",
        "service-awareness",
        "service-desk",
        "service-habits",
        "service-level-grades",
        "service-quality",
    ]
    assert DEFAULT_RUBRIC in IDS


def test_all_are_clean_with_nothing_to_remark_and_their_cases_pass() -> None:
    found = run("validate", str(ROOT / "rubrics"), "--fail-on", "info", "--lang", "en")
    assert (found.code, found.out) == (0, "")


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_the_first_line_leads_editors_to_the_schema(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/rubric.schema.json"
    assert (file.parent / first.partition("$schema=")[2]).is_file()


def parts(rubric: Rubric) -> Iterator[tuple[str, Provenance | None]]:
    """Everything that may say where it comes from."""
    yield from ((dimension.dimension, dimension.provenance) for dimension in rubric.dimensions)
    yield from ((kpi.kpi, kpi.provenance) for kpi in rubric.kpis)
    yield from ((event.event, event.provenance) for event in rubric.events)
    yield from ((f"level {level.level}", level.provenance) for level in rubric.levels)


@pytest.mark.parametrize("name", IDS)
def test_every_part_says_where_it_comes_from(name: str) -> None:
    for part, provenance in parts(load_rubric(name)):
        assert provenance is not None, part
        assert provenance.source or provenance.reason, part
        if "assumed" in provenance.model_dump().values():
            assert provenance.reason is not None, part
            assert CHINESE.search(provenance.reason.zh), part
            assert provenance.reason.en != provenance.reason.zh, part


@pytest.mark.parametrize("name", IDS)
def test_everything_that_feeds_a_level_is_marked(name: str) -> None:
    rubric = load_rubric(name)
    for kpi in chain.from_iterable(dimension.kpis for dimension in rubric.dimensions):
        marked = kpi.provenance
        assert marked is not None
        assert all(getattr(marked, aspect) for aspect in ("weight", "curve", "measure", "sources")), kpi.kpi
    for level in rubric.levels:
        assert level.provenance is not None
        assert all(getattr(level.provenance, aspect) for aspect in ("definition", "cut_score", "gates")), level.level


def test_only_the_visible_table_fixes_weights_and_nothing_fixes_a_curve_cut_or_gate() -> None:
    fixed = {
        (name, part, aspect)
        for name in IDS
        for part, provenance in parts(load_rubric(name))
        for aspect, origin in ({} if provenance is None else provenance.model_dump()).items()
        if origin == "fixed" and aspect != "definition"
    }
    assert {(name, aspect) for name, _, aspect in fixed} == {
        ("service-awareness", "weight"),
        ("service-quality", "measure"),
    }
    weights = {kpi.kpi: kpi.weight for kpi in load_rubric("service-awareness").kpis}
    assert sum(weights[part] or 0 for _, part, aspect in fixed if aspect == "weight") == 70


@pytest.mark.parametrize("name", IDS)
def test_every_point_of_every_scale_has_its_behaviour(name: str) -> None:
    for kpi in load_rubric(name).kpis:
        if kpi.measure.kind == "rating":
            points = range(int(kpi.measure.min), int(kpi.measure.max) + 1)
            assert sorted(kpi.measure.anchors or {}) == list(points), kpi.kpi


@pytest.mark.parametrize("name", IDS)
def test_self_ratings_never_score_and_peers_need_three(name: str) -> None:
    sources = load_rubric(name).known_sources
    assert "self" not in sources or sources["self"].weight == 0
    assert all(s.min_raters >= 3 for n, s in sources.items() if n in ("peer", "subordinate"))


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_no_finding_is_silenced(file: Path) -> None:
    _, found = load_rubric_file(file)
    assert not [one for one in found if one.severity >= Severity.INFO]
    assert "service-rating: ignore" not in file.read_text("utf-8")
