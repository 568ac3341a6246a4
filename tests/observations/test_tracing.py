"""The rejected rows of one employee, and whose word each of them was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations import read_observations
from tests.observations.sample import SMALL, write

if TYPE_CHECKING:
    from pathlib import Path

ROWS = """employee,kpi,value,source,rater
E1,need_discovery,9,supervisor,s1
E1,need_discovery,9,bos,s1
E1,need_discovery,9,supervisor,s1,more
E1,response_time,-1,,
E1,improvements,-1,,
E1,discovery,3,,
E2,need_discovery,9,supervisor,s1
E1,need_discovery,4,supervisor,s1
"""
ROSTER = "employee,name\nE1,Li\nE1,Wu\nE2,Xu\nE2,Xi\n"


def test_rejected_rows_tell_their_source(tmp_path: Path) -> None:
    rows, roster = write(tmp_path, ROWS), write(tmp_path, ROSTER, "people.csv")
    found = read_observations([rows], SMALL, roster=roster, employee="E1").trace
    assert found is not None
    of_rows = found.rejects.filter(pl.col("file") == str(rows)).select("line", "code", "source").rows()
    assert of_rows == [
        (2, "OB144", "supervisor"),
        (3, "OB117", None),  # a source that nobody knows
        (4, "OB101", None),  # its cells may stand in the wrong columns
        (5, "OB144", "system"),  # the KPI's default
        (6, "OB144", "supervisor"),
        (7, "OB121", None),  # no KPI, so no default
    ]
    of_roster = found.rejects.filter(pl.col("file") == str(roster)).select("line", "code", "source").rows()
    assert of_roster == [(2, "OB207", ""), (3, "OB207", "")]
    assert found.rows["line"].to_list() == [9]
