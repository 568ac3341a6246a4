"""Drafts found again: read, listed, taken up, removed. A draft that cannot be used is told and left as it is."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.interview.draft_folder import drafts_in
from service_rating.interview.draft_shape import MOST_BYTES, Broken
from service_rating.interview.drafts import Draft, copy_of, parse_draft
from service_rating.localized import Localized
from service_rating.rubric.wording import shown
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.interview.speaker import Speaker
    from service_rating.rubric.model import Rubric

PART = 40
"""Characters of a file's name that its temporary file begins with."""
UNREADABLE = Localized("读不了这份草稿：{reason}。", "This draft cannot be read: {reason}.")
SEE_FILE = Localized("请检查文件和权限。", "Check the file and its permissions.")
BROKEN = Localized(
    "这份草稿用不了：{reason}草稿没有改动。", "This draft cannot be used. {reason} It was left as it is."
)
START_ANEW = Localized(
    "想重新开始，请把它移走，或用 --discard 删除，或用 --draft 另指定一个文件。",
    "To start anew, move it away, remove it by --discard, or name another file by --draft.",
)
FOREIGN = Localized(
    "这份草稿属于另一次评分：{theirs}；这次是：{ours}。草稿没有改动。",
    "This draft belongs to another interview: {theirs}; this one is: {ours}. It was left as it is.",
)
OTHER_FILE = Localized(
    "请用 --draft 另指定一个文件，或改用该草稿的员工、评价人、来源、细则和周期。",
    "Name another file by --draft, or give the employee, rater, source, rubric and period of that draft.",
)
WHO = Localized(
    "员工 {employee}，评价人 {rater}（{source}），细则 {rubric}{period}",
    "employee {employee}, rater {rater} ({source}), rubric {rubric}{period}",
)
PERIOD = Localized("，周期 {period}", ", period {period}")
GONE = Localized("没有这份草稿。", "There is no such draft.")
SEE_LIST = Localized("用 assess --list 查看全部草稿。", "assess --list shows all drafts.")


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft in the folder: what it holds, or why it cannot be used."""

    path: Path
    draft: Draft | Broken


def read_draft(path: Path) -> Draft | Broken:
    """Read one draft. Raises ``CouldNotRunError`` IV040 where the system refuses the file."""
    try:
        with path.open("rb") as stream:
            return parse_draft(stream.read(MOST_BYTES + 1))
    except OSError as error:
        message = UNREADABLE.format(reason=reason(error))
        raise _refusal("IV040", path, message, SEE_FILE) from error


def find_draft(path: Path, rubric: Rubric, speaker: Speaker, period: str | None) -> Draft | None:
    """The draft of this interview, or None where there is no file yet (or an empty one).

    Raises:
        CouldNotRunError: IV040 (unreadable), IV041 (broken, or no draft), IV042 (of another interview). It stays as it is.
    """
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return None
    draft = read_draft(path)
    if isinstance(draft, Broken):
        raise _refusal("IV041", path, BROKEN.format(reason=draft.reason), START_ANEW)
    ours, theirs = (rubric.rubric, _who(speaker), period), (draft.rubric, _who(draft.speaker), draft.period)
    if ours != theirs:
        message = FOREIGN.format(theirs=words_of(draft), ours=_words(speaker, rubric.rubric, period))
        raise _refusal("IV042", path, message, OTHER_FILE)
    return draft


def listed(folder: Path) -> list[Listed]:
    """All drafts of the folder, the latest first; broken ones last, and told as such."""
    found = []
    for path in drafts_in(folder):
        try:
            found.append(Listed(path, read_draft(path)))
        except CouldNotRunError as error:
            found.append(Listed(path, Broken(error.diagnostics[0].message)))
    good = [one for one in found if isinstance(one.draft, Draft)]
    good.sort(key=lambda one: one.draft.saved.timestamp() if isinstance(one.draft, Draft) else 0, reverse=True)
    return [*good, *(one for one in found if isinstance(one.draft, Broken))]


def discard(path: Path) -> None:
    """Remove a draft, also a broken one, and what was kept beside it. Raises ``CouldNotRunError`` IV048, IV040."""
    if not path.is_file():
        raise _refusal("IV048", path, GONE, SEE_LIST)
    try:
        copy_of(path).unlink(missing_ok=True)
        path.unlink()
    except OSError as error:
        message = UNREADABLE.format(reason=reason(error))
        raise _refusal("IV040", path, message, SEE_FILE) from error


def remove_leftovers(path: Path) -> None:
    """Take away what a run that was killed while it saved left beside a draft; only the draft's holder may do so."""
    beginning = f".{path.name[:PART]}."
    with contextlib.suppress(OSError):
        for file in list(path.parent.iterdir()):
            if file.name.startswith(beginning) and file.name.endswith(".part"):
                file.unlink()


def words_of(draft: Draft) -> Localized:
    """Whose draft it is, in words."""
    return _words(draft.speaker, draft.rubric, draft.period)


def _who(speaker: Speaker) -> tuple[str, str, str]:
    return speaker.employee, speaker.source, speaker.rater


def _words(speaker: Speaker, rubric: str, period: str | None) -> Localized:
    told = Localized("", "") if period is None else PERIOD.format(period=shown(period))
    names = {"employee": shown(speaker.employee), "rater": shown(speaker.rater), "source": speaker.source}
    return WHO.format(**names, rubric=shown(rubric), period=told)


def _refusal(code: str, path: Path, message: Localized, hint: Localized) -> CouldNotRunError:
    return CouldNotRunError(Diagnostic(code, Severity.ERROR, message, Location(str(path)), hint))
