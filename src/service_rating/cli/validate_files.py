"""Which files ``validate`` checks: names, patterns, folders, shipped rubrics, standard input; each file once."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.cli.validate_selection import is_meant
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from service_rating.cli.settings import Settings

STANDARD_INPUT = "-"
SUFFIX = ".rubric.yaml"
SKIPPED = frozenset({"node_modules", "__pycache__"})
PATTERN = re.compile(r"[*?\[]")
NOTHING = Localized(
    "没有找到 *.rubric.yaml，没有可检查的内容。", "No *.rubric.yaml was found: there is nothing to check."
)
NOTHING_HINT = Localized(
    "请给出文件、文件夹、模式或自带细则的名称；也请看看设置里的 exclude。",
    "Name a file, a folder, a pattern or a shipped rubric, and see what the settings exclude.",
)
NO_MATCH = Localized("没有文件符合这个模式。", "No file matches this pattern.")
NO_INPUT = Localized(
    "--stdin-filename 只用于标准输入；请在路径处写 -。", "--stdin-filename is for standard input; write - as the path."
)


@dataclass(slots=True)
class Chosen:
    """The files to check, by the names they are told under; what standard input held; folders that cannot be read."""

    files: list[str] = field(default_factory=list)
    content: dict[str, bytes] = field(default_factory=dict)
    unreadable: list[tuple[str, OSError]] = field(default_factory=list)


def choose_files(names: Iterable[str], settings: Settings, stdin_name: str | None = None) -> Chosen:
    """Expand folders and patterns in the order given, then sort; what the settings exclude is left out.

    What is named file by file is checked even if it is excluded.

    Raises:
        CouldNotRunError: CL025 for a pattern without match, CL026 for the name of an input that is not read, CL007
            where nothing is left to check.
    """
    given = list(names) or ([STANDARD_INPUT] if stdin_name else ["."])
    if stdin_name and STANDARD_INPUT not in given:
        raise usage_error("CL026", "--stdin-filename", NO_INPUT)
    chosen, seen = Chosen(), set[str]()
    for name in given:
        for file in _files(name, chosen, settings, stdin_name):
            place = os.path.realpath(file)
            if file in chosen.content or place not in seen:
                seen.add(place)
                chosen.files.append(file)
    if not chosen.files and not chosen.unreadable:
        raise usage_error("CL007", ", ".join(given), NOTHING, NOTHING_HINT)
    chosen.files = sorted(set(chosen.files))
    return chosen


def _files(name: str, chosen: Chosen, settings: Settings, stdin_name: str | None) -> Iterator[str]:
    """What one argument stands for."""
    if name == STANDARD_INPUT:
        yield _standard_input(chosen, stdin_name or "stdin")
    elif _is_folder(name):
        yield from _inside(name, chosen, settings)
    elif PATTERN.search(name) and not os.path.lexists(name):
        yield from _matches(name, chosen, settings)
    else:
        yield name if set(name) & {"/", os.sep, "."} else _named(name)


def _is_folder(name: str) -> bool:
    """What cannot be looked at (not permitted, too long a name) is taken for a file, and told about as such."""
    return os.path.isdir(name)  # noqa: PTH112  # pathlib raises there


def _standard_input(chosen: Chosen, name: str) -> str:
    from service_rating.rubric.encoding import MAX_BYTES

    if name not in chosen.content:
        chosen.content[name] = b"" if sys.stdin is None else sys.stdin.buffer.read(MAX_BYTES + 1)
    return name


def _matches(pattern: str, chosen: Chosen, settings: Settings) -> Iterator[str]:
    """What a pattern finds; one that says nothing of the ending means rubrics."""
    import glob

    ending = SUFFIX if pattern[-1] in "*?" else ""
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  # pathlib wants folder and pattern apart
    if "**" in pattern:  # glob passes over folders in silence that it may not list
        list(_inside(os.path.dirname(PATTERN.split(pattern, maxsplit=1)[0]) or ".", chosen, settings))  # noqa: PTH120
    if not found and not chosen.unreadable:
        raise usage_error("CL025", pattern, NO_MATCH)
    for name in found:
        if _is_folder(name):
            if "**" not in pattern:  # else what is inside has been matched itself
                yield from _inside(name, chosen, settings)
        elif name.endswith(ending) and not _is_excluded(name, settings):
            yield name


def _inside(folder: str, chosen: Chosen, settings: Settings) -> Iterator[str]:
    """The rubrics in a folder and below; links to folders are not followed, so that no circle can trap the search."""

    def refused(error: OSError) -> None:
        """Remember a folder that the system would not list, once."""
        name = os.path.normpath(error.filename or folder)
        if all(name != told for told, _ in chosen.unreadable):
            chosen.unreadable.append((name, error))

    for place, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if _is_searched(place, name, settings))
        for name in sorted(files):
            path = os.path.normpath(os.path.join(place, name))  # noqa: PTH118  # a thousand paths, and only their text
            if name.endswith(SUFFIX) and not _is_excluded(path, settings):
                yield path


def _is_searched(place: str, name: str, settings: Settings) -> bool:
    if name.startswith(".") or name in SKIPPED:
        return False
    return not settings.exclude or not _is_excluded(str(Path(place, name)), settings)


def _is_excluded(path: str, settings: Settings) -> bool:
    return any(is_meant(path, pattern, settings.folder) for pattern in settings.exclude)


def _named(name: str) -> str:
    """A shipped rubric, or a file whose name has no suffix."""
    from service_rating.rubric.catalogue import find_rubric

    return str(find_rubric(name))
