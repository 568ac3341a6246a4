"""Loading a rubric needs neither dataframes nor a terminal."""

from __future__ import annotations

import subprocess
import sys


def test_no_heavy_imports() -> None:
    code = (
        "import sys, service_rating.rubric.loading, service_rating.rubric.schema, service_rating.rubric.fingerprint;"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'polars', 'narwhals', 'typer', 'rich', 'duckdb'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
