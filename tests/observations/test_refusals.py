"""What makes reading impossible: a code, a sentence, a place, and where possible the way out."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from service_rating.diagnostic import CouldNotRunError, Diagnostic
from service_rating.observations import read_observations
from service_rating.observations.refusal_sentences import SENTENCES
from service_rating.observations.table import open_table
from tests.observations.sample import HEADER, SMALL, read, row, rubric, write

GOOD = row(kpi="need_discovery", value="4", source="customer")


def refusal(folder: Path, content: str | bytes, **options: Any) -> Diagnostic:
    with pytest.raises(CouldNotRunError) as caught:
        read(folder, content, **options)
    (found,) = caught.value.diagnostics
    assert found.message.zh
    return found


@pytest.mark.parametrize(
    ("code", "content", "fragment"),
    [
        ("OB002", b"", "empty"),
        ("OB002", b"\xef\xbb\xbf \n\n", "empty"),
        ("OB003", b"PK\x03\x04rest", "zip"),
        ("OB003", gzip.compress(b"PAR1rest", mtime=0), "Parquet"),
        ("OB003", gzip.compress(gzip.compress(b"employee", mtime=0), mtime=0), "gzip"),
        ("OB003", gzip.compress(bytes(257) + b"ustar\x0000", mtime=0), "tar"),
        ("OB021", b"PAR1rest", "Parquet"),
        ("OB003", "employee,kpi,value\n".encode("utf-16-le"), "NUL"),
        ("OB016", b"employee,kpi\xff\xff,value\n", "GB18030"),
        ("OB016", b"\xff\xfea", "GB18030"),
        ("OB004", "employee,kpi,value,value\n", "“value”"),
        ("OB005", "employe,kpi,value\nE1,x,1\n", "near"),
        ("OB005", "who,kpi,value\nE1,x,1\n", "no employee column"),
        ("OB006", "employee,colour\nE1,x\n", "Neither"),
        ("OB007", "employee,kpi,value,首次解决率\nE1,x,1,2\n", "“首次解决率” has no place in long form"),
        ("OB007", "employee,首次解决率,value\nE1,1,2\n", "“value” has no place in wide form"),
        ("OB008", "employee,首次解决\nE1,1\n", "“首次解决率”"),
        ("OB008", "employee,need_discovry.n,need_discovery\nE1,1,4\n", "“need_discovery”"),
        ("OB008", "employee,kpi,value,sorce\nE1,x,1,y\n", "“source”"),
        ("OB011", "employee,首次解决率(秒)\nE1,1\n", "“秒”"),
        ("OB011", "employee,响应时间(%)\nE1,1\n", "“%”"),
        ("OB011", "employee,需求挖掘深度(%)\nE1,1\n", "“%”"),
        ("OB011", "employee,客单价(万元)\nE1,1\n", "“万元”"),
        ("OB011", "employee,泄露客户信息(%)\nE1,1\n", "event"),
        ("OB011", "employee,kpi,value(千)\nE1,x,1\n", "“千”"),
        ("OB012", "employee,员工,kpi,value\nE1,E1,x,1\n", "“employee”"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, code: str, content: str | bytes, fragment: str) -> None:
    found = refusal(tmp_path, content)
    assert found.code == code
    assert found.location.file.endswith("observations.csv")
    assert fragment in found.message.en or (found.hint is not None and fragment == "near")


def test_the_column_of_a_refusal_is_told(tmp_path: Path) -> None:
    assert str(refusal(tmp_path, "employee,kpi,value,value\n").location).endswith("observations.csv:1:4")


def test_missing_files_folders_and_nothing_at_all(tmp_path: Path) -> None:
    for paths in ([tmp_path / "none.csv"], ["a\0b"]):
        with pytest.raises(CouldNotRunError, match="OB001"):
            read_observations(paths, SMALL)
    with pytest.raises(CouldNotRunError, match="OB013"):
        read_observations([], SMALL)


def test_several_periods_need_a_choice(tmp_path: Path) -> None:
    rows = "\n".join(row(kpi="improvements", value="1", period=f"2026-0{m}") for m in range(1, 9))
    found = refusal(tmp_path, f"{HEADER}\n{rows}\n")
    assert (found.code, "2026-06, …" in found.message.en) == ("OB009", True)
    assert refusal(tmp_path, "\n".join([HEADER, *rows.split("\n")[:2]])).code == "OB009"


def test_mappings_are_checked(tmp_path: Path) -> None:
    text = "who,kpi,value\nE1,improvements,1\n"
    assert read(tmp_path, text, mapping={"WHO ": "employee"}).counts.accepted == 1
    assert refusal(tmp_path, text, mapping={"who": "employe"}).code == "OB010"
    assert refusal(tmp_path, text, mapping={"who": "nothing(%)"}).code == "OB010"
    missing = refusal(tmp_path, text, mapping={"wha": "employee"})
    assert (missing.code, missing.hint is not None) == ("OB014", True)


def test_a_column_may_map_to_a_kpi_of_a_wide_file(tmp_path: Path) -> None:
    found = read(tmp_path, "员工,FCR\nE1,85%\n", mapping={"FCR": "first_contact_resolution"})
    assert found.observations["value"].to_list() == [850_000_000]


def test_a_mapping_may_say_the_unit(tmp_path: Path) -> None:
    found = read(tmp_path, "员工,FCR\nE1,85\n", mapping={"FCR": "First_Contact_Resolution（％）"})
    assert found.observations["value"].to_list() == [850_000_000]


def test_a_near_miss_may_be_declared_an_attribute(tmp_path: Path) -> None:
    found = read(tmp_path, "员工,首次解决,首次解决率\nE1,abc,85%\n", attributes=["首次解决"])
    assert found.attributes["首次解决"].to_list() == ["abc"]


def test_long_form_without_values_serves_events_only(tmp_path: Path) -> None:
    text = "employee,kpi,rater,evidence\nE1,data_breach,boss,case 7\n"
    assert read(tmp_path, text).events.height == 1
    assert refusal(tmp_path, text, rubric=rubric(events=[])).code == "OB006"


def test_a_file_changed_between_two_passes_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEADER}\n{GOOD}\n")
    table = open_table(path)
    path.write_text(f"{HEADER}\n", encoding="utf-8")
    with pytest.raises(CouldNotRunError, match="OB015"):
        table.blocks()


def test_an_unreadable_file_says_why(tmp_path: Path) -> None:
    path = write(tmp_path, "x")
    path.unlink()
    path.mkdir()
    with pytest.raises(CouldNotRunError, match="it is a folder"):
        open_table(path)


def test_every_refusal_and_warning_is_tested() -> None:
    tested = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py")))
    assert [code for code in SENTENCES if code not in tested] == []
