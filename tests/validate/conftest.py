from __future__ import annotations

import pytest

from tests.validate.files import DATA


@pytest.fixture(autouse=True)
def _in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are told as from this folder, in English, on 80 columns, without colours of the developer's terminal."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(DATA)
