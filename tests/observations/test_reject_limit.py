"""``--max-rejects``: a run over the wrong file stops as soon as that is certain, and says what is likeliest wrong."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polars as pl
import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import read_observations, runs
from service_rating.observations.frame_table import frame_table
from service_rating.observations.likely_causes import _CAUSES
from service_rating.observations.problems import PROBLEMS
from service_rating.observations.reject_limit import RejectLimit, parse_limit
from service_rating.observations.watching import Watches
from service_rating.reports.rejects_file import rejects_csv
from tests.observations.sample import SMALL, write

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations import Intake


def read(folder: Path, text: str, limit: str, roster: str | None = None) -> Intake:
    found = parse_limit(limit)
    assert found is not None
    people = None if roster is None else write(folder, roster, "roster.csv")
    return read_observations([write(folder, text)], SMALL, roster=people, watch=Watches([RejectLimit(found)]))


def stopped(folder: Path, text: str, limit: str, roster: str | None = None) -> list[Diagnostic]:
    with pytest.raises(CouldNotRunError) as caught:
        read(folder, text, limit, roster)
    return caught.value.diagnostics


def rows(*lines: str) -> str:
    return "\n".join(["employee,kpi,value,source", *lines, ""])


GOOD, BAD = "E{n},balance,1,", "E{n},balance,9,"
MIXED = rows(*((BAD if n % 4 == 0 else GOOD).format(n=n) for n in range(100)))


@pytest.mark.parametrize(
    ("text", "rows", "share"),
    [("0", 0, 0), ("20", 20, 0), ("5%", None, 0.05), (" ２．５％ ", None, 0.025), ("100%", None, 1), ("0 %", None, 0)],
)
def test_limits(text: str, rows: int | None, share: float) -> None:
    found = parse_limit(text)
    assert found is not None
    assert (found.rows, float(found.share)) == (rows, share)


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "101%", "%", "5%%", "1e3", "½"])
def test_what_is_no_limit(text: str) -> None:
    assert parse_limit(text) is None


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    assert read(tmp_path, MIXED, "25").counts.rejected == 25
    assert read(tmp_path, MIXED, "25%").counts.rejected == 25
    for limit in ("24", "24.9%", "0"):
        assert stopped(tmp_path, MIXED, limit)[0].code == "OB024"


@pytest.mark.parametrize("limit", ["3", "1%"])
def test_reading_stops_as_soon_as_it_is_certain(tmp_path: Path, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "FIRST", 200)
    monkeypatch.setattr(runs, "BLOCK", 200)
    text = rows(*(BAD.format(n=n) for n in range(2000)))
    first, *shown = stopped(tmp_path, text, limit)
    read_so_far = int(first.message.en.split()[1])
    assert 3 < read_so_far < 200
    assert [found.code for found in shown] == ["OB144"] * 3
    assert str(shown[0].location).endswith("observations.csv:2:value")
    assert f"--max-rejects {limit}: stopped, and nothing was written. The likeliest cause" in first.message.en


def test_a_percentage_never_stops_too_early_whatever_the_table(tmp_path: Path) -> None:
    bad, good = BAD.format(n=1), GOOD.format(n=1)
    text = rows(*[bad] * 3, *[good] * 97)
    limit = parse_limit("3%")
    assert limit is not None
    frame = pl.DataFrame({"employee": ["E1"] * 100, "kpi": ["balance"] * 100, "value": ["9"] * 3 + ["1"] * 97})
    content = io.BytesIO()
    frame.write_parquet(content)
    files = [write(tmp_path, content.getvalue(), "a.parquet"), write(tmp_path, text.replace("\n", "\r"), "b.csv")]
    for path in files:
        found = read_observations([path], SMALL, watch=Watches([RejectLimit(limit)]))
        assert found.counts.rejected == 3
    both = write(tmp_path, rejects_csv(read_observations(files, SMALL).rejects), "rejects.csv")
    hundred = parse_limit("100%")
    assert hundred is not None
    assert read_observations([both], SMALL, watch=Watches([RejectLimit(hundred)])).counts.rejected == 6
    assert frame_table(frame, "frame").most_rows() == frame_table(frame, "frame").extent.rows == 100


def test_repeated_rows_count_too(tmp_path: Path) -> None:
    text = "employee,kpi,value,rater,date\n" + "E1,balance,1,R,2026-01-01\n" * 10
    assert "the same rows twice" in stopped(tmp_path, text, "8")[0].message.en
    assert read(tmp_path, text, "9").counts.rejected == 9


CAUSES = [
    ("OB143", rows(*["E1,first_contact_resolution,87,"] * 5), "Add % to the values"),
    ("OB142", rows(*["E1,complaint_rate,0.03,"] * 5), "such as “0.03”"),
    ("OB143", "employee,首次解决率\n" + "E1,87\n" * 5, '--map "首次解决率=首次解决率(%)"'),
    ("OB121", rows(*["E1,nope,87,"] * 3, *["E1,never,87,"] * 2), "it has no “nope”, “never”"),
    ("OB117", rows(*["E1,need_discovery,4,nobody"] * 5), "such as “nobody”"),
    ("OB123", rows(*["E1,first_contact_resolution,80%,peer"] * 5), "“peer”"),
    ("OB130", rows(*["E1,need_discovery,good,peer"] * 5), "column “value” holds no values (such as “good”)"),
    ("OB101", rows(*["E1,need_discovery,4,peer,x"] * 5), "number of cells"),
    ("OB104", rows('E1,need_discovery,4,"peer', *["E1,need_discovery,4,peer"] * 5), "never closed"),
    ("OB110", rows(*[",need_discovery,4,peer"] * 5), "merged cells"),
    (
        "OB139",
        "employee,kpi,value,numerator,denominator\n" + "E1,first_contact_resolution,N/A,1,2\n" * 5,
        "most problems are OB139",
    ),
]


@pytest.mark.parametrize(("code", "text", "fragment"), CAUSES)
def test_the_likeliest_cause(tmp_path: Path, code: str, text: str, fragment: str) -> None:
    first, *shown = stopped(tmp_path, text, "2")
    assert fragment in first.message.en
    assert "{" not in first.message.zh + first.message.en
    assert shown[0].code == code


def test_a_wrong_roster_is_named(tmp_path: Path) -> None:
    first = stopped(tmp_path, MIXED, "50%", roster="employee\nX1\n")[0]
    assert "the wrong roster: it lacks “E0”, “E1”, “E10”. Check --roster." in first.message.en


def test_causes_are_about_codes_that_exist() -> None:
    assert set(_CAUSES) <= set(PROBLEMS)
