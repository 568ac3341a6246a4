"""Settings of ``validate``: the section ``[tool.service-rating]`` of the nearest ``pyproject.toml``."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE, SECTION = "pyproject.toml", "service-rating"
LISTS = ("select", "ignore", "exclude")
WORDS = ("fail-on", "format")
KEYS = (*LISTS, *WORDS, "per-file-ignores")
MOST_BYTES = 1 << 20
CODE = "CL030"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the section says; ``file`` is None without one. Words and codes are checked where they are used."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str | None = None
    format: str | None = None
    per_file_ignores: dict[str, tuple[str, ...]] = field(default_factory=dict)
    file: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder that patterns are matched in."""
        return Path.cwd() if self.file is None else self.file.parent


def find_settings() -> Settings:
    """Settings of the nearest file that has the section, from the current folder upwards.

    Raises:
        CouldNotRunError: CL030, once for everything that is wrong with the section, each with its key.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        section = _section(folder / FILE)
        if section is not None:
            return _checked(section, folder / FILE)
    return Settings()


def _section(file: Path) -> Any:
    """The section of one file; None where there is no file or no such section."""
    try:
        raw = _bytes(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        from service_rating.system_errors import reason

        raise CouldNotRunError(_problem(file, UNREADABLE.format(reason=reason(error)))) from error
    if SECTION.encode() not in raw.replace(b"\0", b""):  # UTF-16, too, is told of and not passed over
        return None
    import tomllib  # only where it is needed

    try:
        tool = tomllib.loads(raw.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError) as error:  # not UTF-8, not TOML, brackets without end
        raise CouldNotRunError(_problem(file, NO_TOML.format(reason=" ".join(str(error).split())[:200]))) from error
    return tool.get(SECTION) if isinstance(tool, dict) else None


def _bytes(file: Path) -> bytes:
    with file.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise CouldNotRunError(_problem(file, TOO_LARGE.format(most=f"{MOST_BYTES:,}")))
    return raw


def _checked(section: Any, file: Path) -> Settings:
    problems = list(_problems(section, file))
    if problems:
        raise CouldNotRunError(*problems)
    lists = {key: tuple(section.get(key, ())) for key in LISTS}
    per_file = {pattern: tuple(codes) for pattern, codes in section.get("per-file-ignores", {}).items()}
    return Settings(
        **lists, fail_on=section.get("fail-on"), format=section.get("format"), per_file_ignores=per_file, file=file
    )


def _problems(section: Any, file: Path) -> Iterator[Diagnostic]:
    if not isinstance(section, dict):
        yield _problem(file, NO_SECTION)
        return
    for key, value in section.items():
        if key not in KEYS:
            yield _problem(file, _unknown(key))
        elif key in LISTS and not _is_list(value):
            yield _problem(file, NO_LIST.format(key=key))
        elif key in WORDS and not isinstance(value, str):
            yield _problem(file, NO_WORD.format(key=key))
        elif key == "per-file-ignores" and not (isinstance(value, dict) and all(map(_is_list, value.values()))):
            yield _problem(file, NO_TABLE.format(key=key))


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def _unknown(key: str) -> Localized:
    from service_rating.rubric.wording import did_you_mean, shown  # only for mistakes

    near = did_you_mean(key.replace("_", "-"), KEYS)
    return UNKNOWN.format(key=shown(key), near=near, known=", ".join(KEYS))


def _problem(file: Path, message: Localized) -> Diagnostic:
    return Diagnostic(CODE, Severity.ERROR, message, Location(str(file)))


UNREADABLE = Localized("读不了这个文件：{reason}。", "This file cannot be read: {reason}.")
TOO_LARGE = Localized("文件超过 {most} 字节。", "The file has more than {most} bytes.")
NO_TOML = Localized("这不是合格的 TOML（{reason}）。", "This is no valid TOML ({reason}).")
NO_SECTION = Localized("tool.service-rating 应是一个表。", "tool.service-rating must be a table.")
UNKNOWN = Localized(
    "[tool.service-rating] 里没有 {key} 这个键。{near}可用：{known}。",
    "[tool.service-rating] has no key {key}.{near} Known: {known}.",
)
NO_LIST = Localized(
    '[tool.service-rating] 的 {key} 应是文字的列表，例如 {key} = ["…"]。',
    '{key} in [tool.service-rating] must be a list of texts, as in {key} = ["…"].',
)
NO_WORD = Localized(
    '[tool.service-rating] 的 {key} 应是文字，例如 {key} = "…"。',
    '{key} in [tool.service-rating] must be a text, as in {key} = "…".',
)
NO_TABLE = Localized(
    '[tool.service-rating] 的 {key} 应是“模式 = 代码列表”的表，例如 "drafts/*" = ["SR3"]。',
    '{key} in [tool.service-rating] must be a table of lists of codes, as in "drafts/*" = ["SR3"].',
)
