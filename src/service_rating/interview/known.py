"""What is known before the interview, as far as the one who is asked may be told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from service_rating.interview import known_words as words
from service_rating.interview.evidence_base import EvidenceBase
from service_rating.interview.kept_tables import kept
from service_rating.interview.known_files import FilesRead, missing, note, read_files, rejected
from service_rating.interview.known_lines import lines_of
from service_rating.interview.known_people import with_attributes, with_roster
from service_rating.interview.known_protected import left_out
from service_rating.interview.speaker import clean_id
from service_rating.interview.speaker_words import source_title
from service_rating.observations.form_opening import form_tables
from service_rating.observations.handed_back import parts_of
from service_rating.observations.header import names_for
from service_rating.observations.input_tables import InputTables
from service_rating.observations.inputs import input_files
from service_rating.observations.sources import source_of
from service_rating.observations.table import open_table
from service_rating.reports.audience import for_audience
from service_rating.reports.explain import explain_intake

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from service_rating.diagnostic import Diagnostic
    from service_rating.interview.speaker import Speaker
    from service_rating.localized import Localized
    from service_rating.reports.explanation import Audience
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import SourceName

AUDIENCES: dict[SourceName, Audience] = {"supervisor": "manager", "self": "employee"}
"""Who is told what others said; everybody else rates without knowing."""


@dataclass(frozen=True)
class Known:
    """What the files say.

    ``speaker``: completed by roster and files. ``base``: what goes into the live assessment. ``told``: the lines by KPI.
    ``left_out``: what the preview does not hold. ``notes``: what to tell before the interview.
    """

    speaker: Speaker
    base: EvidenceBase = field(default_factory=EvidenceBase)
    told: Mapping[str, tuple[Localized, ...]] = field(default_factory=dict)
    left_out: tuple[Localized, ...] = ()
    notes: tuple[Diagnostic, ...] = ()

    def lines(self, kpi: str) -> tuple[Localized, ...]:
        """What may be told beside the question about a KPI."""
        return self.told.get(kpi, ())


def read_known(  # noqa: PLR0913
    paths: Sequence[Path | str],
    rubric: Rubric,
    speaker: Speaker,
    *,
    roster: Path | str | None = None,
    period: str | None = None,
    mapping: Mapping[str, str] | None = None,
    attributes: Sequence[str] = (),
) -> Known:
    """Read observation files and a roster (either may be missing), for the one who speaks.

    Raises:
        CouldNotRunError: IV020, IV021 (see :mod:`.known_people`), or that the files cannot be read (OB001–OB031).
    """
    files = input_files(paths, roster) if paths else None
    people = None if roster is None else open_table(source_of(roster) if files is None else files.roster or roster)
    names = names_for(rubric, mapping or {}, attributes)
    speaker = speaker if people is None else with_roster(speaker, people, rubric, names)
    own = None if people is None else kept(people, names, clean_id(speaker.employee))
    base = EvidenceBase((), own, mapping or {}, tuple(attributes))
    if files is None:
        return Known(speaker, base)
    notes = list(files.notes)
    opened = [table for source in files.observations for table in form_tables(source, names, notes)]
    tables = [part for table in opened for part in parts_of(table, notes)]
    inputs = InputTables(
        tables, people, period, mapping or {}, attributes, scientific=False, employee=clean_id(speaker.employee),
        notes=notes,
    )  # fmt: skip
    read = read_files(inputs, names, rubric)
    speaker = with_attributes(speaker, read.intake)
    if speaker.source in AUDIENCES:
        return _told(read, speaker, replace(base, latest=read.latest), period)
    told = words.NOT_TOLD.format(source=source_title(rubric, speaker.source))
    return Known(speaker, base, notes=(*read.notes(None), note("IV023", told)))


def _told(read: FilesRead, speaker: Speaker, base: EvidenceBase, period: str | None) -> Known:
    """What is known, for somebody who may know it."""
    audience = AUDIENCES[speaker.source]
    away = left_out(read.trace.rows, read.rubric, speaker.source)
    base = replace(base, tables=tuple(read.of_employee(away)))
    if not base.tables:
        return Known(speaker, base, notes=tuple(read.notes(audience)))
    intake = base.with_rows(read.rubric, speaker, (), period, traced=True)
    found = for_audience(explain_intake(intake, read.rubric), audience)
    notes = (*read.notes(audience), *rejected(found))
    return Known(speaker, base, lines_of(found, speaker), tuple(missing(away, read.rubric)), notes)
