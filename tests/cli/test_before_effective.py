"""``evaluate`` says so when the rubric did not hold yet (SR391), and goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.rubric.rules.sample import SAMPLE
from tests.cli.program import run

if TYPE_CHECKING:
    from pathlib import Path

ADOPTED = "adopted: {by: General manager, announced: 2025-12-01, effective_from: 2026-01-01}\n"
ROWS = "employee,kpi,value,source,date{head}\nE1,greeting,0.9,system,{first}{cell}\nE1,satisfaction,4,customer,2026-02-01{cell}\n"


def evaluate(folder: Path, first: str, *options: str, adopted: str = ADOPTED, period: str = "") -> tuple[int, str]:
    rubric, rows = folder / "mini.rubric.yaml", folder / "rows.csv"
    rubric.write_text(SAMPLE + adopted, encoding="utf-8")
    head, cell = (",period", f",{period}") if period else ("", "")
    rows.write_text(ROWS.format(first=first, head=head, cell=cell), encoding="utf-8")
    done = run("evaluate", str(rows), "-r", str(rubric), "--lang", "en", *options)
    return done.code, done.err


@pytest.mark.parametrize(
    ("first", "options", "said"),
    [
        ("2025-12-31", [], "The earliest observation is of 2025-12-31"),
        ("2026-01-01", [], ""),
        ("", [], ""),
        ("2026-01-05", ["--period", "2025H2..2026H1"], ""),
        ("2026-01-05", ["--period", "2026H1"], ""),
        (
            "2026-01-05",
            ["--period", "2025-12-01..2026-06-30"],
            "The period 2025-12-01..2026-06-30 begins on 2025-12-01",
        ),
    ],
)
def test_what_is_said(tmp_path: Path, first: str, options: list[str], said: str) -> None:
    _, err = evaluate(tmp_path, first, *options)
    assert ("SR391 warning: " in err) is bool(said)
    assert said in err


def test_the_period_of_the_rows_counts(tmp_path: Path) -> None:
    code, err = evaluate(tmp_path, "2026-01-05", period="2025Q4")
    assert code == 0
    assert (
        "SR391 warning: The period 2025Q4 begins on 2025-10-01, but the rubric mini 1.0.0 holds only from 2026-01-01"
        in err
    )


def test_a_rubric_that_is_not_adopted_holds_always(tmp_path: Path) -> None:
    code, err = evaluate(tmp_path, "2020-01-01", adopted="")
    assert (code, "SR391" in err) == (0, False)
