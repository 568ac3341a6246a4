from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.collection.surveys.definition import load_file, survey_of
from service_rating.diagnostic import CouldNotRunError
from service_rating.rubric.loading import load_rubric
from tests.collection.surveys.sample import CSAT, HEAD, NPS, found_in

if TYPE_CHECKING:
    from pathlib import Path

RUBRIC = load_rubric("service-awareness")


def problems(folder: Path, mapping: str, *, rubric: bool = True) -> list[tuple[str, str]]:
    """Code of everything that is wrong with a mapping, and what stands in the file where it points."""
    (folder / "s.mapping.yaml").write_text(mapping, "utf-8")
    with pytest.raises(CouldNotRunError) as caught:
        survey_of(load_file(folder / "s.mapping.yaml"), RUBRIC if rubric else None)
    for found in caught.value.diagnostics:
        for text in (found.message.zh, found.message.en):
            assert text
            assert "{zh" not in text
    lines = mapping.splitlines()
    return [(d.code, lines[d.location.line - 1][d.location.column - 1 :]) for d in caught.value.diagnostics]


def question(entry: str) -> str:
    return f"{HEAD}  q: {{{entry}}}\n"


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        (HEAD.replace("questions:", "questions: {}"), ("SV002", "questions: {}")),
        (HEAD.replace("for: survey", "for: tickets") + CSAT, ("SV001", "tickets")),
        (HEAD.replace("employee: who, ", "") + CSAT, ("SV013", "{date: day, response: id")),
        (f"{HEAD}{CSAT}constants: {{shop: A}}\n", ("SV016", "shop: A}")),
        (f"{HEAD}{CSAT}constants: {{source: moon}}\n", ("SV017", "moon}")),
        (f"{HEAD}{CSAT}constants: {{source: system}}\n", ("SV011", "customer_satisfaction}")),
        (question("column: q1, is: csat, kpi: customer_satisfacton"), ("SV003", "customer_satisfacton}")),
        (question("column: q1, is: csat, scale: {min: 5, max: 1}"), ("SV004", "{min: 5, max: 1}}")),
        (question("column: q1, is: csat, scale: {min: 1, max: 1.00001}"), ("SV004", "{min: 1, max: 1.00001}}")),
        (question("column: q1, is: nps, scale: {min: 1, max: 5}"), ("SV005", "{min: 1, max: 5}}")),
        (question("column: q1, is: csat, top_box: 6"), ("SV006", "6}")),
        (question("column: q1, is: nps, kpi: unprompted_help"), ("SV007", "unprompted_help}")),
        (question("column: q1, is: csat, kpi: need_discovery, scale: {min: 1, max: 10}"), ("SV008", "need_discovery, scale")),
        (question("column: q1, is: text, kpi: customer_satisfaction"), ("SV009", "kpi: customer_satisfaction}")),
        (question("column: q1, is: nps, top_box: 8"), ("SV009", "top_box: 8}")),
        (question("is: csat"), ("SV010", "{is: csat}")),
        (question("column: q1, letter: F, is: csat"), ("SV010", "{column: q1, letter: F, is: csat}")),
        (f"{HEAD}{CSAT}  more: {{column: q2, is: kpi, kpi: customer_satisfaction}}\n", ("SV012", "customer_satisfaction}")),
        (question("column: q1, is: kpi"), ("SV014", "{column: q1, is: kpi}")),
        (question("column: q1, is: likert"), ("SR104", "likert}")),
        (question("column: q1, is: csat, scal: {min: 1}"), ("SR101", "scal: {min: 1}}")),
        (HEAD + CSAT + "zone: Mars/Base\n", ("LG035", "Mars/Base")),
    ],
)  # fmt: skip
def test_every_slip_has_its_place(tmp_path: Path, mapping: str, expected: tuple[str, str]) -> None:
    found = problems(tmp_path, mapping)
    assert [code for code, _ in found] == [expected[0]]
    assert found[0][1].startswith(expected[1])


def test_a_kpi_needs_a_rubric(tmp_path: Path) -> None:
    assert problems(tmp_path, HEAD + CSAT, rubric=False) == [("SV015", "customer_satisfaction}")]


def test_without_kpis_no_rubric_is_needed(tmp_path: Path) -> None:
    (tmp_path / "s.mapping.yaml").write_text(HEAD + NPS, "utf-8")
    survey = survey_of(load_file(tmp_path / "s.mapping.yaml"), None)
    assert survey.questions == ("question_recommend",)
    assert survey.plans[0].few == 10


@pytest.mark.parametrize(
    ("mapping", "code", "line"),
    [
        (f"{HEAD}  q: {{column: q9, is: csat}}\n", "LG013", 6),
        (f"{HEAD}{NPS}attributes: {{team: group}}\n", "LG013", 7),
        (HEAD.replace("employee: who", "employee: agent") + NPS, "LG013", 4),
        (f"{HEAD}{NPS}filters: [{{column: topic, drop: [test]}}]\n", "LG013", 7),
        (HEAD.replace("employee: who", "employee: who, topic: q1") + NPS, "LG011", 4),
    ],
)
def test_a_column_that_is_not_there_is_told_where_it_is_written(
    tmp_path: Path, mapping: str, code: str, line: int
) -> None:
    with pytest.raises(CouldNotRunError) as caught:
        found_in(tmp_path, "", mapping)
    (found,) = caught.value.diagnostics
    assert (found.code, found.location.line) == (code, line)


def test_few_is_taken_from_option_then_kpi(tmp_path: Path) -> None:
    path = tmp_path / "s.mapping.yaml"
    path.write_text(HEAD + CSAT + NPS, "utf-8")
    assert [plan.few for plan in survey_of(load_file(path), RUBRIC, 3).plans] == [3, 3]
    assert [plan.few for plan in survey_of(load_file(path), RUBRIC).plans] == [10, 10]
    path.write_text((HEAD + CSAT + NPS).replace("customer_satisfaction", "need_discovery"), "utf-8")
    assert [plan.few for plan in survey_of(load_file(path), RUBRIC).plans] == [3, 10]


def test_what_is_still_to_be_decided_is_told_with_everything_else(tmp_path: Path) -> None:
    undecided = "# ?   ease: {column: q3, is: ces}"
    assert problems(tmp_path, f"{HEAD}{CSAT}{undecided}\n") == [("LG046", undecided)]
    broken = f"{HEAD}{CSAT}{undecided}\nquestion: {{}}\n"
    assert [code for code, _ in problems(tmp_path, broken)] == ["LG046", "SR101"]
    with pytest.raises(CouldNotRunError, match="SR001"):
        load_file(tmp_path / "nowhere.mapping.yaml")
