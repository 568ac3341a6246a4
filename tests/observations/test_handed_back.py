"""A rejects file, corrected, is read again: alone, beside the original, and with rows from several files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import read_observations
from service_rating.reports.rejects_file import rejects_csv
from tests.observations.sample import SMALL, checked, codes, write

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.observations import Intake

LONG = "employee,kpi,value,source,rater,date,team\nE1,balance,9,,R,2026-01-01,A\nE2,need_discovery,4,nobody,,,B\n"
WIDE = "员工,姓名,余额,逾期占比,备注\nE3,甲,99,10%,\nE4,乙,1,x,\n,丙,1,20%,\n"
ROSTER = "employee,hired\nE1,\nE2,\nE3,\nE4,\nE5,2026-13-01\n"


def handed_back(folder: Path, rejects: pl.DataFrame, *more: Path) -> Intake:
    return checked(read_observations([write(folder, rejects_csv(rejects), "rejects.csv"), *more], SMALL))


def test_uncorrected_rows_are_rejected_for_the_same_reason(tmp_path: Path) -> None:
    text = "employee,kpi,value,team\nE1,balance,9,A\nE2,balance,1,A,b,c\n,balance,1,A\nemployee,kpi,value,team\nE4,nope,1,A\n"
    first = checked(read_observations([write(tmp_path, text)], SMALL))
    assert codes(first) == ["OB144", "OB101", "OB110", "OB107", "OB121"]
    again = handed_back(tmp_path, first.rejects)
    assert codes(again) == codes(first)
    cells = ["employee", "kpi", "value", "team", "(more cells)"]
    assert again.rejects.select(cells).equals(first.rejects.select(cells))


def test_cells_beyond_the_header_must_be_cleared(tmp_path: Path) -> None:
    first = read_observations([write(tmp_path, "employee,kpi,value\nE2,balance,1,b\n")], SMALL)
    cleared = first.rejects.with_columns(pl.lit("").alias("(more cells)"))
    assert handed_back(tmp_path, cleared).counts.accepted == 1


def test_beside_the_original_nothing_counts_twice(tmp_path: Path) -> None:
    original = write(tmp_path, WIDE, "wide.csv")
    first = checked(read_observations([original], SMALL))
    corrected = first.rejects.with_columns(
        pl.col("余额").replace("99", "2"), pl.col("逾期占比").replace("x", "30%"), pl.col("员工").replace("", "E5")
    )
    assert codes(handed_back(tmp_path, corrected)) == []
    both = handed_back(tmp_path, corrected, original)
    assert codes(both) == codes(first)
    assert sorted(both.observations["employee"]) == ["E3", "E3", "E4", "E4", "E5", "E5"]


def test_texts_like_formulas_come_back_as_they_were(tmp_path: Path) -> None:
    names = ["@SUM(A1)", "=1+1", "'=1", "''x", "＋1", "-", "-5", "+5", "'", "\tx"]
    lines = "\n".join(f'E1,balance,9,"{name}"' for name in names)
    first = read_observations([write(tmp_path, f"employee,kpi,value,team\n{lines}\n")], SMALL)
    written = pl.read_csv(rejects_csv(first.rejects), infer_schema=False)["team"].to_list()
    assert written == ["'@SUM(A1)", "'=1+1", "''=1", "''x", "'＋1", "'-", "-5", "+5", "'", "'\tx"]
    assert handed_back(tmp_path, first.rejects).rejects["team"].to_list() == names


def test_headers_like_formulas_come_back_as_they_were(tmp_path: Path) -> None:
    first = read_observations([write(tmp_path, "employee,balance,=x1\nE1,9,A\nE2,1,B\n")], SMALL)
    assert "'=x1" in rejects_csv(first.rejects).decode()
    again = handed_back(tmp_path, first.rejects.with_columns(balance=pl.lit("2")))
    assert again.attributes.columns == ["employee", "=x1"]


def test_rows_of_several_files_of_different_forms(tmp_path: Path) -> None:
    files = [write(tmp_path, LONG, "long.csv"), write(tmp_path, WIDE, "wide.csv")]
    roster = write(tmp_path, ROSTER, "roster.csv")
    first = checked(read_observations(files, SMALL, roster=roster))
    assert sorted(codes(first)) == ["OB110", "OB117", "OB130", "OB144", "OB144", "OB205"]
    again = handed_back(tmp_path, first.rejects)
    assert sorted(codes(again)) == ["OB110", "OB117", "OB130", "OB144", "OB144"]
    assert [(found.code, found.location.file[-11:]) for found in again.diagnostics] == [("OB058", "rejects.csv")]
    corrected = first.rejects.with_columns(
        pl.col("value").replace("9", "3"), pl.col("source").replace("nobody", "peer"),
        pl.when((pl.col("line") == 4) & (pl.col("code") == "OB110")).then(pl.lit("E6")).otherwise("员工").alias("员工"),
        pl.col("余额").replace("99", "2"), pl.col("逾期占比").replace("x", "30%"),
    )  # fmt: skip
    found = handed_back(tmp_path, corrected)
    assert codes(found) == []
    assert sorted(found.observations.select("employee", "kpi").rows()) == [
        ("E1", 8), ("E2", 1), ("E3", 8), ("E4", 9), ("E6", 8), ("E6", 9),
    ]  # fmt: skip
    assert [read.form for read in found.inputs] == ["long", "wide"]
    alone = read_observations([write(tmp_path, rejects_csv(corrected), "other.csv")], SMALL)
    assert alone.digest == found.digest


def test_repeated_rows_of_two_files(tmp_path: Path) -> None:
    files = [write(tmp_path, LONG, "long.csv"), write(tmp_path, WIDE, "wide.csv")]
    first = checked(read_observations(files, SMALL))
    fixed = pl.concat([first.rejects, first.rejects.head(1)]).with_columns(pl.col("value").replace("9", "3"))
    assert codes(handed_back(tmp_path, fixed)).count("OB160") == 1


def test_a_form_of_which_all_cells_of_a_column_are_blank(tmp_path: Path) -> None:
    files = [
        write(tmp_path, "employee,kpi,value,team\n,balance,1,\n", "long.csv"),
        write(tmp_path, "员工,余额\n,1\n", "wide.csv"),
    ]
    assert codes(handed_back(tmp_path, read_observations(files, SMALL).rejects)) == ["OB110", "OB110"]


def test_rows_of_a_roster_alone_are_no_observations(tmp_path: Path) -> None:
    observations, roster = write(tmp_path, LONG, "long.csv"), write(tmp_path, ROSTER, "roster.csv")
    first = read_observations([observations], SMALL, roster=roster)
    own = first.rejects.filter(pl.col("code") == "OB205")
    with pytest.raises(CouldNotRunError, match="OB025"):
        handed_back(tmp_path, own)


def test_an_empty_rejects_file_has_no_rows(tmp_path: Path) -> None:
    first = read_observations([write(tmp_path, LONG, "long.csv")], SMALL)
    found = handed_back(tmp_path, first.rejects.head(0))
    assert [warning.code for warning in found.diagnostics] == ["OB050"]
