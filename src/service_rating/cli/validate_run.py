"""Check the chosen files: from what earlier runs have seen, here, or in several processes where there are many."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.verdicts import Verdict
from service_rating.reports.findings import CheckedFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service_rating.cli.validate_files import Chosen
    from service_rating.cli.verdicts import Verdicts
    from service_rating.diagnostic import Diagnostic
    from service_rating.rubric.loading import Loaded

MANY = 24
"""Files from which on several processes are worth their start."""
MOST_PROCESSES = 8
CHUNK = 8


@dataclass(frozen=True, slots=True)
class Task:
    """One file to check: its name, its bytes if they do not come from the disk, whether worked cases are wanted.

    ``passed`` counts the worked cases that are known to pass on these bytes; None means that they have to be run.
    """

    name: str
    content: bytes | None = None
    with_cases: bool = True
    passed: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One file checked: the digest of the bytes that were checked, and the verdict if it is a good one."""

    file: CheckedFile
    digest: str = ""
    verdict: Verdict | None = None


def check(chosen: Chosen, verdicts: Verdicts, *, with_cases: bool) -> list[CheckedFile]:
    """All files checked, sorted by name; folders that could not be read come with the finding that says so."""
    found = [_unreadable_folder(name, error) for name, error in chosen.unreadable]
    tasks: list[Task] = []
    for name in chosen.files:
        known, task = _looked_up(name, chosen.content.get(name), verdicts, with_cases=with_cases)
        found += [] if known is None else [known]
        tasks += [] if task is None else [task]
    for answer in _answers(tasks):
        if answer.verdict is not None:
            verdicts.remember(answer.digest, answer.verdict)
        found.append(answer.file)
    verdicts.save()
    return sorted(found, key=lambda file: file.name)


def _looked_up(
    name: str, content: bytes | None, verdicts: Verdicts, *, with_cases: bool
) -> tuple[CheckedFile | None, Task | None]:
    """The file as an earlier run has found it, or what there is to do."""
    verdict = None
    if verdicts.known:
        raw = content if content is not None else _quick_bytes(name)
        verdict = verdicts.known.get(hashlib.sha256(raw).hexdigest())
    if verdict is not None and verdict.clean:
        return CheckedFile(name, cases=verdict.cases if with_cases else 0), None
    return None, Task(name, content, with_cases, None if verdict is None else verdict.cases)


def _quick_bytes(name: str) -> bytes:
    """The bytes to look up. What cannot be read, or is too large to be a rubric, is told about by the check itself."""
    from service_rating.rubric.encoding import UnreadableError, read_bytes

    try:
        return read_bytes(Path(name))
    except UnreadableError:
        return b""


def _answers(tasks: Sequence[Task]) -> Iterable[Answer]:
    processes = min(MOST_PROCESSES, _cores(), len(tasks) // (MANY // 2))
    if processes > 1:
        from service_rating.cli.validate_processes import in_processes

        return in_processes(check_one, tasks, processes, CHUNK)
    return map(check_one, tasks)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _unreadable_folder(name: str, error: OSError) -> CheckedFile:
    from service_rating.rubric.encoding import unreadable

    return CheckedFile(name, (unreadable(Path(name), error).diagnostic,))


def check_one(task: Task) -> Answer:
    """Check one file from its bytes to its worked cases."""
    from service_rating.rubric.encoding import UnreadableError, read_bytes

    try:
        raw = read_bytes(Path(task.name)) if task.content is None else task.content
    except UnreadableError as error:
        return Answer(CheckedFile(task.name, (error.diagnostic,)))
    from service_rating.rubric.loading import read_rubric

    loaded = read_rubric(raw, task.name)
    failed, cases = _run_cases(loaded, task)
    passed = loaded.rubric is not None and not failed
    file = _silenced(raw, task, [*loaded.diagnostics, *failed], cases, usable=loaded.rubric is not None)
    verdict = Verdict(cases, not file.found and not file.ignored) if passed and task.with_cases else None
    return Answer(file, hashlib.sha256(raw).hexdigest(), verdict)


def _run_cases(loaded: Loaded, task: Task) -> tuple[list[Diagnostic], int]:
    """The worked cases that fail, and how many were run (now, or on the same bytes before)."""
    if not task.with_cases or task.passed is not None:
        return [], task.passed if task.with_cases and task.passed else 0
    from service_rating.cli.rubric_check import failed_cases

    return failed_cases(loaded)


def _silenced(raw: bytes, task: Task, found: list[Diagnostic], cases: int, *, usable: bool) -> CheckedFile:
    """The file with what its comments leave of the findings, and the lines these stand on."""
    from service_rating.rubric.ignore_comments import MARK

    file = CheckedFile(task.name, cases=cases)
    if not found and MARK.encode() not in raw:
        return file
    from service_rating.rubric.encoding import UnreadableError, decode, lines_of
    from service_rating.rubric.rules.manual import codes
    from service_rating.rubric.suppression import silence

    try:
        text = decode(raw, task.name)
    except UnreadableError:
        return replace(file, found=tuple(found))
    left, ignored = silence(found, text, task.name, known=codes(), cases_run=usable and task.with_cases)
    lines = lines_of(text, {told.location.line for told in left})
    return replace(file, found=tuple(left), ignored=ignored, lines=lines)
