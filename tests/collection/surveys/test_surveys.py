from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from service_rating.collection.collected import COLUMNS, Counts
from service_rating.collection.pseudonym_key import Key
from service_rating.collection.pseudonyms import pseudonym
from service_rating.collection.surveys.definition import load_file, survey_of
from service_rating.collection.surveys.survey import collect_survey
from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.intake import read_observations
from service_rating.reports.survey_report import RENDERERS, summary_lines
from service_rating.rubric.loading import load_rubric
from service_rating.rubric.model import Rubric
from tests.collection.cycle.small import RUBRIC as SMALL
from tests.collection.surveys.sample import CES, CSAT, HEAD, HEADER, NPS, TEXT, found_in

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.collection.surveys.survey import SurveyFound

ROWS = """\
R1,E1,2026-03-01 10:00,D1,是,5,10,7,很好
R2,E1,2026-03-02,,是,4,,,
R3,E2,2026/3/3,D3,是,2,3,1,=1+1
R4,E2,2026-03-04,D4,否,,,,只有话
R5,E2,2026-03-04,D5,是,,,,
,,,,,,,,
"""


def codes(found: SurveyFound) -> list[str]:
    return [d.code for d in found.collected.diagnostics]


def test_answers_become_observations_with_their_evidence(tmp_path: Path) -> None:
    found = found_in(tmp_path, ROWS, few=1)
    rows = found.collected.observations
    assert rows.columns == list(COLUMNS)
    kept = rows.select("employee", "kpi", "value", "source", "date", "evidence").rows()
    assert kept == [
        ("E1", "customer_satisfaction", "5", "customer", "2026-03-01", "D1 · 很好"),
        ("E1", "customer_satisfaction", "4", "customer", "2026-03-02", "R2"),
        ("E2", "customer_satisfaction", "2", "customer", "2026-03-03", "D3 · =1+1"),
    ]
    assert found.collected.counts.add_up
    assert (found.collected.counts.read, found.collected.counts.used, found.collected.counts.rejected) == (6, 4, 0)
    assert {s.rule.en: s.rows for s in found.collected.counts.skipped} == {"blank rows": 1, "without any answer": 1}
    assert codes(found) == []


def test_responses_and_invitations(tmp_path: Path) -> None:
    found = found_in(tmp_path, ROWS)
    first = found.figures.filter(pl.col("question") == 0)
    assert first.select("employee", "responses", "invited", "response_percent").rows() == [
        ("E1", 2, 2, 100.0), ("E2", 2, 2, 50.0), (None, 4, 4, 75.0)
    ]  # fmt: skip
    assert codes(found) == ["SV050"] * 3


def test_a_list_of_invitations(tmp_path: Path) -> None:
    for text, invited in (
        ("工号,邀请数\nE1,10\n Ｅ１ ,5\nE3,4\nE2,8\n", [15, 8, 4, 27]),
        ("employee,mail\nE1,a\nE1,b\nE2,c\nE2,d\nE3,e\n", [2, 2, 1, 5]),
    ):
        (tmp_path / "invited.csv").write_text(text, "utf-8")
        found = found_in(tmp_path, ROWS, invited=str(tmp_path / "invited.csv"), few=1)
        first = found.figures.filter(pl.col("question") == 0)
        assert first["employee"].to_list() == ["E1", "E2", "E3", None]
        assert first["invited"].to_list() == invited
        assert first["responses"].to_list() == [2, 2, 0, 4]
        assert codes(found) == ["SV050"] * 3  # E3 was asked and nobody answered


def test_more_answers_than_invitations_are_told(tmp_path: Path) -> None:
    (tmp_path / "i.csv").write_text("employee,invited\nE1,1\nE2,9\n", "utf-8")
    found = found_in(tmp_path, ROWS, invited=str(tmp_path / "i.csv"), few=1)
    assert codes(found) == ["SV051"]
    assert "E1" in found.collected.diagnostics[0].message.zh


@pytest.mark.parametrize("row", ["E1,-1", "E1,1.5", "E1,many", "E1,", ",3", "E\u200b1,3", "E1,1,1"])
def test_a_list_of_invitations_that_cannot_be_read_is_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "i.csv").write_text(f"employee,invited\nE1,1\n{row}\n", "utf-8")
    with pytest.raises(CouldNotRunError) as caught:
        found_in(tmp_path, ROWS, invited=str(tmp_path / "i.csv"))
    (told,) = caught.value.diagnostics
    assert (told.code, told.location.line) == ("SV020", 3)


def test_an_empty_list_of_invitations_invites_nobody(tmp_path: Path) -> None:
    (tmp_path / "i.csv").write_text("employee,invited\n", "utf-8")
    found = found_in(tmp_path, ROWS, invited=str(tmp_path / "i.csv"))
    assert found.figures["response_percent"].null_count() == found.figures.height


BAD = [
    ("R9,,2026-03-01,D,是,5,,,", "SV101", "who"),
    ("R9,E\u200b1,2026-03-01,D,是,5,,,", "SV102", "who"),
    ("R9,E1,2026-03-01,D,是,6,,,", "SV103", "q1"),
    ("R9,E1,2026-03-01,D,是,0.5,,,", "SV103", "q1"),
    ("R9,E1,2026-03-01,D,是,,11,,", "SV103", "q2"),
    ("R9,E1,2026-03-01,D,是,,8.5,,", "SV105", "q2"),
    ("R9,E1,2026-03-01,D,是,,,8,", "SV103", "q3"),
    ("R1,E1,2026-03-01,D,是,5,,,", "SV104", "id"),
    ("R9,E1,2026-03-01,D,是,满意,,,", "LG120", "q1"),
    ("R9,E1,2026-02-30,D,是,5,,,", "LG101", "day"),
    ("R9,E1,2026-03-01,D,是,5,,", "OB102", ""),
    ("R9,E1,2026-03-01,D,是,5,,,,,x", "OB101", ""),
]


@pytest.mark.parametrize(("row", "code", "column"), BAD)
def test_a_row_that_cannot_be_used_is_told_and_counted(tmp_path: Path, row: str, code: str, column: str) -> None:
    found = found_in(tmp_path, f"{ROWS}{row}\n").collected
    assert found.rejects.select("line", "column", "code").rows() == [(8, column, code)]
    message = found.rejects.select("message_zh", "message_en").row(0)
    assert all(message)
    assert not any("{" in text for text in message)
    assert found.observations.height == 3
    assert found.counts == Counts(7, 4, 1, found.counts.skipped)


def test_one_row_with_several_faults_counts_once(tmp_path: Path) -> None:
    found = found_in(tmp_path, ROWS + "R9,,2026-03-01,D,是,6,11,,\n").collected
    assert found.rejects["code"].to_list() == ["SV101", "SV103", "SV103"]
    assert found.counts.rejected == 1


def test_nobody_but_pseudonyms(tmp_path: Path) -> None:
    key = Key(b"0123456789abcdef0123456789ABCDEF")
    (tmp_path / "i.csv").write_text("employee,invited\nE1,1\nE2,9\n", "utf-8")
    rows = ROWS + "R9,E7,2026-03-01,D,是,6,,,\n"
    found = found_in(tmp_path, rows, key=key, invited=str(tmp_path / "i.csv"))
    names = {pseudonym(name, key) for name in ("E1", "E2")}
    assert set(found.collected.observations["employee"]) == names
    assert set(found.figures["employee"].drop_nulls()) == names
    told = "".join(d.message.en for d in found.collected.diagnostics)
    assert "E1" not in told
    assert "E2" not in told
    assert codes(found)[:2] == ["PN051", "PN053"]
    assert found.collected.rejects["who"].to_list() == ["E7"]


def test_evaluate_accepts_what_came_out(tmp_path: Path) -> None:
    found = found_in(tmp_path, ROWS)
    found.collected.observations.write_csv(tmp_path / "out.csv")
    intake = read_observations([tmp_path / "out.csv"], load_rubric("service-awareness"), period="2026H1")
    assert (intake.counts.accepted, intake.counts.rejected) == (3, 0)
    assert (intake.observations["value"] // 10**9).to_list() == [5, 4, 2]


def test_values_attributes_constants_and_a_rater(tmp_path: Path) -> None:
    mapping = (
        "mapping: g\nfor: survey\ncolumns: {employee: who, rater: order}\nattributes: {team: sent}\n"
        "constants: {period: 2026H1, source: customer}\nquestions:\n"
        "  q: {letter: F, is: csat, kpi: customer_satisfaction, missing: ['-'], values: {不错: 4, 好: 5}}\n"
    )
    rows = "R1,E1,x,K1,甲组,不错,,,\nR2,E1,x,K2,甲组,好 ,,,\nR3,E1,x,K2,甲组,-,,,\nR4,E1,x,K2,甲组,3,,,\n"
    found = found_in(tmp_path, rows, mapping).collected
    assert found.observations.select("value", "rater", "period", "team").rows() == [
        ("4", "K1", "2026H1", "甲组"), ("5", "K2", "2026H1", "甲组"), ("3", "K2", "2026H1", "甲组")
    ]  # fmt: skip
    assert found.counts.read == 4


def small(kind: dict[str, object], **more: object) -> Rubric:
    kpi = {"kpi": "loyalty", "title": {"zh": "忠诚", "en": "Loyalty"}, "measure": kind, **more}
    return Rubric.model_validate({**SMALL, "behaviours": [kpi]})


LOYALTY = HEAD.replace("service-awareness", "small") + "  recommend: {column: q2, is: nps, kpi: loyalty}\n"
NET_ROWS = "R1,E1,2026-03-01,,,,10,,\nR2,E1,2026-03-01,,,,8,,\nR3,E1,2026-03-01,,,,6,,\n"


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ({"kind": "amount", "min": -100, "max": 100}, [("100", None, None), ("0", None, None), ("-100", None, None)]),
        ({"kind": "rating", "min": 0, "max": 10}, [("10", None, None), ("8", None, None), ("6", None, None)]),
        ({"kind": "share"}, [(None, "1", "1"), (None, "0", "1"), (None, "0", "1")]),
    ],
)
def test_nps_answers_become_what_the_kpi_can_hold(
    tmp_path: Path, measure: dict[str, object], expected: list[tuple[str | None, ...]]
) -> None:
    found = found_in(tmp_path, NET_ROWS, LOYALTY, rubric=small(measure))
    assert found.collected.observations.select("value", "numerator", "denominator").rows() == expected
    assert found.figures["nps"].to_list() == [0.0, 0.0]


def test_the_mean_of_net_answers_is_the_nps(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        NET_ROWS + "R4,E1,2026-03-02,,,,9,,\n",
        LOYALTY,
        rubric=small({"kind": "amount", "min": -100, "max": 100}),
    )
    values = [int(value) for value in found.collected.observations["value"]]
    assert sum(values) / len(values) == found.figures["nps"][0] == 25


def test_without_a_kpi_there_are_figures_only(tmp_path: Path) -> None:
    found = found_in(tmp_path, ROWS, HEAD + NPS + CES + TEXT, few=1)
    assert found.collected.observations.is_empty()
    assert codes(found) == ["SV052"]
    assert found.figures.height == 6


def test_open_texts_alone(tmp_path: Path) -> None:
    found = found_in(tmp_path, ROWS, HEAD + TEXT)
    assert found.figures.is_empty()
    assert found.collected.counts.used == 3


def test_no_rows_at_all(tmp_path: Path) -> None:
    found = found_in(tmp_path, "")
    assert found.collected.observations.is_empty()
    assert found.figures["answers"].to_list() == [0, 0, 0]
    assert found.collected.counts.read == 0


def test_answers_can_be_turned_round(tmp_path: Path) -> None:
    mapping = (
        HEAD + "  effort: {column: q1, is: ces, scale: {min: 1, max: 5}, values: {1: 5, 2: 4, 3: 3, 4: 2, 5: 1}}\n"
    )
    found = found_in(tmp_path, ROWS, mapping)
    total = found.figures.row(-1, named=True)
    assert (total["mean"], total["top_box_answers"]) == (2.33, 1)


def test_a_whole_mean_is_shown_with_its_decimals(tmp_path: Path) -> None:
    found = found_in(tmp_path, "R1,E1,2026-03-01,,,5,,,\nR2,E1,2026-03-01,,,3,,,\n", HEAD + CSAT)
    assert any("mean 4.00" in line.en for line in summary_lines(found))
    assert "| 4.00 |" in RENDERERS[".md"](found, "en").decode()


def test_no_rows_under_a_quoted_header(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text(",".join(f'"{name}"' for name in HEADER.strip().split(",")), "utf-8")
    (tmp_path / "s.mapping.yaml").write_text(HEAD + CSAT, "utf-8")
    survey = survey_of(load_file(tmp_path / "s.mapping.yaml"), load_rubric("service-awareness"))
    found = collect_survey([str(tmp_path / "survey.csv")], survey)
    assert (found.collected.counts.read, found.figures["answers"].to_list()) == (0, [0])


def test_the_usual_top_boxes() -> None:
    from decimal import Decimal

    from service_rating.collection.surveys.model import Question
    from service_rating.collection.surveys.plan import range_of, top_box_of

    for form, scale, top in (
        ("csat", None, 4), ("csat", (1, 10), 9), ("csat", (0, 1), 1), ("csat", (1, 3), 3), ("nps", None, 9),
        ("ces", None, 5), ("ces", (1, 5), 4), ("ces", (0, 10), 6), ("kpi", (1, 5), 4),
    ):  # fmt: skip
        ends = None if scale is None else {"min": Decimal(scale[0]), "max": Decimal(scale[1])}
        question = Question.model_validate({"column": "q", "is": form, "scale": ends})
        assert top_box_of(question, *range_of(question, None)) == top
