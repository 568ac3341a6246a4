"""Every code of a rejected row, with the cell it names."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from service_rating.observations.problems import PROBLEMS
from tests.observations.sample import HEADER, codes, read, read_rows, row, write

FCR = {"kpi": "first_contact_resolution"}
RATED = {"kpi": "need_discovery", "source": "customer"}
ROWS: list[tuple[str, str, str, str]] = [
    ("OB101", "", row(**RATED, value="4") + ",too,many", "(more: too,many)"),
    ("OB102", "", "E1,need_discovery,4", "fewer cells"),
    ("OB103", "", row(**RATED, value="4\0"), "NUL"),
    ("OB104", "", row(**RATED, value='"4'), "never closed"),
    ("OB105", "", row(**RATED, value='"4"x'), "wrong place"),
    ("OB106", "", row(**RATED, value="4", evidence='"' + "x" * 140_000 + '"'), "131,072"),
    ("OB107", "", HEADER, "header again"),
    ("OB110", "employee", row(**RATED, employee=" ", value="4"), "missing"),
    ("OB111", "employee", row(**RATED, employee="E\u200b1", value="4"), r"“E\u200b1”"),
    ("OB113", "profile", row(**RATED, value="4", profile="front_dsk"), "Did you mean “front_desk”?"),
    ("OB114", "rater", row(**RATED, value="4", rater="R\u202e1"), r"“R\u202e1”"),
    ("OB115", "observation", row(**RATED, value="4", observation="1\u20602"), r"“1\u20602”"),
    ("OB116", "date", row(**RATED, value="4", date="2026-02-30"), "“2026-02-30” is not a date"),
    ("OB117", "source", row(kpi="need_discovery", value="4", source="superviser"), "Did you mean “supervisor”?"),
    ("OB118", "source", row(kpi="need_discovery", value="4", source="simulation"), "does not list"),
    ("OB120", "kpi", row(kpi=" ", value="4"), "KPI is missing"),
    ("OB121", "kpi", row(kpi="need_discovry", value="4"), "Did you mean “need_discovery”?"),
    ("OB121", "kpi", row(kpi="xyzzy", value="4"), "Unknown KPI or event “xyzzy”."),
    ("OB122", "source", row(kpi="need_discovery", value="4"), "no default source"),
    ("OB123", "source", row(**FCR, value="0.8", source="peer"), "may be: system, mystery_shopper"),
    ("OB130", "value", row(**RATED, value="good"), "“good” is no value of need_discovery"),
    ("OB131", "value", row(**RATED, value="=1+1"), "formula"),
    ("OB132", "value", row(kpi="order_value", value='"1,234"'), "thousands"),
    ("OB133", "value", row(kpi="order_value", value="1e2"), "scientific"),
    ("OB134", "value", row(**RATED, value="85%"), "form for shares only"),
    ("OB134", "value", row(**RATED, value="17/20"), "form for shares only"),
    ("OB134", "value", row(**RATED, value="是"), "form for shares only"),
    ("OB135", "numerator", row(**FCR, numerator="x", denominator="20"), "Numerator “x”"),
    ("OB136", "denominator", row(**FCR, numerator="17", denominator="1.1234567"), "6 decimals"),
    ("OB137", "denominator", row(**FCR, numerator="17"), "Only one"),
    ("OB137", "denominator", row(**FCR, denominator="17", value="0.5"), "Only one"),
    ("OB138", "denominator", row(**FCR, numerator="17", denominator="0"), "above 0"),
    ("OB138", "denominator", row(**FCR, value="17/0"), "above 0"),
    ("OB139", "value", row(**FCR, value="N/A", numerator="17", denominator="20"), "Keep only one"),
    ("OB140", "value", row(**FCR, value="0.84", numerator="17", denominator="20"), "(17/20)"),
    ("OB141", "value", row(kpi="resolution_ratio", value="0.84"), "17/20"),
    ("OB142", "value", row(kpi="complaint_rate", value="0.03"), "Add a percent sign"),
    ("OB143", "value", row(**FCR, value="87"), "Did you mean 87%?"),
    ("OB144", "value", row(**FCR, value="101%"), "0–1 (0%–100%)"),
    ("OB144", "value", row(**FCR, value="187"), "outside the range"),
    ("OB144", "value", row(**RATED, value="0.9"), "1–5"),
    ("OB145", "value", row(kpi="improvements", value="1.5"), "whole number"),
    ("OB150", "value", row(kpi="data_breach", value="0", rater="boss", evidence="case 7"), "not “0”"),
    ("OB150", "value", row(kpi="data_breach", numerator="1", denominator="1", rater="b", evidence="c"), "data_breach"),
    ("OB151", "evidence", row(kpi="data_breach", value="1", rater="boss"), "allegation"),
    ("OB152", "rater", row(kpi="data_breach", value="✓", evidence="case 7"), "who decided"),
]


@pytest.mark.parametrize(("code", "column", "line", "fragment"), ROWS)
def test_a_bad_row_is_rejected_whole_with_its_code_and_the_others_stay(
    tmp_path: Path, code: str, column: str, line: str, fragment: str
) -> None:
    good = row(**RATED, value="5")
    found = read(tmp_path, f"{HEADER}\n{good}\n{line}\n")
    assert codes(found) == [code]
    reject = found.rejects.row(0, named=True)
    assert (reject["line"], reject["column"]) == (3, column)
    assert fragment in reject["message_en"]
    assert reject["message_zh"]
    assert found.counts.accepted == 1
    assert "\0" not in reject["message_en"]


def test_a_count_that_is_no_whole_number_is_rejected(tmp_path: Path) -> None:
    found = read(tmp_path, "员工,首次解决率,首次解决率.n\nE1,80%,2.5\nE2,80%,0\nE3,80%,x\n")
    assert codes(found) == ["OB146"] * 3
    assert found.rejects["column"].to_list() == ["首次解决率.n"] * 3


def test_roster_codes_of_observations(tmp_path: Path) -> None:
    roster = write(tmp_path, "employee,leads_others\nE1,no\nE2,yes\nE3,\n", "roster.csv")
    rows = [{"employee": e, "kpi": "need_discovery", "value": "4", "source": "下属"} for e in ("E1", "E2", "E3", "e2")]
    found = read_rows(tmp_path, *rows, roster=roster)
    assert codes(found) == ["OB124", "OB112"]
    assert found.rejects["message_en"][1].startswith("Employee “e2” is not in the roster. Did you mean “E2”?")


def test_every_row_code_is_tested() -> None:
    here = Path(__file__).parent
    tested = "".join(path.read_text(encoding="utf-8") for path in sorted(here.glob("test_*.py")))
    assert [code for code in PROBLEMS if f'"{code}"' not in tested] == []


def test_the_first_problem_wins(tmp_path: Path) -> None:
    found = read_rows(
        tmp_path, {"employee": "", "kpi": "nope", "date": "x", "value": "y"}, {"kpi": "nope", "date": "x"}
    )
    assert codes(found) == ["OB110", "OB116"]


def test_messages_show_control_characters_escaped_and_long_cells_cut(tmp_path: Path) -> None:
    found = read_rows(tmp_path, RATED | {"value": "\x1b[31m"}, RATED | {"value": "x" * 50_000})
    escaped, long = found.rejects["message_en"]
    assert r"\u001b[31m" in escaped
    assert "x" * 60 + "…" in long
    assert len(long) < 200
    assert len(found.rejects["value"][1]) == 50_000


def test_rejects_can_be_corrected_and_read_again(tmp_path: Path) -> None:
    found = read_rows(tmp_path, RATED | {"value": "4"}, FCR | {"value": "87"})
    corrected = found.rejects.with_columns(value=pl.lit("87%")).write_csv()
    again = read(tmp_path, corrected)
    assert again.observations["value"].to_list() == [870_000_000]
    assert again.attributes.columns == ["employee", "profile"]


def test_columns_called_like_ours_keep_their_cells(tmp_path: Path) -> None:
    found = read(tmp_path, "employee,kpi,value,code\nE1,need_discovery,4,A7\n")
    assert found.rejects["original: code"].to_list() == ["A7"]
