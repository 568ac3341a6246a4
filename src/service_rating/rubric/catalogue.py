"""Where rubrics are found: those that ship with the tool by their id, all others by their path."""

from __future__ import annotations

from pathlib import Path

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.rubric.wording import did_you_mean, listed, shown

DEFAULT_RUBRIC = "service-awareness"
SUFFIX = ".rubric.yaml"

NOT_FOUND = "SR020"

_PACKAGE = Path(__file__).resolve().parents[1]
# In a wheel the rubrics lie inside the package; in a checkout at the root of the repository.
_FOLDERS = (_PACKAGE / "rubrics", _PACKAGE.parents[1] / "rubrics")


class RubricError(CouldNotRunError):
    """A rubric cannot be used; ``diagnostics`` says why, problem by problem."""


def packaged_rubrics() -> dict[str, Path]:
    """Give the shipped rubrics, id to file, in order of their ids."""
    folder = next((folder for folder in _FOLDERS if folder.is_dir()), None)
    files = [] if folder is None else sorted(folder.glob(f"*{SUFFIX}"))
    return {file.name.removesuffix(SUFFIX): file for file in files}


def find_rubric(name_or_path: str | Path = DEFAULT_RUBRIC) -> Path:
    """Give the file of a rubric named by its id or by a path.

    Text without a folder or suffix is an id. Raises :class:`RubricError` for an unknown id, naming the nearest.
    """
    if isinstance(name_or_path, Path):
        return name_or_path
    known = packaged_rubrics()
    if name_or_path in known:
        return known[name_or_path]
    path = Path(name_or_path)
    if path.suffix or set(name_or_path) & set("/\\") or path.is_file():
        return path
    message = Localized(
        "没有名为 {name} 的细则。{near}自带的细则：{known}。自己的细则请给出文件路径，例如 ./my{suffix}。",
        "There is no rubric named {name}.{near} Shipped rubrics: {known}. Name a rubric of your own by its path, as in "
        "./my{suffix}.",
    ).format(name=shown(name_or_path), near=did_you_mean(name_or_path, known), known=listed(known), suffix=SUFFIX)
    raise RubricError(Diagnostic(NOT_FOUND, Severity.ERROR, message, Location()))
