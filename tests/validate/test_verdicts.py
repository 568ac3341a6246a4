"""The cache of verdicts: it saves work, and never a wrong or an old verdict comes out of it."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from service_rating.cli import verdicts
from service_rating.cli.verdicts import Verdict, Verdicts, cache_folder, program
from tests.validate.files import CLEAN, WRONG_SUM, validate, write

WARNING = "# service-rating: ignore-file[SR203]\n" + CLEAN


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("SERVICE_RATING_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes every file that is read as a rubric, and every rubric whose worked cases are run."""
    from service_rating.cli import rubric_check
    from service_rating.rubric import loading

    noted: list[str] = []
    real_read, real_cases = loading.read_rubric, rubric_check.failed_cases

    def read(raw: bytes, name: str) -> Any:
        noted.append("read")
        return real_read(raw, name)

    def cases(loaded: Any) -> Any:
        noted.append("cases")
        return real_cases(loaded)

    monkeypatch.setattr(loading, "read_rubric", read)
    monkeypatch.setattr(rubric_check, "failed_cases", cases)
    return noted


def outcome(file: str, *arguments: str) -> tuple[int, str, str]:
    found = validate(file, *arguments)
    return found.code, found.out, found.err


def test_a_clean_file_is_not_checked_twice(tmp_path: Path, cache: Path, runs: list[str]) -> None:
    file = write(tmp_path, "x.rubric.yaml", CLEAN)
    first = outcome(file)
    assert runs == ["read", "cases"]
    assert outcome(file) == first
    assert outcome(write(tmp_path, "same.rubric.yaml", CLEAN)) == first
    assert runs == ["read", "cases"]
    assert [path.stat().st_mode & 0o777 for path in (cache,)] == [0o700]


def test_cases_that_passed_are_not_run_twice_but_findings_are_found_anew(
    tmp_path: Path, cache: Path, runs: list[str]
) -> None:
    file = write(tmp_path, "x.rubric.yaml", WARNING)
    first = outcome(file)
    assert "SR301" in first[1]
    assert "worked cases: 2" in first[2]
    assert outcome(file) == first
    assert runs == ["read", "cases", "read"]


def test_without_cases_nothing_is_learned_about_them(tmp_path: Path, cache: Path, runs: list[str]) -> None:
    file = write(tmp_path, "x.rubric.yaml", CLEAN.replace("49.99", "49.98"))
    assert outcome(file, "--ignore", "SR9")[0] == 0
    assert outcome(file)[0] == 1
    assert outcome(file)[0] == 1
    assert runs == ["read", "read", "cases", "read", "cases"]


def test_what_can_no_longer_be_read_is_told_although_it_was_clean(tmp_path: Path, cache: Path) -> None:
    file = write(tmp_path, "x.rubric.yaml", CLEAN)
    outcome(file)
    Path(file).unlink()
    code, told, _ = outcome(file)
    assert (code, "SR001" in told) == (2, True)


@pytest.mark.parametrize("text", [WRONG_SUM, "", "\0", CLEAN.replace("49.99", "49.98")])
def test_bad_outcomes_are_never_kept(tmp_path: Path, cache: Path, text: str) -> None:
    file = write(tmp_path, "x.rubric.yaml", text)
    assert outcome(file)[0] == 1
    assert not cache.exists()


def test_one_byte_more_is_another_file(tmp_path: Path, cache: Path, runs: list[str]) -> None:
    file = write(tmp_path, "x.rubric.yaml", CLEAN)
    outcome(file)
    write(tmp_path, "x.rubric.yaml", CLEAN + "\n")
    outcome(file)
    assert runs == ["read", "cases"] * 2
    write(tmp_path, "x.rubric.yaml", WRONG_SUM)
    assert outcome(file)[0] == 1


def test_no_cache(tmp_path: Path, cache: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, "x.rubric.yaml", CLEAN)
    outcome(file, "--no-cache")
    assert not cache.exists()
    monkeypatch.setenv("SERVICE_RATING_CACHE_DIR", "")
    outcome(file)
    assert runs == ["read", "cases"] * 2


def test_another_program_knows_nothing(
    tmp_path: Path, cache: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, "x.rubric.yaml", CLEAN)
    outcome(file)
    monkeypatch.setattr(verdicts, "__version__", "9.9.9")
    outcome(file)
    assert runs == ["read", "cases"] * 2
    assert len(list(cache.iterdir())) == 2


def test_what_makes_a_program_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = program()
    assert before == program()
    package = tmp_path / "package"
    package.mkdir()
    (package / "a.py").write_text("x", "utf-8")
    first = list(verdicts._own_files(package))
    os.utime(package / "a.py", ns=(1, 1))
    assert list(verdicts._own_files(package)) != first
    assert any(name.startswith("polars-") for name in verdicts._libraries())
    monkeypatch.setattr(verdicts, "LIBRARIES", ("yaml",))
    assert program() != before


def kept(cache: Path) -> Path:
    (file,) = cache.iterdir()
    return file


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda raw: raw[:-5],
        lambda _: b"[" * 100_000,
        lambda _: b"\xff\xfe",
        lambda _: b"null",
        lambda _: b"[]",
        lambda raw: raw.replace(b"verdicts/1", b"verdicts/2"),
        lambda raw: raw.replace(b'"program":"', b'"program":"0'),
        lambda raw: raw.replace(b'"verdicts":{', b'"verdicts":[{').replace(b"}}", b"}]}"),
        lambda raw: raw.replace(b"[2,true]", b"[2,1]"),
        lambda raw: raw.replace(b"[2,true]", b"[true,true]"),
        lambda raw: raw.replace(b"[2,true]", b"[-2,true]"),
        lambda raw: raw.replace(b"[2,true]", b"[2]"),
        lambda raw: raw.replace(b"[2,true]", b"true"),
        lambda raw: raw.replace(b'"verdicts":{"', b'"verdicts":{"0'),
        lambda raw: raw + b" " * (1 << 24),
    ],
)
def test_a_spoilt_file_means_that_nothing_is_known(tmp_path: Path, cache: Path, runs: list[str], spoil: Any) -> None:
    file = write(tmp_path, "x.rubric.yaml", CLEAN)
    first = outcome(file)
    raw = kept(cache).read_bytes()
    assert b"[2,true]" in raw
    kept(cache).write_bytes(spoil(raw))
    assert outcome(file) == first
    assert runs == ["read", "cases"] * 2
    assert json.loads(kept(cache).read_bytes())["verdicts"]


def test_nothing_that_the_file_says_is_shown(tmp_path: Path, cache: Path) -> None:
    file = write(tmp_path, "x.rubric.yaml", WARNING)
    outcome(file)
    content = json.loads(kept(cache).read_bytes())
    assert set(content) == {"schema", "program", "verdicts"}
    assert list(content["verdicts"].values()) == [[2, False]]


def test_a_folder_that_takes_nothing_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("SERVICE_RATING_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert outcome(write(tmp_path, "x.rubric.yaml", CLEAN))[0] == 0


def test_old_programs_are_forgotten_and_the_number_is_bounded(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.mkdir()
    old, new = cache / "verdicts-old.json", cache / "verdicts-new.json"
    for path in (old, new):
        path.write_text("{}", "utf-8")
    month = time.time() - 31 * 86_400
    os.utime(old, (month, month))
    monkeypatch.setattr(verdicts, "MOST_KEPT", 2)
    for number in range(4):
        outcome(write(tmp_path, "x.rubric.yaml", CLEAN + "\n" * number))
    assert not old.exists()
    assert new.exists()
    (ours,) = set(cache.iterdir()) - {new}
    assert len(json.loads(ours.read_bytes())["verdicts"]) == 2


def test_where_the_folder_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SERVICE_RATING_CACHE_DIR")
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == Path("/home/somebody/.cache/service-rating")
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    assert cache_folder() == Path("/cache/service-rating")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder() == Path("/home/somebody/Library/Caches/service-rating")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    assert cache_folder() == Path("/local/service-rating/Cache")

    def nobody() -> Path:
        raise RuntimeError

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", nobody)
    assert cache_folder() is None
    assert Verdicts.load().file is None


def test_remembering_the_same_again_writes_nothing(tmp_path: Path) -> None:
    known = Verdicts(tmp_path / "x", "p", {"a": Verdict(1, clean=True)})
    known.remember("a", Verdict(1, clean=True))
    known.save()
    assert not (tmp_path / "x").exists()
