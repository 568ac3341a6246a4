"""``validate``: everything that is wrong with rubrics, their worked cases included."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service_rating.cli.findings import as_json, lines_of, usage_error
from service_rating.cli.session import session_of
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.diagnostic import Diagnostic

TEXTS = {
    "": Localized(
        "检查考评细则：列出全部问题，并运行其中的案例。\n\n发现问题时退出码为 1；没有可检查的文件时为 2。",
        "Check rubrics: list every problem, and run their worked cases.\n\n"
        "The exit code is 1 if problems were found, 2 if there was nothing to check.",
    ),
    "paths": Localized(
        "细则文件、文件夹（查找其中的 *.rubric.yaml）或自带细则的名称；默认当前文件夹。",
        "Rubric files, folders (searched for *.rubric.yaml) or names of shipped rubrics; default: this folder.",
    ),
    "format_name": Localized("格式：text 或 json；默认 text。", "Format: text or json; default text."),
}
SCHEMA = "service-rating/diagnostics/1"
SUFFIX = "*.rubric.yaml"
SKIPPED = frozenset({"node_modules", "__pycache__"})
NOTHING = Localized(
    "没有找到 *.rubric.yaml，没有可检查的内容。", "No *.rubric.yaml was found: there is nothing to check."
)
NOTHING_HINT = Localized(
    "请给出文件、文件夹或自带细则的名称。", "Name a file, a folder, or one of the shipped rubrics."
)
UNKNOWN_FORMAT = Localized("没有“{name}”这种格式。", "There is no format {name}.")
KNOWN = Localized("已知：text、json。", "Known: text, json.")
DONE = Localized(
    "检查了 {files} 份细则、{cases} 个案例：{found} 个问题。",
    "Rubrics checked: {files}; worked cases: {cases}; problems: {found}.",
)


def command(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH...")] = None,
    *,
    format_name: Annotated[str, typer.Option("--format", metavar="text|json", show_default=False)] = "text",
) -> int:
    """Check rubric files and print what was found, sorted by place."""
    from service_rating.cli.rubric_check import check_rubrics
    from service_rating.diagnostic import sort_diagnostics
    from service_rating.rubric.encoding import UNREADABLE

    session = session_of(ctx)
    if format_name not in ("text", "json"):
        raise usage_error("CL003", "--format", UNKNOWN_FORMAT.format(name=format_name), KNOWN)
    files = rubric_files(paths or ["."])
    diagnostics, cases = check_rubrics(files)
    found = sort_diagnostics(diagnostics)
    session.out(lines_of(found, session.language) if format_name == "text" else _json(files, cases, found))
    session.note(DONE.format(files=len(files), cases=cases, found=len(found)))
    if any(diagnostic.code == UNREADABLE for diagnostic in found):
        return 2
    return 1 if found else 0


def rubric_files(names: "Iterable[str]") -> list[Path]:
    """The files meant: a folder stands for the rubrics in it (hidden folders left out), a shipped name for its file.

    Raises:
        CouldNotRunError: CL007 where nothing is left to check.
    """
    from service_rating.rubric.catalogue import find_rubric

    found: dict[Path, None] = {}
    for name in names:
        if Path(name).is_dir():
            found |= dict.fromkeys(sorted(_inside(Path(name))))
        else:
            found[find_rubric(name)] = None
    if not found:
        raise usage_error("CL007", ", ".join(names), NOTHING, NOTHING_HINT)
    return list(found)


def _inside(folder: Path) -> "Iterable[Path]":
    for file in folder.rglob(SUFFIX):
        parts = file.relative_to(folder).parts
        if not any(part in SKIPPED or part.startswith(".") for part in parts):
            yield file


def _json(files: list[Path], cases: int, found: "list[Diagnostic]") -> str:
    import json

    content = {
        "schema": SCHEMA,
        "files": [str(file) for file in files],
        "cases": cases,
        "diagnostics": [as_json(diagnostic) for diagnostic in found],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
