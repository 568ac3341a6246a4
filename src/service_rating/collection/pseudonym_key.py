"""The secret key behind pseudonyms: read from a file, or made anew. It is never shown."""

from __future__ import annotations

import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.collection.pseudonym_sentences import TELL
from service_rating.files import check_target, write_file
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic

LEAST, MOST = 32, 4096
"""Bytes of a key."""
LEAST_DIFFERENT = 8
"""Different bytes that a key must have: 32 random hexadecimal digits have fewer once in millions of times."""
OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True)
class Key:
    """The bytes of a key, kept out of every text about it; ``diagnostics`` are warnings about its file."""

    secret: bytes = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()


def read_key(path: Path | str) -> Key:
    """The key in a file: its bytes, without line ends behind them.

    Raises :class:`CouldNotRunError` PN001 (unreadable), PN002 (too short), PN003 (easily guessed), PN004 (too long).
    """
    name = str(path)
    try:
        with Path(path).open("rb") as file:
            content = file.read(MOST + 1)
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        raise TELL.refusal("PN001", name, reason=reason(error)) from error
    if len(content) > MOST:
        raise TELL.refusal("PN004", name, most=MOST)
    secret = content.rstrip(b"\r\n")
    if len(secret) < LEAST:
        raise TELL.refusal("PN002", name, size=len(secret), least=LEAST)
    if len(set(secret)) < LEAST_DIFFERENT:
        raise TELL.refusal("PN003", name)
    exposed = os.name == "posix" and stat.S_ISREG(mode) and mode & OTHERS
    return Key(secret, (TELL.warning("PN050", name, path=name),) if exposed else ())


def make_key(path: Path) -> None:
    """Write a new random key of 256 bits as hexadecimal digits, for its owner alone (mode 0600).

    Raises :class:`CouldNotRunError` PN005 (there is such a file), OU002–OU004 (it cannot be written).
    """
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise TELL.refusal("PN005", str(path))
    check_target(path, ())
    write_file(path, f"{secrets.token_hex(LEAST)}\n".encode(), private=True)
