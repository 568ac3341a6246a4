"""The mapping language: every slip is a diagnostic with its line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service_rating.collection.logs.problems import REFUSALS, ROWS
from service_rating.collection.mapping.loading import load_mapping, load_mapping_bytes
from service_rating.collection.mapping.rubrics import rubric_of
from service_rating.collection.tables.sentences import PROBLEMS, ROW_PROBLEMS
from service_rating.diagnostic import CouldNotRunError

GOOD = """\
mapping: calls
for: observations
rubric: service-awareness
table: {sheet: Calls, header_row: 3}
columns:
  employee: Agent
  date: {columns: [Date, Time], format: "%d/%m/%Y %H:%M:%S"}
  evidence: {letter: C}
attributes: {team: Team}
missing: ["?", -100, n/a]
zone: Asia/Shanghai
filters:
  - {column: Topic, drop: [Test, 7]}
  - {column: Kind, keep: [Call]}
constants: {source: system}
kpis:
  first_contact_resolution: {column: Resolved, values: {"Y": 1, "N": 0}, when: {column: Answered, is: ["Y"]}}
  timeliness: {column: Speed, unit: s, passing: {at_most: 20}, when: [{column: A, is: [1]}]}
  customer_satisfaction: {column: Rating, source: customer, values: {满意: 5, "1.5": 2}, missing: [0]}
  polite_language_rate: {numerator: polite, denominator: heard}
  unprompted_help: {value: 1, when: {column: Helped, is: ["Y"]}}
  need_discovery: Depth
"""


def test_a_whole_mapping_is_read(tmp_path: Path) -> None:
    path = tmp_path / "calls.mapping.yaml"
    path.write_text(GOOD, encoding="utf-8")
    keys = load_mapping(path).keys
    assert (keys.mapping, keys.for_, keys.zone, keys.missing) == (
        "calls",
        "observations",
        "Asia/Shanghai",
        ["?", "-100", "n/a"],
    )
    assert (keys.columns["employee"].column, keys.columns["date"].columns, keys.columns["evidence"].letter) == (
        "Agent",
        ["Date", "Time"],
        "C",
    )
    assert [(rule.column, rule.drop, rule.keep) for rule in keys.filters] == [
        ("Topic", ["Test", "7"], None),
        ("Kind", None, ["Call"]),
    ]
    assert keys.kpis["customer_satisfaction"].values == {"满意": "5", "1.5": "2"}
    assert [when.is_ for when in keys.kpis["timeliness"].when] == [["1"]]
    assert keys.kpis["first_contact_resolution"].when[0].column == "Answered"
    assert (keys.kpis["need_discovery"].column, keys.kpis["unprompted_help"].value) == ("Depth", "1")
    assert rubric_of(load_mapping(path)).rubric == "service-awareness"
    assert rubric_of(load_mapping(path), "service-desk").rubric == "service-desk"


def test_a_rubric_beside_the_mapping_is_found(tmp_path: Path) -> None:
    path = tmp_path / "calls.mapping.yaml"
    path.write_text(GOOD.replace("rubric: service-awareness", "rubric: own.rubric.yaml"), encoding="utf-8")
    (tmp_path / "own.rubric.yaml").write_text("rubric: broken\n", encoding="utf-8")
    with pytest.raises(CouldNotRunError, match=r"own\.rubric\.yaml"):
        rubric_of(load_mapping(path))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("mapping: calls", "mapping: Calls", "SR105 1:10"),
        ("for: observations", "for: everything", "SR104 2:6"),
        ("zone: Asia/Shanghai", "zone: Mars", "LG035 11:7"),
        ("zone: Asia/Shanghai", "zoone: UTC", "SR101 11:1"),
        ("  employee: Agent\n", "  employee: Agent\n  employee: B\n", "SR009 7:3"),
        ("  employee: Agent\n", "  employee: {colum: Agent}\n", "SR101 6:14"),
        ("  employee: Agent\n", "  employee: {column: Agent, letter: C}\n", "LG033 6:13"),
        ("  employee: Agent\n", "  employee: {}\n", "LG033 6:13"),
        ("  employee: Agent\n", "  employee: true\n", "SR103 6:13"),
        ("  employee: Agent\n", "  name: Agent\n", "LG039 6:3"),
        ("letter: C", "letter: c3", "SR105 8:22"),
        ("header_row: 3", "header_row: 0", "SR106 4:35"),
        ("%d/%m/%Y %H:%M:%S", "%d/%q", "LG034 7:41"),
        ("drop: [Test, 7]", "drop: []", "SR107 13:27"),
        (", drop: [Test, 7]", "", "LG033 13:5"),
        ("keep: [Call]}", "keep: [Call], drop: [x]}", "LG033 14:5"),
        ("-100, n/a", "true", "SR103 10:16"),
        ('{"Y": 1, "N": 0}', "{Y: 1}", "SR010 17:57"),
        ('{"Y": 1, "N": 0}', "[]", "SR103 17:56"),
        ('"Y": 1', '"Y": true', "SR103 17:62"),
        ("at_most: 20", "", "LG033 18:49"),
        ("at_most: 20", "at_most: 20, below: 3", "LG033 18:49"),
        ("at_most: 20", "at_most: twenty", "SR103 18:59"),
        ("column: Speed, unit: s", "value: 1", "LG037 18:26"),
        ("unit: s", "unit: years", "SR104 18:37"),
        (", denominator: heard", "", "LG036 20:25"),
        ("source: customer", "source: guests", "SR104 19:51"),
        ("kpis:", "questions: {a: 1}\nkpis:", "LG038 16:1"),
        ("rubric: service-awareness\n", "", "LG039 1:1"),
        ("  employee: Agent\n", "# ?   employee: Agent\n  rater: X\n", "LG046 6:1"),
    ],
)  # fmt: skip
def test_slips_are_told_at_their_place(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    with pytest.raises(CouldNotRunError) as caught:
        load_mapping_bytes(GOOD.replace(old, new).encode(), "m")
    found = caught.value.diagnostics
    assert expected in [f"{one.code} {str(one.location).removeprefix('m:')}" for one in found]
    assert all(one.message.zh and one.message.en for one in found)


def test_no_questions_are_as_good_as_none() -> None:
    assert load_mapping_bytes(GOOD.replace("kpis:", "questions: {}\nkpis:").encode(), "m").keys.questions == {}


def test_kpis_belong_to_observations_only() -> None:
    with pytest.raises(CouldNotRunError) as caught:
        load_mapping_bytes(GOOD.replace("for: observations", "for: tickets").encode(), "m")
    assert [found.code for found in caught.value.diagnostics] == ["LG038"]


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"\0", b"[" * 300_000, b"PK\x03\x04", b"- a\n", b"a: &x [*x]\n", b"1\n"]
)
def test_any_bytes_are_refused_with_a_place(raw: bytes) -> None:
    with pytest.raises(CouldNotRunError) as caught:
        load_mapping_bytes(raw, "m.mapping.yaml")
    assert all(found.location.file == "m.mapping.yaml" for found in caught.value.diagnostics)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match="SR001"):
        load_mapping(tmp_path / "none.mapping.yaml")


def test_sentences_hold_the_same_places_in_both_languages() -> None:
    for sentences in (REFUSALS, ROWS, PROBLEMS, ROW_PROBLEMS):
        for code, text in sentences.items():
            places = [sorted(set(re.findall(r"{(\w+)}", said))) for said in (text.zh, text.en)]
            assert places[0] == places[1], code


def test_every_code_is_tested() -> None:
    folder = Path(__file__).parents[1]
    parts = ("logs", "mapping", "tables", "proposals")
    tested = "".join(
        path.read_text(encoding="utf-8") for part in parts for path in sorted((folder / part).glob("test_*.py"))
    )
    assert [code for code in {**REFUSALS, **ROWS, **PROBLEMS, **ROW_PROBLEMS} if code not in tested] == []
