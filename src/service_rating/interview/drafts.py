"""Drafts: one interview on the disk, complete after every answer, readable by nobody but its owner.

A draft is JSON (schema ``service-rating/draft/1``): who speaks about whom, by which definition (fingerprint), what each
question asked, and the answers as they were typed. It is replaced in one step, so that it is whole at any moment.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from service_rating import __version__
from service_rating.files import write_file
from service_rating.interview.draft_shape import Broken, checked
from service_rating.interview.speaker import Speaker
from service_rating.rubric.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from service_rating.interview.session import Session

SCHEMA = "service-rating/draft/1"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asked when it was answered: enough to tell later whether an answer still fits.

    ``measure`` is the measure of the KPI without its anchors but with the items to be ticked, ``words`` what stood beside
    the question.
    """

    title_zh: str
    title_en: str
    measure: dict[str, Any]
    words: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft as it was read. ``session`` is what :meth:`Session.snapshot` gave; ``asked`` is by KPI id."""

    tool: str
    saved: datetime
    rubric: str
    version: str
    fingerprint: str
    speaker: Speaker
    day: date
    period: str | None
    asked: dict[str, Asked]
    session: dict[str, Any]

    @property
    def answered(self) -> int:
        """How many questions have an answer, or were not seen."""
        return sum(1 for answer in self.session["answers"].values() if answer["state"] != "open")


def content_of(session: Session, saved: datetime) -> dict[str, Any]:
    """The draft of a session as plain JSON values."""
    speaker, rubric = session.speaker, session.rubric
    return {
        "schema": SCHEMA,
        "tool": __version__,
        "saved": saved.isoformat(timespec="seconds"),
        "rubric": {"rubric": rubric.rubric, "version": rubric.version, "fingerprint": fingerprint(rubric)},
        "speaker": asdict(speaker) | {"hired": None if speaker.hired is None else speaker.hired.isoformat()},
        "day": session.day.isoformat(),
        "period": session.period,
        "asked": {question.kpi: asdict(asked_by(session, question.kpi)) for question in session.questions},
        "session": session.snapshot(),
    }


def asked_by(session: Session, kpi: str) -> Asked:
    """What the session asks about a KPI."""
    question = next(q for q in session.questions if q.kpi == kpi)
    dumped = question.measure.model_dump(exclude=("anchors", "items"))
    measure = {key: str(value) if isinstance(value, Decimal) else value for key, value in dumped.items()}
    items = [asdict(item) for item in question.items]
    words = {
        "description": None if question.description is None else asdict(question.description),
        "anchors": [[point, asdict(text)] for point, text in question.anchors],
    }
    return Asked(question.title.zh, question.title.en, measure | {"items": items}, words)


def parse_draft(raw: bytes) -> Draft | Broken:
    """Read a draft, or say why it is none. Never raises."""
    content = checked(raw, SCHEMA)
    if isinstance(content, Broken):
        return content
    rubric, speaker = content["rubric"], content["speaker"]
    hired = None if speaker["hired"] is None else date.fromisoformat(speaker["hired"])
    return Draft(
        tool=content["tool"],
        saved=datetime.fromisoformat(content["saved"]),
        rubric=rubric["rubric"],
        version=rubric["version"],
        fingerprint=rubric["fingerprint"],
        speaker=Speaker(**{**speaker, "hired": hired}),
        day=date.fromisoformat(content["day"]),
        period=content["period"],
        asked={kpi: Asked(**asked) for kpi, asked in content["asked"].items()},
        session=content["session"],
    )


@dataclass(slots=True)
class Keeper:
    """Keeps the draft of one session: :meth:`save` is what the session calls after every change."""

    path: Path
    now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone()

    def save(self, session: Session) -> None:
        """Write the draft, all of it or nothing. Raises ``CouldNotRunError`` OU004 (disk full, read-only, gone)."""
        text = json.dumps(content_of(session, self.now()), ensure_ascii=False, indent=1)
        write_file(self.path, f"{text}\n".encode("utf-8", "backslashreplace"), private=True)

    def keep_copy(self) -> Path:
        """Keep the draft as it is beside itself, before answers that no longer fit are left out of it.

        Raises ``CouldNotRunError`` OU004.
        """
        copy = copy_of(self.path)
        write_file(copy, self.path.read_bytes(), private=True)
        return copy

    def discard(self) -> None:
        """Remove the draft, after its answers have become rows; one that is gone already is no fault."""
        copy_of(self.path).unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)


def copy_of(path: Path) -> Path:
    """Where :meth:`Keeper.keep_copy` keeps a draft."""
    return path.with_name(f"{path.name}.before")
