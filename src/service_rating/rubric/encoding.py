"""Bytes of a rubric file: read within limits, and made sure to be readable UTF-8 text."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

MAX_BYTES = 2 * 1024 * 1024

UNREADABLE, TOO_LARGE, EMPTY, NOT_TEXT = "SR001", "SR002", "SR003", "SR004"

# Not letters: controls, line separators that only some editors count as lines, overrides of the writing
# direction (they make a line read differently from what it says), byte order marks inside a file.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)

_LINE_END = re.compile(r"\r\n|\r|\n")

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_KINDS = (
    (b"PK\x03\x04", Localized("这是 zip 或 Office 文件（如 xlsx）", "This is a zip or Office file (such as xlsx)")),
    (b"%PDF", Localized("这是 PDF 文件", "This is a PDF file")),
    (b"\x89PNG", Localized("这是图片（PNG）", "This is a picture (PNG)")),
    (b"\x1f\x8b", Localized("这是 gzip 压缩文件", "This is a gzip archive")),
    (b"PAR1", Localized("这是 Parquet 文件", "This is a Parquet file")),
)
_WANTED = Localized("这里要的是 UTF-8 编码的 YAML 文本。", "what is wanted is YAML text in UTF-8.")


class UnreadableError(Exception):
    """The file cannot be taken as text at all; carries the one diagnostic that says why."""

    def __init__(self, code: str, message: Localized, location: Location) -> None:
        """Build the diagnostic."""
        super().__init__(message.en)
        self.diagnostic = Diagnostic(code, Severity.ERROR, message, location)


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most :data:`MAX_BYTES`; the size is looked at before anything is read."""
    place = Location(str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(UNREADABLE, _not_a_file(path), place)
        if status.st_size > MAX_BYTES:
            raise UnreadableError(TOO_LARGE, _too_large(status.st_size), place)
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)  # the file may have grown since
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise unreadable(path, error) from error
    return raw


def decode(raw: bytes, name: str) -> str:
    """Decode UTF-8 (with or without BOM), or say what the bytes are instead and how to convert them."""
    place = Location(name)
    if len(raw) > MAX_BYTES:
        raise UnreadableError(TOO_LARGE, _too_large(None), place)
    if not raw.strip():
        raise UnreadableError(EMPTY, Localized("文件是空的。", "The file is empty."), place)
    if (foreign := _foreign(raw)) is not None:
        raise UnreadableError(NOT_TEXT, foreign, place)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(NOT_TEXT, _not_utf8(raw), _place(name, raw[: error.start].decode("utf-8"))) from error
    if (found := INVISIBLE.search(text)) is not None:
        message = Localized(
            f"不可见字符 U+{ord(found[0]):04X}；请删除它（编辑器可显示不可见字符）。",
            f"An invisible character, U+{ord(found[0]):04X}; delete it (editors can show such characters).",
        )
        raise UnreadableError(NOT_TEXT, message, _place(name, text[: found.start()]))
    return text


def lines_of(text: str, numbers: Collection[int]) -> dict[int, str]:
    """The lines with these numbers, counted from 1; numbers beyond the end are left out."""
    return (
        {number: line for number, line in enumerate(_LINE_END.split(text), 1) if number in numbers} if numbers else {}
    )


def _place(name: str, before: str) -> Location:
    """Line and column of what follows the text ``before``."""
    lines = _LINE_END.split(before)
    return Location(name, len(lines), len(lines[-1]) + 1)


def _foreign(raw: bytes) -> Localized | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _wide(encoding)
    for mark, kind in _KINDS:
        if raw.startswith(mark):
            return Localized("{kind}：{wanted}", "{kind}: {wanted}").format(kind=kind, wanted=_WANTED)
    if b"\x00" in raw[:4] and raw[:4].count(0) < len(raw[:4]):  # UTF-16 of ASCII text has a NUL in every second place
        return _wide("UTF-16")
    if b"\x00" in raw:
        return Localized("这是二进制文件（含 NUL 字节）：{w}", "This is a binary file (it has NUL bytes): {w}").format(
            w=_WANTED
        )
    return None


def _wide(encoding: str) -> Localized:
    return Localized(
        f"文件编码是 {encoding}；请另存为 UTF-8，例如：iconv -f {encoding} -t UTF-8 旧文件 > 新文件。",
        f"The file is in {encoding}; save it as UTF-8, for example: iconv -f {encoding} -t UTF-8 old > new.",
    )


def _not_utf8(raw: bytes) -> Localized:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return Localized("这里的字节不是 UTF-8 文本：{w}", "The bytes here are no UTF-8 text: {w}").format(w=_WANTED)
    return Localized(
        "这里的字节不是 UTF-8，可能是 GBK/GB18030；请另存为 UTF-8，例如：iconv -f GB18030 -t UTF-8 旧文件 > 新文件。",
        "The bytes here are not UTF-8 but perhaps GBK/GB18030; save as UTF-8, for example: "
        "iconv -f GB18030 -t UTF-8 old > new.",
    )


def _not_a_file(path: Path) -> Localized:
    if path.is_dir():
        return Localized(
            "这是文件夹，不是文件；请给出其中一个 YAML 文件，例如 *.rubric.yaml。",
            "A folder, not a file; name one of its YAML files, such as *.rubric.yaml.",
        )
    return Localized(
        "不是普通文件（可能是设备或管道）；请给出一个 YAML 文件，例如 *.rubric.yaml。",
        "Not a regular file (a device or a pipe?); name a YAML file, such as *.rubric.yaml.",
    )


def _too_large(size: int | None) -> Localized:
    told = Localized("", "") if size is None else Localized(f"有 {size:,} 字节，", f" {size:,} bytes,")
    return Localized(
        f"文件{told.zh}超过上限 {MAX_BYTES:,} 字节（2 MiB）；细则不会这么大，请检查是否给错了文件。",
        f"The file has{told.en} more than the limit of {MAX_BYTES:,} bytes (2 MiB); no rubric is that large: is it the right file?",
    )


def unreadable(path: Path, error: OSError | ValueError) -> UnreadableError:
    """What to raise (or to tell) where the system refuses a file or a folder."""
    from service_rating.rubric.wording import shown  # noqa: PLC0415  # reading a file that is there needs no words
    from service_rating.system_errors import reason  # noqa: PLC0415

    why = reason(error)
    message = Localized("无法读取 {path}：{reason}。", "Cannot read {path}: {reason}.")
    told = message.format(path=shown(path), reason=Localized(shown(why.zh), shown(why.en)))
    return UnreadableError(UNREADABLE, told, Location(str(path)))
