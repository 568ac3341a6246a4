"""``rubric show``: a rubric in words, for reading, printing and programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.findings import usage_error
from service_rating.cli.session import Session, session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric

TEXTS = {
    "": Localized(
        "用文字显示一份细则：等级及其条件、指标与权重、锚定、评价来源、证据要求、岗位类型、事件，以及哪些数字是规定的、哪些是假定的。\n\n"
        "例：service-rating rubric show service-awareness -o 细则.md（可转成网页打印，供公示和职工代表审阅）",
        "Show a rubric in words: levels with their conditions, KPIs and weights, anchors, sources, evidence rules, profiles, "
        "events, and which numbers are fixed and which assumed.\n\n"
        "Example: service-rating rubric show service-awareness -o rubric.md (to be printed, for notices and works councils)",
    ),
    "rubric": Localized(
        "自带细则的名称，或 *.rubric.yaml 文件；默认 service-awareness。",
        "Name of a shipped rubric, or a *.rubric.yaml file; default service-awareness.",
    ),
    "format_name": Localized(
        "格式：text、markdown 或 json；默认 text。", "Format: text, markdown or json; default text."
    ),
    "output": Localized(
        "写入文件，格式由后缀决定：.txt .md .json。",
        "Write to a file; its suffix gives the format: .txt .md .json.",
    ),
}
UNKNOWN_FORMAT = Localized("没有“{name}”这种格式。", "There is no format “{name}”.")
UNKNOWN_SUFFIX = Localized("从后缀“{name}”看不出格式。", "The suffix “{name}” stands for no format.")
KNOWN = Localized("已知：{known}。", "Known: {known}.")
WRITTEN = Localized("已写入 {path}。", "Written: {path}.")
FILE_WIDTH = 80


def command(
    ctx: typer.Context,
    rubric: Annotated[str, typer.Argument(metavar="RUBRIC", show_default=False)] = "service-awareness",
    *,
    format_name: Annotated[str | None, typer.Option("--format", metavar="FORMAT")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
) -> int:
    """Show the rubric on stdout or write it to a file."""
    from service_rating.files import check_target
    from service_rating.rubric.catalogue import find_rubric
    from service_rating.rubric.loading import load_rubric

    session = session_of(ctx)
    chosen = _form(format_name, output)
    if output is not None:
        check_target(Path(output), [find_rubric(rubric)])
    _write(session, load_rubric(rubric), chosen, output)
    return 0


def _form(name: str | None, output: str | None) -> str:
    """The format by name, else by the suffix of the output file, else text. Raises ``CouldNotRunError`` CL003, CL004."""
    from service_rating.reports.outline_formats import FORMS, SUFFIXES

    if name is not None:
        if name not in FORMS:
            known = KNOWN.format(known=", ".join(FORMS))
            raise usage_error("CL003", "--format", UNKNOWN_FORMAT.format(name=name), known)
        return name
    suffix = Path(output or "rubric.txt").suffix.lower()
    if suffix not in SUFFIXES:
        known = KNOWN.format(known=", ".join(SUFFIXES))
        raise usage_error("CL004", output or "", UNKNOWN_SUFFIX.format(name=suffix), known)
    return SUFFIXES[suffix]


def _write(session: Session, found: "Rubric", chosen: str, output: str | None) -> None:
    from service_rating.files import write_file
    from service_rating.reports.outline_formats import FORMS

    if output is None:
        session.page(FORMS[chosen](found, session.language, session.width, session.colour))
        return
    write_file(Path(output), FORMS[chosen](found, session.language, FILE_WIDTH, False).encode())  # noqa: FBT003  # no colour
    session.note(WRITTEN.format(path=output))
