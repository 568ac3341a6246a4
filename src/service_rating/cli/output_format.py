"""Which format ``evaluate`` writes: by name, else by the suffix of the output file, else the table."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.reports.formats import Format

UNKNOWN_FORMAT = Localized("没有“{name}”这种格式。", "There is no format “{name}”.")
UNKNOWN_SUFFIX = Localized("从后缀“{name}”看不出格式。", "The suffix “{name}” stands for no format.")
KNOWN = Localized("已知：{known}。", "Known: {known}.")
BINARY = Localized("{name} 不是文本，不能显示在终端上。", "{name} is no text to be shown on a terminal.")
BINARY_HINT = Localized("请用 --output 写入文件。", "Write it to a file with --output.")
MISSING = Localized("写 Excel 文件需要附加组件。", "Writing Excel files needs an extra.")
INSTALL = Localized("请运行：pip install 'service-rating[excel]'。", "Run: pip install 'service-rating[excel]'.")


def chosen_format(name: str | None, output: str | None, *, is_terminal: bool) -> Format:
    """The format asked for.

    Raises:
        CouldNotRunError: CL003 (no such name), CL004 (the suffix says nothing), CL005 (bytes for a terminal), CL012 (missing extra).
    """
    chosen = _by_name(name) if name is not None else _by_suffix(output or "levels.txt")
    if not chosen.is_text and output is None and is_terminal:
        raise usage_error("CL005", "--format", BINARY.format(name=chosen.name), BINARY_HINT)
    if chosen.needs is not None and find_spec(chosen.needs) is None:
        raise usage_error("CL012", output or "--format", MISSING, INSTALL)
    return chosen


def _by_name(name: str) -> Format:
    from service_rating.reports.formats import BY_NAME

    if name not in BY_NAME:
        known = KNOWN.format(known=", ".join(BY_NAME))
        raise usage_error("CL003", "--format", UNKNOWN_FORMAT.format(name=name), known)
    return BY_NAME[name]


def _by_suffix(output: str) -> Format:
    from service_rating.reports.formats import BY_SUFFIX

    suffix = Path(output).suffix.lower()
    if suffix not in BY_SUFFIX:
        known = KNOWN.format(known=", ".join(BY_SUFFIX))
        raise usage_error("CL004", output, UNKNOWN_SUFFIX.format(name=suffix), known)
    return BY_SUFFIX[suffix]
