"""What is known before the interview, and who is told what of it."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from service_rating.collection.forms.plan import Asked
from service_rating.diagnostic import CouldNotRunError
from service_rating.interview.known import Known, read_known
from service_rating.interview.session import Session
from service_rating.interview.speaker import Speaker
from tests.collection.forms.filling import fill, form
from tests.explain.example import RUBRIC as SMALL
from tests.interview.kinds import DAY, ROOT, answered, boss, kinds, read, shipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from service_rating.rubric.model import Rubric

EXAMPLE, ROSTER = ROOT / "examples" / "observations.csv", ROOT / "examples" / "roster.csv"
HEADER = ("employee", "kpi", "value", "source", "rater", "date", "evidence", "name", "profile")
COMMENT = "only between us"
Rows = list[tuple[str, ...]]


def row(kpi: str, value: str, source: str, rater: str, **more: str) -> tuple[str, ...]:
    told = {"employee": "E1", "kpi": kpi, "value": value, "source": source, "rater": rater, "evidence": COMMENT, **more}
    return tuple(told.get(name, "") for name in HEADER)


def written(path: Path, rows: Sequence[tuple[str, ...]], header: Sequence[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def peers(kpi: str, *values: int) -> Rows:
    return [row(kpi, str(value), "peer", f"P{n}") for n, value in enumerate(values)]


@pytest.fixture(scope="module")
def small() -> Rubric:
    return read(SMALL)


def views(known: Known, rubric: Rubric, answers: Sequence[dict[str, str]]) -> list[Any]:
    """Everything an assessor can see of what is known while trying different answers."""
    seen: list[Any] = [dict(known.told), known.left_out, [note.message for note in known.notes]]
    for told in answers:
        made = answered(Session(rubric, known.speaker, day=DAY, known=known), told)
        seen.append(made.live())
    return seen


def test_the_means_of_the_sources_stand_beside_the_question() -> None:
    found = read_known(
        [EXAMPLE], shipped("service-awareness"), Speaker("E1001", "supervisor", "M9"), roster=ROSTER, period="2026H1"
    )
    lines = [line.en for line in found.lines("need_discovery")]
    assert "Peers: mean 4.67 (3 raters, 3 observations)" in lines
    assert "Customers: mean 4.6 (5 observations)" in lines
    assert "Self: mean 5 (1 observation), shown for comparison only" in lines
    assert [line.zh for line in found.lines("need_discovery")][1] == "同事评价：平均 4.67（3 人，3 次观察）"
    assert [line.en for line in found.lines("comprehensive_service")] == ["Supervisor: mean 100% (12 observations)"]
    assert [line.en for line in found.lines("unprompted_help")] == [
        "Supervisor: 1 observation",
        "Customers: 2 observations",
    ]
    assert found.lines("nonsense") == ()


def test_what_one_said_oneself_is_told_where_single_ratings_may_be(tmp_path: Path, small: Rubric) -> None:
    rows = [
        row("listening", "2", "supervisor", "M1", date="2026-01-05"),
        row("listening", "3", "supervisor", "M1", date="2026-02-05"),
        row("listening", "5", "supervisor", "M2", date="2026-03-05"),
        row("care", "4", "supervisor", "M1"),
        row("listening", "5", "self", "E1", date="2026-03-05"),
        *peers("listening", 1, 2, 3),
    ]
    file = written(tmp_path / "a.csv", rows)
    boss_told = read_known([file], small, Speaker("E1", "supervisor", " M1"))
    assert [line.en for line in boss_told.lines("listening")][-1] == "You, on 2026-02-05: 3"
    assert [line.en for line in boss_told.lines("care")] == ["Supervisor: mean 4 (1 observation)", "You, before: 4"]
    own = [line.zh for line in read_known([file], small, Speaker("E1", "self", "E1")).lines("listening")]
    assert own[-1] == "您上次（2026-03-05）：5"
    assert not any("P0" in line for line in own)


def test_the_employee_is_completed_from_the_roster() -> None:
    found = read_known((), shipped("service-awareness"), Speaker("E1001", "supervisor", "M9"), roster=ROSTER)
    assert (found.speaker.profile, found.speaker.leads_others, found.speaker.hired) == (
        "people_leader",
        True,
        date(2018, 3, 12),
    )
    assert (found.told, found.notes, found.base.tables) == ({}, (), ())


def test_the_employee_is_completed_from_the_files(tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", [row("listens", "4", "supervisor", "M2", name="张三", profile="shop")])
    found = read_known([file], kinds(), boss())
    assert (found.speaker.profile, found.speaker.name, found.speaker.leads_others) == ("shop", "张三", None)
    assert [(table.extent.rows, table.most_rows()) for table in found.base.tables] == [(1, 1)]


@pytest.mark.parametrize("source", ["peer", "subordinate", "customer"])
def test_who_is_neither_manager_nor_employee_rates_without_knowing(source: Any, tmp_path: Path) -> None:
    rows = [
        *peers("listens", 1, 2, 3, 4),
        row("listens", "5", "supervisor", "M2", profile="shop"),
        row("listens", "5", "customer", ""),
    ]
    found = read_known([written(tmp_path / "a.csv", rows)], kinds(), Speaker("E1", source, "X1"))
    assert (found.told, found.base.tables, found.left_out) == ({}, (), ())
    assert [note.code for note in found.notes] == ["IV023"]
    assert found.speaker.profile == "shop"
    alone = Session(kinds(), found.speaker, day=DAY)
    beside = Session(kinds(), found.speaker, day=DAY, known=found)
    assert answered(beside, {"listens": "4"}).live() == answered(alone, {"listens": "4"}).live()


def test_single_ratings_and_comments_of_peers_are_nowhere(tmp_path: Path, small: Rubric) -> None:
    rows = [
        *peers("listening", 1, 2, 5),
        *peers("care", 1, 2, 5),
        *peers("worst", 1, 2, 5),
        row("listening", "4", "subordinate", "S1"),
    ]
    found = read_known([written(tmp_path / "a.csv", rows)], small, Speaker("E1", "supervisor", "M1"))
    assert [line.en for line in found.lines("listening")] == ["Peers: mean 2.67 (3 raters, 3 observations)"]
    assert found.lines("care") == found.lines("worst") == ()
    assert ["Peers" in told.en for told in found.left_out] == [True]
    shown = repr(views(found, small, [{"listening": "4"}, {"listening": "4", "care": "4", "worst": "5"}]))
    assert COMMENT not in shown
    assert "P0" not in shown


def test_every_source_that_is_left_out_in_part_is_named(tmp_path: Path, small: Rubric) -> None:
    rows = [*peers("worst", 1, 2, 5), row("worst", "4", "subordinate", "S1"), row("worst", "3", "subordinate", "S2")]
    found = read_known([written(tmp_path / "a.csv", rows)], small, Speaker("E1", "supervisor", "M1"))
    assert ["(Peers, Subordinates)" in told.en for told in found.left_out] == [True]
    assert "（同事、下级）" in found.left_out[0].zh


OWN: tuple[dict[str, str], ...] = ({"listening": "5"}, {"listening": "1", "care": "5", "worst": "5", "help": "0"})


@pytest.mark.parametrize("others", [[5, 5, 4], [1, 1, 5]])
def test_no_view_tells_single_ratings_whatever_the_manager_tries(
    tmp_path: Path, small: Rubric, others: list[int]
) -> None:
    """What no more is told of than a mean may change places; what is left out, or lacks raters, may be anything."""
    tried = []
    for file, care, listening in (("a", [2, 3, 3], [1, 2, 5]), ("b", others, [5, 1, 2])):
        hidden = [*peers("care", *care), *peers("worst", *care), row("listening", str(care[0]), "subordinate", "S1")]
        rows = [
            *peers("listening", *listening),
            *hidden,
            *peers("help", *care[:2]),
            row("listening", "3", "customer", ""),
        ]
        found = read_known([written(tmp_path / f"{file}.csv", rows)], small, Speaker("E1", "supervisor", "M1"))
        tried.append(views(found, small, OWN))
    assert tried[0] == tried[1]


def test_a_protected_supervisor_does_not_see_the_other_supervisors(tmp_path: Path) -> None:
    strict = read(
        SMALL.replace("supervisor: {weight: 30, pool: rater}", "supervisor: {weight: 30, pool: rater, min_raters: 2}")
    )
    tried = []
    for value in ("1", "5"):
        rows = [
            row("listening", value, "supervisor", "M2"),
            row("listening", value, "supervisor", "M3"),
            row("listening", "4", "customer", ""),
        ]
        found = read_known([written(tmp_path / f"{value}.csv", rows)], strict, Speaker("E1", "supervisor", "M1"))
        tried.append(views(found, strict, ({"listening": "3"},)))
    assert tried[0] == tried[1]
    assert "Customers" in tried[0][0]["listening"][0].en


def test_one_peer_who_suffices_stays_out_in_wide_files_too(tmp_path: Path) -> None:
    loose = read(SMALL.replace("peer: {weight: 10, pool: rater, min_raters: 3}", "peer: {weight: 10, pool: rater}"))
    header = ("employee", "name", "listening", "help", "source", "rater")
    tried = []
    for value in ("1", "5"):
        rows = [
            ("E1", "张三", value, "2", "peer", "P1"),
            ("E1", "张三", "4", "", "customer", ""),
            ("E2", "李四", "5", "1", "peer", "P1"),
        ]
        found = read_known([written(tmp_path / f"{value}.csv", rows, header)], loose, Speaker("E1", "supervisor", "M1"))
        tried.append(views(found, loose, ({"listening": "3"},)))
        assert found.speaker.name == "张三"
    assert tried[0] == tried[1]


def test_sources_that_are_not_protected_count_in_the_preview(tmp_path: Path) -> None:
    rows = [row("listens", "2", "supervisor", "M2"), row("listens", "5", "customer", ""), *peers("listens", 4, 4, 4)]
    found = read_known([written(tmp_path / "a.csv", rows)], kinds(), boss())
    made = answered(Session(kinds(), found.speaker, day=DAY, known=found), {"listens": "4"})
    told = made.live().assessment["kpis"][0]
    assert (told["value"], told["sources"], told["observations"]) == (
        pytest.approx((3 * 3 + 2 * 4 + 2 * 5) / 7, abs=1e-6),
        ["supervisor", "peer", "customer"],
        6,
    )


def test_confirmed_events_count_in_the_preview(tmp_path: Path, small: Rubric) -> None:
    rows = [row("listening", "4", "customer", ""), row("praise", "1", "", "HR", evidence="TK-1")]
    found = read_known([written(tmp_path / "a.csv", rows)], small, Speaker("E1", "supervisor", "M1"))
    made = Session(small, found.speaker, day=DAY, known=found)
    assert [event["event"] for event in made.live().assessment["events"]] == ["praise"]


def test_rejected_rows_are_counted_without_those_of_peers(tmp_path: Path) -> None:
    rows = [
        row("listens", "9", "supervisor", "M2"),
        row("listens", "9", "peer", "P1"),
        row("listens", "4", "customer", ""),
    ]
    found = read_known([written(tmp_path / "a.csv", rows)], kinds(), boss())
    assert [(note.code, note.message.en[:2]) for note in found.notes] == [("IV024", "On")]


def test_files_without_a_word_about_the_employee_are_told(tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", [row("listens", "4", "customer", "", employee="E11")])
    found = read_known([file], kinds(), boss())
    assert [note.code for note in found.notes] == ["IV022"]
    assert "Did you mean E11?" in found.notes[0].message.en
    assert (found.base.tables, found.told) == ((), {})
    listed = written(tmp_path / "r.csv", [("E1",), ("E11",)], ("employee",))
    assert [note.code for note in read_known([file], kinds(), boss(), roster=listed).notes] == ["IV022"]


@pytest.mark.parametrize(
    ("rows", "code", "why"),
    [
        ([("E11", "shop")], "IV020", "Did you mean E11?"),
        ([("E1", "palace")], "IV020", "has no profile “palace”"),
        ([("E1", "office")], "IV021", "profile is office, not shop"),
    ],
)
def test_the_roster_decides_who_is_assessed_and_as_what(tmp_path: Path, rows: Rows, code: str, why: str) -> None:
    roster = written(tmp_path / "r.csv", rows, ("employee", "profile"))
    with pytest.raises(CouldNotRunError) as failed:
        read_known((), kinds(), boss(profile="shop"), roster=roster)
    assert [found.code for found in failed.value.diagnostics] == [code]
    assert why in failed.value.diagnostics[0].message.en


def test_the_files_may_not_contradict_the_profile(tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", [row("listens", "4", "customer", "", profile="office")])
    with pytest.raises(CouldNotRunError, match="IV021"):
        read_known([file], kinds(), boss(profile="shop"))
    assert read_known([file], kinds(), boss(profile="office")).speaker.profile == "office"


def test_columns_may_be_mapped(tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", [("E1", "4", "customer", "x")], ("employee", "how", "source", "listenz"))
    found = read_known([file], kinds(), boss(), mapping={"how": "listens"}, attributes=["listenz"])
    assert len(found.lines("listens")) == 1
    made = answered(Session(kinds(), found.speaker, day=DAY, known=found), {"listens": "4"})
    assert made.live().assessment["attributes"] == {"listenz": "x"}


def test_a_mapped_roster_is_read_for_whoever_is_asked(tmp_path: Path) -> None:
    roster = written(tmp_path / "r.csv", [("E1", "shop"), ("E2", "office")], ("who", "profile"))
    file = written(tmp_path / "a.csv", [("E1", "4", "customer")], ("who", "listens", "source"))
    for source in ("supervisor", "peer"):
        speaker = Speaker("E1", source, "X1")
        found = read_known([file], kinds(), speaker, roster=roster, mapping={"who": "employee"})
        made = answered(Session(kinds(), found.speaker, day=DAY, known=found), {"listens": "4"})
        assert made.live().assessment["attributes"] == {"profile": "shop"}


def test_no_files_and_no_roster_are_nothing_known() -> None:
    assert read_known((), kinds(), boss()) == Known(boss())


def test_a_form_with_a_sheet_for_everybody_is_read_whole(tmp_path: Path) -> None:
    asked = Asked("supervisor", layout="sheet", employees=("E1", "E2"), rater="B1", date="2026-06-01")
    path = fill(form(tmp_path / "form.xlsx", "service-awareness", asked), lambda who, _: 4 if who == "E2" else 2)
    found = read_known([path], shipped("service-awareness"), Speaker("E2", "supervisor", "M9"))
    assert [line.en for line in found.lines("need_discovery")] == ["Supervisor: mean 4 (1 observation)"]
