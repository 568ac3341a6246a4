"""Rows go to a new file, or behind those of a file that is there: all of them or none."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.interview import rows_file
from service_rating.interview.lock import BusyError, locked
from service_rating.interview.rows_clash import rated_before
from service_rating.interview.rows_file import check_rows_file, period_problem, write_rows
from service_rating.interview.speaker import Speaker
from service_rating.observations.intake import read_observations
from service_rating.reports.formula_safe import BYTE_ORDER_MARK
from tests.interview.kinds import ANSWERS, ROOT, answered, boss, kinds, session

if TYPE_CHECKING:
    from service_rating.interview.rows import Row

TABLE = "employee,kpi,value,numerator,denominator,source,rater,date,evidence\n"
ROW = "E1,listens,3,,,customer,,2026-05-01,\n"


def rows(answers: dict[str, str] | None = None, **told: str) -> list[Row]:
    return answered(session(speaker=boss(**told)), answers).rows()


def read(path: Path) -> list[str]:
    """The accepted rows as their KPIs; none is rejected."""
    intake = read_observations([path], kinds())
    assert intake.rejects.rows() == []
    return [kinds().kpis[kpi].kpi for kpi in intake.observations["kpi"]]


def refused(path: Path, code: str, *, append: bool = True, told: list[Row] | None = None, wait: float = 0) -> str:
    """The sentence of the refusal; the file is as before, and nothing lies beside it."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(CouldNotRunError) as failed:
        write_rows(rows() if told is None else told, kinds(), path, append=append, wait=wait)
    assert [found.code for found in failed.value.diagnostics] == [code]
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    return failed.value.diagnostics[0].message.en


def test_a_new_file_is_a_csv_file_for_excel(tmp_path: Path) -> None:
    file = tmp_path / "new.csv"
    done = write_rows(rows(), kinds(), file, append=False)
    assert (done.path, done.rows, done.new, done.left_out) == (file, len(ANSWERS), True, ())
    assert file.read_bytes().startswith(BYTE_ORDER_MARK + b"employee,name,profile,kpi,value,")
    assert read(file) == list(ANSWERS)
    assert [path.name for path in tmp_path.iterdir()] == ["new.csv"]
    refused(file, "IV010", append=False)


def test_a_packed_table_is_no_file_to_append_to(tmp_path: Path) -> None:
    file = tmp_path / "old.parquet"
    pl.DataFrame({"employee": ["E1"], "kpi": ["listens"], "value": ["3"]}).write_parquet(file)
    assert "parquet" in refused(file, "IV012").lower()


def test_a_file_with_nothing_in_it_is_as_good_as_none(tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.touch()
    check_rows_file(file, kinds(), rows())
    refused(file, "IV010", append=False)
    assert write_rows(rows(), kinds(), file, append=True).new
    assert read(file) == list(ANSWERS)


def test_appending_makes_the_file_where_there_is_none(tmp_path: Path) -> None:
    assert write_rows(rows(), kinds(), tmp_path / "new.csv", append=True).new
    assert read(tmp_path / "new.csv") == list(ANSWERS)


@pytest.mark.parametrize("mark", [b"", BYTE_ORDER_MARK])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["ended", "open"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_rows_go_behind_those_of_a_file_in_its_own_form(
    tmp_path: Path, mark: bytes, end: str, last: str, separator: str
) -> None:
    file = tmp_path / "old.csv"
    old = mark + (TABLE + ROW).replace(",", separator).replace("\n", end).encode()
    old = old if last == "ended" else old.removesuffix(end.encode())
    file.write_bytes(old)
    file.chmod(0o640)
    done = write_rows(rows(), kinds(), file, append=True)
    assert (done.new, done.rows) == (False, len(ANSWERS))
    assert read(file) == ["listens", *ANSWERS]
    content = file.read_bytes()
    assert content.startswith(old)
    assert content.count(b"\r\n") == (content.count(b"\n") if end == "\r\n" else 0)
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["old.csv"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_rows_take_the_encoding_of_the_file(tmp_path: Path, encoding: str, end: str) -> None:
    file = tmp_path / "old.csv"
    table = "员工,姓名,指标,数值,来源,评价人,日期,证据\nE1,张三,倾听,3,客户,,2026-05-01,很好\n"
    file.write_bytes(table.replace("\n", end).encode(encoding))
    told = answered(session(speaker=boss(name="张三")), {"listens": "4", "greets": "17/20"})
    told.note("不错")
    write_rows(told.rows(), kinds(), file, append=True)
    assert file.read_bytes().decode(encoding).split(end)[2:-1] == [
        "E1,张三,listens,4,supervisor,M1,2026-06-01,",
        "E1,张三,greets,17/20,supervisor,M1,2026-06-01,",
    ]
    assert read(file) == ["listens", "listens", "greets"]


def test_rows_can_go_to_the_example_of_the_repository(tmp_path: Path) -> None:
    file = tmp_path / "observations.csv"
    file.write_bytes((ROOT / "examples" / "observations.csv").read_bytes())
    made = answered(session(speaker=boss(profile="shop", name="张三")), {"listens": "4"})
    text = file.read_text("utf-8").splitlines()
    with pytest.raises(CouldNotRunError):  # another rubric's KPIs: no matter, but E1001 is not E1
        check_rows_file(file.with_name("gone") / "x.csv", kinds(), made.rows())
    done = write_rows(made.rows(), kinds(), file, append=True)
    assert done.left_out == ("name", "profile")
    assert file.read_text("utf-8").splitlines() == [*text, "E1,listens,4,,,supervisor,M1,2026-06-01,"]


def test_the_same_rating_twice_is_refused_before_it_spoils_both(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    write_rows(rows({"listens": "4", "ideas": "2"}), kinds(), file, append=False)
    told = refused(file, "IV015", told=rows({"listens": "5", "greets": "1/2"}))
    assert "(2026-06-01): listens." in told
    assert "listens, ideas" in refused(file, "IV015", told=rows({"listens": "4", "ideas": "2"}))
    with pytest.raises(CouldNotRunError, match="IV015"):
        check_rows_file(file, kinds(), rows({"listens": "5"}))
    write_rows(rows({"greets": "1/2"}), kinds(), file, append=True)
    other = answered(session(day=date(2026, 6, 2)), {"listens": "5"}).rows()
    write_rows(other, kinds(), file, append=True)
    assert sorted(read(file)) == ["greets", "ideas", "listens", "listens"]


def test_what_was_rated_before_is_known_from_the_start(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    write_rows(rows({"listens": "4", "ideas": "2"}), kinds(), file, append=False)
    other = answered(session(speaker=Speaker("E1", "peer", "M1")), {"greets": "1/2"}).rows()
    write_rows(other, kinds(), file, append=True)
    assert rated_before(file, session()) == ("listens",)
    assert rated_before(file, session(period="2026H1", day=date(2026, 6, 1))) == ("listens",)
    assert rated_before(file, session(day=date(2026, 6, 2))) == ()
    assert rated_before(file, session(speaker=Speaker("E1", "supervisor", "M2"))) == ()


def test_rows_of_several_periods_may_stand_in_one_file(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    for period, day in (("2025H2", date(2025, 12, 1)), ("2026H1", date(2026, 6, 1))):
        write_rows(answered(session(period=period, day=day), {"listens": "4"}).rows(), kinds(), file, append=True)
    write_rows(rows({"greets": "1/2"}), kinds(), file, append=True)
    assert len(file.read_text("utf-8-sig").splitlines()) == 4


@pytest.mark.parametrize(
    ("content", "code", "why"),
    [
        (b"employee,listens\nE1,4\n", "IV012", "wide form"),
        (b"file,line,column,code,message_zh,message_en,employee,kpi,value\n", "IV012", "rejects file"),
        (b"employee,kpi,value(%),source,rater,date,evidence\n", "IV013", "names a unit"),
        (b"employee,kpi,value,source\n", "IV013", "lacks the columns rater, date"),
        (b"employee,kpi,numerator,denominator,source,rater,date\n", "IV013", "lacks the columns value"),
        ((TABLE + ROW + 'E1,greets,"open,,,customer,,,\n').encode(), "IV014", "would not be read back"),
        (b"a,b\n1,2\n", "OB005", "employee"),
        (b"\n \n", "OB002", "empty"),
        (b"PK\x03\x04", "OB003", "neither a text file nor"),
    ],
)
def test_a_file_that_cannot_take_the_rows_is_left_alone(tmp_path: Path, content: bytes, code: str, why: str) -> None:
    file = tmp_path / "old.csv"
    file.write_bytes(content)
    assert why in refused(file, code)


def test_a_packed_file_is_left_alone(tmp_path: Path) -> None:
    import gzip

    file = tmp_path / "old.csv.gz"
    file.write_bytes(gzip.compress((TABLE + ROW).encode()))
    assert "csv.gz" in refused(file, "IV012")


def test_a_file_without_a_column_for_notes_takes_rows_without_notes(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_text("employee,kpi,value,source,rater,date\n", encoding="utf-8")
    told = answered(session(), {"listens": "4"})
    told.jump("listens")
    told.note("seen twice")
    assert "lacks the columns evidence" in refused(file, "IV013", told=told.rows())
    told.note("")
    write_rows(told.rows(), kinds(), file, append=True)
    assert read(file) == ["listens"]


@pytest.mark.parametrize(("period", "fits"), [("2026H1", True), ("spring", False)])
def test_a_period_with_days_needs_no_column(tmp_path: Path, period: str, fits: bool) -> None:  # noqa: FBT001
    file = tmp_path / "old.csv"
    file.write_text(TABLE, encoding="utf-8")
    told = answered(session(period=period), {"listens": "4"}).rows()
    if fits:
        write_rows(told, kinds(), file, append=True)
        assert read(file) == ["listens"]
    else:
        assert "lacks the columns period" in refused(file, "IV013", told=told)


def test_a_row_that_evaluate_would_reject_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_text(TABLE + ROW, encoding="utf-8")
    told = answered(session(), {"listens": "4"}).rows()
    other = [
        type(told[0])(
            *(
                "no_such_kpi" if name == "kpi" else cell
                for name, cell in zip(told[0].__slots__, told[0].cells(), strict=True)
            )
        )
    ]
    assert "would reject the row of no_such_kpi" in refused(file, "IV015", told=other)


def test_notes_that_look_like_formulas_and_rows_come_back_as_text(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    made = answered(session(), {"listens": "4", "greets": "85%"})
    for kpi, note in (("listens", '=cmd|"/c calc"!A1, "x"\n@b'), ("greets", '-5,6;\t"quoted"')):
        made.jump(kpi)
        made.note(note)
    write_rows(made.rows(), kinds(), file, append=False)
    intake = read_observations([file], kinds(), employee="E1")
    assert intake.trace is not None
    assert list(intake.trace.rows.sort("line")["evidence"]) == ['\'=cmd|"/c calc"!A1, "x" @b', '\'-5,6; "quoted"']


def test_no_folder_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match="OU003"):
        write_rows(rows(), kinds(), tmp_path / "gone" / "x.csv", append=True)
    with pytest.raises(CouldNotRunError, match="OU002"):
        check_rows_file(tmp_path, kinds())
    check_rows_file(tmp_path / "new.csv", kinds())
    (tmp_path / "old.csv").write_text(TABLE, encoding="utf-8")
    check_rows_file(tmp_path / "old.csv", kinds())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.csv"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_text(TABLE + ROW, encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert "the disk is full" in refused(file, "OU004")


def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("nothing is read-only to root")
    assert "denied" in refused(folder / "new.csv", "OU004").lower()


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [sys.executable, "-c", f"print(open({str(pipe)!r}).read())"], stdout=subprocess.PIPE
    ) as reader:
        done = write_rows(rows({"listens": "4"}), kinds(), pipe, append=True)
        assert reader.stdout is not None
        assert b"E1,,,listens,4" in reader.stdout.read()
    assert done.new


def test_a_second_program_waits_and_then_says_so(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_text(TABLE, encoding="utf-8")
    with locked(tmp_path / ".old.csv.lock"):
        with pytest.raises(CouldNotRunError) as failed:
            write_rows(rows(), kinds(), file, append=True, wait=0.1)
        assert "after 0.1 seconds" in failed.value.diagnostics[0].message.en
        assert [found.code for found in failed.value.diagnostics] == ["IV011"]
    assert write_rows(rows(), kinds(), file, append=True, wait=0).rows == len(ANSWERS)


def test_a_folder_that_takes_no_lock_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(rows_file, "locked", denied)
    assert "not permitted" in refused(tmp_path / "new.csv", "OU004")


WRITER = """
import sys
from pathlib import Path
from tests.interview.kinds import answered, kinds, session
from service_rating.interview.rows_file import write_rows
from service_rating.interview.speaker import Speaker
rater = sys.argv[1]
made = answered(session(speaker=Speaker("E1", "supervisor", rater)), {"listens": "4", "greets": "17/20"})
write_rows(made.rows(), kinds(), Path(sys.argv[2]), append=True, wait=60)
"""


def test_programs_that_append_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "shared.csv"
    started = [subprocess.Popen([sys.executable, "-c", WRITER, f"M{n}", str(file)], cwd=ROOT) for n in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    assert sorted(read(file)) == ["greets"] * 3 + ["listens"] * 3
    assert [path.name for path in tmp_path.iterdir()] == ["shared.csv"]


def test_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    holder = "import sys,time; from pathlib import Path; from service_rating.interview.lock import locked\nwith locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", holder, str(lock)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(BusyError), locked(lock):
            raise AssertionError
        process.kill()
    with locked(lock):
        assert lock.exists()
    assert not lock.exists()


def test_a_lock_that_was_taken_away_meanwhile_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from service_rating.interview import lock as module

    lock, real = tmp_path / "lock", module._lock
    seen: list[int] = []

    def vanishing(handle: int) -> bool:
        if not seen:
            lock.unlink()
        seen.append(handle)
        return real(handle)

    monkeypatch.setattr(module, "_lock", vanishing)
    with locked(lock, wait=5):
        assert lock.exists()
    assert len(seen) == 2


def test_an_error_while_locking_leaves_no_handle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from service_rating.interview import lock as module

    def broken(_: int) -> bool:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(module, "_lock", broken)
    closed: list[int] = []
    monkeypatch.setattr(os, "close", closed.append)
    with pytest.raises(OSError, match=os.strerror(errno.ENOLCK)), locked(tmp_path / "lock"):
        raise AssertionError
    monkeypatch.undo()
    assert len(closed) == 1
    os.close(closed[0])


@pytest.mark.parametrize(
    ("day", "period", "problem"),
    [
        (date(2026, 6, 1), "2026H1", False), (date(2026, 7, 1), "2026H1", False), (date(2025, 12, 31), "2026H1", True),
        (date(2026, 6, 1), "spring", False), (date(2026, 6, 1), None, False),
    ],
)  # fmt: skip
def test_a_day_before_the_period_is_refused(day: date, period: str | None, problem: bool) -> None:  # noqa: FBT001
    found = period_problem(day, period)
    assert (found is not None and found.code == "IV016") == problem
