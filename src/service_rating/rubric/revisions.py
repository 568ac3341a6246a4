"""Rubrics out of git: ``HEAD~1:rubrics/x.rubric.yaml``, as ``git show`` would understand it.

Git is asked without a shell, never reaches for the network, and only ever reads.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.rubric.encoding import MAX_BYTES, TOO_LARGE
from service_rating.rubric.wording import shown

NO_GIT, NO_REPOSITORY, NO_REVISION, NO_FILE, FAILED = "DF011", "DF012", "DF013", "DF014", "DF015"
SECONDS = 60
# A colon inside braces belongs to the revision: HEAD@{2026-01-31 12:00}:x.rubric.yaml
_REVISION = re.compile(r"(?P<revision>(?:[^:{]|\{[^}]*\})*):(?P<path>.*)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_QUIET = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}


@dataclass(frozen=True, slots=True)
class Revision:
    """A file at a revision; an empty revision is the index, what ``git add`` has put there."""

    revision: str
    path: str

    @property
    def name(self) -> str:
        """The two as they are written."""
        return f"{self.revision}:{self.path}"

    def read(self) -> bytes:
        """Give the bytes of the file, at most 2 MiB.

        Raises:
            CouldNotRunError: DF011 (no git), DF012 (no repository here), DF013 (no such revision), DF014 (no such file in
                it), DF015 (git's own reason), SR002 (too large).
        """
        found = self._object()
        size = self._git("cat-file", "-s", found)
        if size is None:
            raise self._refusal(NO_FILE, _NO_FILE.format(path=shown(self.path)), _FROM_TOP)
        if int(size) > MAX_BYTES:
            raise self._refusal(TOO_LARGE, _LARGE.format(size=f"{int(size):,}", most=f"{MAX_BYTES:,}"))
        content = self._git("cat-file", "blob", found)
        if content is None:
            raise self._refusal(NO_FILE, _NOT_A_FILE.format(path=shown(self.path)), _FROM_TOP)
        return content

    def working_file(self) -> Path:
        """Where the same file lies in the working tree."""
        if self.path.startswith(("./", "../")):
            return Path(self.path)
        self._check_repository()
        top = self._git("rev-parse", "--show-toplevel")
        return Path(os.fsdecode((top or b"").removesuffix(b"\n")), self.path)

    def _object(self) -> str:
        """What git is asked for: a path in a tree named by its digest, so that no name can be an option."""
        self._check_repository()
        if not self.revision:
            return f":{self.path}"
        tree = (
            None
            if self.revision.startswith("-")
            else self._git("rev-parse", "--verify", "--quiet", f"{self.revision}^{{tree}}")
        )
        if tree is None:
            raise self._refusal(NO_REVISION, _NO_REVISION.format(revision=shown(self.revision)), _LIST)
        return f"{tree.decode().strip()}:{self.path}"

    def _check_repository(self) -> None:
        if self._git("rev-parse", "--git-dir") is None:
            raise self._refusal(NO_REPOSITORY, _NO_REPOSITORY, _GO_THERE)

    def _git(self, *arguments: str) -> bytes | None:
        """Git's answer; None where it has none."""
        program = shutil.which("git")
        if program is None:
            raise self._refusal(NO_GIT, _NO_GIT)
        try:
            done = subprocess.run(  # noqa: S603  # no shell; the program is git, and no argument from outside can be an option
                [program, *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS, check=False,
                env={**os.environ, **_QUIET},
            )  # fmt: skip
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise self._refusal(FAILED, _FAILED.format(reason=shown(error))) from error
        return done.stdout if done.returncode == 0 else None

    def _refusal(self, code: str, message: Localized, hint: Localized | None = None) -> CouldNotRunError:
        return CouldNotRunError(Diagnostic(code, Severity.ERROR, message, Location(shown(self.name)), hint))


def revision_of(text: str) -> Revision | None:
    """Take ``REVISION:PATH`` apart; None for the path of a file (also one on a Windows drive) and for a shipped name."""
    found = _REVISION.fullmatch(text)
    if found is None or _DRIVE.match(text) or (_is_windows() and text[1:2] == ":") or Path(text).is_file():
        return None
    return Revision(found["revision"], found["path"])


def _is_windows() -> bool:
    return os.name == "nt"


_NO_GIT = Localized(
    "没有找到 git；请安装 git，或给出文件而不是版本。",
    "git was not found; install it, or name a file instead of a revision.",
)
_NO_REPOSITORY = Localized("当前文件夹不在 git 仓库里。", "This folder is not inside a git repository.")
_GO_THERE = Localized(
    "请到仓库里运行，或给出文件；git 若不信任仓库的主人，git status 会说明。",
    "Run it inside the repository, or name a file; if git distrusts the owner of the repository, git status says so.",
)
_NO_REVISION = Localized("git 里没有“{revision}”这个版本。", "git knows no revision “{revision}”.")
_LIST = Localized("git log --oneline 列出各版本。", "git log --oneline lists the revisions.")
_NO_FILE = Localized("这个版本里没有文件“{path}”。", "There is no file “{path}” in this revision.")
_NOT_A_FILE = Localized("“{path}”在这个版本里不是文件。", "“{path}” is no file in this revision.")
_LARGE = Localized(
    "文件有 {size} 字节，超过上限 {most} 字节（2 MiB）；细则不会这么大。",
    "The file has {size} bytes, more than the limit of {most} (2 MiB); no rubric is that large.",
)
_FROM_TOP = Localized(
    "冒号后面的路径从仓库根目录算起；从当前文件夹算起请写 ./。",
    "The path after the colon counts from the top of the repository; write ./ in front to count from this folder.",
)
_FAILED = Localized("git 无法运行：{reason}。", "git could not be run: {reason}.")
