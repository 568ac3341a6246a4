"""What ``rubric diff`` writes: its formats by name or suffix, and the report in one of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.cli.session import Session
    from service_rating.reports.difference_report import DifferenceReport

FORMATS = {"text": ".txt", "markdown": ".md", "json": ".json", "csv": ".csv"}
BAD_FORMAT = Localized("没有“{name}”这种格式。", "There is no format “{name}”.")
BAD_SUFFIX = Localized("从后缀“{name}”看不出格式。", "The suffix “{name}” stands for no format.")
KNOWN = Localized("已知：{known}。", "Known: {known}.")
NO_PEOPLE = Localized(
    "csv 只列换等级的人，没有 --on 就没有可列的。", "csv lists who moves, and without --on nobody does."
)
ADD_ON = Localized("请加上 --on 观察记录，或换一种格式。", "Add --on OBS, or choose another format.")
WRITTEN = Localized("已写入 {path}。", "Written: {path}.")


def chosen_form(name: str | None, output: str | None, *, people: bool) -> str:
    """The format by name, else by the suffix of the output file, else text.

    Raises:
        CouldNotRunError: CL003 (no such name), CL004 (the suffix says nothing), CL051 (csv without ``--on``).
    """
    if name is not None and name not in FORMATS:
        raise usage_error("CL003", "--format", BAD_FORMAT.format(name=name), KNOWN.format(known=", ".join(FORMATS)))
    suffix = Path(output or "x.txt").suffix.lower()
    found = name or next((form for form, own in FORMATS.items() if own == suffix), None)
    if found is None:
        known = KNOWN.format(known=", ".join(FORMATS.values()))
        raise usage_error("CL004", output or "", BAD_SUFFIX.format(name=suffix), known)
    if found == "csv" and not people:
        raise usage_error("CL051", "--format", NO_PEOPLE, ADD_ON)
    return found


def write(session: Session, found: DifferenceReport, chosen: str, output: str | None) -> None:
    """The report to stdout or to the output file."""
    from service_rating.files import write_file

    width = 80 if output is not None else session.width
    rendered = _rendered(session, found, chosen, width, colour=output is None and session.colour)
    if output is not None:
        write_file(Path(output), rendered)
        session.note(WRITTEN.format(path=output))
    elif chosen == "csv":
        session.out_bytes(rendered)
    else:
        session.page(rendered.decode())


def _rendered(session: Session, found: DifferenceReport, chosen: str, width: int, *, colour: bool) -> bytes:
    from service_rating.reports import difference_json, difference_markdown, difference_text

    language, migration = session.language, found.migration
    if migration is None:
        people, sections = None, []
    else:
        from service_rating.reports import difference_csv
        from service_rating.reports.difference_json_people import migration_json
        from service_rating.reports.difference_people import migration_sections

        if chosen == "csv":
            return difference_csv.render(found, migration)
        people = migration_json(migration) if chosen == "json" else None
        sections = [] if chosen == "json" else list(migration_sections(found, migration, language))
    if chosen == "json":
        return difference_json.render(found, people).encode()
    if chosen == "markdown":
        return difference_markdown.render(found, language, more=sections).encode()
    return difference_text.render(found, language, width, colour=colour, more=sections).encode()
