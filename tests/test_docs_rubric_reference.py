"""The rubric reference: every key of every model in both languages, and examples that load."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import pytest

from service_rating.diagnostic import Severity
from service_rating.rubric.document import read_document
from service_rating.rubric.loading import load_rubric_bytes
from service_rating.rubric.meanings import MEANINGS
from service_rating.rubric.model import Rubric
from service_rating.rubric.parts import Part, fields_of, types_of
from tests.docs_pages import fenced, page, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language

PAGES = {"rubric-reference.md": "required", "rubric-reference.zh.md": "必填"}
MODEL_TABLE = re.compile(r"^<!-- model: (\w+) -->\n((?:\|.*\n)+)", re.MULTILINE)
FRAGMENT = re.compile(r"^<!-- example: (\w+) -->\n```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NONE = "—"


def models(kind: Any = Rubric) -> Iterator[type[Part]]:
    """The model classes that a type is built from, each perhaps several times."""
    if isinstance(kind, type) and issubclass(kind, Part):
        yield kind
        for inside in types_of(kind).values():
            yield from models(inside)
    else:
        for part in get_args(kind):
            yield from models(part)


MODELS = {model.__name__: model for model in models()}


def tables(text: str) -> dict[str, list[list[str]]]:
    """Model name → rows of its table, without the heading row."""
    return {name: table_rows(rows)[1:] for name, rows in MODEL_TABLE.findall(text)}


def default_text(value: Any) -> str:
    """A default as the page writes it; empty lists, mappings and parts with defaults of their own are none."""
    return NONE if value in (None, [], {}) or isinstance(value, Part) else str(value)


@pytest.mark.parametrize(("name", "required"), PAGES.items())
def test_every_key_of_every_model_stands_in_the_page(name: str, required: str) -> None:
    found = {model: [row[0].strip("`") for row in rows] for model, rows in tables(page(name)).items()}
    keys = {name: [f.key or key for key, f in fields_of(model).items()] for name, model in MODELS.items()}
    assert found == keys


@pytest.mark.parametrize(("name", "required"), PAGES.items())
def test_required_keys_and_defaults_are_told_as_they_are(name: str, required: str) -> None:
    told = {model: [row[2] for row in rows] for model, rows in tables(page(name)).items()}
    actual = {
        model_name: [required if f.is_required() else default_text(f.get_default()) for f in fields_of(model).values()]
        for model_name, model in MODELS.items()
    }
    assert told == actual


@pytest.mark.parametrize("name", PAGES)
def test_complete_examples_load(name: str) -> None:
    complete = [block for block in fenced(page(name), "yaml") if block.startswith("rubric:")]
    assert len(complete) == 3
    for block in complete:
        rubric, diagnostics = load_rubric_bytes(block.encode(), name)
        assert rubric is not None
        assert not any(found.severity > Severity.INFO for found in diagnostics)


@pytest.mark.parametrize("name", PAGES)
def test_fragments_have_the_shape_of_their_model(name: str) -> None:
    fragments = FRAGMENT.findall(page(name))
    assert fragments
    for model, block in fragments:
        document = read_document(block.encode(), name)
        assert not document.diagnostics
        for part in document.content if isinstance(document.content, list) else [document.content]:
            MODELS[model].model_validate(part)


def test_both_languages_show_the_same_examples() -> None:
    english, chinese = (fenced(page(name), "yaml") for name in PAGES)
    assert english == chinese


def bare(cell: str) -> str:
    """A cell of the page without markup."""
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", cell).replace("`", "")


@pytest.mark.parametrize(("name", "language"), list(zip(PAGES, ("en", "zh"), strict=True)))
def test_editors_say_the_same_as_the_page(name: str, language: Language) -> None:
    for model, rows in tables(page(name)).items():
        told = {row[0].strip("`"): bare(row[3]) for row in rows if row[3]}
        assert told == {key: MEANINGS[model][key].get(language) for key in told}, model
