"""What the loader does beyond what example files show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service_rating.diagnostic import Severity
from service_rating.localized import Localized
from service_rating.rubric.document import read_document
from service_rating.rubric.fields import model_at
from service_rating.rubric.loading import load_rubric_bytes
from service_rating.rubric.model import Adopted, Kpi
from service_rating.rubric.parts import fields_of, types_of
from service_rating.rubric.rules.table import MOST_FINDINGS
from service_rating.rubric.scalars import read_plain
from service_rating.rubric.shape import MOST_FAULTS
from service_rating.rubric.shape_sentences import sentence
from service_rating.rubric.wording import decimals, did_you_mean, listed, plain, shown
from tests.rubric.mini import MINI, codes_of, content_of, mini_rubric, with_fragment, write


def kpi(name: str, **over: Any) -> dict[str, Any]:
    return {"kpi": name, "title": {"zh": name, "en": name}, "measure": {"kind": "share"}} | over


def test_slips_inside_slips_are_all_told() -> None:
    levels = "levls:\n  - {level: 1, title: {zh: 一, en: A}, cut_score: 1, clases: [{text: {zh: 一, en: A}, gats: [{kpi: greeting, passin: {at_leas: '1'}}]}]}\n"
    raw = (MINI.split("levels:")[0] + levels).encode()
    codes = [(d.code, d.location.line) for d in load_rubric_bytes(raw, "x")[1]]
    assert codes == [("SR101", 23)] + [("SR101", 24)] * 4


def test_findings_are_sorted_and_make_no_rubric() -> None:
    content = content_of(MINI)
    content["levels"].reverse()
    content["dimensions"][0]["kpis"][0]["weight"] = 1
    rubric, diagnostics = load_rubric_bytes(write(content).encode(), "x")
    assert rubric is None
    assert [d.location for d in diagnostics] == sorted(d.location for d in diagnostics)
    assert {d.code for d in diagnostics if d.severity is Severity.ERROR} == {"SR201", "SR211", "SR212"}


def test_of_absurdly_many_faults_only_the_first_are_told() -> None:
    gates = [{"kpi": f"unknown_{n}", "min_value": 1} for n in range(20)]
    clauses = [{"text": {"zh": "a", "en": "a"}, "gates": gates} for _ in range(50)]
    levels = [{"level": n, "title": {"zh": "a", "en": "a"}, "cut_score": n, "clauses": clauses} for n in range(1, 4)]
    assert codes_of(with_fragment({"levels": levels})).count("SR241") == MOST_FINDINGS + 1
    unknown = {f"key_{n}": 1 for n in range(2000)}
    assert len(codes_of(with_fragment(unknown))) == MOST_FAULTS + 1


def test_too_many_kpis() -> None:
    kpis = [kpi(f"k{n}", weight=0) for n in range(170)]
    dimensions: list[Any] = [{"dimension": f"d{d}", "title": {"zh": "a", "en": "a"}, "kpis": kpis} for d in range(3)]
    for place, dimension in enumerate(dimensions):
        dimension["kpis"] = [one | kpi(f"k{place}_{n}") for n, one in enumerate(kpis)]
    dimensions[0]["kpis"][0] |= {"weight": 100, "curve": {"kind": "linear", "points": [[0, 0], [1, 1]]}}
    level = {"level": 1, "title": {"zh": "a", "en": "a"}, "cut_score": 1}
    assert codes_of(with_fragment({"dimensions": dimensions, "behaviours": [], "levels": [level]})) == ["SR293"]


def test_an_error_type_without_a_sentence_still_has_a_code() -> None:
    code, message = sentence("something_new", {}, 1)
    assert code == "SR110"
    assert "something_new" in message.zh


@pytest.mark.parametrize("path", [("nonsense",), ("nonsense", 7), ("title", "zh"), ("title", "zh", "x")])
def test_no_model_where_there_is_none(path: tuple[str | int, ...]) -> None:
    assert model_at(path, content_of(MINI)) is None


def test_models_are_found_beside_the_content() -> None:
    content = with_fragment({"adopted": {"by": None}})
    assert model_at(("dimensions", 0, "kpis", 1), content) is Kpi
    assert model_at(("adopted",), content) is Adopted
    assert model_at(("dimensions", 0, "kpis", 1, "measure"), {}) is None


def test_an_entry_that_is_not_there_gets_no_second_name() -> None:
    document = read_document(b"a: {b: 1}", "x")
    document.also_known_as(("a", "c"), "d")
    document.also_known_as(("a", "b"), "d")
    assert document.location(("a", "d")) == document.location(("a", "b"))


@pytest.mark.parametrize(
    "text", ["2026-01-01", "1.0.0", "N/A", "+", "0.5.1", "=", "Yesterday", "x" * 30, "-" + "1" * 24 + "x"]
)
def test_plain_text_stays_text(text: str) -> None:
    assert read_plain(text) == text


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("-0", 0), ("+5", 5), ("-1.50", "-1.50"), ("0.1", "0.1")])
def test_plain_numbers(text: str, number: object) -> None:
    assert str(read_plain(text)) == str(number)


def test_words() -> None:
    assert [read_plain(word) for word in ("true", "false", "null", "~", "Null")] == [True, False, None, None, None]


def test_wording() -> None:
    assert shown("a\x1b[31m" + "x" * 99) == "a\\u001b[31m" + "x" * 48 + "…"
    assert len(shown("y" * 61)) == 60
    assert listed(range(21)).zh.endswith("19 等")
    assert listed(range(21)).en.endswith("19, …")
    assert did_you_mean("zzz", ["abc"]) == Localized("", "")
    assert did_you_mean("Service Awareness", ["service-awareness"]).en == " Did you mean service-awareness?"
    from decimal import Decimal
    from fractions import Fraction

    assert [plain(n) for n in (Decimal("-0.0"), Decimal("1E+2"), Fraction(1, 3), 7, Fraction(5, 2))] == [
        "0",
        "100",
        "0.333333",
        "7",
        "2.5",
    ]
    assert [decimals(Decimal(n)) for n in ("1.500", "100", "0", "NaN")] == [1, 0, 0, 0]


def test_the_model_answers_for_scoring() -> None:
    rubric = mini_rubric()
    greeting = rubric.kpis[0]
    assert [rubric.kpi_index(k.kpi) for k in rubric.kpis] == [0, 1, 2]
    assert len(rubric.source_order) == 8
    assert rubric.source_of(greeting) == "system"
    assert rubric.source_weight(greeting, "self", None) == 0
    listed_sources = mini_rubric(
        {"sources": {"peer": {"weight": 2}, "self": {"weight": 0}}, "profiles": {"desk": {"sources": {"peer": 3}}}}
    )
    assert listed_sources.profile_order == ["desk"]
    assert listed_sources.source_of(greeting) is None
    assert listed_sources.source_weight(greeting, "peer", "desk") == 3
    own = mini_rubric({"kpi": "greeting", "sources": {"peer": 5}, "default_source": "peer"}).kpis[0]
    assert listed_sources.source_weight(own, "peer", "desk") == 5
    assert listed_sources.source_weight(own, "self", None) is None
    assert listed_sources.source_of(own) == "peer"


def test_good_files_cover_every_key_of_the_language() -> None:
    text = (Path(__file__).parent / "files/good/every-key.yaml").read_text(encoding="utf-8")
    rubric, _ = load_rubric_bytes(text.encode(), "x")
    assert rubric is not None
    for model in every_model(type(rubric), set()):
        for name, field in fields_of(model).items():
            assert (field.key or name) + ":" in text, (model, name)


def every_model(model: Any, seen: set[Any]) -> set[Any]:
    from typing import get_args

    from service_rating.rubric.parts import Part

    if isinstance(model, type) and issubclass(model, Part):
        if model not in seen:
            seen.add(model)
            for inside in types_of(model).values():
                every_model(inside, seen)
    else:
        for inner in get_args(model):
            every_model(inner, seen)
    return seen


@pytest.mark.parametrize("cases", [5, {"a": 1}, [5], None])
def test_cases_of_a_wrong_type_leave_the_other_checks_running(cases: Any) -> None:
    content = with_fragment({"cases": cases})
    content["levels"][1]["cut_score"] = 10
    assert sorted(codes_of(content)) == ["SR103", "SR212"]


def test_an_optional_part_of_a_wrong_type_does_too() -> None:
    content = with_fragment({"kpi": "greeting", "aliases": 5, "provenance": {"weight": "fixt", "reason": 5}})
    content["levels"][1]["cut_score"] = 10
    assert sorted(codes_of(content)) == ["SR103", "SR103", "SR104", "SR212"]


@pytest.mark.parametrize(
    "fragment", ["1: 2", "title: {zh: 细则, en: Rubric, 1: x}", "evidence: {1: 2, min_coverage: 0.6}"]
)
def test_a_number_as_key_is_an_unknown_key(fragment: str) -> None:
    [found] = [one for one in load_rubric_bytes(write(with_fragment(fragment)).encode(), "x")[1] if one.code == "SR101"]
    assert found.message.en.startswith("Unknown key 1. Keys known here: ")
