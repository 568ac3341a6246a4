"""A run on a cluster, on one screen."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service_rating.cluster.assessing import assess_share
from service_rating.cluster.columns import attribute_names
from service_rating.cluster.connection import connected
from service_rating.cluster.facts import Facts, together
from service_rating.cluster.looking import compared, look
from service_rating.cluster.sentences import refuse_run
from service_rating.cluster.spreading import files_of, spread
from service_rating.cluster.watched import watched
from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.period import parse_period
from service_rating.observations.refusals import refuse
from service_rating.observations.sources import FileSource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from service_rating.cluster.request import Request
    from service_rating.cluster.spreading import Packet
    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.table_rows import Extent

SHARE = 96 << 20
"""About how many bytes of CSV one share should hold; packed Parquet says the same in about a fifth."""
PACKED = 5
SHARES_OF_A_CORE = 2


@dataclass(frozen=True)
class SharedFile(FileSource):
    """A file that every node finds under its whole path; messages call it what it was called."""

    given: str = ""

    @property
    def name(self) -> str:
        """The path as given."""
        return self.given


def shared(source: FileSource) -> SharedFile:
    """The same file, for nodes that work in other folders."""
    return SharedFile(Path(source.path).absolute(), source.sheet, source.name)


def evaluate_on(
    master: str, sources: Sequence[SharedFile], folders: Collection[Path], request: Request, *, loud: bool = False
) -> tuple[Facts, list[Diagnostic]]:
    """Assess the files on a cluster and write the outcome to the request's folders; gives the facts and what to say.

    Raises :class:`CouldNotRunError`: what reading and scoring on one machine raise, and SK001–SK013, SK018–SK020.
    ``loud`` lets through what Spark writes to stderr.
    """
    check_tenure(request)
    unnamed = [folder for folder in (request.target, request.rejects) if folder is not None]
    with connected(master, unnamed, loud=loud) as context, watched(context):
        return evaluate_with(context, sources, folders, request)


def evaluate_with(
    context: Any, sources: Sequence[SharedFile], folders: Collection[Path], request: Request
) -> tuple[Facts, list[Diagnostic]]:
    """As :func:`evaluate_on`, with a context of Spark that is there already."""
    looked = context.parallelize(list(sources), len(sources)).map(partial(look, request=request)).collect()
    tables, notes = compared(looked, folders, request)
    shown = attribute_names(tables, request.roster, request.names)
    shares = shares_for([table.extent for table in tables], context.defaultParallelism)
    told = context.broadcast(replace(request, tables=tables, shown=shown, shares=shares))
    files = files_of(tables)
    rows = context.parallelize(files, len(files)).flatMap(partial(_spread, told=told))
    facts = together(rows.partitionBy(shares, int).mapPartitionsWithIndex(partial(_assess, told=told)).collect())
    return _checked(facts), notes


def check_tenure(request: Request) -> None:
    """Raise SK013 where a share could not know by itself when the period ends."""
    if request.roster is None or request.rubric.evidence.min_tenure is None:
        return
    if request.period is None or parse_period(request.period).last is None:
        raise refuse_run("SK013", "--period")


def shares_for(extents: Iterable[Extent], cores: int) -> int:
    """Into how many shares the rows are split: as many as the cores can keep busy with, none too large for a worker."""
    size: int = sum(extent.size * (PACKED if extent.kind in ("parquet", "csv.gz") else 1) for extent in extents)
    return max(cores * SHARES_OF_A_CORE, math.ceil(size / SHARE))


def _spread(numbers: list[int], told: Any) -> Iterator[Packet]:
    return spread(numbers, told.value)


def _assess(number: int, packets: Iterable[Packet], told: Any) -> Iterator[Facts]:
    yield assess_share(number, (packet for _, packet in packets), told.value)


def _checked(facts: Facts) -> Facts:
    """The facts, if every share could be assessed and all rows are of one period (else OB009, as on one machine)."""
    if facts.refused:
        raise CouldNotRunError(*facts.refused)
    if len(facts.periods) > 1:
        raise refuse("OB009", periods=", ".join(sorted(facts.periods)))
    return facts
