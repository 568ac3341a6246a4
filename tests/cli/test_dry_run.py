"""``--dry-run`` and ``--max-rejects`` on the command line."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import polars as pl
import pytest

from tests.cli.program import DATA, EVALUATE, OBSERVATIONS, RUBRIC, run

WIDE = "工号,Greeting_Rate,greeting_rate.n,satisfaction(分),团队,,Kpi X,备用\nE01,85%,20,4,A,,x,y\nE02,87,,4,B,,x,y\n"


@pytest.fixture
def wide(tmp_path: Path) -> str:
    (tmp_path / "wide.csv").write_text(WIDE.replace(",", ";"), "utf-16")
    return str(tmp_path / "wide.csv")


def rows(out: str) -> list[list[str]]:
    return [re.split(r"\s{2,}", line.strip()) for line in out.splitlines() if "→" in line]


def test_every_column_is_told_with_how_it_was_matched(wide: str) -> None:
    options = ("-r", RUBRIC, "--map", "备用=improvement", "--attribute", "Kpi X", "--lang", "en")
    found = run("evaluate", wide, *options, "--dry-run")
    assert found.code == 1
    assert found.out.startswith(f"{wide}: CSV, UTF-16 LE, semicolon, wide form, 3 rejected\n")
    assert rows(found.out) == [
        ["工号", "→", "field employee", "title or alias"],
        ["Greeting_Rate", "→", "KPI greeting_rate", "id, but for case or width"],
        ["greeting_rate.n", "→", "observations of greeting_rate", "exact id"],
        ["satisfaction(分)", "→", "KPI satisfaction, in 分", "exact id"],
        ["团队", "→", "attribute team", "title or alias"],
        ["column 6", "→", "passed over", "has no header"],
        ["Kpi X", "→", "attribute", "by --attribute"],
        ["备用", "→", "KPI improvement", "by --map"],
    ]
    assert "Rows read: 6 = accepted 3 + blank 0 + outside the period 0 + rejected 3" in found.out
    assert "wide.csv:3:Greeting_Rate: OB143" in found.err
    assert "Distribution" not in found.out + found.err


def test_in_chinese(wide: str) -> None:
    found = run("evaluate", wide, "-r", RUBRIC, "--attribute", "Kpi X", "--dry-run", "--lang", "zh")
    assert found.out.startswith(f"{wide}：CSV，UTF-16 LE，分号分隔，宽表，拒收 1 行\n")
    assert rows(found.out) == [
        ["工号", "→", "字段 employee", "标题或别名"],
        ["Greeting_Rate", "→", "指标 greeting_rate", "忽略大小写和全角半角后相同"],
        ["greeting_rate.n", "→", "greeting_rate 的观察次数", "标识相同"],
        ["satisfaction(分)", "→", "指标 satisfaction，单位 分", "标识相同"],
        ["团队", "→", "员工属性 team", "标题或别名"],
        ["column 6", "→", "不读取", "没有列名"],
        ["Kpi X", "→", "员工属性", "--attribute 指定"],
        ["备用", "→", "员工属性", "不是字段或指标"],
    ]


def test_the_exit_code_is_that_of_the_rows(tmp_path: Path) -> None:
    (tmp_path / "clean.csv").write_text("employee,kpi,value\nE01,greeting_rate,85%\n", "utf-8-sig")
    found = run("evaluate", str(tmp_path / "clean.csv"), "-r", RUBRIC, "--dry-run")
    assert (found.code, found.err) == (0, "")
    assert "CSV, UTF-8 (BOM), comma, long form\n" in found.out
    assert run("evaluate", str(tmp_path / "none.csv"), "-r", RUBRIC, "--dry-run").code == 2


def test_roster_gzip_and_parquet_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(Path(OBSERVATIONS).read_bytes()))
    pl.DataFrame({"employee": ["E01"], "satisfaction": [4]}).write_parquet(tmp_path / "b.parquet")
    (tmp_path / "roster.csv").write_text("员工\tHired\nE01\t2020-01-01\n", "gb18030")
    found = run("evaluate", str(tmp_path), "--roster", f"{tmp_path}/roster.csv", "-r", RUBRIC, "--dry-run")
    headings = [line.removeprefix(f"{tmp_path}/") for line in found.out.splitlines() if line.startswith("/")]
    assert headings == [
        "a.csv.gz: CSV (gzip), UTF-8, comma, long form, 11 rejected", "b.parquet: Parquet, wide form",
        "roster.csv: CSV, GB18030, tab, roster",
    ]  # fmt: skip
    assert ["Hired", "→", "attribute hired", "id, but for case or width"] in rows(found.out)


def test_warnings_and_the_rejects_file_come_too(tmp_path: Path) -> None:
    target = tmp_path / "rejects.csv"
    found = run(*EVALUATE, str(DATA / "observations.csv"), "--dry-run", "--rejects", str(target))
    assert "OB056 info: The same file was named more than once" in found.err
    assert f"Written: {target}." in found.err
    assert target.read_text("utf-8-sig").count("OB1") == 2


def test_a_control_character_in_a_header_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("employee,satisfaction,\x1b[31mred\nE01,4,x\n", "utf-8")
    assert "\x1b" not in run("evaluate", str(tmp_path / "a.csv"), "-r", RUBRIC, "--dry-run").out


def test_too_many_rejects_stop_and_nothing_is_written(tmp_path: Path) -> None:
    out, rejects = tmp_path / "o.csv", tmp_path / "r.csv"
    options = ("-o", str(out), "--rejects", str(rejects))
    found = run(*EVALUATE, "--max-rejects", "1", *options)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("OB024 Of 15 rows read, 2 were rejected, more than --max-rejects 1: stopped")
    assert "observations.csv:14:value: OB143" in found.err
    assert list(tmp_path.iterdir()) == []
    assert "，超过 --max-rejects 5%，已停止" in run(*EVALUATE, "--max-rejects", "5%", "--lang", "zh").err
    assert run(*EVALUATE, "--max-rejects", "2", *options).code == 1
    assert {path.name for path in tmp_path.iterdir()} == {"o.csv", "r.csv"}
