"""The steps of a run, without Spark: what comes out is what one machine gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.cli.main import main
from service_rating.cluster import run
from tests.cluster.generated import RUBRIC, generate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

HEADER = "employee,kpi,value,source,rater,date"


def read(folder: Path, *order: str) -> str:
    frame = pl.concat([pl.read_parquet(file) for file in sorted(folder.glob("*.parquet"))]).sort(*order)
    return frame.write_ndjson()


def test_generated_rows_and_rejects_as_on_one_machine(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    generate(tmp_path / "in", 60)
    code, said = evaluate("in", "-r", RUBRIC, "--rejects", "bad")
    assert main(["evaluate", "in", "-r", str(RUBRIC), "-o", "one.parquet", "--rejects", "one.csv"]) == code == 1
    assert read(tmp_path / "out", "employee") == pl.read_parquet("one.parquet").write_ndjson()
    lost = pl.read_csv("one.csv", infer_schema=False).fill_null("")
    place = ["file", "line", "column", "code"]
    found = pl.concat([pl.read_parquet(file) for file in (tmp_path / "bad").glob("*.parquet")])
    found = found.with_columns(pl.col("line").cast(pl.String)).select(lost.columns)
    assert found.sort(place).equals(lost.sort(place))
    assert "part0.csv:2: OB" in said or "Rejected rows:" in said


def test_a_roster_names_everyone_once(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_text("employee,name,team\nE00001,Li,A\nE00002,Wu,B\nE9,Nobody,C\nE00003,Xu,A\nE00003,Xu,B\n")
    generate(tmp_path / "in", 6)
    given = ["in", "-r", str(RUBRIC), "--roster", str(roster), "--period", "2026H1"]
    code, _ = evaluate(*given, "--rejects", "bad")
    assert main(["evaluate", *given, "-o", "one.parquet", "--rejects", "one.csv"]) == code == 1
    assert read(tmp_path / "out", "employee") == pl.read_parquet("one.parquet").write_ndjson()
    lost = pl.read_csv("one.csv", infer_schema=False)
    assert sorted(pl.read_parquet("bad/*.parquet")["message_en"]) == sorted(lost["message_en"])
    assert "OB207" in lost["code"]


def test_all_that_was_said_about_periods(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    rows = [f"E{n},listening,3,customer,R,2026-0{1 + n % 2}-01,2026Q{1 + n % 2}" for n in range(20)]
    (tmp_path / "in.csv").write_text("\n".join([f"{HEADER},period", *rows]))
    code, said = evaluate("in.csv", "-r", RUBRIC)
    assert code == 2
    assert "OB009" in said
    assert not list(tmp_path.glob("*out*"))


def test_parts_with_other_columns(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.csv").write_text(f"{HEADER}\nE1,listening,3,customer,R,2026-01-01\n")
    (tmp_path / "in/b.csv").write_text("employee,kpi,value,rater,team\nE1,listening,3,R,A\n")
    code, said = evaluate("in", "-r", RUBRIC)
    assert code == 2
    assert "in/b.csv: SK012" in said.replace("\\", "/")
    assert "lacks date, source and adds team" in said
    assert "各部分的列不一致" in evaluate("in", "-r", RUBRIC, lang="zh")[1]
    assert evaluate("in/a.csv", "in/b.csv", "-r", RUBRIC)[0] == 0


def test_a_file_that_cannot_be_read_ends_the_run(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_bytes(b"PAR1 nothing")
    code, said = evaluate("in.parquet", "-r", RUBRIC)
    assert (code, "OB021" in said, list(tmp_path.glob("*out*"))) == (2, True, [])


def test_a_file_that_changes_meanwhile(
    evaluate: Callable[..., tuple[int, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from service_rating.cluster import looking

    (tmp_path / "in.csv").write_text(f"{HEADER}\nE1,listening,3,customer,R,2026-01-01\n")

    def compare_and_change(*told: object) -> object:
        found = looking.compared(*told)  # type: ignore[arg-type]
        (tmp_path / "in.csv").write_text(f"{HEADER}\nE1,listening,4,customer,R,2026-01-01\n")
        return found

    monkeypatch.setattr(run, "compared", compare_and_change)
    assert "OB015" in evaluate("in.csv", "-r", RUBRIC)[1]


def test_nobody_to_assess(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"{HEADER}\nE1,nothing,3,customer,R,2026-01-01\n")
    code, said = evaluate("in.csv", "-r", RUBRIC)
    assert (code, "CL010" in said, "OB121" in said, (tmp_path / "out").exists()) == (2, True, True, False)


def test_a_least_tenure_needs_a_period_with_days(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    text = RUBRIC.read_text(encoding="utf-8").replace("min_sources: 1", "min_sources: 1, min_tenure: 3")
    (tmp_path / "own.rubric.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "in.csv").write_text(f"{HEADER}\nE1,listening,3,customer,R,2026-01-01\n")
    (tmp_path / "people.csv").write_text("employee,hired\nE1,2020-01-01\n")
    given = ["in.csv", "-r", "own.rubric.yaml", "--roster", "people.csv"]
    assert "SK013" in evaluate(*given)[1]
    assert evaluate(*given, "--period", "2026H1")[0] == 0
