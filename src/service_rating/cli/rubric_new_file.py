"""Where ``rubric new`` writes, and that what it writes is clean."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.files import check_target, write_file
from service_rating.localized import Language, Localized
from service_rating.rubric.catalogue import SUFFIX

if TYPE_CHECKING:
    from service_rating.reports.starter import Starter

SCHEMA = "rubric.schema.json"
SCHEMA_PLACES = (f"./{SCHEMA}", f"./schema/{SCHEMA}", f"../schema/{SCHEMA}")
"""Where a schema for editors is looked for, seen from the new file."""
BAD_NAME = Localized("“{name}”不是细则文件名。", "“{name}” is no name for a rubric file.")
NAME_HINT = Localized(
    "请以 {suffix} 结尾，如 team{suffix}；检查文件夹时只认这样的文件。",
    "Let it end in {suffix}, as in team{suffix}; folders are searched for such files only.",
)
EXISTS = Localized("文件已存在，没有改动。", "The file exists and was left as it is.")
FORCE = Localized("请换一个文件名，或加 --force 覆盖。", "Choose another name, or overwrite it with --force.")
UNCLEAN = Localized(
    "按这些名称建立的细则检查不通过，没有写文件。",
    "A rubric with these names would not check clean; no file was written.",
)
RENAME = Localized("请换一个标题或指标名：", "Choose another title or KPI name:")


def target_of(path: str, *, force: bool) -> Path:
    """The file to be written. Raises ``CouldNotRunError`` CL068 (its name), CL069 (it exists), OU002 to OU004."""
    target = Path(path)
    if not target.name.endswith(SUFFIX) or target.name == SUFFIX:
        raise usage_error("CL068", path, BAD_NAME.format(name=target.name), NAME_HINT.format(suffix=SUFFIX))
    check_target(target, [])
    if os.path.lexists(target) and not force:
        raise usage_error("CL069", path, EXISTS, FORCE)
    return target


def written(starter: Starter, target: Path, language: Language) -> list[Path]:
    """Write the rubric, and a schema where there is none; give the files written, the rubric last.

    Raises:
        CouldNotRunError: code CL070 with the findings, where the names given make no clean rubric; OU004.
    """
    from service_rating.reports.starter_file import starter_file
    from service_rating.rubric.schema import render_schema

    found = next((place for place in SCHEMA_PLACES if (target.parent / place).is_file()), None)
    text = starter_file(starter, language, target.name, found or SCHEMA_PLACES[0])
    _check(text, target)
    files = [target] if found is not None else [target.parent / SCHEMA, target]
    if found is None:
        write_file(files[0], render_schema().encode())
    write_file(target, text.encode())
    return files


def _check(text: str, target: Path) -> None:
    """A title may be a column's name, or two KPIs be called the same: the rules tell it best."""
    from service_rating.rubric.loading import read_rubric

    found = read_rubric(text.encode(), target.name).diagnostics
    if found:
        head = Diagnostic("CL070", Severity.ERROR, UNCLEAN, Location(str(target)), RENAME)
        raise CouldNotRunError(head, *found)
