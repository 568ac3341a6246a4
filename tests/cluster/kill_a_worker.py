"""Kill one of two workers in the middle of a run and compare: ``python -m tests.cluster.kill_a_worker [EMPLOYEES]``.

Not part of the suite, because it takes its time. The worker dies with its executor, and with the rows that were exchanged and
lay on its disk, as soon as the first share has been written. The rest of the run is done by the other worker.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from tests.cluster.compared import assessments
from tests.cluster.generated import RUBRIC, generate
from tests.cluster.standalone import end, environment, leash, standalone

PROGRAM = [sys.executable, "-m", "service_rating", "evaluate"]


def main(employees: int) -> int:
    """Run twice, on one machine and on the cluster that loses a worker; 0 when both outcomes are the same bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder / "in", employees, parts=8)
        arguments = [*PROGRAM, str(folder / "in"), "-r", str(RUBRIC)]
        subprocess.run([*arguments, "-o", str(folder / "one.parquet")], stderr=subprocess.DEVNULL, check=False)
        with standalone(folder) as cluster:
            spread = ["--engine", "spark", "--master", cluster.master, "-o", str(folder / "out")]
            began = time.monotonic()
            run = subprocess.Popen([*leash(), *arguments, *spread], env=os.environ | environment(folder))
            written = wait_for_a_share(folder, run)
            end(cluster.workers[0], signal.SIGKILL)
            print(f"worker killed after {time.monotonic() - began:.0f} s, with {written} share(s) written")  # noqa: T201
            code = run.wait()
            print(f"exit code {code} after {time.monotonic() - began:.0f} s")  # noqa: T201
        alone = pl.read_parquet(folder / "one.parquet")
        together = assessments(folder / "out")
        same = alone.write_ndjson() == together.write_ndjson()
        print(f"{together.height} assessments, {'the same bytes' if same else 'DIFFERENT'}")  # noqa: T201
        return 0 if same else 1


def wait_for_a_share(folder: Path, run: subprocess.Popen[bytes]) -> int:
    """How many shares had been written when the first one was seen."""
    while run.poll() is None:
        if found := list(folder.glob(".out.*.part/assessments-*.parquet")):
            return len(found)
        time.sleep(0.02)
    message = "the run ended before anything could be killed"
    raise RuntimeError(message)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 20_000))
