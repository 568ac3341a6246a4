"""What build servers offer: the repository's root, and a page for a summary of the job."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.cli.session import Session
    from service_rating.reports.findings import Findings

ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
NO_SUMMARY = Localized("写不了作业摘要：{reason}。", "The job's summary cannot be written: {reason}.")


def repository_root() -> str:
    """The folder that GitHub and GitLab take paths from, where the current folder lies in it; else the current one."""
    here = Path.cwd()
    given = (Path(os.environ[name]) for name in ROOTS if os.environ.get(name))
    return str(next((root for root in given if here.is_relative_to(root)), here))


def add_summary(findings: Findings, counted: Localized, session: Session) -> None:
    """The whole table on the summary page of a GitHub job; what stands there already stays."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if os.environ.get("GITHUB_ACTIONS") != "true" or not page:
        return
    from service_rating.reports.findings_markdown import render

    text = render(findings, counted, session.language)
    try:
        with Path(page).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        from service_rating.system_errors import reason

        session.note(NO_SUMMARY.format(reason=reason(error)))
