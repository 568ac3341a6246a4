from __future__ import annotations

import csv
import hashlib
import hmac
import unicodedata
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.collection.collected import Collected, Counts, observation_rows
from service_rating.collection.pseudonym_key import Key, make_key, read_key
from service_rating.collection.pseudonym_tables import pseudonymised_table
from service_rating.collection.pseudonyms import pseudonym, pseudonymised, pseudonyms
from service_rating.collection.rejecting import all_rejected, bad_rows, rejected
from service_rating.diagnostic import CouldNotRunError, Severity
from service_rating.localized import Localized
from service_rating.observations.intake import read_observations
from service_rating.observations.table import open_table
from service_rating.rubric.loading import load_rubric

if TYPE_CHECKING:
    from pathlib import Path

KEY = Key(b"0123456789abcdef0123456789ABCDEF")


def by_hand(text: str) -> str:
    return "p" + hmac.new(KEY.secret, text.encode(), hashlib.sha256).hexdigest()[:32]


def refused(code: str, error: CouldNotRunError) -> bool:
    (found,) = error.diagnostics
    return found.code == code and bool(found.message.zh) and "{" not in found.message.zh + found.message.en


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_a_pseudonym_is_the_beginning_of_the_hmac(text: str) -> None:
    plain = unicodedata.normalize("NFC", text)
    assert pseudonym(text, KEY) in {by_hand(plain), by_hand(unicodedata.normalize("NFKC", plain))}


def test_spellings_that_evaluate_takes_for_one_id_get_one_pseudonym() -> None:
    texts = pl.Series(["E1", " E1 ", "Ｅ１", "\ufeffE1\u3000", "E2", "", None, "  "])
    found = pseudonyms(texts, KEY).to_list()
    assert found[:4] == [by_hand("E1")] * 4
    assert found[4] == by_hand("E2")
    assert found[5:] == [None, None, None]


def test_the_same_person_has_the_same_pseudonym_as_employee_and_as_rater() -> None:
    rows = observation_rows(pl.DataFrame({"employee": ["E1"], "kpi": ["k"], "value": ["1"], "rater": ["E1"]}))
    found = pseudonymised(Collected(rows, all_rejected([]), Counts(1, 1, 0)), KEY).observations
    assert found["employee"].to_list() == found["rater"].to_list() == [by_hand("E1")]


def test_names_go_and_free_texts_are_told() -> None:
    rows = observation_rows(
        pl.DataFrame({"employee": ["E1"], "value": ["1"], "evidence": ["谢谢小沈"], "姓名": ["沈"], "team": [None]})
    )
    found = pseudonymised(Collected(rows, all_rejected([]), Counts(1, 1, 0)), KEY)
    assert "姓名" not in found.observations.columns
    assert [(d.code, d.severity) for d in found.diagnostics] == [
        ("PN052", Severity.INFO), ("PN051", Severity.WARNING)
    ]  # fmt: skip
    assert "evidence" in found.diagnostics[1].message.en
    assert "team" not in found.diagnostics[1].message.en


def test_rejected_rows_keep_their_ids_and_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("employee,value\nE1,x\n", "utf-8")
    bad = bad_rows([(2, -1, "OB102", None)])
    rejects = rejected(open_table(tmp_path / "a.csv"), bad, {"OB102": Localized("短", "short")})
    found = pseudonymised(Collected(observation_rows(pl.DataFrame({"employee": []})), rejects, Counts(1, 0, 1)), KEY)
    assert found.rejects["employee"].to_list() == ["E1"]
    assert [d.code for d in found.diagnostics] == ["PN053"]


def written(folder: Path, content: bytes) -> Path:
    path = folder / "k.key"
    path.write_bytes(content)
    path.chmod(0o600)
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "PN002"),
        (b"short", "PN002"),
        (b"0123456789abcdef0123456789ABCDE\r\n\n", "PN002"),
        (b"a" * 64, "PN003"),
        (b"x" * 5000, "PN004"),
    ],
)
def test_a_key_that_protects_nobody_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(CouldNotRunError) as caught:
        read_key(written(tmp_path, content))
    assert refused(code, caught.value)
    assert "0123456789abcdef" not in str(caught.value)


@pytest.mark.parametrize("name", ["none.key", ".", "a\0b"])
def test_a_key_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CouldNotRunError) as caught:
        read_key(f"{tmp_path}/{name}")
    assert refused("PN001", caught.value)


def test_line_ends_behind_a_key_are_no_part_of_it_and_it_is_never_shown(tmp_path: Path) -> None:
    key = read_key(written(tmp_path, KEY.secret + b"\r\n"))
    assert key == KEY
    assert "0123" not in repr(key)
    assert key.diagnostics == ()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o777])
def test_a_key_that_others_can_read_is_told(tmp_path: Path, mode: int) -> None:
    path = written(tmp_path, KEY.secret)
    path.chmod(mode)
    assert [d.code for d in read_key(path).diagnostics] == ["PN050"]


def test_a_new_key_is_good_private_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "new.key"
    make_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    first = read_key(path)
    assert len(first.secret) == 64
    with pytest.raises(CouldNotRunError) as caught:
        make_key(path)
    assert refused("PN005", caught.value)
    assert read_key(path) == first
    (tmp_path / "link.key").symlink_to(tmp_path / "nowhere")
    with pytest.raises(CouldNotRunError) as caught:
        make_key(tmp_path / "link.key")
    assert refused("PN005", caught.value)
    with pytest.raises(CouldNotRunError) as caught:
        make_key(tmp_path)
    assert caught.value.diagnostics[0].code == "OU002"


def table_of(folder: Path, text: str, name: str = "t.csv", **mapping: str) -> Collected:
    (folder / name).write_text(text, "utf-8")
    return pseudonymised_table(open_table(folder / name), KEY, mapping)


def test_other_cells_stay_and_bad_rows_are_told(tmp_path: Path) -> None:
    found = table_of(
        tmp_path,
        "姓名,工号,value,评价人,team,\n沈,E1,=1+1,M1,甲组,\n罗,E2,3\nE3,E2,3,4,5,6,7\n贺,E\u200b4,1,M1,乙组,x\n"
        "姓名,工号,value,评价人,team,\n,,,,,\n邱,E5,2,M\u200b1,,\n田,,4,E1,丙组,\n",
    )
    assert found.observations.columns == ["工号", "value", "评价人", "team", "column 6"]
    assert found.observations.rows() == [
        (by_hand("E1"), "=1+1", by_hand("M1"), "甲组", None), (None, "4", by_hand("E1"), "丙组", None)
    ]  # fmt: skip
    told = found.rejects.select("line", "column", "code").rows()
    assert told == [(3, "", "OB102"), (4, "", "OB101"), (5, "工号", "PN101"), (6, "", "PN102"), (8, "评价人", "PN101")]
    assert found.counts == Counts(7, 2, 5)
    assert [d.code for d in found.diagnostics] == ["PN052", "PN051", "PN053"]


def test_a_file_of_rejected_rows_loses_what_quotes_ids(tmp_path: Path) -> None:
    found = table_of(
        tmp_path,
        "file,line,column,code,message_zh,message_en,employee,kpi,value\na.csv,2,value,OB130,“E1”,“E1”,E1,k,x\n",
    )
    assert found.observations.columns == ["employee", "kpi", "value"]
    assert [d.code for d in found.diagnostics] == ["PN054"]


def test_pseudonyms_once_more_and_nothing_at_all_are_told(tmp_path: Path) -> None:
    assert [d.code for d in table_of(tmp_path, f"employee\n{by_hand('E1')}\n").diagnostics] == ["PN055"]
    assert [d.code for d in table_of(tmp_path, "employee,rater\n").diagnostics] == ["PN056"]


def test_columns_may_be_named_and_nothing_else(tmp_path: Path) -> None:
    found = table_of(tmp_path, "柜员,v,who\nE1,1,沈\n", 柜员="employee", who="姓名")
    assert found.observations.rows() == [(by_hand("E1"), "1")]
    with pytest.raises(CouldNotRunError) as caught:
        table_of(tmp_path, "柜员,v\nE1,1\n", 柜员="employee", v="kpi")
    assert refused("PN006", caught.value)
    for text, code in (("v,w\n1,2\n", "OB005"), ("employee,工号\n1,2\n", "OB012")):
        with pytest.raises(CouldNotRunError) as caught:
            table_of(tmp_path, text)
        assert caught.value.diagnostics[0].code == code


def test_a_misspelt_column_of_ids_never_goes_out_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError) as caught:
        table_of(tmp_path, "employee,ratr,v\nE1,M1,1\n", v="name")
    assert caught.value.diagnostics[0].code == "OB008"


def test_evaluate_reads_the_same_rows_under_pseudonyms(tmp_path: Path) -> None:
    rows = [("E1", "M1", "4"), ("E1", "E1", "5"), ("E2", "M1", "3"), ("E1", "M1", "4")]
    text = "employee,kpi,value,source,rater,date\n"
    text += "".join(f"{e},need_discovery,{v},{'self' if e == r else 'supervisor'},{r},2026-03-01\n" for e, r, v in rows)
    found = table_of(tmp_path, text)
    found.observations.write_csv(tmp_path / "p.csv")
    rubric = load_rubric("service-awareness")
    before, after = (read_observations([tmp_path / name], rubric) for name in ("t.csv", "p.csv"))
    keep = ["kpi", "source", "value", "day"]
    assert before.observations.select(keep).equals(after.observations.select(keep))
    assert pseudonyms(before.observations["employee"], KEY).to_list() == after.observations["employee"].to_list()
    assert pseudonyms(before.observations["rater"], KEY).to_list() == after.observations["rater"].to_list()
    assert before.counts == after.counts
    with (tmp_path / "p.csv").open(encoding="utf-8") as file:
        assert all(row["employee"].startswith("p") for row in csv.DictReader(file))
