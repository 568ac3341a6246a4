"""Every peer comes to the tool's assessments, a peer that does not is caught, and the page is made of what was found."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import agreement
import measuring
import page
import run
import sections
import startup
import whole_files

ROWS = 1500


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("benchmarks")


@pytest.fixture(scope="module")
def sized(folder: Path) -> whole_files.Sized:
    return whole_files.run(ROWS, folder, list(whole_files.PEERS), 1)


def test_all_peers_agree(sized: whole_files.Sized) -> None:
    assert set(sized.agreements) == {"parquet", "pandas", "pydantic", "polars", "duckdb"}
    for name, found in sized.agreements.items():
        assert (found.employees, found.wrong, found.levels) == (ROWS // 100, 0, 0), (name, found.examples)


def test_a_wrong_peer_is_caught(sized: whole_files.Sized, folder: Path) -> None:
    ours = folder / "tool.csv"
    lines = ours.read_text(encoding="utf-8-sig").splitlines()
    wrong = folder / "wrong.csv"
    other = "3" if lines[1].split(",")[1] != "3" else "2"
    cells = lines[1].split(",")
    wrong.write_text("\n".join([lines[0], ",".join([cells[0], other, *cells[2:]]), *lines[2:]]), encoding="utf-8")
    found = agreement.compare(ours, wrong)
    assert (found.holds, found.wrong) == (False, 1)
    assert "DOES NOT AGREE" in found.sentence("a peer")


def test_tables_name_every_program(sized: whole_files.Sized) -> None:
    table = whole_files.table(sized, whole_files.titles_of())
    for title in whole_files.titles_of().values():
        assert f"| {title} |" in table
    aims = sections.aims([sized, sized])
    assert aims.count("| yes |") + aims.count("| **no** |") == 2 * 5 + 1


def test_scoring_once_gives_what_is_written_by_hand(sized: whole_files.Sized, folder: Path) -> None:
    told = sections.portable(folder / f"observations-{ROWS}.csv", 1)
    assert "All agree; 0 employees differ" in told
    assert told.count("\n| ") == 4 + 1


def test_the_steps_are_those_of_an_evaluation(sized: whole_files.Sized, folder: Path) -> None:
    assert sections.stages(folder / f"observations-{ROWS}.csv", folder).count("\n| ") == 5 + 1
    steps, whole = (folder / name for name in ("stages.csv", "tool.csv"))
    assert steps.read_text(encoding="utf-8-sig").splitlines() == whole.read_text(encoding="utf-8-sig").splitlines()


def test_ratios_are_taken_round_by_round() -> None:
    found = {
        "one": [measuring.Measured(2, 4, 10), measuring.Measured(9, 6, 12)],
        "base": [measuring.Measured(1, 1, 5), measuring.Measured(3, 2, 5)],
    }
    assert measuring.ratios(found, "one", "base") == [2, 3]
    assert measuring.ratios(found, "one", "base", cpu=True) == [4, 3]
    assert measuring.spread([3.0, 1.0, 2.0], 1) == "2.0 (1.0–3.0)"
    programs = {"version": measuring.Program("`--version`", []), "python": measuring.Program("bare Python", [])}
    times = startup.table(programs, {"version": found["one"], "python": found["base"]})
    assert "| `--version` | 5,500 (2,000–9,000) | 2.50 (2.00–3.00) | 3.50 | bare Python | 3 |" in times


def test_the_page_says_what_was_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["run.py", "--keep", str(tmp_path), "--sizes", "5k"])
    text = page.page({"machine": "A machine."}, drawn_rows=5000)
    assert text.count(page.NOT_MEASURED) == len(page.PLACES) - 1
    assert "python benchmarks/run.py --sizes 5k\n" in text
    assert "$" not in text


@pytest.mark.parametrize(("text", "rows"), [("1M", 1_000_000), ("100k", 100_000), ("1_500", 1500)])
def test_sizes(text: str, rows: int) -> None:
    assert run.size(text) == rows


@pytest.mark.parametrize("wrong", [["--sizes", "0"], ["--sizes", "many"], ["--runs", "0"], ["--peers", "excel"]])
def test_what_cannot_be_measured_is_refused(wrong: list[str], capsys: Any) -> None:
    with pytest.raises(SystemExit) as stopped:
        run.main(wrong)
    assert stopped.value.code not in (0, None)


def test_a_missing_library_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match="pandas, duckdb missing: pip install"):
        run.main(["--peers", "pandas", "pydantic", "duckdb"])


def test_little_room_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"1,000,000,000,000 observations need about .* MiB"):
        whole_files.draw(10**12, tmp_path)
