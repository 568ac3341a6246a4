"""What a run on Spark moves between machines: ``python benchmarks/spark_cost.py FILE.csv [PARTS]``, on this machine's cores.

Splits the file into parts, assesses them with ``local[2]``, and prints rows, seconds, and the bytes that each stage read and
wrote in the exchange, as Spark counts them. For the processor time of everything (Java, Python) run it under
``perf stat -e task-clock``.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service_rating.cluster import run
from service_rating.cluster.connection import connected
from service_rating.cluster.request import Request
from service_rating.observations.sources import FileSource
from service_rating.rubric.loading import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterator


def parts_of(file: Path, folder: Path, parts: int) -> list[Path]:
    """The file in parts, each with the header."""
    header, *lines = file.read_bytes().splitlines(keepends=True)
    size = -(-len(lines) // parts)
    made = []
    for number in range(parts):
        made.append(folder / f"part{number}.csv")
        made[-1].write_bytes(b"".join([header, *lines[number * size : (number + 1) * size]]))
    return made


def exchanged(context: Any) -> Iterator[tuple[int, int]]:
    """Bytes that each stage wrote to and read from the exchange."""
    every, quantiles = context._jvm.java.util.ArrayList(), context._gateway.new_array(context._jvm.double, 0)  # noqa: SLF001
    stages = context._jsc.sc().statusStore().stageList(None, False, False, quantiles, every)  # noqa: FBT003, SLF001
    for place in range(stages.size()):
        stage = stages.apply(place)
        yield stage.shuffleWriteBytes(), stage.shuffleReadBytes()


def main(file: Path, parts: int) -> None:
    """Run and print."""
    with tempfile.TemporaryDirectory() as name, connected("local[2]") as context:
        folder = Path(name)
        sources = [run.shared(FileSource(part)) for part in parts_of(file, folder, parts)]
        (folder / "out").mkdir()
        began = time.perf_counter()
        facts, _ = run.evaluate_with(
            context, sources, [], Request(load_rubric("service-awareness"), str(folder / "out"))
        )
        seconds = time.perf_counter() - began
        written = sum(told for told, _ in exchanged(context))
        print(f"rows {facts.counts.read}, employees {facts.employees}, {seconds:.1f} s")
        print(f"written to the exchange: {written} bytes, {written / facts.counts.read:.1f} per row")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 8)
