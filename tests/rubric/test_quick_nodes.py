"""PyYAML's C composer is used only where it is safe, and gives the same as the careful way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.rubric import nodes
from service_rating.rubric.document import Document, read_document
from service_rating.rubric.quick_nodes import MOST_INDENT, MOST_ON_A_LINE, MOST_OPEN, quick_nodes
from tests.rubric.mini import MINI

if TYPE_CHECKING:
    import yaml

ROOT = Path(__file__).parents[2]
SOUND = [*ROOT.glob("rubrics/*.yaml"), *ROOT.glob("examples/rubrics/*.yaml")]
MOST_LEVELS = 2 * (MOST_OPEN + MOST_ON_A_LINE) + 2 * (MOST_INDENT + 1)
"""What the proof in the module promises."""


def places(document: Document) -> Any:
    """Everything that a document says: content, problems, and where each value and key stands."""

    def walk(content: Any, path: tuple[str | int, ...]) -> Any:
        here = (content if not isinstance(content, dict | list) else type(content), document.location(path))
        below = (
            content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
        )
        return [here, document.location(path, key=True), *(walk(value, (*path, key)) for key, value in below)]

    problems = [(one.code, one.message.en, one.location) for one in document.diagnostics]
    shown = None if document.diagnostics else walk(document.content, ())
    return problems, shown


def both(raw: bytes) -> tuple[Any, Any]:
    """The outcome with the quick way, and without it."""
    quick = places(read_document(raw, "x"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "quick_nodes", lambda _: None)
        return quick, places(read_document(raw, "x"))


@pytest.mark.parametrize("file", SOUND, ids=lambda file: file.stem)
def test_shipped_rubrics_take_the_quick_way_with_the_same_outcome(file: Path) -> None:
    if not any(mark in file.read_text("utf-8") for mark in (" *", " &")):
        assert quick_nodes(file.read_text("utf-8")) is not None
    quick, careful = both(file.read_bytes())
    assert quick == careful


PIECES = st.sampled_from(
    ["[", "]", "{", "}", ":", ": ", " ", "\n", "\r", "\r\n", "- ", "? ", "?", "&a ", "*a", "!x ", "'", '"', "|", ">", "#", " #",
     "%", "a", "b: 1", ",", "<<", "null", "  ", "\t", "---\n", "...\n", "- a\n", "  - b", "[a: ", "{a, "]
)  # fmt: skip


ODD = {
    "list as key": "? [a]\n: 1",
    "keys of every kind": "a: 1\na: 2\n? [b]\n: 1\n1.5: x\n<<: y",
    "deep on a line": "[" * 60 + "]" * 60,
    "deep by dashes": "- " * 30 + "a",
    "deep on lines": "[\n" * 60 + "]\n" * 60,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_an_odd_text_comes_out_the_same(text: str) -> None:
    quick, careful = both(text.encode())
    assert quick == careful


@pytest.mark.untraced
@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_comes_out_the_same(text: str) -> None:
    quick, careful = both(text.encode())
    assert quick == careful


@pytest.mark.untraced
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_mutated_rubric_comes_out_the_same(data: st.DataObject) -> None:
    text = MINI
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(PIECES) + text[start + data.draw(st.sampled_from([0, 1, 5, 40])) :]
    quick, careful = both(text.encode())
    assert quick == careful


def depth(node: yaml.Node) -> int:
    """Levels of nodes, counted without recursion."""
    deepest, left = 0, [(node, 1)]
    while left:
        one, level = left.pop()
        deepest = max(deepest, level)
        value = one.value if isinstance(one.value, list) else []
        left += [(part, level + 1) for entry in value for part in (entry if isinstance(entry, tuple) else (entry,))]
    return deepest


LINES = st.sampled_from(
    ["[\n", "[a,\n", "[x: [y:\n", "]]: [[\n", "a]]: [[\n", '[ "]",\n', "[ # ]\n", "['\n", "',[\n", "{a: \n", "[[[\n"]
)


@pytest.mark.untraced
@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8), st.integers(1, 200))
def test_what_is_taken_is_never_deeper_than_promised(lines: list[str], times: int) -> None:
    text = "".join(lines) * times
    closed = text + "]" * 2000
    for given_text in (text, closed, f"{text}\n{closed}"):
        root = quick_nodes(given_text)
        assert root is None or depth(root) <= MOST_LEVELS


HOSTILE = {
    "brackets": "[" * 300_000,
    "brackets on lines": "[\n" * 100_000,
    "braces on lines": "{a:\n" * 100_000,
    "dashes": "- " * 300_000,
    "dashes after CR": "a\r" + "- " * 300_000,
    "questions": "? " * 300_000,
    "closed in quotes": '[ "]",\n' * 100_000,
    "closed in comments": "[ #]\n" * 100_000,
    "text, then brackets": "a]: [\n" + "b]: [\n" * 100_000,
    "quotes over lines": "[ '\n]\n',\n" * 50_000,
    "indented ever more": "".join(" " * n + "a:\n" for n in range(3000)),
    "the same, after CR": "".join(" " * n + "a:\r" for n in range(3000)),
    "single pairs": "[a: " * 300_000,
    "many on every line": "[[[[[[[[[[ ]]]]]]]]]],\n" * 3000,
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_nothing_crashes_the_interpreter(name: str) -> None:
    code = (
        "import sys, threading; from service_rating.rubric.loading import load_rubric_bytes\n"
        "raw = sys.stdin.buffer.read()[:2_000_000]\n"
        "def run(): print(sorted({found.code for found in load_rubric_bytes(raw, 'x')[1]}))\n"
        "run(); threading.stack_size(1 << 20); thread = threading.Thread(target=run); thread.start(); thread.join()\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], input=HOSTILE[name].encode(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr[-300:]
    first, second = ran.stdout.decode().splitlines()
    assert first == second
    assert first != "[]"


def test_places_beside_keys_that_are_none() -> None:
    document = read_document(b"<<: x\n? [a]\n: 1\nb: 2\n", "x")
    assert [str(document.location(("b",), key=key)) for key in (True, False)] == ["x:4:1", "x:4:4"]
    document.also_known_as(("gone",), "c")
    document.also_known_as(("b",), "c")
    assert [str(document.location((name,))) for name in ("c", "gone")] == ["x:4:4", "x:1:1"]


def test_without_the_c_parser_everything_is_read_carefully(monkeypatch: pytest.MonkeyPatch) -> None:
    from service_rating.rubric import quick_nodes as module

    assert quick_nodes(MINI) is not None
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    assert module._composer() is None
    monkeypatch.setattr(module, "_Composer", None)
    assert quick_nodes(MINI) is None


def test_very_many_nodes_are_counted_carefully() -> None:
    assert quick_nodes("[" + "a," * 40_000 + "]") is None
