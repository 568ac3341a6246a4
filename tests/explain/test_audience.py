"""What each audience may see: no view, and no difference of two views, gives away a single protected rating."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.reports import explanation_json, explanation_text
from service_rating.reports.audience import for_audience, may_tell, protected_sources
from service_rating.reports.explanation import AUDIENCES
from tests.explain.example import EMPLOYEES, default_rubric, explained, of_rows, small_rubric, view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.reports.explanation import Audience, Explanation
    from service_rating.reports.explanation_kpi import KpiPart, SourcePart
    from tests.explain.example import Row

pytestmark = pytest.mark.untraced

OTHERS = [audience for audience in AUDIENCES if audience != "auditor"]
RATED = ("listening", "care", "worst")
PEERS = ("p1", "p2", "p3", "p4", "p5")
ratings = st.integers(1, 5).map(str)
days = st.integers(1, 28).map(lambda day: f"2026-03-{day:02d}")
words = st.sampled_from(["", "secret one", "secret two"])
slow = settings(max_examples=10, deadline=None)


def row(kpi: str, value: str, source: str, *rest: str) -> Row:
    """A row about E1; the rest is rater, date and evidence."""
    return "E1", kpi, value, source, *rest, *[""] * (3 - len(rest))


@st.composite
def open_rows(draw: st.DrawFn) -> list[Row]:
    """Rows of sources that are not protected: a supervisor on every KPI, customers, a self-rating, an event."""
    rows = [row(kpi, draw(ratings), "supervisor", "s1", "2026-01-01") for kpi in (*RATED, "help")]
    said, by = st.sampled_from(["1", "3", "5", "N/A"]), st.sampled_from(["customer", "self"])
    rows += [row(kpi, draw(said), draw(by)) for kpi in draw(st.lists(st.sampled_from(RATED), max_size=4))]
    return [*rows, *([row("praise", "", "", "h1", "", "C-1")] if draw(st.booleans()) else [])]


@st.composite
def rows_of(draw: st.DrawFn, source: str, raters: st.SearchStrategy[list[str]]) -> list[Row]:
    """Rows of some raters of one source about one KPI: each at least one with a value, perhaps more, perhaps N/A."""
    kpi, found = draw(st.sampled_from([*RATED, "help"])), []
    for rater in draw(raters):
        for n, extra in enumerate(["", *draw(st.lists(st.sampled_from(["value", "N/A"]), max_size=2))]):
            value = "N/A" if extra == "N/A" else draw(ratings)
            found.append(row(kpi, value, source, rater, f"2026-0{n + 2}-{draw(st.integers(1, 28)):02d}", draw(words)))
    return found


def some_raters(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.sampled_from([list(PEERS[:n]) for n in range(least, most + 1)])


too_few = st.one_of(rows_of("peer", some_raters(1, 2)), rows_of("subordinate", some_raters(1, 1)))
enough = st.one_of(rows_of("peer", some_raters(3, 5)), rows_of("subordinate", some_raters(2, 5)))


def views(rows: Sequence[Row]) -> list[Explanation]:
    """What everybody but the auditor sees."""
    whole = of_rows(rows)
    return [for_audience(whole, audience) for audience in OTHERS]


@slow
@given(open_rows(), too_few, too_few)
def test_a_source_below_its_minimum_is_as_if_it_were_not_there(
    rows: list[Row], one: list[Row], other: list[Row]
) -> None:
    assert views(rows + one) == views(rows) == views(rows + other)


@slow
@given(open_rows(), enough, st.permutations(PEERS))
def test_raters_may_change_places(rows: list[Row], rated: list[Row], names: list[str]) -> None:
    new = dict(zip(PEERS, names, strict=True))
    swapped: list[Row] = [(e, k, v, s, new[rater], d, text) for e, k, v, s, rater, d, text in rated]
    assert views(rows + rated) == views(rows + swapped)


@slow
@given(open_rows(), enough, days, st.sampled_from(["secret three", "", "other"]))
def test_dates_and_comments_of_protected_sources_do_not_show(
    rows: list[Row], rated: list[Row], date: str, text: str
) -> None:
    changed: list[Row] = [(*r[:5], f"2027-{n % 12 + 1:02d}{date[7:]}", text) for n, r in enumerate(rated)]
    assert [replace(v, digest=None) for v in views(rows + rated)] == views(rows + changed)


@slow
@given(open_rows(), st.lists(st.integers(1, 5), min_size=3, max_size=5), st.data())
def test_only_the_mean_shows_not_who_or_what_makes_it(rows: list[Row], given_: list[int], data: st.DataObject) -> None:
    """One point moves from one peer to another: KPIs without a `passing` gate look the same."""
    i, j = data.draw(st.lists(st.integers(0, len(given_) - 1), min_size=2, max_size=2, unique=True))
    moved = list(given_)
    step = min(5 - moved[i], moved[j] - 1)
    moved[i], moved[j] = moved[i] + step, moved[j] - step
    for_help = [[row("help", str(n), "peer", p) for n, p in zip(ns, PEERS, strict=False)] for ns in (given_, moved)]
    assert views(rows + for_help[0]) == views(rows + for_help[1])
    passing = {"levels", "outcome", "assessment"}
    heard = [[row("listening", str(n), "peer", p) for n, p in zip(ns, PEERS, strict=False)] for ns in (given_, moved)]
    for one, other in zip(views(rows + heard[0]), views(rows + heard[1]), strict=True):
        names = [field.name for field in fields(one) if field.name not in passing]
        assert [getattr(one, name) for name in names] == [getattr(other, name) for name in names]


@slow
@given(open_rows(), st.one_of(too_few, enough), st.sampled_from(["peer", "subordinate", "peeer"]))
def test_rejected_rows_of_protected_sources_do_not_show(rows: list[Row], rated: list[Row], source: str) -> None:
    broken = [row("listening", "9", source, "p4", "2026-04-01", "secret"), row("care", "x", source, "p5", "", "secret")]
    assert views(rows + rated + broken) == views(rows + rated)


def protected_parts(found: Explanation) -> list[tuple[KpiPart, SourcePart]]:
    return [(kpi, s) for kpi in found.kpis for s in kpi.sources if s.source in found.protected]


@slow
@given(open_rows(), enough, enough)
def test_what_is_left_of_a_protected_source_is_a_sum_over_several(
    rows: list[Row], one: list[Row], other: list[Row]
) -> None:
    for found in views(rows + one + other):
        for kpi, source in protected_parts(found):
            assert (source.rows, source.by_rater, source.not_applicable, source.singles) == ((), (), None, False)
            assert (source.raters or 0) >= max(2, source.min_raters)
            assert kpi.aggregate != "min"
            assert kpi.aggregate != "trimmed_mean" or (source.raters or 0) >= 4
        shown = explanation_text.render(found, "en") + explanation_json.render(found)
        assert "secret" not in shown
        assert not any(f'"{peer}"' in shown or f" {peer} " in shown for peer in PEERS)


def kpi_of(found: Explanation, name: str) -> KpiPart:
    return next(kpi for kpi in found.kpis if kpi.kpi == name)


def rated_by(kpi: str, *values: int, source: str = "peer") -> list[Row]:
    return [row(kpi, str(value), source, f"p{n}") for n, value in enumerate(values, 1)]


@pytest.mark.parametrize(
    ("kpi", "values", "merged"),
    [
        ("listening", (5, 4, 3), False),
        ("listening", (5, 4), False),
        ("care", (5, 4, 3), True),  # without the highest and the lowest one rating is left
        ("care", (5, 4, 3, 2), False),
        ("worst", (5, 4, 3, 2), True),  # the least row may be a peer's
        ("worst", (5, 4), False),
        ("help", (5, 4, 3), False),
    ],
)
def test_sources_merge_where_the_value_would_give_a_rating_away(
    kpi: str, values: tuple[int, ...], *, merged: bool
) -> None:
    rows = [
        row(kpi, "2", "supervisor", "s1"),
        row(kpi, "3", "customer"),
        row(kpi, "4", "self", "E1"),
        *rated_by(kpi, *values),
    ]
    auditor = kpi_of(of_rows(rows), kpi)
    assert [s.source for s in auditor.sources] == ["supervisor", "peer", "customer", "self"]
    assert not auditor.merged
    seen = kpi_of(of_rows(rows, "manager"), kpi)
    assert seen.merged is merged
    present = [] if merged else ["supervisor", *(["peer"] if len(values) >= 3 else []), "customer"]
    assert [s.source for s in seen.sources] == [*present, "self"]
    assert seen.value == auditor.value


LAX = """
rubric: lax
version: 1.0.0
title: {zh: 宽, en: Lax}
sources: {supervisor: {weight: 1, pool: rater}, peer: {weight: 1, pool: rater}, self: {weight: 0}}
dimensions:
  - dimension: all
    title: {zh: 全部, en: All}
    kpis:
      - {kpi: listening, title: {zh: 倾听, en: Listening}, weight: 100, measure: {kind: rating, min: 1, max: 5},
         curve: {kind: linear, points: [[1, 0], [5, 100]]}}
levels: [{level: 1, title: {zh: 一级, en: Level 1}, cut_score: 0}]
"""


def test_a_rubric_that_lets_one_peer_count_does_not_make_the_rating_public() -> None:
    rows = [row("listening", "3", "supervisor", "s1"), *rated_by("listening", 5)]
    seen = kpi_of(of_rows(rows, "hr", small_rubric(LAX)), "listening")
    assert (seen.merged, seen.sources) == (True, ())
    two = kpi_of(of_rows([*rows, row("listening", "4", "peer", "p2")], "hr", small_rubric(LAX)), "listening")
    assert not two.merged
    assert [s.source for s in two.sources] == ["supervisor", "peer"]


def test_how_many_observations_pass_is_told_only_where_the_assessment_tells_it() -> None:
    rows = [row("listening", "3", "supervisor", "s1"), *rated_by("listening", 5, 4, 3)]
    whole, seen = of_rows(rows), of_rows(rows, "manager")
    passed = [[gate.passed for level in v.levels for c in level.clauses for gate in c.gates] for v in (whole, seen)]
    assert (whole.outcome.next_level, passed) == (2, [[4, 2], [None, 2]])
    assert seen.levels[0].clauses[0].gates[0].state == "met"
    without = of_rows(rows[:1], "manager")
    assert [gate.passed for level in without.levels for c in level.clauses for gate in c.gates] == [1, 0]


def test_only_the_auditor_is_told_places_digest_and_free_attributes() -> None:
    for employee in EMPLOYEES[:4]:
        assert explained(employee).digest is not None
        for audience in OTHERS:
            found = view(employee, audience)
            rows = [r for kpi in found.kpis for s in kpi.sources for r in s.rows]
            assert {r.place for r in rows} == {None}
            assert (found.digest, found.audience) == (None, audience)
    changed = {**explained("E1004").assessment, "attributes": {"name": "A", "备注": "p1 said"}}
    whole = replace(explained("E1004"), assessment=changed)
    assert for_audience(whole, "auditor").assessment["attributes"] == {"name": "A", "备注": "p1 said"}
    assert for_audience(whole, "manager").assessment["attributes"] == {"name": "A"}


def test_the_employee_is_told_no_rater_but_who_decided_an_event() -> None:
    found = view("E2002", "employee")
    sources = [source for kpi in found.kpis for source in kpi.sources]
    assert any(source.by_rater for source in sources)
    assert {row.rater for source in sources for row in source.rows} == {None}
    assert {rater.rater for source in sources for rater in source.by_rater} == {None}
    assert [case["decided_by"] for event in found.outcome.caps for case in event.cases] == ["M001"]


@pytest.mark.parametrize("audience", ["manager", "hr"])
def test_manager_and_hr_see_rows_and_raters_of_open_sources(audience: Audience) -> None:
    need = kpi_of(view("E1004", audience), "need_discovery")
    shown = {s.source: (len(s.rows), {r.rater for r in s.rows}) for s in need.sources}
    assert shown["mystery_shopper"] == (3, {"MS-01", "MS-02"})
    assert shown["supervisor"] == (2, {"E1001"})
    assert shown["peer"] == (0, set())


def test_rejected_rows_are_listed_for_hr_and_counted_for_manager_and_employee() -> None:
    told = {audience: view("E1004", audience) for audience in AUDIENCES}
    assert {audience: v.rejected_rows for audience, v in told.items()} == dict.fromkeys(AUDIENCES, 1)
    assert (
        [a for a, v in told.items() if v.rejected]
        == [a for a, v in told.items() if v.rejected_listed]
        == ["hr", "auditor"]
    )


def test_protected_are_peers_subordinates_and_whoever_needs_company() -> None:
    assert protected_sources(default_rubric()) == ("peer", "subordinate", "simulation")
    assert protected_sources(small_rubric(LAX)) == ("peer",)


def test_warnings_that_count_or_quote_rows_are_for_the_auditor() -> None:
    assert may_tell("OB053", "auditor")
    assert not may_tell("OB053", "manager")
    assert may_tell("OB055", "employee")
