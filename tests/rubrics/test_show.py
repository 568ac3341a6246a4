"""``rubric show`` and ``rubric list``: whole, in both languages, and nothing a file says can become markup.

After a wanted change: UPDATE_GOLDEN=1 pytest tests/rubrics, then read the diff.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from markdown_it import MarkdownIt

from service_rating.reports.outline import sections
from service_rating.reports.pieces_markdown import markdown_of
from service_rating.reports.pieces_text import text_of
from service_rating.rubric.loading import load_rubric, load_rubric_bytes
from service_rating.rubric.schema import rubric_schema
from service_rating.rubric.wording import plain
from tests.cli.program import run
from tests.rubric.mini import MINI

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.rubric.model import Rubric

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
EVERY_KEY = str(ROOT / "tests/rubric/files/good/every-key.yaml")
NAMES = [file.name.removesuffix(".rubric.yaml") for file in sorted(ROOT.glob("rubrics/*.rubric.yaml"))]
RUNS = {
    "list.txt": ("rubric", "list"),
    "show-every-key.txt": ("rubric", "show", EVERY_KEY),
    "show-service-habits.md": ("rubric", "show", "service-habits", "--format", "markdown"),
}
TAGS = {"h1", "h2", "h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td"}
HOSTILE = [
    "<script>alert(1)</script>", "[a](javascript:alert)", "![a](http://evil)", "**b** `c` ~~d~~", "| a | b |", "# heading",
    "- item", "1. item", "===", "> quote", "http://evil.example", "www.evil.example", "a@b.example", "$x$", "&lt;b&gt;",
]  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(RUNS))
def test_run_is_the_golden_file(name: str, language: str) -> None:
    found = run(*RUNS[name], "--lang", language)
    assert (found.code, found.err) == (0, "")
    golden = GOLDEN / f"{language}-{name}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found.out, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert found.out == file.read()


def html(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text))


def everything(rubric: Rubric, language: Language) -> set[str]:
    """Every text of a rubric that its reader must find again."""
    texts = [rubric.title, *(d.title for d in rubric.dimensions), *(k.title for k in rubric.kpis)]
    texts += [level.title for level in rubric.levels] + [c.text for level in rubric.levels for c in level.clauses]
    texts += [text for kpi in rubric.kpis for text in (getattr(kpi.measure, "anchors", None) or {}).values()]
    texts += [event.title for event in rubric.events]
    found = {text.zh if language == "zh" else text.en for text in texts}
    return found | {plain(level.cut_score) for level in rubric.levels}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_markdown_of_every_shipped_rubric_is_whole(name: str, language: Language) -> None:
    rubric = load_rubric(name)
    page = html(markdown_of(sections(rubric, language)))
    shown = (
        re.sub(r"<[^>]+>", "", page)
        .replace("&quot;", '"')
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
    )
    assert {text for text in everything(rubric, language) if text not in shown} == set()
    assert set(re.findall(r"<(\w+)", page)) == TAGS
    assert len(re.findall("<h3>", page)) == len(rubric.levels) + len(rubric.dimensions) + bool(rubric.behaviours)
    assert len(re.findall("<h4>", page)) == len(rubric.kpis)


@pytest.mark.parametrize("name", NAMES)
def test_english_pages_hold_no_chinese_sentence_of_the_tool(name: str) -> None:
    rubric = load_rubric(name)
    told = re.sub("[^\n]*(?:txt|Also understood)[^\n]*", "", markdown_of(sections(rubric, "en")))
    quoted = {line for line in told.splitlines() if re.search("[\u4e00-\u9fff]{16,}", line)}
    assert quoted == set()


def hostile(text: str) -> Rubric:
    """A small rubric with this text wherever a title, description or anchor stands."""
    rubric, _ = load_rubric_bytes(MINI.encode(), "x")
    assert rubric is not None
    title = rubric.title.model_copy(update={"zh": text, "en": text})
    kpis = [kpi.model_copy(update={"title": title, "description": title}) for kpi in rubric.dimensions[0].kpis]
    dimension = rubric.dimensions[0].model_copy(update={"title": title, "kpis": kpis})
    levels = [level.model_copy(update={"title": title, "definition": title}) for level in rubric.levels]
    changes = {"title": title, "description": title, "dimensions": [dimension], "levels": levels, "source": text}
    return rubric.model_copy(update=changes)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    page = html(markdown_of(sections(hostile(text), "en")))
    assert set(re.findall(r"<(\w+)", page)) <= TAGS
    assert len(re.findall("<h1>", page)) == 1


def test_no_text_steers_a_terminal() -> None:
    rubric = hostile("a\x1b[31mb\u202ec\x07\n\n# d")
    for told in (text_of(sections(rubric, "en")), markdown_of(sections(rubric, "en"))):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", told)
        assert not re.search(r"^# d", told, re.MULTILINE)


def test_json_has_the_content_and_the_words() -> None:
    found = json.loads(run("rubric", "show", "service-desk", "--format", "json").out)
    assert found["schema"] == "service-rating/rubric/1"
    assert found["content"]["dimensions"][0]["kpis"][0]["weight"] == 20
    assert [kpi["weight"] for kpi in found["kpis"]][:8] == [20, 20, 8, 8, 4, 12, 8, 20]
    assert found["kpis"][0]["curve"]["zh"] == "100% 得 100 分，每低 1% 扣 2 分，最低 0 分；不足一步按比例"
    assert "30 min or less" in found["levels"][1]["gates"][0]["en"]


def fits(found: object, name: str) -> None:
    """See that a document fits the schema that ships."""
    schema = json.loads((ROOT / "schema" / name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []


@pytest.mark.parametrize("name", [*NAMES, EVERY_KEY], ids=[*NAMES, "every-key"])
def test_json_fits_its_schema_and_its_content_that_of_rubrics(name: str) -> None:
    found = json.loads(run("rubric", "show", name, "--format", "json").out)
    fits(found, "rubric-show.schema.json")
    assert [error.message for error in Draft7Validator(rubric_schema()).iter_errors(found["content"])] == []


def test_list_as_json() -> None:
    found = json.loads(run("rubric", "list", "--format", "json").out)
    fits(found, "rubrics.schema.json")
    assert found["schema"] == "service-rating/rubrics/1"
    assert [one["rubric"] for one in found["rubrics"]] == NAMES
    assert [one["rubric"] for one in found["rubrics"] if one["default"]] == ["service-awareness"]
    assert all(one["title"]["zh"] and one["title"]["en"] and one["cases"] for one in found["rubrics"])


def test_show_writes_a_file_by_its_suffix(tmp_path: Path) -> None:
    for suffix, first in ((".md", "# "), (".json", "{"), (".txt", "Service habits")):
        target = tmp_path / f"habits{suffix}"
        assert run("rubric", "show", "service-habits", "-o", str(target), "--lang", "en").code == 0
        assert target.read_text("utf-8").startswith(first)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("rubric", "show", "service-habit"), "SR020"),
        (("rubric", "show", "nowhere.rubric.yaml"), "SR001"),
        (("rubric", "show", "--format", "pdf"), "CL003"),
        (("rubric", "show", "-o", "x.pdf"), "CL004"),
        (("rubric", "show", "-o", "nowhere/x.md"), "OU003"),
        (("rubric", "list", "--format", "xml"), "CL003"),
    ],
)
def test_what_cannot_be_shown_is_exit_2(arguments: tuple[str, ...], code: str) -> None:
    found = run(*arguments, "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert code in found.err


def test_show_does_not_overwrite_the_rubric_itself(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text(MINI, encoding="utf-8")
    found = run("rubric", "show", str(file), "-o", str(file), "--lang", "en")
    assert found.code == 2
    assert "OU001" in found.err
    assert file.read_text("utf-8") == MINI
