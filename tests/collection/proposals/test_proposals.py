"""What is proposed for a table: sure by known names, else a question; and what is proposed can be used once it is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.collection.logs.date_order import Undecided
from service_rating.collection.logs.kind import LogField, LogKind
from service_rating.collection.mapping.loading import load_mapping_bytes
from service_rating.collection.mapping.undecided import undecided
from service_rating.collection.proposals.likeness import like
from service_rating.collection.proposals.profiles import profiles_of
from service_rating.collection.proposals.proposal import Subject, opened, proposed
from service_rating.collection.proposals.subjects import OBSERVATIONS, WORDS
from service_rating.collection.proposals.yaml_text import rule, scalar
from service_rating.collection.surveys.definition import FIELDS, SURVEY
from service_rating.collection.tables.collecting import collect_table
from service_rating.collection.tickets.kind import TICKETS
from service_rating.diagnostic import CouldNotRunError
from service_rating.localized import Localized
from service_rating.rubric.loading import load_rubric
from tests.collection.logs.samples import write

if TYPE_CHECKING:
    from pathlib import Path

AWARENESS, DESK = load_rubric("service-awareness"), load_rubric("service-desk")
MINE = Subject(OBSERVATIONS, AWARENESS, "service-awareness", WORDS)


def propose(
    folder: Path, text: str, subject: Subject = MINE, language: str = "en", name: str = "calls.csv"
) -> list[str]:
    path = write(folder, text, name)
    table = opened(path, subject)
    profiles, _ = profiles_of(table)
    return proposed(table, profiles, subject, language).splitlines()  # type: ignore[arg-type]


def profiles(folder: Path, *cells: str) -> tuple[object, ...]:
    found = profiles_of(opened(write(folder, "\n".join(["x,y", *(f"{cell},1" for cell in cells)])), MINE))[0][0]
    return found.kind, found.marks, found.order


@pytest.mark.parametrize(
    ("cells", "kind", "marks", "order"),
    [
        (["1", "2.5", "85%", "?", "-100"], "number", ("-100", "?"), None),
        (["-1", "-2", "5"], "number", (), None),
        (["Y", "N", "n/a"], "flag", ("n/a",), None),
        (["13/01/2026", "01/01/2026"], "date", (), "dmy"),
        (["03/01/2026"], "date", (), Undecided("LG020", "03/01/2026")),
        (["2026-01-03 10:00"], "date", (), "ymd"),
        (["0:01:03", "5 min"], "duration", (), None),
        (["5:30", "7:10"], "clock", (), None),
        (["words", "more words"], "text", (), None),
        ([], "blank", (), None),
        (["-"], "blank", ("-",), None),
    ],
)
def test_what_the_cells_of_a_column_look_like(
    tmp_path: Path, cells: list[str], kind: str, marks: tuple[str, ...], order: object
) -> None:
    assert profiles(tmp_path, *cells) == (kind, marks, order)


def test_known_names_are_sure_and_similar_ones_a_question(tmp_path: Path) -> None:
    text = (
        "Agent,Call date,Call Id,首次解决率,Satisfaction rating,Topic\nA1,13/01/2026,C1,Y,4,a\nA1,05/01/2026,C2,N,?,b\n"
    )
    lines = propose(tmp_path, text)
    assert lines[2:] == [
        "mapping: calls",
        "for: observations",
        "rubric: service-awareness",
        '# ? missing: ["?"]   # do these mean that nothing was recorded?',
        "columns:",
        "  employee: Agent",
        "  date: {column: Call date, format: dmy}   # day first, as the whole column shows",
        "  evidence: Call Id",
        "kpis:",
        '  first_contact_resolution: {column: 首次解决率, values: {"N": 0, "Y": 1}}',
        "# ?   customer_satisfaction: Satisfaction rating   # a similar name; confirm",
        "# columns that are not used: Topic",
    ]
    content = "\n".join(lines)
    with pytest.raises(CouldNotRunError, match="LG046"):
        load_mapping_bytes(content.encode(), "m")
    decided = load_mapping_bytes(content.replace("# ? ", "").encode(), "m")
    found = collect_table([str(tmp_path / "calls.csv")], decided, AWARENESS)
    assert (found.observations.height, found.counts.rejected) == (3, 0)


def test_what_the_cells_leave_open_is_a_question(tmp_path: Path) -> None:
    text = "工号,日期,timeliness,composure,customer_satisfaction,proactive_greeting_rate\nE1,03/01/2026,35,4,满意,0.5\nE2,04/01/2026,12,5,一般,0.7\n"
    lines = propose(tmp_path, text, language="zh")
    assert lines[5:] == [
        "columns:",
        "  employee: 工号",
        "# ?   date: {column: 日期, format: dmy}   # dmy 还是 mdy？整列看不出来",
        "# ? kpis:",
        "# ?   timeliness: {column: timeliness, passing: {at_most: }}   # 怎样算达标？写单位和界限",
        "# ?   composure: {column: composure, source: supervisor}   # 谁评的？supervisor / peer / subordinate / self / customer / mystery_shopper",
        "# ?   customer_satisfaction: {column: customer_satisfaction, values: {一般: , 满意: }}   # 每个取值代表多少（1 到 5）？",
        "# ?   proactive_greeting_rate: {column: proactive_greeting_rate, source: mystery_shopper}   # 谁评的？mystery_shopper / system",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("urgent_response", ["35"], "{column: urgent_response, unit: }   # write its unit: s, min, h or d"),
        ("urgent_response", ["5:30"], '{column: urgent_response, format: "h:m"}   # h:m or m:s?'),
        ("urgent_response", ["0:05:30"], None),
        ("urgent_response", ["soon"], "urgent_response   # write its unit: s, min, h or d"),
        ("response_in_time", ["0:05:30"], "{column: response_in_time, unit: , passing: {at_most: }}   # when does it pass? Write unit and limit"),
        ("response_in_time(seconds)", ["95"], '{column: "response_in_time(seconds)", unit: s, passing: {at_most: }}   # when does it pass? Write unit and limit'),
        ("customer_satisfaction", ["9"], "customer_satisfaction   # values go beyond 1 to 5; confirm"),
        ("customer_satisfaction", ["2026-01-05"], '{column: customer_satisfaction, values: {"2026-01-05": }}   # what does each value stand for, from 1 to 5?'),
    ],
)  # fmt: skip
def test_figures_of_kpis(tmp_path: Path, header: str, cells: list[str], expected: str | None) -> None:
    text = "\n".join([f"employee,{header}", *(f"E1,{cell}" for cell in cells)])
    lines = propose(tmp_path, text, Subject(OBSERVATIONS, DESK, "service-desk", WORDS))
    kpi = header.partition("(")[0]
    assert lines[-1] == (f"  {kpi}: {header}" if expected is None else f"# ?   {kpi}: {expected}")


def test_dates_that_contradict_each_other_are_to_be_checked(tmp_path: Path) -> None:
    lines = propose(tmp_path, "employee,date\nE1,13/01/2026\nE1,01/13/2026\nE1,2026-01-01\n" + "E1,05/01/2026\n" * 20)
    asked = "its dates mix forms or contradict each other; check them first"
    assert lines[7] == f"# ?   date: {{column: date, format: dmy}}   # {asked}"


def test_long_texts_are_not_listed_as_values(tmp_path: Path) -> None:
    cells = "\n".join(f"E1,{'x' * i}" for i in range(1, 20))
    assert (
        propose(tmp_path, f"employee,customer_satisfaction\n{cells}")[-1]
        == "# ?   customer_satisfaction: customer_satisfaction   # a similar name; confirm"
    )


def test_nothing_known_at_all(tmp_path: Path) -> None:
    lines = propose(tmp_path, "a,b\n1,2\n", name="1 2.csv")
    assert lines[2] == "mapping: table-1-2"
    assert lines[5:7] == ["# ? columns:", "# ?   employee:   # which column is the employee?"]
    assert lines[7] == "# ? kpis:"
    assert lines[8].startswith(
        "# ?   proactive_greeting_rate:   # which column says something about which KPI? proactive_greeting_rate / "
    )
    assert len(list(undecided("\n".join(lines).encode(), "m"))) == 4


def test_tickets_and_surveys(tmp_path: Path) -> None:
    text = "Ticket,Assignee,Created,Closed on,Confirmed by customer\nT1,A,2026-01-05 10:00,,x\n"
    lines = propose(tmp_path, text, Subject(TICKETS, None, "", {}))
    assert lines[4:8] == ["columns:", "  case: Ticket", "  agent: Assignee", "  opened: Created"]
    assert all(line.startswith("# ") for line in lines[8:])
    survey = propose(
        tmp_path,
        "工号,您满意吗？,意见\nE1,5,很好\n",
        Subject(LogKind("survey", SURVEY, FIELDS), AWARENESS, "x", WORDS),
        "zh",
    )
    assert survey[5:] == [
        "columns:", "  employee: 工号", "# ? questions:",
        '# ?   q1: {column: "您满意吗？", is: }   # 请改成 csat、nps、ces、kpi 或 text',
        "# ?   q2: {column: 意见, is: text}   # 请改成 csat、nps、ces、kpi 或 text",
    ]  # fmt: skip


def test_short_years_durations_and_cells_of_another_kind(tmp_path: Path) -> None:
    wanted = ("case", "agent", "opened", "reopenings")
    span = LogField("talk", "duration", Localized("通话时长", "Talk time"))
    kind = LogKind("tickets", TICKETS.title, (*(f for f in TICKETS.fields if f.name in wanted), span))
    text = "case,agent,opened,reopenings,talk\nT1,A,13/01/26,many,5:30\nT2,A,14/01/26,few,6:10\n"
    lines = propose(tmp_path, text, Subject(kind, None, "", {}))
    assert lines[-3:] == [
        '# ?   opened: {column: opened, format: "%d/%m/%y"}   # write the format of its dates',
        "# ?   reopenings: reopenings   # its cells do not look like Reopenings; confirm",
        '# ?   talk: {column: talk, format: "h:m"}   # h:m or m:s?',
    ]


@pytest.mark.parametrize(
    "header", ["a: b", "yes", "#x", "'q'", '"', "满意度（1–5）", "1.50", "-", "{x}", " x", "null", "007", "a\\b", "~"]
)
def test_names_are_written_so_that_they_are_read_back(header: str) -> None:
    content = f"mapping: m\nfor: tickets\ncolumns:\n  agent: {rule(0, header)}\nmissing: [{scalar(header)}]\n"
    keys = load_mapping_bytes(content.encode(), "m").keys
    assert (keys.columns["agent"].column, keys.missing) == (header, [header])


def test_headers_that_nobody_can_see_are_named_by_letter() -> None:
    assert rule(27, "a\x1bb") == "{letter: AB}"
    assert rule(1, "column 2", {"unit": "s"}) == "{letter: B, unit: s}"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Satisfacton", "satisfaction"),
        ("总体满意", "satisfaction"),
        ("resolved?", "resolution"),
        ("colour", None),
        ("服务时间", None),
    ],
)
def test_likeness(header: str, expected: str | None) -> None:
    names = {"satisfaction": ("客户满意度", "satisfaction"), "resolution": ("解决率", "first-contact resolution rate")}
    assert like(header, names) == expected
    assert like(header, {}) is None


def test_large_tables_are_judged_by_their_first_rows(tmp_path: Path) -> None:
    text = "employee,x\n" + "E1,1\n" * 300_000 + "E1,word\n"
    found, rows = profiles_of(opened(write(tmp_path, text), MINE))
    assert (found[1].kind, rows.height) == ("number", 20_000)


@pytest.mark.parametrize(
    ("table", "asked"),
    [("case,agent\nT1,A1\n", ["opened"]), ("case,agent,event\nT1,A1,opened\n", ["at"]),
     ("case,agent,event,at\nT1,A1,opened,2026-03-05 10:00\n", [])],
)  # fmt: skip
def test_a_ticket_log_without_its_times_is_not_ready(tmp_path: Path, table: str, asked: list[str]) -> None:
    lines = propose(tmp_path, table, Subject(TICKETS, None, "", {}))
    assert [line.split()[2].removesuffix(":") for line in lines if line.startswith("# ? ")] == asked


def test_of_very_many_columns_only_the_first_are_looked_at(tmp_path: Path) -> None:
    header = ",".join(["employee", *("x" for _ in range(5000))])
    lines = propose(tmp_path, f"{header}\n{'1,' * 5000}1\n")
    assert lines[-1].startswith("# only the first 200 of 5001 columns were looked at")
    lines = propose(tmp_path, f"{','.join(['employee', *('x' for _ in range(199))])}\n{'1,' * 199}1\n")
    assert "200" not in lines[-1]
