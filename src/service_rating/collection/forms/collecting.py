"""Filled-in forms → observations: the checks are those of any observation file, so that ``evaluate`` reads forms alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.collection.collected import Collected, Counts, Skipped, observation_rows
from service_rating.collection.forms.answers import answer_rows
from service_rating.collection.forms.blank_lines import blank_line_notes
from service_rating.collection.forms.raters import rater_notes
from service_rating.collection.forms.subordinates import LEADS_UNKNOWN, without_unknown_leaders
from service_rating.collection.rejecting import all_rejected, rejected
from service_rating.localized import Localized
from service_rating.observations.form_mark import is_form, marks_of
from service_rating.observations.form_sentences import refuse_form
from service_rating.observations.handed_back import parts_of
from service_rating.observations.header import names_for, plain_names
from service_rating.observations.input_tables import InputTables
from service_rating.observations.intake import take_in
from service_rating.observations.opening import opened
from service_rating.observations.roster import read_roster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.form_mark import FormMark
    from service_rating.observations.header import Names
    from service_rating.observations.inputs import InputFiles
    from service_rating.observations.intake import Intake
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric

NO_PERIOD = "OB054"
BLANK = Localized("未填写", "not filled in")
PER_ANSWER = Localized(
    "表单共 {tables} 张，按答案计数（一题一行；整行有误的算一行）",
    "Forms read: {tables}; what is counted are answers (a question each; a line that is wrong as a whole counts once)",
)


def first_mark(files: InputFiles) -> FormMark:
    """The mark of the first form; nothing else is read.

    Raises :class:`CouldNotRunError` FM001, FM003 (a file that is no form), and what opening a file may raise.
    """
    return _marks(opened(files.observations[:1], plain_names(), []))[0]


def collect_forms(files: InputFiles, rubric: Rubric) -> Collected:
    """Read filled-in forms; the roster, if any, is named in ``files``.

    Raises :class:`CouldNotRunError`: FM001–FM005, FM022 (ratings by subordinates without a roster), and what
    :func:`.intake.read_observations` raises.
    """
    notes: list[Diagnostic] = list(files.notes)
    names = names_for(rubric, {}, ())
    forms = opened(files.observations, names, notes)
    if files.roster is None and any(mark.source == "subordinate" for mark in _marks(forms)):
        raise refuse_form("FM022", "--roster")
    people = None if files.roster is None else opened([files.roster], names, notes)[0]
    tables = [part for table in forms for part in parts_of(table, notes)]
    inputs = InputTables(tables, people, None, {}, (), scientific=False, notes=notes)
    return _collected(inputs, take_in(inputs, rubric), rubric, names)


def _marks(tables: Sequence[Table]) -> list[FormMark]:
    """The marks of forms (of rejected rows from several forms, all of theirs)."""
    for table in tables:
        if not is_form(table.header):
            raise refuse_form("FM003", table.name)
    return [mark for table in tables for mark in marks_of(table.header, table.name)]


def _collected(inputs: InputTables, intake: Intake, rubric: Rubric, names: Names) -> Collected:
    leads = {} if inputs.roster is None else dict(read_roster(inputs.roster, rubric, names).listed.iter_rows())
    found = intake.accepted.observations("file", "line", "position")
    accepted, bad = without_unknown_leaders(found, leads, rubric)
    unknown = [rejected(inputs.tables[number], rows, LEADS_UNKNOWN) for number, rows in bad.items()]
    rows = answer_rows(inputs.tables, inputs.layouts(rubric, names), accepted, rubric)
    counts = intake.counts
    skipped = (Skipped(BLANK, counts.blank),)
    return Collected(
        observations=observation_rows(rows),
        rejects=all_rejected([intake.rejects, *unknown]),
        counts=Counts(counts.read, rows.height, counts.rejected + found.height - rows.height, skipped),
        summary=(PER_ANSWER.format(tables=len(inputs.tables)),),
        diagnostics=[*_about_forms(intake), *blank_line_notes(inputs.tables), *rater_notes(accepted, rubric)],
    )


def _about_forms(intake: Intake) -> list[Diagnostic]:
    """What was found, but for what only matters when people are assessed."""
    return [found for found in intake.diagnostics if found.code != NO_PERIOD]
