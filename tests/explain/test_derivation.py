"""Every stage is the pipeline's own: the worked example of docs/scoring.md, stage by stage."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from service_rating.observations import read_observations
from service_rating.reports.explain import explain_intake
from service_rating.rubric.loading import load_rubric_bytes
from service_rating.rubric.wording import plain
from tests.docs_pages import fenced, keyed_rows, page

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.reports.explanation import Explanation
    from service_rating.reports.explanation_kpi import KpiPart

PAGE = page("scoring.md")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Explanation:
    rubric, _ = load_rubric_bytes(fenced(PAGE, "yaml")[0].encode(), "example.rubric.yaml")
    assert rubric is not None
    rows: Path = tmp_path_factory.mktemp("rows") / "observations.csv"
    rows.write_text(fenced(PAGE, "csv")[0], encoding="utf-8")
    return explain_intake(read_observations([rows], rubric, employee="E1"), rubric)


def kpi(found: Explanation, name: str) -> KpiPart:
    return next(part for part in found.kpis if part.kpi == name)


def test_the_explanation_holds_every_stated_figure(found: Explanation) -> None:
    stated = keyed_rows(PAGE[PAGE.index("```yaml") :])
    told: dict[str, str] = {}
    for part in found.kpis:
        for source in (s for s in part.sources if s.standing == "counted"):
            told[f"source.{part.kpi}.{source.source}"] = shown(source.mean)
            told |= {f"rater.{part.kpi}.{source.source}.{r.rater}": shown(r.mean) for r in source.by_rater}
        numbers = {
            "value": part.value,
            "score": part.score,
            "contribution": part.contribution,
            "exact": part.score_exact,
        }
        told |= {f"{name}.{part.kpi}": shown(number) for name, number in numbers.items()}
        told[f"observations.{part.kpi}"] = str(part.observations)
    told |= {"mean_score": shown(found.composite.mean), "composite": shown(found.composite.composite)}
    told |= {"points_short": shown(found.outcome.points_short), "coverage": shown(found.composite.coverage)}
    first = ("rater", "source", "value", "exact", "score", "contribution", "observations", "mean_score", "composite")
    wanted = {n: f for n, f in stated.items() if n.split(".")[0] in (*first, "points_short", "coverage")}
    assert len(wanted) > 25
    assert {name: told[name] for name in wanted} == wanted


def shown(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def test_sums_are_in_the_rubrics_weights(found: Explanation) -> None:
    part = found.composite
    assert (part.sum_weighted, part.sum_weights) == (Decimal("6887.58866666"), Decimal(90))
    assert (part.weight_applicable, part.coverage, part.event_points) == (Decimal(100), Decimal("0.9"), Decimal(1))
    assert (part.unclamped, part.composite) == (Decimal("77.528762963"), Decimal("77.53"))
    assert [(e.event, e.count, e.at_most, len(e.cases)) for e in part.events] == [("commendation", 3, Decimal(1), 3)]


def test_sources_that_do_not_count_stand_beside(found: Explanation) -> None:
    standing = {s.source: (s.standing, s.raters, s.not_applicable) for s in kpi(found, "listening").sources}
    assert standing == {
        "supervisor": ("counted", 2, 0),
        "peer": ("absent", 1, 0),
        "customer": ("counted", None, 1),
        "self": ("not_counted", 1, 0),
    }


def test_the_curve_is_told_as_the_piece_the_value_lies_on(found: Explanation) -> None:
    curve = kpi(found, "listening").curve
    assert curve is not None
    assert (curve.value_from, curve.value_below, curve.score_from, curve.slope) == tuple(map(Decimal, (1, 5, 0, 25)))
    assert curve.score == kpi(found, "listening").score_exact == Decimal("76.666675")
    steps = kpi(found, "reply_time").curve
    assert steps is not None
    assert (steps.slope, steps.score) == (Decimal(0), Decimal("83.333333333"))
    assert kpi(found, "greeting").curve is None
    assert kpi(found, "improvement").curve is None


def test_levels_next_level_and_bounds(found: Explanation) -> None:
    assert [(level.level, level.cut_reached, level.reached) for level in found.levels] == [
        (1, True, True),
        (2, True, True),
        (3, False, False),
    ]
    gates = [(g.kpi, g.state, g.passed) for c in found.levels[2].clauses for g in c.gates]
    assert gates == [("listening", "met", 6), ("improvement", "met", None), ("greeting", "not_shown", None)]
    part = found.outcome
    assert (part.earned, part.level, part.next_level, part.lowest, part.highest) == (2, 2, 3, 2, 3)
    assert (part.composite_lowest, part.composite_highest) == (Decimal("69.88"), Decimal("79.88"))
    assert part.smallest_raise is not None
    assert (part.smallest_raise.value_to, part.smallest_raise.score_to) == (Decimal("4.198629"), Decimal("79.97"))
    assert part.sources == 3
