"""One run of ``validate``: settings, files, check, findings, exit code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.cli.settings import find_settings
from service_rating.diagnostic import Severity
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.cli.session import Session
    from service_rating.cli.settings import Settings
    from service_rating.cli.validate_files import Chosen
    from service_rating.cli.validate_outputs import Output
    from service_rating.cli.validate_selection import Selection
    from service_rating.reports.findings import Findings

FAIL_ON = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}
UNREADABLE, FAILED_CASE = "SR001", "SR900"
DONE = Localized(
    "检查了 {files} 个文件、{cases} 个案例：{errors} 个错误、{warnings} 个警告、{infos} 个提示。{ignored}",
    "Files checked: {files}; worked cases: {cases}; errors: {errors}; warnings: {warnings}; info: {infos}.{ignored}",
)
IGNORED = Localized("注释屏蔽了 {n} 个问题。", " Silenced by comments: {n}.")
NO_SEVERITY = Localized(
    "没有“{name}”这种程度。{near}可用：{known}。", "There is no severity {name}.{near} Known: {known}."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command line asks for; None where it says nothing and the settings hold."""

    paths: Sequence[str] = ()
    outputs: Sequence[Output] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fail_on: str | None = None
    exit_zero: bool = False
    stdin_name: str | None = None
    cached: bool = True


def once(asked: Asked, session: Session) -> int:
    """Check, tell, and give the exit code: 2 also where a file could not be read."""
    from service_rating.cli.build_server import add_summary
    from service_rating.cli.validate_files import choose_files
    from service_rating.cli.validate_outputs import check_targets, planned, write

    settings = find_settings()
    where = f"{settings.file}: format"
    outputs = planned(list(asked.outputs), settings.format, where, session)
    chosen_codes, fail_on = _selection(asked, settings), _fail_on(asked, settings)
    chosen = choose_files(asked.paths, settings, asked.stdin_name)
    check_targets(outputs, [name for name in chosen.files if name not in chosen.content])
    findings = _findings(chosen, chosen_codes, fail_on, cached=asked.cached)
    write(findings, outputs, session)
    session.note(counted(findings))
    add_summary(findings, counted(findings), session)
    if any(told.code == UNREADABLE for _, told in findings.each()):
        return 2
    return 1 if findings.fails and not asked.exit_zero else 0


def _findings(chosen: Chosen, codes: Selection, fail_on: Severity, *, cached: bool) -> Findings:
    from service_rating.cli.build_server import repository_root
    from service_rating.cli.validate_run import check
    from service_rating.cli.verdicts import Verdicts
    from service_rating.reports.findings import Findings

    verdicts = Verdicts.load() if cached else Verdicts()
    files = check(chosen, verdicts, with_cases=codes.keeps(FAILED_CASE))
    return Findings(tuple(map(codes.of, files)), fail_on, repository_root())


def _selection(asked: Asked, settings: Settings) -> Selection:
    """The codes chosen; a list on the command line stands in the place of that in the settings."""
    from service_rating.cli.validate_selection import codes, selection

    told = {key: f"{settings.file}: {key}" for key in ("select", "ignore", "per-file-ignores")}
    select, ignore = codes(settings.select), codes(settings.ignore)
    if asked.select is not None:
        select, told["select"] = asked.select, "--select"
    if asked.ignore is not None:
        ignore, told["ignore"] = asked.ignore, "--ignore"
    return selection(select, ignore, settings.per_file_ignores, settings.folder, told)


def _fail_on(asked: Asked, settings: Settings) -> Severity:
    name, where = (
        (settings.fail_on, f"{settings.file}: fail-on") if asked.fail_on is None else (asked.fail_on, "--fail-on")
    )
    if name is not None and name not in FAIL_ON:
        from service_rating.rubric.wording import did_you_mean, shown

        told = NO_SEVERITY.format(name=shown(name), near=did_you_mean(name, FAIL_ON), known=", ".join(FAIL_ON))
        raise usage_error("CL024", where, told)
    return FAIL_ON[name or "warning"]


def counted(findings: Findings) -> Localized:
    """How much was checked, and how much was found."""
    ignored = IGNORED.format(n=findings.ignored) if findings.ignored else Localized("", "")
    return DONE.format(
        files=len(findings.files),
        cases=findings.cases,
        errors=findings.count(Severity.ERROR),
        warnings=findings.count(Severity.WARNING),
        infos=findings.count(Severity.INFO),
        ignored=ignored,
    )
