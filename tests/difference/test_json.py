"""The json form: its schema, and that it is the same in both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from service_rating.reports.difference_json import render
from service_rating.reports.difference_report import DifferenceReport
from service_rating.rubric.difference.kinds import KINDS
from tests.cli.program import run
from tests.difference.desk import compared
from tests.difference.edits import EDITS, Edited
from tests.difference.example import ROOT, write_files

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = json.loads((ROOT / "schema" / "rubric-diff.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
NAMES = ("old.rubric.yaml", "new.rubric.yaml")


def test_schema_is_a_schema_and_every_object_is_closed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    objects = [found for found in SCHEMA["$defs"].values() if found.get("type") == "object"]
    assert all(found["additionalProperties"] is False for found in objects)


@pytest.mark.parametrize("edited", EDITS, ids=lambda edited: f"{edited.kind} {edited.names} {edited.impact.name}")
def test_every_kind_of_change_fits_the_schema(edited: Edited) -> None:
    document = json.loads(render(DifferenceReport(compared(edited.edit), NAMES)))
    VALIDATOR.validate(document)
    own = next(c for c in document["changes"] if (c["kind"], tuple(c["names"])) == (edited.kind, edited.names))
    assert own["impact"] == edited.impact.name.lower()
    assert own["old"] != own["new"] or edited.kind == "weights"
    assert own["kind"] in KINDS


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder: Path = tmp_path_factory.mktemp("desk")
    write_files(folder)
    files = (str(folder / "old.rubric.yaml"), str(folder / "new.rubric.yaml"))
    runs = {
        language: run(
            "rubric", "diff", *files, "--on", str(folder / "observations.csv"), "--format", "json", "--lang", language
        ).out
        for language in ("zh", "en")
    }
    assert runs["zh"] == runs["en"]
    loaded: dict[str, Any] = json.loads(runs["en"])
    return loaded


def test_migration_fits_the_schema(documents: dict[str, Any]) -> None:
    VALIDATOR.validate(documents)
    migration = documents["migration"]
    assert sum(cell["employees"] for cell in migration["table"]) == migration["employees"] == 24
    assert len(migration["movers"]) == migration["changed"]["moved"]
    assert migration["observations"]["new"]["rejected"] == migration["rejected_only_by"]["new"]["rows"]


def test_numbers_of_edits_lead_to_changes(documents: dict[str, Any]) -> None:
    numbers = {change["number"] for change in documents["changes"]}
    edits = {edit["edit"]: edit for edit in documents["migration"]["edits"]}
    assert all(set(edit["changes"]) <= numbers for edit in edits.values())
    for number, edit in edits.items():
        movers = [mover for mover in documents["migration"]["movers"] if number in mover["alone"]]
        assert edit["moves_alike"] == len(movers)


@pytest.mark.parametrize(
    ("field", "value"), [("impact", "grave"), ("identical", 1), ("ranking", []), ("changes", [{}]), ("migration", {})]
)
def test_schema_refuses_what_is_not_of_the_format(documents: dict[str, Any], field: str, value: object) -> None:
    assert not VALIDATOR.is_valid({**documents, field: value})


def test_finding(tmp_path: Path) -> None:
    write_files(tmp_path)
    files = [str(tmp_path / name) for name in ("new.rubric.yaml", "old.rubric.yaml")]
    found = run("rubric", "diff", *files, "--format", "json")
    document = json.loads(found.out)
    VALIDATOR.validate(document)
    assert found.code == 1
    assert document["finding"]["code"] == "DF002"
    assert document["version"] == {"asked": "major", "least": "3.0.0", "enough": False}


def test_no_difference(tmp_path: Path) -> None:
    write_files(tmp_path)
    file = str(tmp_path / "old.rubric.yaml")
    document = json.loads(run("rubric", "diff", file, file, "--format", "json").out)
    VALIDATOR.validate(document)
    assert document["identical"] is True
    assert document["impact"] is None
    assert document["version"] == {"asked": None, "least": None, "enough": True}
