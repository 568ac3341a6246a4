"""The messy example: what HR really sends, with what becomes of every row of it.

After a wanted change: UPDATE_GOLDEN=1 pytest tests/cli/test_messy.py, then read the diff.
"""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import polars as pl
import pytest

from tests.cli.program import run

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLDEN = Path(__file__).parent / "golden"
MESSY = "observations-messy.csv"
CORRECTIONS: dict[tuple[str, str], str | None] = {
    ("11", "首次解决率(%)"): "80",
    ("12", "需求挖掘深度(分)"): "4.2",
    ("12", "礼貌用语使用率"): "87%",
    ("12", "投诉率"): "2/500",
    ("12", "主动帮助次数"): "2",
    ("13", "首次解决率(%)"): "82",
    ("13", "需求挖掘深度(分)"): "5",
    ("13", "客户满意度评分.n"): "30",
    ("13", "礼貌用语使用率"): "90%",
    ("13", "投诉率"): "2/500",
    ("13", "主动帮助次数"): "100",
    ("14", "日期"): "2026-02-28",
    ("15", "工号"): "M1099",
    ("16", "工号"): "M1011",
    ("17", "岗位类型"): "客服中心",
    ("18", "来源"): "",
    ("20", "来源"): "",
    ("22", "(more cells)"): "",
    ("23", "证据"): "CASE-2026-09",
    ("23", "评价人"): "王经理",
    ("24", "泄露客户信息"): "",
    ("26", "姓名"): "董洁",
    ("28", "姓名"): "余 航",
}
"""New cells by line and column."""
HEADER_AGAIN = "19"


@pytest.fixture(autouse=True)
def _in_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)


def same(name: str, told: bytes) -> None:
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_bytes(told)
    assert told.decode() == golden.read_bytes().decode()


@pytest.fixture
def rejects(tmp_path: Path) -> Path:
    target = tmp_path / "rejects.csv"
    assert run("evaluate", MESSY, "--rejects", str(target)).code == 1
    return target


def test_the_file_is_what_the_test_thinks() -> None:
    content = Path(MESSY).read_bytes()
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    text = content.decode("gb18030")
    for part in (
        "首次解决率(%)",
        "主动问候率（％）",
        "７８．５％",
        "88%",
        "不适用",
        "N/A",
        "NA",
        "主动问候率.n",
        "调岗，\n",
        "\r\n\r\n",
    ):
        assert part in text
    assert text.count("工号") == 2


def test_the_rejects_file_is_the_golden_one(rejects: Path) -> None:
    same("messy-rejects.csv", rejects.read_bytes())
    codes = {row["code"] for row in csv.DictReader(io.StringIO(rejects.read_text("utf-8-sig")))}
    assert len(codes) >= 20


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rejects_and_mapping_are_told_in_both_languages(rejects: Path, language: str) -> None:
    rows = csv.DictReader(io.StringIO(rejects.read_text("utf-8-sig")))
    lines = [f"{r['line']}:{r['column']}: {r['code']} {r[f'message_{language}']}" for r in rows]
    found = run("evaluate", MESSY, "--dry-run", "--lang", language)
    told = "\n".join(
        [f"exit {found.code}", "--- stdout", found.out, "--- stderr", found.err, "--- rejects", *lines, ""]
    )
    same(f"{language}-messy.txt", told.encode())


def test_corrected_in_the_rejects_file_every_row_is_accepted(rejects: Path) -> None:
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    rows = [row for row in rows if row[1] != HEADER_AGAIN]
    for row in rows:
        for place, name in enumerate(header):
            new = CORRECTIONS.get((row[1], name))
            row[place] = row[place] if new is None else new
    with rejects.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    again = run("evaluate", str(rejects), "--dry-run")
    assert again.err == ""
    assert "rejected 0" in again.out


def test_a_row_accepted_in_part_counts_once_in_all(rejects: Path) -> None:
    frame = pl.read_csv(rejects, infer_schema=False)
    row = frame.filter((pl.col("line") == "12") & (pl.col("code") == "OB143")).row(0, named=True)
    assert row["礼貌用语使用率"] == "87"
    assert not row["首次解决率(%)"]
