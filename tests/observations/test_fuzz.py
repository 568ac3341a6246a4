"""Whatever the bytes: never another exception than CouldNotRunError, and the counts add up."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import read_observations, runs
from tests.observations.sample import HEADER, SMALL, checked, row, write

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.untraced

GOOD = "\n".join([
    HEADER,
    row(kpi="first_contact_resolution", value="85%", period="2026H1"),
    row(kpi="需求挖掘深度", value="4", source="客户", rater="R1", date="2026-03-05"),
    row(kpi="need_discovery", value="4", source="peer", rater="R1", date="2026/3/5", observation="7"),
    row(kpi="resolution_ratio", numerator="17", denominator="20"),
    row(kpi="data_breach", rater="boss", evidence="case 7", date="2026-03-05"),
    row(kpi="balance", value="N/A", profile="front_desk"),
    row(kpi="balance", value='"1"'),
    "",
])  # fmt: skip
WIDE = "员工,首次解决率(%),首次解决率.n,需求挖掘深度,泄露客户信息,来源,评价人,日期\nE1,85,20,4,,客户,,\nE2,90,,,是,,R,2026-1-1\n"
ROSTER = "员工,岗位类型,入职日期,是否带人\nE1,前台,2020-01-01,是\nE2,,,否\n"
CHARACTERS = st.sampled_from(list(',;\t"\n\r\0 %/=-+.0159eENaA是✓１％\ufeff\u200b\u2028\x1e\x1f员'))
SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def survives(folder: Path, content: bytes, roster: bytes | None = None) -> None:
    path = write(folder, content)
    people = None if roster is None else write(folder, roster, "roster.csv")
    try:
        checked(read_observations([path], SMALL, roster=people))
    except CouldNotRunError as refused:
        sentences = [text for found in refused.diagnostics for text in (found.message.zh, found.message.en)]
    else:
        sentences = ["done"]
    assert all(sentences)


@given(content=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@SETTINGS
def test_arbitrary_bytes(tmp_path: Path, content: bytes) -> None:
    survives(tmp_path, content)


@given(
    rest=st.text(CHARACTERS, max_size=120), header=st.sampled_from([HEADER, "员工,余额,逾期占比", "employee,kpi,value"])
)
@SETTINGS
def test_arbitrary_rows_under_a_good_header(tmp_path: Path, rest: str, header: str) -> None:
    survives(tmp_path, f"{header}\n{rest}".encode())


@given(data=st.data(), good=st.sampled_from([GOOD, GOOD.replace('"', ""), WIDE]))
@SETTINGS
def test_mutated_files(tmp_path: Path, data: st.DataObject, good: str) -> None:
    text = list(good)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(text) - 1))
        length = data.draw(st.integers(0, 3))
        text[place : place + length] = data.draw(st.lists(CHARACTERS, max_size=3))
    encoding = data.draw(st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-8-sig"]))
    survives(tmp_path, "".join(text).encode(encoding))


@given(rest=st.text(CHARACTERS, max_size=60))
@SETTINGS
def test_mutated_rosters(tmp_path: Path, rest: str) -> None:
    survives(tmp_path, GOOD.encode(), f"{ROSTER}{rest}".encode())


@given(rest=st.text(CHARACTERS.filter(lambda c: c not in '"\0\x1e\r'), max_size=120), size=st.integers(20, 60))
@SETTINGS
def test_both_readers_agree(tmp_path: Path, rest: str, size: int) -> None:
    text = f"employee,kpi,value,team\nE1,balance,1,A\n{rest}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "FIRST", size)
        patch.setattr(runs, "BLOCK", size)
        fast = checked(read_observations([write(tmp_path, text)], SMALL))
    careful = checked(read_observations([write(tmp_path, text.replace("employee", '"employee"'))], SMALL))
    assert fast.rejects.equals(careful.rejects)
    assert fast.observations.equals(careful.observations)
    assert fast.counts == careful.counts


@given(data=st.data())
@SETTINGS
def test_mutated_packed_files(tmp_path: Path, data: st.DataObject) -> None:
    parquet = io.BytesIO()
    pl.DataFrame({"employee": ["E1", "E2"], "kpi": ["balance"] * 2, "value": [1.0, 2.5]}).write_parquet(parquet)
    content = bytearray(data.draw(st.sampled_from([parquet.getvalue(), gzip.compress(GOOD.encode())])))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    survives(tmp_path, bytes(content))


@given(rest=st.text(CHARACTERS, max_size=60), file=st.sampled_from(["a.csv", "b.csv", ""]))
@SETTINGS
def test_rows_added_to_a_rejects_file(tmp_path: Path, rest: str, file: str) -> None:
    header = "file,line,column,code,message_zh,message_en,employee,kpi,value,员工,余额,hired,(more cells)"
    rows = (
        "a.csv,2,value,OB144,x,x,E1,balance,1,,,,\nb.csv,2,余额,OB144,x,x,,,,E1,1,,\nr.csv,3,,OB205,x,x,E1,,,,,2020,\n"
    )
    survives(tmp_path, f"{header}\n{rows}{file},3,,OB101,x,x,{rest}".encode())
