"""Is this a draft, and whole? Checked before anything is taken from it: the file may be anybody's."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, get_args

from service_rating.localized import Localized
from service_rating.rubric.text import SourceName
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST_BYTES = 4 << 20
FAMILY = "service-rating/draft/"
TOO_LARGE = Localized("文件超过 {most} 字节，不会是草稿。", "It has more than {most} bytes; no draft is that large.")
NO_JSON = Localized("内容不完整或已损坏，不是合格的 JSON。", "It is cut off or damaged: no valid JSON.")
NO_DRAFT = Localized("这是另一种文件，不是评分草稿。", "It is a file of another kind, not a draft of scores.")
OTHER_FORM = Localized(
    "草稿的格式是 {schema}，本版本只认 {wanted}。", "Its form is {schema}; this version of the program knows {wanted}."
)
BAD_PART = Localized("草稿的“{part}”部分已损坏。", "The part “{part}” of the draft is damaged.")
STATES = ("open", "given", "not_seen")


@dataclass(frozen=True, slots=True)
class Broken:
    """Why something is no draft."""

    reason: Localized


class _NotSoundError(ValueError):
    """A part is not what it should be; the message is its place."""


def checked(raw: bytes, schema: str) -> dict[str, Any] | Broken:
    """The content of a draft whose every part has the right type, or why it is none. Never raises."""
    if len(raw) > MOST_BYTES:
        return Broken(TOO_LARGE.format(most=f"{MOST_BYTES:,}"))
    try:
        content = json.loads(raw, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return Broken(NO_JSON)
    found = content.get("schema") if isinstance(content, dict) else None
    if not isinstance(found, str) or not found.startswith(FAMILY):
        return Broken(NO_DRAFT)
    if found != schema:
        return Broken(OTHER_FORM.format(schema=shown(found), wanted=schema))
    try:
        _check_parts(content)
    except _NotSoundError as error:
        return Broken(BAD_PART.format(part=error))
    return dict(content)


def _no_number(name: str) -> None:
    raise ValueError(name)


def _check_parts(content: Mapping[str, Any]) -> None:
    _all_of(content, {"tool": _text, "saved": _moment, "day": _day, "period": _text_or_none}, "")
    _all_of(_mapping(content, "rubric"), dict.fromkeys(("rubric", "version", "fingerprint"), _text), "rubric")
    speaker = _mapping(content, "speaker")
    parts = {"employee": _text, "source": _source, "rater": _text, "leads_others": _flag, "hired": _day_or_none}
    _all_of(speaker, {**parts, "profile": _text_or_none, "name": _text_or_none}, "speaker", closed=True)
    for asked in _mapping(content, "asked").values():
        wanted = {"title_zh": _text, "title_en": _text, "measure": _is_mapping, "words": _is_mapping}
        _all_of(asked, wanted, "asked", closed=True)
    session = _mapping(content, "session")
    _all_of(session, {"at": _text_or_none, "position": _position}, "session")
    for answer in _mapping(session, "answers").values():
        _all_of(answer, {"state": _state, "text": _text_or_none, "note": _text, "evidence": _text}, "answers")
        if (answer["state"] == "given") != (answer["text"] is not None):
            raise _NotSoundError("answers")  # the place


def _mapping(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = content.get(name)
    if not isinstance(found, dict):
        raise _NotSoundError(name)
    return found


def _all_of(content: Any, wanted: Mapping[str, Callable[[Any], bool]], where: str, *, closed: bool = False) -> None:
    """Every wanted entry is there and sound; ``closed``: and nothing else is."""
    if not isinstance(content, dict) or (closed and set(content) - set(wanted)):
        raise _NotSoundError(where)
    for name, is_sound in wanted.items():
        if name not in content or not is_sound(content[name]):
            raise _NotSoundError(where or name)


def _text(value: Any) -> bool:
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def _text_or_none(value: Any) -> bool:
    return value is None or _text(value)


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict)


def _flag(value: Any) -> bool:
    return value is None or isinstance(value, bool)


def _source(value: Any) -> bool:
    return value in get_args(SourceName)


def _state(value: Any) -> bool:
    return value in STATES


def _position(value: Any) -> bool:
    return type(value) is int and value >= 0


def _day(value: Any) -> bool:
    return _is_time(value, date.fromisoformat)


def _day_or_none(value: Any) -> bool:
    return value is None or _day(value)


def _moment(value: Any) -> bool:
    return _is_time(value, lambda text: datetime.fromisoformat(text).astimezone())


def _is_time(value: Any, read: Callable[[str], object]) -> bool:
    try:
        return isinstance(value, str) and read(value) is not None
    except (ValueError, OverflowError):  # the year 1 has no time of day everywhere
        return False
