"""The bytes of an answers file as YAML text."""

from __future__ import annotations

import re

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.interview import answers_words as words
from service_rating.rubric.encoding import MAX_BYTES

_PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


def text_of(raw: bytes, name: str) -> str:
    """The text of a file; what is no UTF-8 text is told in words that fit an answers file."""
    why = None
    if len(raw) > MAX_BYTES:
        why = words.TOO_LARGE.format(most=f"{MAX_BYTES:,}")
    elif not raw.strip():
        why = words.EMPTY
    else:
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            why = words.NO_TEXT
    raise CouldNotRunError(Diagnostic("IV050", Severity.ERROR, why, Location(name), words.TEMPLATE_HINT))


def as_yaml(text: str) -> bytes:
    """JSON is YAML but for two things: tabs between its parts, and characters written as two escapes."""
    if text.lstrip().startswith("{"):
        text = "\n".join(re.sub(r"^[\t ]+", lambda found: " " * len(found[0]), line) for line in text.split("\n"))
        text = _PAIR.sub(_character, text)
    return text.encode()


def _character(pair: re.Match[str]) -> str:
    high, low = int(pair[1], 16), int(pair[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"
