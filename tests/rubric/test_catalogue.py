"""Rubrics are found by id or path, and what cannot be used says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_rating.rubric import catalogue
from service_rating.rubric.catalogue import RubricError, find_rubric, packaged_rubrics
from service_rating.rubric.loading import load_rubric, read_rubric
from tests.rubric.mini import MINI


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "rubrics"
    folder.mkdir()
    for name in ("mini", "service-awareness"):
        (folder / f"{name}.rubric.yaml").write_text(MINI, encoding="utf-8")
    (folder / "notes.txt").write_text("x")
    monkeypatch.setattr(catalogue, "_FOLDERS", (tmp_path / "nowhere", folder))
    return folder


def test_packaged_rubrics_in_order(shipped: Path) -> None:
    assert list(packaged_rubrics()) == ["mini", "service-awareness"]
    assert find_rubric() == shipped / "service-awareness.rubric.yaml"
    assert load_rubric("mini").rubric == "mini"


def test_every_shipped_rubric_bears_its_file_name() -> None:
    for name, path in packaged_rubrics().items():
        assert load_rubric(path).rubric == name


def test_no_rubrics_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "_FOLDERS", (tmp_path / "nowhere",))
    assert packaged_rubrics() == {}


def test_unknown_id_names_the_nearest(shipped: Path) -> None:
    with pytest.raises(RubricError) as caught:
        load_rubric("service-awarenes")
    (found,) = caught.value.diagnostics
    assert found.code == "SR020"
    assert "Did you mean service-awareness?" in found.message.en
    assert "mini、service-awareness" in found.message.zh


def test_paths(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain").write_text(MINI, encoding="utf-8")
    assert find_rubric("plain") == Path("plain")
    assert find_rubric("x.yaml") == Path("x.yaml")
    assert find_rubric("./mini") == Path("./mini")
    assert find_rubric("folder/mini") == Path("folder/mini")
    assert find_rubric(Path("anything")) == Path("anything")


def test_an_unusable_rubric_raises_with_everything(tmp_path: Path) -> None:
    path = tmp_path / "bad.rubric.yaml"
    path.write_text(
        MINI.replace("weight: 60", "weight: 61").replace("version: 1.0.0", "version: '1'"), encoding="utf-8"
    )
    with pytest.raises(RubricError, match="SR105") as caught:
        load_rubric(path)
    assert [found.code for found in caught.value.diagnostics] == ["SR105", "SR201"]


def test_positions_are_kept() -> None:
    loaded = read_rubric(MINI.encode(), "mini.yaml")
    assert loaded.rubric is not None
    path = ("dimensions", 0, "kpis", 1, "weight")
    assert str(loaded.location(path)) == "mini.yaml:15:17"
    assert str(loaded.location(path, key=True)) == "mini.yaml:15:9"
    assert str(loaded.location(("levels", 7))) == "mini.yaml:24:3"
    assert str(loaded.location(("rubric", "x"), key=True)) == "mini.yaml:1:1"
    assert str(read_rubric(b"", "e").location(("rubric",))) == "e"


def test_a_rubric_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match="SR001"):
        load_rubric(tmp_path / "none.rubric.yaml")
