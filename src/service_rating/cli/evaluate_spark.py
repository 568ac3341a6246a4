"""``evaluate --engine spark``: the same on a cluster, from files and folders to a folder of Parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from service_rating.cli.end_signals import ended_by_signals
from service_rating.cluster.sentences import refuse_run
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from service_rating.cli.session import Session
    from service_rating.cluster.facts import Facts
    from service_rating.cluster.request import Request
    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.inputs import InputFiles
    from service_rating.rubric.model import Rubric

ALL = Localized("用 --rejects 文件夹 可得到全部被拒收的行。", "--rejects FOLDER gives all rejected rows in full.")


class SparkOptions(NamedTuple):
    """What the command line says about a run on a cluster; ``refused`` holds the options that mean nothing there."""

    observations: Sequence[str]
    rubric: str
    master: str | None
    output: str | None
    rejects: str | None
    roster: str | None
    period: str | None
    mapping: Mapping[str, str]
    attributes: Sequence[str]
    refused: Mapping[str, object]


def options_of(params: Mapping[str, Any]) -> SparkOptions:
    """The options among the command's parameters. Raises :class:`CouldNotRunError` CL006."""
    from service_rating.cli.column_mapping import pairs

    same = ("observations", "rubric", "master", "output", "rejects", "roster", "period")
    refused = {"--format": "format_name", "--max-rejects": "max_rejects", "--dry-run": "dry_run", "--memory": "memory"}
    return SparkOptions(
        **{name: params[name] for name in same},
        mapping=pairs(params["mapping"] or []),
        attributes=params["attribute"] or [],
        refused={option: params[name] for option, name in refused.items()},
    )


def evaluate_on_spark(session: Session, params: Mapping[str, Any]) -> int:
    """Assess on a cluster and report; gives the exit code. Raises what :func:`.run.evaluate_on` does, SK014–SK017."""
    from service_rating.cluster.connection import check_machine, check_master
    from service_rating.cluster.folders import new_folders
    from service_rating.observations.inputs import input_files
    from service_rating.rubric.loading import load_rubric

    options = options_of(params)
    master, output = _required(params["engine"], options)
    check_machine()
    check_master(master)
    rubric = load_rubric(options.rubric)
    files = input_files(options.observations, options.roster)
    rejects = [] if options.rejects is None else [Path(options.rejects)]
    with ended_by_signals(), new_folders(Path(output), *rejects) as (target, *other):
        request = _request(rubric, files, options, str(target), str(other[0]) if other else None)
        facts, notes = _evaluated(master, files, options, request, loud=session.debug)
        if not facts.employees:
            _refuse_nobody(session, facts)
    _summarise(session, rubric, facts, [*files.notes, *notes, *facts.notes], options)
    return 1 if facts.counts.rejected or facts.counts.roster_rejected else 0


def _required(engine: str, options: SparkOptions) -> tuple[str, str]:
    """The master and the output folder. Raises SK014 (an option that does not go with Spark), SK015–SK017."""
    if engine == "polars":
        raise refuse_run("SK017", "--master")
    if engine != "spark":
        raise refuse_run("SK016", "--engine", name=engine)
    for option, given in options.refused.items():
        if given:
            raise refuse_run("SK014", option, option=option)
    for option, text in (("--master", options.master), ("--output", options.output)):
        if not text:
            raise refuse_run("SK015", option, option=option)
    return cast("str", options.master), cast("str", options.output)


def _request(rubric: Rubric, files: InputFiles, options: SparkOptions, target: str, rejects: str | None) -> Request:
    """The run with its roster, which is read here and goes to all nodes."""
    from service_rating.cluster.request import Request
    from service_rating.cluster.row_table import row_table
    from service_rating.observations.header import names_for
    from service_rating.observations.opening import opened

    roster = None
    if files.roster is not None:
        names = names_for(rubric, options.mapping, options.attributes)
        roster = row_table(opened([files.roster], names, files.notes)[0])
    return Request(rubric, target, rejects, roster, options.period, options.mapping, options.attributes)


def _evaluated(
    master: str, files: InputFiles, options: SparkOptions, request: Request, *, loud: bool
) -> tuple[Facts, list[Diagnostic]]:
    from service_rating.cluster.run import evaluate_on, shared
    from service_rating.observations.sources import FileSource

    sources: list[Any] = []
    for source in files.observations:
        if not isinstance(source, FileSource):
            raise refuse_run("SK014", source.name, option="-")
        sources.append(shared(source))
    folders = {Path(name) for name in options.observations if Path(name).is_dir()}
    return evaluate_on(master, sources, folders, request, loud=loud)


def _refuse_nobody(session: Session, facts: Facts) -> None:
    """Tell why nobody is left, and end: CL010."""
    from service_rating.cli.evaluation_output import NOBODY, NOBODY_HINT, first_rejects
    from service_rating.cli.findings import usage_error
    from service_rating.reports.summary import counted

    session.note(counted(facts.counts, session.language))
    first_rejects(session, facts.first, None)
    raise usage_error("CL010", "", NOBODY, NOBODY_HINT)


def _summarise(session: Session, rubric: Rubric, facts: Facts, notes: list[Diagnostic], options: SparkOptions) -> None:
    """What was written, the distribution, the counts, warnings and the first rejected rows, to stderr."""
    from service_rating.cli.evaluation_output import REJECTED, WRITTEN
    from service_rating.cli.findings import lines_of
    from service_rating.reports.rejects_file import reject_lines
    from service_rating.reports.summary import chart, counted, groups_in

    session.note(WRITTEN.format(path=options.output))
    session.note(chart(groups_in(facts.levels, rubric), session.language))
    session.note(counted(facts.counts, session.language))
    if notes:
        session.note(lines_of(notes, session.language))
    if facts.first.height:
        session.note(REJECTED)
        session.note(reject_lines(facts.first, session.language, facts.first.height))
        session.note(ALL if options.rejects is None else WRITTEN.format(path=options.rejects))
