"""Text that files and file names bring along, made harmless: it cannot steer a terminal, a log or a document."""

from __future__ import annotations

import json
import re
from typing import Any

# Controls, characters that change the writing direction or cannot be seen, halves of surrogate pairs, noncharacters; and of
# commands to build servers that count wherever they stand in a line ("##[error]", "##vso[…]") the second sign.
STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]|(?<=#)#(?=[A-Za-z]{0,20}\\[)"
)
_COMMAND = r"(?m)^([^\S\n]*:):|(?<=#)#(?=[A-Za-z]{0,20}\[)"
"""Compiled where it is needed, which is hardly ever."""


def plain(text: str) -> str:
    r"""The same text on one line; a character that would steer something is shown as ``\u202e``."""
    return STEERING.sub(lambda found: _escape(found[0]), text)


def beginning(text: str) -> str:
    """A file's name where a line begins with it: also no build server takes it for a command."""
    shown = plain(text)
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def page(text: str) -> str:
    """A text of many lines, for people: where a line would be a command to a build server, one sign of it is a blank."""
    if "::" not in text and "##" not in text:
        return text
    return re.sub(_COMMAND, lambda found: f"{found[1] or ''} ", text)


def source_line(text: str) -> str:
    """A line of a file, character for character: what would steer something is a blank."""
    return STEERING.sub(" ", text)


def json_text(content: Any) -> str:
    """JSON to read and to keep: Chinese as it is, characters that would steer something escaped."""
    written = json.dumps(content, ensure_ascii=False, indent=1)
    return "\n".join(STEERING.sub(lambda found: _escape_json(found[0]), line) for line in written.split("\n")) + "\n"


def _escape(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004  # the basic plane


def _escape_json(character: str) -> str:
    return json.dumps(character)[1:-1] if ord(character) > 0x7F else f"\\u{ord(character):04x}"  # noqa: PLR2004  # DEL
