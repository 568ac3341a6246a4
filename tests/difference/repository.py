"""A git repository with a rubric in it, made anew for a test."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path  # noqa: TC003  # used at run time

SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.com",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.com",
}


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    subprocess.run(
        ["git", *arguments],  # noqa: S607  # the one in use here
        cwd=folder,
        env={**os.environ, **SETTINGS},
        check=True,
        capture_output=True,
    )


def repository(folder: Path, *versions: str) -> Path:
    """A repository whose commits hold one version each of ``rubrics/desk.rubric.yaml``; gives the file."""
    file = folder / "rubrics" / "desk.rubric.yaml"
    file.parent.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    for number, content in enumerate(versions):
        file.write_text(content, "utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", f"version {number}")
    return file
