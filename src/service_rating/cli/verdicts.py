"""Which rubrics this very program has already checked: by the digest of their bytes, in the user's cache folder.

Only good outcomes are kept (all worked cases passed; nothing at all was found), and nothing but them is taken from the
file. Whatever looks wrong in it means that nothing is known.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from service_rating import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = "service-rating/verdicts/1"
FOLDER = "service-rating"
MOST_BYTES = 1 << 24
MOST_KEPT = 10_000
DAYS_KEPT = 30
DIGEST = 64
LIBRARIES = ("narwhals", "polars", "pydantic", "yaml")
"""What a verdict hangs on besides the program itself."""
INSTALLED = ("narwhals-", "polars", "pydantic", "pyyaml-")


class Verdict(NamedTuple):
    """A good outcome: how many worked cases passed, and whether nothing at all was found."""

    cases: int
    clean: bool


@dataclass(slots=True)
class Verdicts:
    """Verdicts of earlier runs. ``file`` is None where none are kept (``--no-cache``, no cache folder)."""

    file: Path | None = None
    program: str = ""
    known: dict[str, Verdict] = field(default_factory=dict)
    changed: bool = False

    @classmethod
    def load(cls) -> Self:
        """Those of this program: another version, changed code or another library has a file of its own."""
        folder = cache_folder()
        if folder is None:
            return cls()
        ours = program()
        file = folder / f"verdicts-{ours[:16]}.json"
        return cls(file, ours, _read(file, ours))

    def remember(self, digest: str, verdict: Verdict) -> None:
        """Keep a good outcome for the bytes with this sha256."""
        if self.file is not None and self.known.get(digest) != verdict:
            self.known[digest] = verdict
            self.changed = True

    def save(self) -> None:
        """Write them in one step; where that cannot be done, the next run simply checks again."""
        if self.file is None or not self.changed:
            return
        from service_rating.diagnostic import CouldNotRunError
        from service_rating.files import write_file

        kept = dict(list(self.known.items())[-MOST_KEPT:])
        content = {"schema": SCHEMA, "program": self.program, "verdicts": kept}
        with contextlib.suppress(OSError, CouldNotRunError):
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _forget_old(self.file.parent)
            write_file(self.file, json.dumps(content, separators=(",", ":")).encode())


def cache_folder() -> Path | None:
    """The user's own folder for such files; SERVICE_RATING_CACHE_DIR names another one, empty means none."""
    chosen = os.environ.get("SERVICE_RATING_CACHE_DIR")
    if chosen is not None:
        return Path(chosen) if chosen else None
    with contextlib.suppress(RuntimeError):  # nobody's home
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / FOLDER / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / FOLDER
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / FOLDER
    return None


def program() -> str:
    """A digest of this program: its version, its files as they are on the disk, Python, and the libraries it computes with."""
    digest = hashlib.sha256(f"{SCHEMA} {__version__} {sys.version} {sys.platform}\n".encode())
    for line in (*sorted(_own_files(Path(__file__).parents[1])), *sorted(_libraries())):
        digest.update(f"{line}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _own_files(folder: Path) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in files:
            status = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118  # some hundred files, at every start
            yield f"{place} {name} {status.st_size} {status.st_mtime_ns}"


def _libraries() -> Iterator[str]:
    """Names like ``polars-2.1.0.dist-info`` beside the libraries, and size and age of the libraries themselves."""
    origins = [Path(spec.origin) for spec in map(find_spec, LIBRARIES) if spec is not None and spec.origin]
    for folder in {origin.parents[1] for origin in origins}:
        with contextlib.suppress(OSError):
            yield from (name for name in os.listdir(folder) if name.lower().startswith(INSTALLED))  # noqa: PTH208  # only names
    for origin in origins:
        status = origin.stat()
        yield f"{origin} {status.st_size} {status.st_mtime_ns}"


def _read(file: Path, ours: str) -> dict[str, Verdict]:
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        content = json.loads(raw) if len(raw) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(content, dict) or content.get("schema") != SCHEMA or content.get("program") != ours:
        return {}
    found = content.get("verdicts")
    if not isinstance(found, dict):
        return {}
    return {digest: Verdict(*entry) for digest, entry in found.items() if _is_sound(digest, entry)}


def _is_sound(digest: str, entry: Any) -> bool:
    if len(digest) != DIGEST or not isinstance(entry, list) or len(entry) != len(Verdict._fields):
        return False
    return type(entry[0]) is int and entry[0] >= 0 and type(entry[1]) is bool


def _forget_old(folder: Path) -> None:
    """Remove the verdicts of programs that have not run for a month."""
    for file in folder.glob("verdicts-*.json"):
        with contextlib.suppress(OSError):
            if time.time() - file.stat().st_mtime > DAYS_KEPT * 86_400:
                file.unlink()
