"""``rubric test``: the worked cases of rubrics, and how sharp they are."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.findings import usage_error
from service_rating.cli.session import session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.cli.validate_files import Chosen
    from service_rating.reports.case_report import CaseReport, TestedRubric

TEXTS = {
    "": Localized(
        "运行细则中的案例（cases）；不符时给出预期、实得和推导过程。\n\n"
        "--mutate 每次改动一个权重、分数线、条件或曲线点，看案例能否察觉。\n\n"
        "有案例不符、细则有错误或变异得分低于阈值时退出码为 1；没有可运行的案例时为 2。",
        "Run the worked cases of rubrics; for one that fails, show what was expected, what came out, and how.\n\n"
        "--mutate changes one weight, cut score, gate or curve point at a time and sees whether the cases notice.\n\n"
        "The exit code is 1 if a case fails, a rubric has errors or the mutation score is under the threshold, "
        "2 if there was no case to run.",
    ),
    "paths": Localized(
        "细则文件、文件夹（查找其中的 *.rubric.yaml）或自带细则的名称；默认当前文件夹。",
        "Rubric files, folders (searched for *.rubric.yaml) or names of shipped rubrics; default: this folder.",
    ),
    "format_name": Localized("格式：text、json 或 junit；默认 text。", "Format: text, json or junit; default text."),
    "case": Localized("只运行名称含此文字的案例。", "Run only the cases whose name contains this text."),
    "verbose": Localized("也列出通过的案例。", "List the cases that pass, too."),
    "mutate": Localized("检验案例能否察觉改动。", "See whether the cases notice changes of the rubric."),
    "mutants": Localized(
        "最多试多少处改动，或 all；默认 500。", "How many changes to try at most, or all; default 500."
    ),
    "seed": Localized("抽取改动的种子；默认 0。", "Seed of the sample of changes; default 0."),
    "threshold": Localized("变异得分的阈值（%）；默认 90。", "Threshold of the mutation score in %; default 90."),
}
DONE = Localized(
    "测试了 {rubrics} 份细则、{cases} 个案例：{failed} 个不符。",
    "Rubrics tested: {rubrics}; worked cases: {cases}; failing: {failed}.",
)
NOTHING = Localized("没有可运行的案例。", "There is no worked case to run.")
NOTHING_HINT = Localized(
    "请在细则的 cases 下写案例，或检查 --case 的文字。",
    "Write some under cases in the rubric, or check the text given to --case.",
)


def command(  # noqa: PLR0913  # one parameter per option
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH...")] = None,
    *,
    format_name: Annotated[str, typer.Option("--format", metavar="text|json|junit", show_default=False)] = "text",
    case: Annotated[str | None, typer.Option("--case", "-k", metavar="TEXT")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v")] = False,
    mutate: Annotated[bool, typer.Option("--mutate")] = False,
    mutants: Annotated[str, typer.Option("--mutants", metavar="N|all", show_default=False)] = "500",
    seed: Annotated[int, typer.Option("--seed", metavar="N", show_default=False)] = 0,
    threshold: Annotated[str, typer.Option("--threshold", metavar="%", show_default=False)] = "90",
) -> int:
    """Run worked cases and print what came of them."""
    from service_rating.cli.rubric_test_choices import chosen_case_format, fragment_of, sample_size, threshold_of
    from service_rating.cli.settings import find_settings
    from service_rating.cli.validate_files import choose_files
    from service_rating.reports.case_report import CaseReport
    from service_rating.reports.case_testing import Wanted, tested_rubrics

    session = session_of(ctx)
    render = chosen_case_format(format_name)
    sample = (sample_size(mutants), seed, threshold_of(threshold))
    wanted = Wanted(fragment_of(case, mutate=mutate), mutate, *sample)
    chosen = choose_files(paths or [], find_settings())
    report = CaseReport((*_unreadable(chosen), *tested_rubrics(chosen.files, chosen.content, wanted)), verbose)
    session.page(render(report, session.language, session.width, session.colour))
    session.note(DONE.format(rubrics=len(report.rubrics), cases=report.cases, failed=report.failed))
    return _exit_code(report)


def _unreadable(chosen: "Chosen") -> "Iterator[TestedRubric]":
    """The folders that could not be searched."""
    from service_rating.reports.case_report import TestedRubric
    from service_rating.rubric.encoding import unreadable

    for name, error in chosen.unreadable:
        yield TestedRubric(name, None, (unreadable(Path(name), error).diagnostic,))


def _exit_code(report: "CaseReport") -> int:
    if any(rubric.unreadable for rubric in report.rubrics):
        return 2
    if not report.clean:
        return 1
    if not report.cases:
        raise usage_error("CL043", "", NOTHING, NOTHING_HINT)
    return 0
