from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from service_rating.observations.table import open_table
from tests.cli.program import run

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "survey"
SURVEY = ("collect", "survey", str(EXAMPLES / "answers.csv"), "--mapping", str(EXAMPLES / "survey.mapping.yaml"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["help-collect-survey", "collect-survey", "collect-survey-report"])
def test_run_is_the_golden_file(tmp_path: Path, name: str, language: str) -> None:
    runs = {
        "help-collect-survey": ("collect", "survey", "--help"),
        "collect-survey": (*SURVEY, "--few", "30", "--rejects", str(tmp_path / "r.csv")),
        "collect-survey-report": (*SURVEY, "-o", str(tmp_path / "o.csv"), "--report", str(tmp_path / "r.md")),
    }
    found = run(*runs[name], "--lang", language)
    told = f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}"
    told += "".join(f"--- {path.name}\n{path.read_text('utf-8')}" for path in sorted(tmp_path.glob("r.*")))
    told = told.replace(f"{EXAMPLES}/", "").replace(f"{tmp_path}/", "")
    golden = GOLDEN / f"{language}-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    assert told == golden.read_text("utf-8")


def test_the_example_is_what_its_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "benchmarks" / "survey_example.py"), str(tmp_path)], check=True)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (EXAMPLES / path.name).read_bytes()
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_formats_say_the_same(tmp_path: Path, suffix: str) -> None:
    assert run(*SURVEY, "-o", str(tmp_path / "o.csv"), "--report", str(tmp_path / "r.csv")).code == 1
    target = (str(tmp_path / f"o2{suffix}"), str(tmp_path / f"r2{suffix}"))
    assert run(*SURVEY, "-o", target[0], "--report", target[1]).code == 1
    for one, other in zip(("o.csv", "r.csv"), target, strict=True):
        frames = [pl.concat(open_table(path).blocks()).select("^c[0-9]+$") for path in (tmp_path / one, other)]
        if suffix == ".csv" or one == "o.csv":
            assert frames[0].equals(frames[1])
        else:
            assert frames[0].shape == frames[1].shape
            assert frames[0].select("c0", "c1", "c5").equals(frames[1].select("c0", "c1", "c5"))


def test_evaluate_takes_what_came_out(tmp_path: Path) -> None:
    run(*SURVEY, "-o", str(tmp_path / "o.csv"))
    found = run("evaluate", str(tmp_path / "o.csv"), "--period", "2026H1", "--lang", "en")
    assert found.code == 0
    assert "Rows read: 402 = accepted 402 + blank 0 + outside the period 0 + rejected 0" in found.err


def test_an_answer_never_becomes_a_formula(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("who,q,t\n=E1,5,=1+1\n", "utf-8")
    text = "mapping: g\nfor: survey\nrubric: service-awareness\ncolumns: {employee: who, evidence: t}\nquestions:\n"
    (tmp_path / "m.yaml").write_text(text + "  '+q': {column: q, is: nps}\n", "utf-8")
    assert run("collect", "survey", str(tmp_path / "a.csv"), "-m", str(tmp_path / "m.yaml")).code == 2  # no identifier
    text += "  q: {column: q, is: csat, kpi: customer_satisfaction, title: '=cmd|x'}\n"
    (tmp_path / "m.yaml").write_text(text, "utf-8")
    report = tmp_path / "r.md"
    found = run("collect", "survey", str(tmp_path / "a.csv"), "-m", str(tmp_path / "m.yaml"), "--report", str(report))
    assert found.code == 0
    assert "\n'=E1," in found.out
    assert ",'=1+1," in found.out
    assert "=cmd\\|x" in report.read_text("utf-8")


def test_an_ambiguous_column_of_dates_is_settled_by_an_option(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("who,day,q\nE1,03/04/2026,5\n", "utf-8")
    text = "mapping: g\nfor: survey\nrubric: service-awareness\ncolumns: {employee: who, date: day}\nquestions:\n"
    (tmp_path / "m.yaml").write_text(f"{text}  q: {{column: q, is: csat, kpi: customer_satisfaction}}\n", "utf-8")
    command = ("collect", "survey", str(tmp_path / "a.csv"), "-m", str(tmp_path / "m.yaml"))
    found = run(*command)
    assert (found.code, "LG020" in found.err) == (2, True)
    found = run(*command, "--date-format", "day=dmy")
    assert (found.code, "2026-04-03" in found.out) == (0, True)


def test_pseudonyms_everywhere(tmp_path: Path) -> None:
    key = tmp_path / "k.key"
    assert run("collect", "pseudonymise", "--new-key", str(key)).code == 0
    found = run(*SURVEY, "--pseudonymise", str(key), "--report", str(tmp_path / "r.md"), "--few", "99", "--lang", "en")
    assert found.code == 1
    told = found.out + (tmp_path / "r.md").read_text("utf-8") + found.err.partition("Rejected rows")[0]
    assert not [name for name in ("E1001", "E1004", "E2002") if name in told]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--few", "0"), "SV018"),
        (("--few", "viele"), "SV018"),
        (("--report", "r.pdf"), "CL004"),
        (("--report", "none/r.csv"), "OU003"),
        (("-o", "same.csv", "--report", "same.csv"), "OU001"),
        (("--invited", "none.csv"), "OB001"),
        (("--pseudonymise", "none.key"), "PN001"),
        (("--zone", "Mars/Base"), "LG035"),
        (("-r", "nothing"), "SR020"),
        (("-r", "service-desk"), "SV003"),
    ],
)
def test_what_cannot_be_done_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for language in ("zh", "en"):
        found = run(*SURVEY, *arguments, "--lang", language)
        assert (found.code, found.out) == (2, "")
        assert f"{code} " in found.err
    assert list(tmp_path.iterdir()) == []


def test_a_mapping_is_needed_and_never_overwritten(tmp_path: Path) -> None:
    assert "CL002" in run(*SURVEY[:3]).err
    mapping = tmp_path / "m.csv"
    mapping.write_bytes((EXAMPLES / "survey.mapping.yaml").read_bytes())
    found = run(*SURVEY[:3], "--mapping", str(mapping), "-o", str(mapping))
    assert (found.code, "OU001" in found.err) == (2, True)


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\xfe\x00", b"PK\x03\x04", b"mapping: [", b"- 1", b"mapping: x\nfor: survey\nquestions: [1]"],
)
def test_any_bytes_as_mapping_end_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m.yaml").write_bytes(content)
    found = run(*SURVEY[:3], "-m", str(tmp_path / "m.yaml"), "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert "Internal error" not in found.err


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"\xff\xfea\x00", b"a,b\n1,2\n", b"PK\x03\x04rubbish", b'"', b"\n\n\n"]
)
def test_any_bytes_as_answers_end_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    found = run("collect", "survey", str(tmp_path / "a.csv"), *SURVEY[3:], "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert "Internal error" not in found.err


def test_a_question_nobody_answered_and_a_missing_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from service_rating.cli import collect_survey_output

    (tmp_path / "a.csv").write_text("who,q,r\nE1,5,\n", "utf-8")
    text = "mapping: g\nfor: survey\ncolumns: {employee: who}\nquestions:\n"
    text += "  q: {column: q, is: csat}\n  r: {column: r, is: nps, title: {zh: 推荐, en: Loyalty}}\n"
    (tmp_path / "m.yaml").write_text(text, "utf-8")
    command = ("collect", "survey", str(tmp_path / "a.csv"), "-m", str(tmp_path / "m.yaml"))
    assert "推荐：没有回答" in run(*command, "--lang", "zh").err
    assert "Loyalty: no answer" in run(*command, "--lang", "en").err
    monkeypatch.setattr(collect_survey_output, "find_spec", lambda _name: None)
    found = run(*command, "--report", str(tmp_path / "r.xlsx"), "--lang", "en")
    assert (found.code, "CL012" in found.err) == (2, True)


def test_a_workbook_gives_the_same_and_tells_its_cells(tmp_path: Path) -> None:
    import csv

    import xlsxwriter

    with (EXAMPLES / "answers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("答卷")
        for number, row in enumerate([["问卷导出"], [], *rows]):
            sheet.write_row(number, 0, [int(cell) if cell.isdigit() else cell for cell in row])
    found = run("collect", "survey", f"{tmp_path}/a.xlsx#答卷", *SURVEY[3:], "--lang", "en")
    plain = run(*SURVEY, "--lang", "en")
    assert found.out == plain.out
    assert "a.xlsx#答卷:204:C:服务人员工号: SV101" in found.err


def test_the_report_is_what_a_plain_reading_of_the_example_gives(tmp_path: Path) -> None:
    import csv
    from collections import defaultdict

    from tests.collection.surveys.sample import figures_by_hand

    words = {"非常满意": 5, "满意": 4, "一般": 3, "不满意": 2, "很不满意": 1}
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    seen: set[str] = set()
    with (EXAMPLES / "answers.csv").open(encoding="utf-8", newline="") as file:
        for row in [*csv.reader(file)][1:]:
            response, who, rated, liked, easy = row[0], row[2], row[5], row[6], row[7]
            if not who or response in seen or (rated and rated not in words) or liked == "11":
                continue
            seen.add(response)
            told[who, "satisfaction"] += [words[rated]] if rated else []
            told[who, "recommendation"] += [int(liked)] if liked.isdigit() else []
            told[who, "ease"] += [int(easy)] if easy.isdigit() else []
    assert run(*SURVEY, "--report", str(tmp_path / "r.parquet")).code == 1
    figures = pl.read_parquet(tmp_path / "r.parquet")
    for (who, question), answers in told.items():
        line = figures.row(by_predicate=(pl.col("employee") == who) & (pl.col("question") == question), named=True)
        expected = figures_by_hand(
            answers, {"satisfaction": 4, "ease": 5}.get(question, 9), nps=question == "recommendation"
        )
        assert {name: line[name] for name in expected} == expected
