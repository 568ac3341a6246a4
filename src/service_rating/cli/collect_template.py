"""``collect template``: a form for people to fill in."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.collect_template_texts import TEXTS
from service_rating.cli.findings import lines_of, usage_error
from service_rating.cli.session import session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.cli.session import Session
    from service_rating.collection.forms.plan import FormPlan

__all__ = ["TEXTS", "command"]

SUFFIXES = (".csv", ".xlsx")
UNKNOWN = Localized("从后缀“{name}”看不出格式。", "The suffix “{name}” stands for no format.")
KNOWN = Localized("可用：.csv .xlsx。", "Known: .csv .xlsx.")
MISSING = Localized("写 Excel 文件需要附加组件。", "Writing Excel files needs an extra.")
INSTALL = Localized("请运行：pip install 'service-rating[excel]'。", "Run: pip install 'service-rating[excel]'.")
WRITTEN = Localized("已写入 {path}。", "Written: {path}.")
MADE = Localized(
    "表单：{rubric} {version}，来源 {source}，{questions} 题，员工 {people} 人",
    "Form: {rubric} {version}, source {source}, questions {questions}, employees {people}",
)
OPEN = Localized("没有指定员工，由填表人填写编号。", "Nobody is named: whoever fills it in writes the employee's id.")
NEXT = Localized("填好后运行：service-rating collect form {path}", "Once filled in: service-rating collect form {path}")
_BETWEEN = re.compile(r"[,，、]")


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    *,
    source: Annotated[str, typer.Option("--source", metavar="SOURCE", show_default=False)],
    rubric: Annotated[str, typer.Option("--rubric", "-r", metavar="RUBRIC", show_default=False)] = "service-awareness",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    layout: Annotated[str | None, typer.Option("--layout", metavar="LAYOUT")] = None,
    employees: Annotated[list[str] | None, typer.Option("--employees", metavar="ID")] = None,
    roster: Annotated[str | None, typer.Option("--roster", metavar="FILE")] = None,
    kpi: Annotated[list[str] | None, typer.Option("--kpi", metavar="KPI")] = None,
    rater: Annotated[str | None, typer.Option("--rater", metavar="ID")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE")] = None,
    scenario: Annotated[str | None, typer.Option("--scenario", metavar="TEXT")] = None,
) -> int:
    """Write a form."""
    _check(output, [rubric, *([] if roster is None else [roster])])
    from service_rating.collection.forms.plan import Asked, plan_form
    from service_rating.rubric.loading import load_rubric

    named = [part for text in employees or [] for part in _BETWEEN.split(text)]
    asked = Asked(source, layout, named, roster, kpi or [], rater, date, scenario)
    return _give(session_of(ctx), plan_form(load_rubric(rubric), asked), output)


def _check(output: str | None, inputs: list[str]) -> None:
    """See, before any work, that the form can be written. Raises :class:`CouldNotRunError` CL004, CL012, OU001–OU004."""
    from service_rating.files import check_target

    if output is None:
        return
    suffix = Path(output).suffix.lower()
    if suffix not in SUFFIXES:
        raise usage_error("CL004", output, UNKNOWN.format(name=suffix), KNOWN)
    if suffix == ".xlsx" and find_spec("xlsxwriter") is None:
        raise usage_error("CL012", output, MISSING, INSTALL)
    check_target(Path(output), map(Path, inputs))


def _give(session: "Session", plan: "FormPlan", output: str | None) -> int:
    """Write the form and say what it is; gives the exit code: 1 where a part of the roster could not be used."""
    from service_rating.diagnostic import Severity
    from service_rating.files import write_file
    from service_rating.reports.form_files import RENDERERS

    content = RENDERERS[".csv" if output is None else Path(output).suffix.lower()](plan, session.language)
    if output is None:
        session.out_bytes(content)
    else:
        write_file(Path(output), content)
        session.note(WRITTEN.format(path=output))
    told = {"rubric": plan.rubric.rubric, "version": plan.rubric.version, "source": plan.source}
    session.note(MADE.format(questions=len(plan.questions), people=len(plan.people), **told))
    if not plan.people:
        session.note(OPEN)
    if output is not None:
        session.note(NEXT.format(path=output))
    if plan.notes:
        session.note(lines_of(plan.notes, session.language))
    return int(any(note.severity >= Severity.WARNING for note in plan.notes))
