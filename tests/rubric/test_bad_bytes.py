"""Any bytes at all: a diagnostic with a place and a way out, never an exception, a crash or a hang."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.diagnostic import Severity
from service_rating.rubric import careful_nodes, quick_nodes
from service_rating.rubric.encoding import MAX_BYTES
from service_rating.rubric.loading import load_rubric_bytes, load_rubric_file
from service_rating.rubric.yaml_problems import MAX_NODES
from tests.rubric.mini import MINI

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP_ALIASES = "a0: &a0 [1]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 60))


def one(raw: bytes) -> Diagnostic:
    rubric, diagnostics = load_rubric_bytes(raw, "bad.yaml")
    assert rubric is None
    assert len(diagnostics) == 1
    return diagnostics[0]


@pytest.mark.parametrize(
    ("raw", "code", "word"),
    [
        pytest.param(b"", "SR003", "empty", id="empty"),
        pytest.param(b" \r\n\t\n", "SR003", "empty", id="blank"),
        pytest.param(b"---\n...\n", "SR010", "Nothing", id="an empty document"),
        pytest.param(MINI.encode("utf-16"), "SR004", "UTF-16", id="UTF-16 with mark"),
        pytest.param(MINI.encode("utf-16-le"), "SR004", "UTF-16", id="UTF-16 without mark"),
        pytest.param(MINI.encode("utf-16-be"), "SR004", "UTF-16", id="UTF-16 big-endian"),
        pytest.param(MINI.encode("utf-32"), "SR004", "UTF-32", id="UTF-32"),
        pytest.param(MINI.encode("gb18030"), "SR004", "GB18030", id="GB18030"),
        pytest.param(b"PK\x03\x04....", "SR004", "xlsx", id="xlsx"),
        pytest.param(b"%PDF-1.7", "SR004", "PDF", id="PDF"),
        pytest.param(b"rubric: a\x00b", "SR004", "NUL", id="NUL"),
        pytest.param(b"rubric: \x1b[31m", "SR004", "U+001B", id="escape character"),
        pytest.param(b"\xed\xa0\x80", "SR004", "UTF-8", id="surrogates"),
        pytest.param(b"[" * 300_000, "SR007", "nesting", id="300,000 brackets"),
        pytest.param(b"{" * 300_000, "SR007", "nesting", id="300,000 braces"),
        pytest.param(b"- " * 300_000, "SR007", "nesting", id="300,000 dashes"),
        pytest.param(b"? " * 300_000, "SR007", "nesting", id="300,000 question marks"),
        pytest.param(b"[" * 300_000 + b"]" * 300_000, "SR007", "nesting", id="300,000 pairs"),
        pytest.param(BOMB.encode(), "SR007", "aliases", id="alias bomb"),
        pytest.param(DEEP_ALIASES.encode(), "SR007", "nesting", id="aliases nested deeply"),
        pytest.param(b"[" + b"a," * 1_000_000 + b"]", "SR007", f"{MAX_NODES:,}", id="a million nodes"),
        pytest.param(b"'" + b"a" * 1_000_000, "SR005", "quotation", id="endless quotation"),
        pytest.param(b"x" * (MAX_BYTES + 1), "SR002", "2 MiB", id="too many bytes"),
        pytest.param(b"rubric: &a {b: *a}", "SR008", "never ends", id="self-reference in a mapping"),
    ],
)
def test_bad_bytes(raw: bytes, code: str, word: str) -> None:
    found = [d for d in load_rubric_bytes(raw, "bad.yaml")[1] if d.code not in {"SR102", "SR103"}]
    assert [d.code for d in found] == [code]
    assert word in found[0].message.en
    assert found[0].message.zh
    assert found[0].location.file == "bad.yaml"


def test_place_of_the_first_byte_that_is_not_utf8() -> None:
    assert str(one("rubric: x\r\ntitle: 服\xff".encode("latin-1", "xmlcharrefreplace")).location) == "bad.yaml:2:16"
    assert str(one(b"rubric: x\rtitle: \xe6\x9c\x8d\xff").location) == "bad.yaml:2:9"


def test_control_characters_written_as_escapes() -> None:
    raw = MINI.replace("en: Mini", r'en: "\e[31m"').replace("zh: 小细则", r'zh: "\u202e"').encode()
    assert [(d.code, d.location.line) for d in load_rubric_bytes(raw, "x")[1]] == [("SR004", 3), ("SR004", 3)]


def test_the_python_parser_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [MINI, "a: [1", "a: 'b", "a:\n\tb: 1", "a: @", "a: b: c", '"\\ud800"', "[" * 100, "a: *b", "k\nb: 1"]

    def found() -> list[list[tuple[str, str]]]:
        return [[(d.code, str(d.location)) for d in load_rubric_bytes(t.encode(), "x")[1]] for t in texts]

    fast = found()
    monkeypatch.setattr(careful_nodes, "LOADER", yaml.SafeLoader)
    monkeypatch.setattr(quick_nodes, "_Composer", None)
    slow = found()
    assert fast[:6] + fast[7:] == slow[:6] + slow[7:]
    assert slow[6] == [("SR004", "x:1:1")]  # libyaml refuses the half of a pair itself
    assert fast[6] == [("SR005", "x:1:4")]


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    rubric, (found,) = load_rubric_file(path)
    assert rubric is None
    assert found.code == "SR002"
    assert "209,715,200" in found.message.en


def test_a_file_that_grows_is_still_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "grows.yaml"
    path.write_bytes(b"x" * (MAX_BYTES + 10))
    small = tmp_path / "small.yaml"
    small.write_bytes(b"x")
    status = small.stat()
    monkeypatch.setattr(Path, "stat", lambda *_args, **_kwargs: status)
    assert load_rubric_file(path)[1][0].code == "SR002"


@pytest.mark.parametrize("what", ["missing", "folder", "pipe", "null character", "too long"])
def test_no_readable_file(tmp_path: Path, what: str) -> None:
    path = tmp_path / "x.yaml"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "null character":
        path = tmp_path / "a\0b"
    elif what == "too long":
        path = tmp_path / ("x" * 5000)
    rubric, (found,) = load_rubric_file(path)
    assert rubric is None
    assert found.code == "SR001"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError

    path = tmp_path / "x.yaml"
    path.write_text(MINI)
    monkeypatch.setattr(Path, "open", refuse)
    assert "permitted" in load_rubric_file(path)[1][0].message.en


PIECES = st.sampled_from(
    ["[", "]", "{", "}", ":", " ", "\n", "- ", "&a ", "*a", "!!x ", "'", '"', "|", ">", "#", "%", "yes", "1:30", "0x1", "<<", "null", "\t", "?", ",", "rubric", "levels", "kpis", "0.5", "-1", "服务", "\\", "\u2028", "\x00", "---\n", "...\n"]
)  # fmt: skip


@pytest.mark.untraced
@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.lists(PIECES, max_size=60).map("".join).map(lambda text: text.encode()))
def test_random_bytes(raw: bytes) -> None:
    rubric, diagnostics = load_rubric_bytes(raw, "x")
    assert rubric is None
    assert diagnostics


@pytest.mark.untraced
@settings(max_examples=200, deadline=None)
@given(st.data())
def test_mutated_rubric(data: st.DataObject) -> None:
    text = (Path(__file__).parent / "files/good/every-key.yaml").read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.sampled_from([0, 0, 1, 2, 5, 30]))
        text = text[:start] + data.draw(st.just("") | PIECES | st.text(max_size=3)) + text[start + length :]
    rubric, diagnostics = load_rubric_bytes(text.encode("utf-8", "surrogatepass"), "x")
    assert (rubric is None) == any(found.severity is Severity.ERROR for found in diagnostics)


WORDS = st.sampled_from(["kpi", "kind", "share", "linear", "", "N/A", "peer", "5", "measure", "greeting", "2026-01-01"])
VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**8), 10**8) | st.decimals(-9, 9, places=3) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.untraced
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_wrong_values_anywhere(data: st.DataObject) -> None:
    from tests.rubric.mini import codes_of, content_of

    content = content_of((Path(__file__).parent / "files/good/every-key.yaml").read_text(encoding="utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        place = content
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            key = data.draw(st.sampled_from(keys))
            if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.integers(0, 4)) == 0:
                break
            place = place[key]
        place[key] = data.draw(VALUES)
    assert all(code.startswith("SR") for code in codes_of(content))
