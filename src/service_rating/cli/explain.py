"""``explain``: the full derivation of one assessment, for one audience."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service_rating.cli.column_mapping import pairs
from service_rating.cli.explain_choices import chosen_audience, chosen_form
from service_rating.cli.findings import lines_of
from service_rating.cli.session import Session, session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.reports.explanation import Explanation

TEXTS = {
    "": Localized(
        "说明一位员工的评定是怎样得出的：从各行记录到等级，每一步都有数字。\n\n"
        "说明按读者过滤：同事和下级的单次评分、评价人和评语只有审计可见。该员工有被拒收的行时退出码为 1。\n\n"
        "例：service-rating explain E1004 observations.csv --roster roster.csv --period 2026H1 --audience employee",
        "Explain how the assessment of one employee came about: from the rows to the level, every step with its numbers.\n\n"
        "What is told depends on the audience: single ratings, raters and comments of peers and subordinates are for the "
        "auditor only. The exit code is 1 if rows of this employee were rejected.\n\n"
        "Example: service-rating explain E1004 observations.csv --roster roster.csv --period 2026H1 --audience employee",
    ),
    "employee": Localized("员工编号。", "Id of the employee."),
    "observations": Localized(
        "观察记录（CSV，长表或宽表），可给多个。", "Observation records (CSV, long or wide), one or more."
    ),
    "rubric": Localized(
        "自带细则的名称或细则文件；默认 service-awareness。",
        "Name of a shipped rubric, or a rubric file; default service-awareness.",
    ),
    "audience": Localized(
        "给谁看：employee、manager、hr 或 auditor；默认 manager。",
        "Who will read it: employee, manager, hr or auditor; default manager.",
    ),
    "output": Localized(
        "写入文件，格式由后缀决定：.txt .md .json。",
        "Write to a file; its suffix gives the format: .txt .md .json.",
    ),
    "format_name": Localized(
        "格式：text、markdown 或 json；默认 text。", "Format: text, markdown or json; default text."
    ),
    "roster": Localized(
        "花名册：被评的员工及其岗位类型、入职日期等。", "Roster: who is assessed, with profile, hire date and so on."
    ),
    "period": Localized(
        "考核周期，如 2026、2026H1、2026Q1、2026-05；期外的行不计入。",
        "Period, as in 2026, 2026H1, 2026Q1, 2026-05; rows dated outside are left out.",
    ),
    "mapping": Localized("把某一列当作某个字段或指标，可重复。", "Read a column as this field or KPI; repeatable."),
    "attribute": Localized(
        "声明某一列是员工属性，可重复。", "Declare a column to be an employee attribute; repeatable."
    ),
}
WRITTEN = Localized("已写入 {path}。", "Written: {path}.")
REJECTED = Localized(
    "该员工有被拒收的行；用 evaluate --rejects 可得到这些行。",
    "Rows of this employee were rejected; evaluate --rejects gives them.",
)


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    employee: Annotated[str, typer.Argument(metavar="EMPLOYEE")],
    observations: Annotated[list[str], typer.Argument(metavar="OBS...")],
    *,
    rubric: Annotated[str, typer.Option("--rubric", "-r", metavar="RUBRIC", show_default=False)] = "service-awareness",
    audience: Annotated[str, typer.Option("--audience", metavar="AUDIENCE", show_default=False)] = "manager",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    format_name: Annotated[str | None, typer.Option("--format", metavar="FORMAT")] = None,
    roster: Annotated[str | None, typer.Option("--roster", metavar="FILE")] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="PERIOD")] = None,
    mapping: Annotated[list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD")] = None,
    attribute: Annotated[list[str] | None, typer.Option("--attribute", metavar="COLUMN")] = None,
) -> int:
    """Explain one assessment."""
    from service_rating.files import check_target
    from service_rating.observations.inputs import input_files
    from service_rating.observations.intake import read_observations
    from service_rating.observations.names import identity
    from service_rating.reports.audience import for_audience, may_tell
    from service_rating.reports.explain import explain_intake
    from service_rating.rubric.loading import load_rubric

    session = session_of(ctx)
    reader, chosen = chosen_audience(audience), chosen_form(format_name, output)
    files = input_files(observations, roster)
    if output is not None:
        check_target(Path(output), [*files.paths, Path(rubric)])
    options: dict[str, Any] = {"mapping": pairs(mapping or []), "attributes": attribute or [], "period": period}
    wanted = load_rubric(rubric)
    intake = read_observations(files, wanted, employee=identity(employee), **options)
    whole = explain_intake(intake, wanted)
    _write(session, for_audience(whole, reader), chosen, output)
    told = [found for found in intake.diagnostics if may_tell(found.code, reader)]
    if told:
        session.note(lines_of(told, session.language))
    if whole.rejected_rows:
        session.note(REJECTED)
    return 1 if whole.rejected_rows else 0


def _write(session: Session, found: "Explanation", chosen: str, output: str | None) -> None:
    from service_rating.files import write_file

    width = 80 if output is not None else session.width
    rendered = _rendered(session, found, chosen, width, colour=output is None and session.colour)
    if output is None:
        session.page(rendered)
        return
    write_file(Path(output), rendered.encode())
    session.note(WRITTEN.format(path=output))


def _rendered(session: Session, found: "Explanation", chosen: str, width: int, *, colour: bool) -> str:
    from service_rating.reports import explanation_json, explanation_markdown, explanation_text

    if chosen == "json":
        return explanation_json.render(found)
    if chosen == "markdown":
        return explanation_markdown.render(found, session.language)
    return explanation_text.render(found, session.language, width, colour=colour)
