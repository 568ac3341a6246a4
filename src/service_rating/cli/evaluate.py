"""``evaluate``: observations → proposed levels, as a table or a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.findings import lines_of, usage_error
from service_rating.cli.output_format import chosen_format
from service_rating.cli.session import Session, session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.reports.evaluation import Evaluation
    from service_rating.reports.formats import Format

TEXTS = {
    "": Localized(
        "按细则评定观察记录，给出每位员工的建议等级和依据。\n\n"
        "结果写到标准输出或 --output，汇总写到标准错误。有被拒收的行时退出码为 1。\n\n"
        "例：service-rating evaluate observations.csv --roster roster.csv --period 2026H1 -o levels.csv",
        "Assess observation records by a rubric: a proposed level for every employee, with the reasons.\n\n"
        "Results go to stdout or --output, the summary to stderr. The exit code is 1 if rows were rejected.\n\n"
        "Example: service-rating evaluate observations.csv --roster roster.csv --period 2026H1 -o levels.csv",
    ),
    "observations": Localized(
        "观察记录（CSV，长表或宽表），可给多个。", "Observation records (CSV, long or wide), one or more."
    ),
    "rubric": Localized(
        "自带细则的名称或细则文件；默认 service-awareness。",
        "Name of a shipped rubric, or a rubric file; default service-awareness.",
    ),
    "output": Localized(
        "写入文件，格式由后缀决定：.csv .json .jsonl .parquet .txt。",
        "Write to a file; its suffix gives the format: .csv .json .jsonl .parquet .txt.",
    ),
    "format_name": Localized(
        "格式：table、csv、json、jsonl 或 parquet；默认 table。",
        "Format: table, csv, json, jsonl or parquet; default table.",
    ),
    "rejects": Localized(
        "把被拒收的行连同原因写入这个 CSV 文件。", "Write the rejected rows, with reasons, to this CSV file."
    ),
    "roster": Localized("花名册：只评其中的员工，一个不漏。", "Roster: assess exactly the employees in it."),
    "period": Localized(
        "考核周期，如 2026、2026H1、2026Q1、2026-05；期外的行不计入。",
        "Period, as in 2026, 2026H1, 2026Q1, 2026-05; rows dated outside are left out.",
    ),
    "mapping": Localized("把某一列当作某个字段或指标，可重复。", "Read a column as this field or KPI; repeatable."),
    "attribute": Localized(
        "声明某一列是员工属性，可重复。", "Declare a column to be an employee attribute; repeatable."
    ),
}
SHOWN_REJECTS = 5
BAD_MAP = Localized("“{text}”应写成 列名=字段。", "{text} should read COLUMN=FIELD.")
WRITTEN = Localized("已写入 {path}。", "Written: {path}.")
REJECTED = Localized("被拒收的行：", "Rejected rows:")
MORE = Localized(
    "……另有 {n} 行。用 --rejects 文件.csv 可得到全部被拒收的行。",
    "… and {n} more. --rejects FILE.csv gives all of them.",
)
ALL = Localized("用 --rejects 文件.csv 可得到全部被拒收的行。", "--rejects FILE.csv gives these rows in full.")


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    observations: Annotated[list[str], typer.Argument(metavar="OBS...")],
    *,
    rubric: Annotated[str, typer.Option("--rubric", "-r", metavar="RUBRIC", show_default=False)] = "service-awareness",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    format_name: Annotated[str | None, typer.Option("--format", metavar="FORMAT")] = None,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="FILE")] = None,
    roster: Annotated[str | None, typer.Option("--roster", metavar="FILE")] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="PERIOD")] = None,
    mapping: Annotated[list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD")] = None,
    attribute: Annotated[list[str] | None, typer.Option("--attribute", metavar="COLUMN")] = None,
) -> int:
    """Assess observation files and report."""
    from service_rating.files import check_target
    from service_rating.observations.intake import read_observations
    from service_rating.reports.evaluation import evaluate_intake
    from service_rating.rubric.loading import load_rubric

    session = session_of(ctx)
    inputs = [Path(name) for name in (*observations, roster, rubric) if name is not None]
    chosen = chosen_format(format_name, output, is_terminal=session.is_terminal)
    for target, others in ((output, inputs), (rejects, [*inputs, *([Path(output)] if output else [])])):
        if target is not None:
            check_target(Path(target), others)
    wanted = load_rubric(rubric)
    intake = read_observations(
        observations, wanted, roster=roster, period=period, mapping=pairs(mapping or []), attributes=attribute or []
    )
    evaluation = evaluate_intake(intake, wanted)
    _write(session, evaluation, chosen, output, rejects)
    _summarise(session, evaluation, rejects)
    return 0 if evaluation.rejects.is_empty() else 1


def pairs(texts: list[str]) -> dict[str, str]:
    """``COLUMN=FIELD`` texts as a mapping; the last ``=`` separates."""
    for text in texts:
        column, sign, name = text.rpartition("=")
        if not (sign and column.strip() and name.strip()):
            raise usage_error("CL006", "--map", BAD_MAP.format(text=text))
    return {column: name for column, _, name in (text.rpartition("=") for text in texts)}


def _write(session: Session, found: "Evaluation", chosen: "Format", output: str | None, rejects: str | None) -> None:
    """The assessments to stdout or the output file; the rejected rows to their file."""
    from service_rating.files import write_file
    from service_rating.reports.rejects_file import rejects_csv
    from service_rating.reports.screen_table import table

    if rejects is not None:
        write_file(Path(rejects), rejects_csv(found.rejects))
    if output is not None:
        write_file(Path(output), chosen.render(found.outcome, session.language))
        session.note(WRITTEN.format(path=output))
    elif chosen.name == "table":
        session.out(table(found.outcome, session.language, session.width, colour=session.colour))
    else:
        session.out_bytes(chosen.render(found.outcome, session.language))


def _summarise(session: Session, found: "Evaluation", rejects: str | None) -> None:
    """Distribution, counts, warnings, and the first rejected rows, to stderr."""
    from service_rating.reports.rejects_file import reject_lines
    from service_rating.reports.summary import counted, distribution

    session.note(distribution(found.outcome, session.language))
    session.note(counted(found.outcome.counts, session.language))
    if found.warnings:
        session.note(lines_of(found.warnings, session.language))
    if found.rejects.is_empty():
        return
    session.note(REJECTED)
    session.note(reject_lines(found.rejects, session.language, SHOWN_REJECTS))
    more = found.rejects.height - SHOWN_REJECTS
    if rejects is not None:
        session.note(WRITTEN.format(path=rejects))
    else:
        session.note(MORE.format(n=more) if more > 0 else ALL)
