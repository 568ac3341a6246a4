"""Which findings ``validate`` tells: codes selected and ignored, for all files and for single ones."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from service_rating.reports.findings import CheckedFile

ALWAYS_TOLD = ("SR0", "SR1")
UNKNOWN = Localized(
    "没有以 {code} 开头的代码。{near}service-rating rule --all 列出全部代码。",
    "No code begins with {code}.{near} service-rating rule --all lists them all.",
)
NEVER = Localized(
    "{code} 不能忽略：文件、YAML 和结构的错误（SR0xx、SR1xx）总会列出。",
    "{code} cannot be ignored: errors of the file, of YAML and of shape (SR0xx, SR1xx) are always told.",
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes or beginnings of codes. Nothing selected means everything; what is ignored is not told even if selected."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    folder: Path = Path()

    def keeps(self, code: str, ignored: tuple[str, ...] = ()) -> bool:
        """Whether findings of a code are told, where ``ignored`` codes are not."""
        if code.startswith(ALWAYS_TOLD):
            return True
        return (not self.select or code.startswith(self.select)) and not code.startswith((*self.ignore, *ignored))

    def of(self, file: CheckedFile) -> CheckedFile:
        """The file with those of its findings that are told."""
        if not file.found:
            return file
        ignored = tuple(
            code for pattern, codes in self.per_file if is_meant(file.name, pattern, self.folder) for code in codes
        )
        return replace(file, found=tuple(told for told in file.found if self.keeps(told.code, ignored)))


def is_meant(name: str, pattern: str, folder: Path) -> bool:
    """Whether a pattern, written from ``folder``, is a file or one of the folders that it lies in.

    A pattern without a slash is compared with every part of the path, another one with the path from its beginning.
    """
    absolute = Path(os.path.abspath(name))  # noqa: PTH100  # links stay as they are named
    inside = absolute.relative_to(folder) if absolute.is_relative_to(folder) else absolute
    parts, wanted = inside.as_posix().split("/"), pattern.strip("/")
    if "/" not in wanted:
        return any(fnmatchcase(part, wanted) for part in parts)
    return any(fnmatchcase("/".join(parts[: end + 1]), wanted) for end in range(len(parts)))


def codes(values: Iterable[str]) -> tuple[str, ...]:
    """``SR2,SR301`` and repeated options as one list of codes in capitals."""
    return tuple(code.upper() for value in values for code in re.split(r"[\s,]+", value) if code)


def selection(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    per_file: Mapping[str, tuple[str, ...]],
    folder: Path,
    where: Mapping[str, str],
) -> Selection:
    """Make sure that every code exists; ``where`` names the origin of each list for the message.

    Raises:
        CouldNotRunError: CL022 for a code that begins none, CL023 for one that cannot be ignored.
    """
    chosen = Selection(select, ignore, tuple((pattern, codes(given)) for pattern, given in per_file.items()), folder)
    known = _known() if select or ignore or per_file else []
    for code in select:
        _exists(code, known, where["select"])
    ignored = [(code, where["ignore"]) for code in ignore]
    ignored += [(code, where["per-file-ignores"]) for _, given in chosen.per_file for code in given]
    for code, origin in ignored:
        _exists(code, known, origin)
        if code.startswith(ALWAYS_TOLD) or any(always.startswith(code) for always in ALWAYS_TOLD):
            raise usage_error("CL023", origin, NEVER.format(code=code))
    return chosen


def _known() -> list[str]:
    from service_rating.rubric.rules.manual import codes as known

    return known()


def _exists(code: str, known: list[str], where: str) -> None:
    if not any(one.startswith(code) for one in known):
        from service_rating.rubric.wording import did_you_mean, shown

        raise usage_error("CL022", where, UNKNOWN.format(code=shown(code), near=did_you_mean(code, known)))
