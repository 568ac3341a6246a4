"""A file that was written, read again: does ``evaluate`` give the assessment that was shown?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service_rating.interview.evidence_base import EvidenceBase
from service_rating.interview.kept_tables import kept
from service_rating.interview.live import evaluated
from service_rating.interview.speaker import clean_id
from service_rating.observations.handed_back import parts_of
from service_rating.observations.header import names_for
from service_rating.observations.table import open_table
from service_rating.reports.json_assessment import assessments

if TYPE_CHECKING:
    from service_rating.interview.session import Session


@dataclass(frozen=True)
class ReadBack:
    """The assessment over what was known and the file; ``same``: it is the one that the session shows.

    It differs where the file holds rows about the employee from elsewhere.
    """

    assessment: dict[str, Any]
    same: bool


def read_back(path: Path, session: Session) -> ReadBack:
    """Evaluate the file together with what was known. Raises :class:`CouldNotRunError` where it cannot be read."""
    base = EvidenceBase() if session.known is None else session.known.base
    names = names_for(session.rubric, {}, ())
    table = open_table(path)
    own = [kept(part, names, clean_id(session.speaker.employee)) for part in parts_of(table, [])]
    others = tuple(known for known in base.tables if not _is_same(Path(known.name), path))
    intake = replace(base, tables=others).with_tables(session.rubric, session.speaker, own, session.period)
    assessment = next(assessments(evaluated(intake, session.rubric, session.speaker).outcome))
    return ReadBack(assessment, assessment == session.live().assessment)


def _is_same(known: Path, path: Path) -> bool:
    return known.exists() and known.samefile(path)
