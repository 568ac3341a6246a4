"""What ``rubric test`` can be asked for: format, sample and threshold."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.localized import Language, Localized

if TYPE_CHECKING:
    from service_rating.reports.case_report import CaseReport

UNKNOWN_FORMAT = Localized("没有“{name}”这种格式。", "There is no format {name}.")
KNOWN = Localized("已知：{known}。", "Known: {known}.")
BAD_NUMBER = Localized("“{text}”不是 1 以上的整数，也不是 all。", "{text} is neither a whole number above 0 nor all.")
BAD_NUMBER_HINT = Localized("例如 --mutants 200 或 --mutants all。", "For example --mutants 200 or --mutants all.")
BAD_THRESHOLD = Localized("“{text}”不是 0 到 100 的数。", "{text} is no number from 0 to 100.")
BAD_THRESHOLD_HINT = Localized("例如 --threshold 90。", "For example --threshold 90.")
NOT_BOTH = Localized(
    "--mutate 要运行全部案例，不能与 --case 同用。", "--mutate runs all cases; it does not go with --case."
)
NOT_BOTH_HINT = Localized("请去掉其中一个。", "Leave one of them out.")
WHOLE = 100

Render = Callable[["CaseReport", Language, int, bool], str]


def chosen_case_format(name: str) -> Render:
    """The renderer of this name. Raises :class:`CouldNotRunError` CL003."""
    from service_rating.reports.case_formats import BY_NAME

    if name not in BY_NAME:
        raise usage_error("CL003", "--format", UNKNOWN_FORMAT.format(name=name), KNOWN.format(known=", ".join(BY_NAME)))
    return BY_NAME[name]


def fragment_of(case: str | None, *, mutate: bool) -> str:
    """What the names of the cases must contain. Raises :class:`CouldNotRunError` CL042 beside ``--mutate``."""
    if mutate and case is not None:
        raise usage_error("CL042", "--case", NOT_BOTH, NOT_BOTH_HINT)
    return case or ""


def sample_size(text: str) -> int | None:
    """How many mutants to try; None: all. Raises :class:`CouldNotRunError` CL040."""
    if text == "all":
        return None
    if not (text.isascii() and text.isdigit() and int(text)):
        raise usage_error("CL040", "--mutants", BAD_NUMBER.format(text=text), BAD_NUMBER_HINT)
    return int(text)


def threshold_of(text: str) -> Fraction:
    """The threshold, 0 to 100. Raises :class:`CouldNotRunError` CL041."""
    try:
        share = Fraction(text.strip().removesuffix("%"))
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= WHOLE:
        raise usage_error("CL041", "--threshold", BAD_THRESHOLD.format(text=text), BAD_THRESHOLD_HINT)
    return share
