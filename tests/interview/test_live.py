"""The live assessment is the one that ``evaluate`` gives for the rows, whatever was known before."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.cli.main import main
from service_rating.interview.known import Known, read_known
from service_rating.interview.live import Live
from service_rating.interview.read_back import read_back
from service_rating.interview.rows_file import write_rows
from service_rating.interview.session import Session
from service_rating.interview.speaker import Speaker
from tests.interview.kinds import ANSWERS, DAY, RUBRIC, answered, boss, kinds, read, session
from tests.interview.test_known import EXAMPLE, ROSTER, peers, row, written

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.rubric.model import Rubric

KNOWN = [row("listens", "2", "customer", ""), *peers("listens", 4, 5, 3), row("greets", "3", "self", "E1"), row("ideas", "1", "supervisor", "M2"),
         row("greets", "N/A", "supervisor", "M3"), row("listens", "5", "customer", "", employee="E2", date="2026-07-01")]  # fmt: skip


@pytest.fixture(scope="module")
def rubric_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("rubric") / "kinds.rubric.yaml"
    file.write_text(RUBRIC, encoding="utf-8")
    return file


def evaluated(paths: list[Path], capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    """What ``evaluate`` itself prints of E1."""
    capsys.readouterr()
    assert main(["evaluate", *map(str, paths), "--format", "json", *options]) in (0, 1)
    printed = json.loads(capsys.readouterr().out)
    return next(told for told in printed["assessments"] if told["employee"] in ("E1", "E1004"))


def checked(made: Session, file: Path) -> dict[str, Any]:
    """Finish the session into a file; what is read back is what was shown."""
    rows = made.finish()
    assert isinstance(rows, list)
    write_rows(rows, made.rubric, file, append=False)
    found = read_back(file, made)
    assert found.same
    assert found.assessment == made.live().assessment
    return found.assessment


def test_evaluate_gives_the_live_assessment(
    tmp_path: Path, rubric_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = checked(answered(session(speaker=boss(profile="shop", name="=张三"))), tmp_path / "rows.csv")
    assert evaluated([tmp_path / "rows.csv"], capsys, "-r", str(rubric_file)) == shown
    assert shown["attributes"] == {"name": "'=张三", "profile": "shop"}


def test_evaluate_gives_the_live_assessment_over_what_was_known(
    tmp_path: Path, rubric_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = written(tmp_path / "known.csv", KNOWN)
    found = read_known([known], kinds(), boss())
    assert found.left_out == ()
    shown = checked(answered(session(known=found, speaker=found.speaker)), tmp_path / "rows.csv")
    assert evaluated([known, tmp_path / "rows.csv"], capsys, "-r", str(rubric_file)) == shown
    assert shown["kpis"][0]["sources"] == ["supervisor", "peer", "customer"]


@pytest.mark.parametrize("source", ["supervisor", "self", "peer"])
def test_evaluate_gives_the_live_assessment_of_the_example(
    tmp_path: Path, source: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.interview.kinds import shipped

    rubric, rater = shipped("service-awareness"), "E1004" if source == "self" else "Z1"
    found = read_known([EXAMPLE], rubric, Speaker("E1004", source, rater), roster=ROSTER, period="2026H1")
    made = Session(rubric, found.speaker, day=date(2026, 7, 3), period="2026H1", known=found)
    shown = checked(answered(made, {"need_discovery": "4", "composure": "5"}), tmp_path / "rows.csv")
    told = [tmp_path / "rows.csv"] if source == "peer" else [EXAMPLE, tmp_path / "rows.csv"]
    assert evaluated(told, capsys, "--roster", str(ROSTER), "--period", "2026H1") == shown


@pytest.mark.parametrize("hired", ["2026-03-15", "2026-05-15"])
@pytest.mark.parametrize("known", [True, False])
def test_tenure_runs_to_the_last_day_of_all_the_files(
    tmp_path: Path,
    hired: str,
    known: bool,  # noqa: FBT001
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = RUBRIC.replace("min_coverage: 0.2,", "min_coverage: 0.2, min_tenure: 3,")
    rubric, file = read(text), tmp_path / "tenure.rubric.yaml"
    file.write_text(text, encoding="utf-8")
    roster = written(tmp_path / "roster.csv", [("E1", hired), ("E2", "2020-01-01")], ("employee", "hired"))
    paths = [written(tmp_path / "known.csv", KNOWN)] if known else []
    found = read_known(paths, rubric, boss(), roster=roster)
    made = Session(rubric, found.speaker, day=DAY, known=found)
    shown = checked(answered(made, {"listens": "4", "greets": "1/2"}), tmp_path / "rows.csv")
    assert evaluated([*paths, tmp_path / "rows.csv"], capsys, "-r", str(file), "--roster", str(roster)) == shown
    assert (shown.get("withheld") == "short_tenure") == (not (known and hired == "2026-03-15"))


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    chosen=st.sets(st.sampled_from(sorted(ANSWERS)), min_size=1),
    rating=st.sampled_from(["1", "3.5", "5"]),
    known=st.sampled_from([[], KNOWN]),
)
def test_whatever_is_answered_is_read_back(
    tmp_path_factory: Any, chosen: set[str], rating: str, known: list[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    found = read_known([written(folder / "known.csv", known)], kinds(), boss()) if known else Known(boss())
    told = {kpi: rating if kpi == "listens" else text for kpi, text in ANSWERS.items() if kpi in chosen}
    checked(answered(session(known=found, speaker=found.speaker), told), folder / "rows.csv")


def test_what_was_known_may_be_the_file_that_is_appended_to(tmp_path: Path) -> None:
    file = written(
        tmp_path / "known.csv",
        KNOWN,
        ("employee", "kpi", "value", "source", "rater", "date", "evidence", "name", "profile"),
    )
    found = read_known([file], kinds(), boss())
    made = answered(session(known=found), {"listens": "4", "on_time": "85"})
    write_rows(made.rows(), kinds(), file, append=True)
    assert read_back(file, made).same


def test_further_rows_of_the_file_are_told(tmp_path: Path) -> None:
    file = written(tmp_path / "rows.csv", KNOWN)
    made = answered(session(), {"listens": "4", "on_time": "85"})
    write_rows(made.rows(), kinds(), file, append=True)
    found = read_back(file, made)
    assert not found.same
    assert found.assessment["kpis"][0]["observations"] == 5


def test_before_the_first_answer_there_is_an_assessment_without_evidence() -> None:
    made = session().live()
    assert (made.assessment["employee"], made.assessment["status"], made.assessment["coverage"]) == (
        "E1",
        "withheld",
        0,
    )
    assert [told.en for told in made.blocks] == [
        "No level: the evidence covers 0% of the weight, at least 20% is needed"
    ]
    assert made.warnings == ()


def test_a_speaker_with_a_hire_date_alone_is_a_roster_of_one() -> None:
    rubric = read(RUBRIC.replace("min_coverage: 0.2,", "min_coverage: 0.2, min_tenure: 3,"))
    made = Session(rubric, boss(hired=date(2026, 5, 1), leads_others=False), day=DAY)
    assert [told.en for told in answered(made, {"listens": "4", "greets": "1/2"}).live().blocks] == [
        "No level: employed for less than 3 months"
    ]


def test_blocks_tell_gates_points_and_the_smallest_raise() -> None:
    made = answered(session(), {"listens": "3", "greets": "50%", "steps": "1,3"})
    live = made.live()
    assert live.assessment["level"] == 1
    assert [told.en for told in live.blocks] == [
        "Ideas: at least 2 (so far: 0 from 0 observations; not met)",
        "Steps: at least 90% and at least 3 observations (so far: 66.6667% from 3 observations; not met)",
        "The composite is 10 points short",
        "Smallest raise of one KPI: Listens from 3 to 3.69965, score from 50.00 to 67.49",
    ]
    assert live.blocks[0].zh == "点子：不低于 2（现状：0，0 次观察，未满足）"


def test_at_the_top_nothing_blocks() -> None:
    made = answered(session(), {"listens": "5", "greets": "1", "complaints": "0%", "on_time": "100", "solved": "9/9", "steps": "all", "waiting": "5", "ideas": "3"})  # fmt: skip
    live = made.live()
    assert (live.assessment["level"], live.blocks) == (3, ())


def test_a_cap_by_a_confirmed_event_is_told(tmp_path: Path) -> None:
    rubric = read(
        RUBRIC.replace(
            "levels:\n", "events:\n  - {event: leak, title: {zh: 泄密, en: Leak}, caps_level_at: 1}\nlevels:\n"
        )
    )
    found = read_known([written(tmp_path / "known.csv", [row("leak", "1", "", "HR", evidence="TK-1")])], rubric, boss())
    live = answered(
        Session(rubric, found.speaker, day=DAY, known=found), {"listens": "5", "greets": "1", "ideas": "1"}
    ).live()
    assert live.blocks[0].en == "Capped by a confirmed event: Leak ×1, at most Level 1"


def test_a_gap_that_no_single_kpi_closes_is_told() -> None:
    low = {"listens": "2", "greets": "0.3", "complaints": "5%", "on_time": "10", "solved": "1/9"}
    assert [told.en for told in answered(session(), low).live().blocks][-2:] == [
        "The composite is 38.89 points short",
        "No single KPI alone can close the gap.",
    ]


def test_a_rating_that_evaluate_would_reject_is_told_at_once(tmp_path: Path) -> None:
    before = row("listens", "2", "supervisor", "M1", date=DAY.isoformat())
    found = read_known([written(tmp_path / "known.csv", [before])], kinds(), boss())
    live = answered(session(known=found), {"listens": "4"}).live()
    assert [told.en[:40] for told in live.warnings] == [f"The same observation as {tmp_path}"[:40]]
    assert (live.assessment["employee"], live.assessment["kpis"][0]["unscored"]) == ("E1", "no_evidence")


def test_a_rubric_that_does_not_hold_yet_is_told() -> None:
    rubric: Rubric = read(
        RUBRIC.replace(
            "profiles:", 'adopted: {by: HR, announced: "2026-06-15", effective_from: "2026-07-01"}\nprofiles:'
        )
    )
    live = answered(Session(rubric, boss(), day=DAY), {"listens": "4"}).live()
    assert ["holds only from 2026-07-01" in told.en for told in live.warnings] == [True]


def test_the_live_assessment_is_kept_until_an_answer_changes() -> None:
    made = answered(session(), {"listens": "4"})
    first = made.live()
    made.back()
    assert made.live() is first
    made.note("in words only")
    made.jump("listens")
    made.answer("4")
    assert made.live() == first
    made.undo()


def test_the_assessment_may_be_computed_in_another_thread_while_answers_change() -> None:
    made, found = answered(session(), {"listens": "4"}), list[Live]()
    worker = Thread(target=lambda: found.append(made.live()))
    worker.start()
    answered(made, {"greets": "1/2"})
    worker.join()
    one, two = (answered(session(), told).live() for told in ({"listens": "4"}, {"listens": "4", "greets": "1/2"}))
    assert found in ([one], [two])
    assert made.live() == two


def test_the_level_is_the_live_assessment_without_its_sentences() -> None:
    quick, whole = (answered(session(), {"listens": "4", "greets": "1/2"}) for _ in range(2))
    found = quick.level()
    assert found.assessment["justification"] == {"zh": None, "en": None}
    assert found == replace(
        whole.live(), assessment=whole.live().assessment | {"justification": {"zh": None, "en": None}}
    )
    assert quick.live() == whole.live()
    assert quick.level() is quick.live()
