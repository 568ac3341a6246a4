"""The page on the Python API: its example runs, and both languages show the same one."""

from __future__ import annotations

import re
from typing import Any

from tests.docs_pages import DOCS


def example(name: str) -> str:
    found = re.search(r"^```python\n(.*?)^```$", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def test_the_example_runs() -> None:
    told: list[Any] = []
    names: dict[str, Any] = {"print": told.append}
    exec(example("api.md"), names)  # noqa: S102  # the page's own text
    shown = told[0].astype(object).where(told[0].notna(), None).to_numpy().tolist()
    assert shown == [["E1", 1, "provisional", 83.63, 0.8], ["E2", None, "unclassified", 22.44, 0.6]]
    assert example("api.zh.md") == example("api.md")
